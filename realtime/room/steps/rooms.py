"""The room, its participants and their presence."""

from uuid import UUID

from deliberation.events import rooms
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import ParticipantState, RoomState


@on(rooms.RoomOpened)
def _room_opened(state: RoomState, event: Envelope, data: rooms.RoomOpened) -> RoomState:
    return state.model_copy(update={"title": data.title})


@on(rooms.ParticipantAdded)
def _participant_added(state: RoomState, event: Envelope, data: rooms.ParticipantAdded) -> RoomState:
    added = ParticipantState(participant_id=data.participant_id, role=data.role, present=False)
    return state.model_copy(update={"participants": [*state.participants, added]})


@on(rooms.AttendanceStarted)
def _attendance_started(state: RoomState, event: Envelope, data: rooms.AttendanceStarted) -> RoomState:
    return _present(state, data.participant_id, present=True)


@on(rooms.AttendanceEnded)
def _attendance_ended(state: RoomState, event: Envelope, data: rooms.AttendanceEnded) -> RoomState:
    return _present(state, data.participant_id, present=False)


def _present(state: RoomState, participant_id: UUID, *, present: bool) -> RoomState:
    participants = [
        item.model_copy(update={"present": present}) if item.participant_id == participant_id else item
        for item in state.participants
    ]
    return state.model_copy(update={"participants": participants})
