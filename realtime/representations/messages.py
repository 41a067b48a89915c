"""Messages by page."""

from realtime.representations.answers import Answer
from realtime.room.state import MessageState


class MessagePage(Answer):
    """Messages in order of their ids, which is that of time."""

    items: list[MessageState]
