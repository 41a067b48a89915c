"""Text, and what was taken from the screen."""

from uuid import UUID

from deliberation.events import messages
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import WINDOW, MessageState, ModerationState, RoomState


@on(messages.MessagePosted)
def _message_posted(state: RoomState, event: Envelope, data: messages.MessagePosted) -> RoomState:
    posted = MessageState(
        message_id=data.message_id,
        seq=event.seq,
        participant_id=data.participant_id,
        at=event.at,
        text=data.text,
        edited_at=None,
        hidden=False,
    )
    return state.model_copy(update={"messages": [*state.messages, posted][-WINDOW:]})


@on(messages.MessageEdited)
def _message_edited(state: RoomState, event: Envelope, data: messages.MessageEdited) -> RoomState:
    return _message(state, data.message_id, {"text": data.text, "edited_at": event.at})


@on(messages.MessageHidden)
def _message_hidden(state: RoomState, event: Envelope, data: messages.MessageHidden) -> RoomState:
    return _message(state, data.message_id, {"text": None, "hidden": True})


def _message(state: RoomState, message_id: UUID, update: dict[str, object]) -> RoomState:
    changed = [item.model_copy(update=update) if item.message_id == message_id else item for item in state.messages]
    return state.model_copy(update={"messages": changed})


@on(messages.MessageModerated)
def _message_moderated(state: RoomState, event: Envelope, data: messages.MessageModerated) -> RoomState:
    entry = ModerationState(seq=event.seq, **data.model_dump())
    return state.model_copy(update={"moderation": [*state.moderation, entry][-WINDOW:]})
