"""A recording for each speech while the room is recorded: begun, finished, switched off.

Callers hold the room's floor (``floor_clock.hold``): what happens to a turn happens to its recording in the same
transaction. Rows say what is to be recorded; the media process is told by the permission set.
"""

from datetime import datetime

from django.db.models import QuerySet

from deliberation.eventlog.units import Actor, emit
from deliberation.events.recordings import RecordingEnd, RecordingState, RecordingStopped
from realtime.models import Recording, Room, Turn
from realtime.selectors import recordings as selectors


def begin(turn: Turn, *, at: datetime) -> None:
    """Record a speech from now on if the room is recorded; nothing confidential ever is."""
    if turn.room.recording_since is not None and selectors.may_be_recorded(turn):
        pictures = turn.room.recording_pictures
        Recording.objects.create(room=turn.room, turn=turn, started_at=at, with_pictures=pictures)


def finish(turn: Turn, *, at: datetime) -> None:
    """Record no more of a speech. Nothing happens if it is not recorded."""
    _under_way(turn.room).filter(turn=turn).update(state=RecordingState.FETCHING, ended_at=at)


def switch_off(room: Room, reason: RecordingEnd, *, actor: Actor | None, at: datetime) -> None:
    """Record nothing more in the room. Nothing happens if nothing is recorded."""
    room.refresh_from_db(fields=["recording_since"])
    if room.recording_since is None:
        return
    room.recording_since, room.recording_pictures = None, False
    room.save(update_fields=["recording_since", "recording_pictures"])
    _under_way(room).update(state=RecordingState.FETCHING, ended_at=at)
    emit(RecordingStopped(reason=reason), stream=room.stream, actor=actor, at=at)


def _under_way(room: Room) -> QuerySet[Recording]:
    return Recording.objects.filter(room=room, state=RecordingState.RECORDING)
