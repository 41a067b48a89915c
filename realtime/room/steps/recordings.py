"""Whether speeches are recorded, and, for the desk, what became of each."""

from uuid import UUID

from deliberation.events import recordings
from deliberation.events.base import Envelope
from deliberation.events.recordings import RecordingFailure, RecordingState
from realtime.room.registry import on
from realtime.room.state import RecordingItemState, RoomState


@on(recordings.RecordingStarted)
def _recording_started(state: RoomState, event: Envelope, data: recordings.RecordingStarted) -> RoomState:
    return state.model_copy(update={"recording_since": event.at, "recording_pictures": data.with_pictures})


@on(recordings.RecordingStopped)
def _recording_stopped(state: RoomState, event: Envelope, data: recordings.RecordingStopped) -> RoomState:
    return state.model_copy(update={"recording_since": None, "recording_pictures": False})


@on(recordings.RecordingKept)
def _recording_kept(state: RoomState, event: Envelope, data: recordings.RecordingKept) -> RoomState:
    return _put(state, data.recording_id, data.request_id, RecordingState.KEPT, _failure(state, data.recording_id))


@on(recordings.RecordingFailed)
def _recording_failed(state: RoomState, event: Envelope, data: recordings.RecordingFailed) -> RoomState:
    return _put(state, data.recording_id, data.request_id, RecordingState.FAILED, data.failure)


@on(recordings.RecordingDeleted)
def _recording_deleted(state: RoomState, event: Envelope, data: recordings.RecordingDeleted) -> RoomState:
    return _put(state, data.recording_id, data.request_id, RecordingState.DELETED, _failure(state, data.recording_id))


def _failure(state: RoomState, recording_id: UUID) -> RecordingFailure | None:
    return next((item.failure for item in state.recordings if item.recording_id == recording_id), None)


def _put(
    state: RoomState, recording_id: UUID, request_id: UUID, became: RecordingState, failure: RecordingFailure | None
) -> RoomState:
    item = RecordingItemState(recording_id=recording_id, request_id=request_id, state=became, failure=failure)
    others = [other for other in state.recordings if other.recording_id != recording_id]
    ordered = sorted([*others, item], key=lambda each: str(each.recording_id))
    return state.model_copy(update={"recordings": ordered})
