"""Text, and what was taken from the screen."""

from uuid import UUID

from deliberation.events import messages
from deliberation.events.base import Envelope
from deliberation.events.messages import MessageKind, QuestionStanding
from realtime.room.registry import on
from realtime.room.state import WINDOW, MessageState, ModerationState, NoteState, RoomState


@on(messages.MessagePosted)
def _message_posted(state: RoomState, event: Envelope, data: messages.MessagePosted) -> RoomState:
    """Put it where its id belongs: what comes on the other stream may have been said before it."""
    posted = MessageState(
        **data.model_dump(),
        seq=event.seq,
        is_inner=event.stream.endswith(".inner"),
        at=event.at,
        question=QuestionStanding.OPEN if data.kind is MessageKind.QUESTION else None,
        edited_at=None,
        hidden=False,
    )
    ordered = sorted([*state.messages, posted], key=lambda item: item.message_id)
    return state.model_copy(update={"messages": ordered[-WINDOW:]})


@on(messages.MessageEdited)
def _message_edited(state: RoomState, event: Envelope, data: messages.MessageEdited) -> RoomState:
    return _message(state, data.message_id, {"text": data.text, "edited_at": event.at})


@on(messages.MessageHidden)
def _message_hidden(state: RoomState, event: Envelope, data: messages.MessageHidden) -> RoomState:
    return _message(state, data.message_id, {"text": None, "hidden": True})


@on(messages.QuestionStated)
def _question_stated(state: RoomState, event: Envelope, data: messages.QuestionStated) -> RoomState:
    return _message(state, data.message_id, {"question": data.state, "due_on": data.due_on})


def _message(state: RoomState, message_id: UUID, update: dict[str, object]) -> RoomState:
    changed = [item.model_copy(update=update) if item.message_id == message_id else item for item in state.messages]
    return state.model_copy(update={"messages": changed})


@on(messages.MessageModerated)
def _message_moderated(state: RoomState, event: Envelope, data: messages.MessageModerated) -> RoomState:
    entry = ModerationState(seq=event.seq, **data.model_dump())
    return state.model_copy(update={"moderation": [*state.moderation, entry][-WINDOW:]})


@on(messages.NoteWritten)
def _note_written(state: RoomState, event: Envelope, data: messages.NoteWritten) -> RoomState:
    """The writer's own stream tells of all their rooms; this one's is meant."""
    if data.room_id != state.room_id:
        return state
    is_desk = event.stream.endswith(".desk")
    note = NoteState(**data.model_dump(exclude={"room_id"}), seq=event.seq, is_desk=is_desk, at=event.at)
    return state.model_copy(update={"notes": [*state.notes, note][-WINDOW:]})
