"""``apply(state, event)``: the one definition of what an event does to the room that people see.

The browser's ``frontend/src/room/reducer.ts`` does the same; both are held to the golden files in
``tests/contract/golden``. An unknown type changes nothing, so that an older reader survives a newer server.
"""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from deliberation.events import calls, messages, notices, payloads, rooms
from deliberation.events.base import EVENTS, Envelope, Event
from realtime.room.state import (
    WINDOW,
    MessageState,
    ModerationState,
    NoticeState,
    ParticipantState,
    PublicationState,
    RoomState,
)

E = TypeVar("E", bound=Event)
Step = Callable[[RoomState, Envelope, E], RoomState]

_STEPS: dict[str, Callable[[RoomState, Envelope, Event], RoomState]] = {}


def apply(state: RoomState, event: Envelope) -> RoomState:
    """Return the room after ``event``. An erased event (``data`` is ``None``) leaves nothing to show."""
    step = _STEPS.get(event.type)
    if step is None or event.data is None:
        return state
    return step(state, event, EVENTS[event.type].model_validate(event.data))


def _on(cls: type[E]) -> Callable[[Step[E]], Step[E]]:
    def declare(step: Step[E]) -> Step[E]:
        _STEPS[cls.type] = step  # type: ignore[assignment]  # apply() passes each step its own class
        return step

    return declare


@_on(rooms.RoomOpened)
def _room_opened(state: RoomState, event: Envelope, data: rooms.RoomOpened) -> RoomState:
    return state.model_copy(update={"title": data.title})


@_on(rooms.ParticipantAdded)
def _participant_added(state: RoomState, event: Envelope, data: rooms.ParticipantAdded) -> RoomState:
    added = ParticipantState(participant_id=data.participant_id, role=data.role, present=False)
    return state.model_copy(update={"participants": [*state.participants, added]})


@_on(rooms.AttendanceStarted)
def _attendance_started(state: RoomState, event: Envelope, data: rooms.AttendanceStarted) -> RoomState:
    return _present(state, data.participant_id, present=True)


@_on(rooms.AttendanceEnded)
def _attendance_ended(state: RoomState, event: Envelope, data: rooms.AttendanceEnded) -> RoomState:
    return _present(state, data.participant_id, present=False)


def _present(state: RoomState, participant_id: UUID, *, present: bool) -> RoomState:
    participants = [
        item.model_copy(update={"present": present}) if item.participant_id == participant_id else item
        for item in state.participants
    ]
    return state.model_copy(update={"participants": participants})


@_on(messages.MessagePosted)
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


@_on(messages.MessageEdited)
def _message_edited(state: RoomState, event: Envelope, data: messages.MessageEdited) -> RoomState:
    return _message(state, data.message_id, {"text": data.text, "edited_at": event.at})


@_on(messages.MessageHidden)
def _message_hidden(state: RoomState, event: Envelope, data: messages.MessageHidden) -> RoomState:
    return _message(state, data.message_id, {"text": None, "hidden": True})


def _message(state: RoomState, message_id: UUID, update: dict[str, object]) -> RoomState:
    changed = [item.model_copy(update=update) if item.message_id == message_id else item for item in state.messages]
    return state.model_copy(update={"messages": changed})


@_on(messages.MessageModerated)
def _message_moderated(state: RoomState, event: Envelope, data: messages.MessageModerated) -> RoomState:
    entry = ModerationState(seq=event.seq, **data.model_dump())
    return state.model_copy(update={"moderation": [*state.moderation, entry][-WINDOW:]})


@_on(calls.PublicationStarted)
def _publication_started(state: RoomState, event: Envelope, data: calls.PublicationStarted) -> RoomState:
    started = PublicationState(**data.model_dump())
    return state.model_copy(update={"publications": [*state.publications, started]})


@_on(calls.PublicationEnded)
def _publication_ended(state: RoomState, event: Envelope, data: calls.PublicationEnded) -> RoomState:
    left = [item for item in state.publications if item.publication_id != data.publication_id]
    return state.model_copy(update={"publications": left})


@_on(notices.NoticeRaised)
def _notice_raised(state: RoomState, event: Envelope, data: notices.NoticeRaised) -> RoomState:
    raised = NoticeState(seq=event.seq, at=event.at, **data.model_dump())
    return state.model_copy(update={"notices": [*state.notices, raised]})


@_on(notices.NoticeDismissed)
def _notice_dismissed(state: RoomState, event: Envelope, data: notices.NoticeDismissed) -> RoomState:
    left = [item for item in state.notices if item.notice_id != data.notice_id]
    return state.model_copy(update={"notices": left})


@_on(payloads.PayloadErased)
def _payload_erased(state: RoomState, event: Envelope, data: payloads.PayloadErased) -> RoomState:
    """Drop whatever the erased event had put on the screen; each kind of stream shows one kind of content."""
    if event.stream.startswith("member."):
        return state.model_copy(update={"notices": [item for item in state.notices if item.seq != data.seq]})
    if event.stream.endswith(".desk"):
        return state.model_copy(update={"moderation": [item for item in state.moderation if item.seq != data.seq]})
    return state.model_copy(update={"messages": [item for item in state.messages if item.seq != data.seq]})
