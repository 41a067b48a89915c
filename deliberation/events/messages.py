"""Text in a room: ``message.*``, ``question.*`` and ``note.*``."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self
from uuid import UUID

from pydantic import StringConstraints, model_validator

from deliberation.events.base import NO_NUL, Command, Event, event, upcast

# A bound on the frame, not the rule: how long a message may be is the institution's `message.max_length`.
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000, pattern=NO_NUL)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=NO_NUL)]


class MessageKind(StrEnum):
    """What a message is meant as (发言、公告、提问)."""

    SPEECH = "speech"
    ANNOUNCEMENT = "announcement"
    QUESTION = "question"


class QuestionStanding(StrEnum):
    """What became of a question to a department (待答复、已受理、已答复、会后答复)."""

    OPEN = "open"
    TAKEN = "taken"
    ANSWERED = "answered"
    TAKEN_AWAY = "taken_away"


class MessagePost(Command):
    """Say something in a room: under an item of the agenda, in answer to another message, or as a question."""

    type: ClassVar[str] = "message.post"
    room_id: UUID
    text: Text
    kind: MessageKind = MessageKind.SPEECH
    item_id: UUID | None = None
    reply_to: UUID | None = None
    department_id: UUID | None = None
    """Whom a question is for; only questions have one."""

    @model_validator(mode="after")
    def _only_questions_are_for_a_department(self) -> Self:
        if (self.kind is MessageKind.QUESTION) != (self.department_id is not None):
            raise ValueError("a question is for a department, and nothing else is")
        return self


class QuestionState(Command):
    """Say what became of a question; one that is taken away is answered by ``due_on``."""

    type: ClassVar[str] = "question.state"
    room_id: UUID
    message_id: UUID
    state: QuestionStanding
    due_on: date | None = None

    @model_validator(mode="after")
    def _only_what_is_taken_away_is_due(self) -> Self:
        if (self.state is QuestionStanding.TAKEN_AWAY) != (self.due_on is not None):
            raise ValueError("a question that is taken away is due on some day, and no other is")
        return self


class NoteWrite(Command):
    """Write to the operators alone."""

    type: ClassVar[str] = "note.write"
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
    """To the room: somebody said something. ``participant_id`` is the speaker's place in the room.

    What is said while something confidential is dealt with, or in answer to such, stands on the inner stream.
    """

    type: ClassVar[str] = "message.posted"
    version: ClassVar[int] = 2
    message_id: UUID
    participant_id: UUID
    text: str
    kind: MessageKind
    item_id: UUID | None
    reply_to: UUID | None
    department_id: UUID | None


@upcast("message.posted", 1)
def _all_was_speech(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "kind": MessageKind.SPEECH.value, "item_id": None, "reply_to": None, "department_id": None}


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


@event
class QuestionStated(Event):
    """To those who read the question: what became of it."""

    type: ClassVar[str] = "question.stated"
    message_id: UUID
    state: QuestionStanding
    due_on: date | None


@event
class NoteWritten(Event):
    """To the desk, or to the writer where they do not read the desk's: something for the operators alone."""

    type: ClassVar[str] = "note.written"
    room_id: UUID
    note_id: UUID
    participant_id: UUID
    text: str
