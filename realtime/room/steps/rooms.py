"""The room itself, and who is connected to it."""

from deliberation.events import rooms
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import RoomState
from realtime.room.steps.participants import change_participant


@on(rooms.RoomOpened)
def _room_opened(state: RoomState, event: Envelope, data: rooms.RoomOpened) -> RoomState:
    return state.model_copy(update={"title": data.title})


@on(rooms.AttendanceStarted)
def _attendance_started(state: RoomState, event: Envelope, data: rooms.AttendanceStarted) -> RoomState:
    arrived = next((item.arrived_at for item in state.participants if item.participant_id == data.participant_id), None)
    return change_participant(state, data.participant_id, present=True, arrived_at=arrived or event.at, left_at=None)


@on(rooms.AttendanceEnded)
def _attendance_ended(state: RoomState, event: Envelope, data: rooms.AttendanceEnded) -> RoomState:
    return change_participant(state, data.participant_id, present=False, left_at=event.at)
