"""Text in a room: ``message.*``."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, event

# A bound on the frame, not the rule: how long a message may be is the institution's `message.max_length`.
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000, pattern=NO_NUL)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=NO_NUL)]


class MessagePost(Command):
    """Say something in a room."""

    type: ClassVar[str] = "message.post"
    room_id: UUID
    text: Text


class MessageEdit(Command):
    """Correct one's own message within the edit window."""

    type: ClassVar[str] = "message.edit"
    room_id: UUID
    message_id: UUID
    text: Text


class MessageHide(Command):
    """Take a message from everybody's screen; the reason goes to the author and the operators."""

    type: ClassVar[str] = "message.hide"
    room_id: UUID
    message_id: UUID
    reason: Reason


@event
class MessagePosted(Event):
    """To the room: somebody said something. ``participant_id`` is the speaker's place in the room."""

    type: ClassVar[str] = "message.posted"
    message_id: UUID
    participant_id: UUID
    text: str


@event
class MessageEdited(Event):
    """To the room: the author corrected the text."""

    type: ClassVar[str] = "message.edited"
    message_id: UUID
    text: str


@event
class MessageHidden(Event):
    """To the room: the message is no longer shown."""

    type: ClassVar[str] = "message.hidden"
    message_id: UUID


@event
class MessageModerated(Event):
    """To the operators: why a message was hidden, and what it said."""

    type: ClassVar[str] = "message.moderated"
    message_id: UUID
    participant_id: UUID
    text: str
    reason: str
