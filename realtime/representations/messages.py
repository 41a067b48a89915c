"""Messages by page."""

from realtime.representations.answers import Answer
from realtime.room.state import MessageState


class MessagePage(Answer):
    """Messages in order of ``seq``."""

    items: list[MessageState]
