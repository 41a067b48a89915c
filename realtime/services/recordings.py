"""The switch by which whoever runs a meeting has its speeches recorded."""

from datetime import datetime

from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.recordings import RecordingEnd, RecordingStart, RecordingStarted, RecordingStop
from deliberation.rules.catalogue import RecordingMode
from realtime import policies
from realtime.models import Room
from realtime.selectors import access_room
from realtime.selectors import recordings as selectors
from realtime.services import floor_clock, speech_recordings


class RecordingResult(Result):
    """Since when speeches are recorded, and whether what is seen of them is, too; ``None`` while none is."""

    recording_since: datetime | None
    with_pictures: bool = False


@change
def start(actor: Account, command: RecordingStart) -> RecordingResult:
    """Record each speech from now on, that of whoever speaks included. Starting again changes nothing.

    Raises:
        Forbidden: ``recording.forbidden``, to everybody but chair and operators.
        Conflict: ``sitting.not_open`` with ``state``; ``recording.off``, the rules have nothing recorded here;
            ``recording.sound_only``, they have no pictures kept; ``recording.confidential``, the whole sitting is.
    """
    participant = access_room(actor, command.room_id)
    policies.require(policies.may_record(participant), "recording.forbidden")
    room = participant.room
    holder, now = floor_clock.hold(room)
    policies.require_open(room)
    _require_recordable(room, with_pictures=command.with_pictures)
    room.refresh_from_db(fields=["recording_since", "recording_pictures"])  # read before the room was held
    if room.recording_since is None:
        room.recording_since, room.recording_pictures = now, command.with_pictures
        room.save(update_fields=["recording_since", "recording_pictures"])
        emit(RecordingStarted(with_pictures=command.with_pictures), stream=room.stream, actor=actor, at=now)
        if holder is not None and holder.began_at is not None:
            holder.room.recording_since, holder.room.recording_pictures = now, command.with_pictures
            speech_recordings.begin(holder, at=now)
    return RecordingResult(recording_since=room.recording_since, with_pictures=room.recording_pictures)


@change
def stop(actor: Account, command: RecordingStop) -> RecordingResult:
    """Record nothing more; what was recorded until now is kept. Stopping again changes nothing.

    Raises:
        Forbidden: ``recording.forbidden``, to everybody but chair and operators.
    """
    participant = access_room(actor, command.room_id)
    policies.require(policies.may_record(participant), "recording.forbidden")
    _, now = floor_clock.hold(participant.room)
    speech_recordings.switch_off(participant.room, RecordingEnd.STOPPED, actor=actor, at=now)
    return RecordingResult(recording_since=None)


def _require_recordable(room: Room, *, with_pictures: bool) -> None:
    """Refuse what may not be recorded, whoever wants it."""
    mode = selectors.recording_rules(room).mode
    if mode == RecordingMode.OFF:
        raise Conflict("recording.off")
    if with_pictures and mode != RecordingMode.VIDEO:
        raise Conflict("recording.sound_only")
    if selectors.is_confidential(room):
        raise Conflict("recording.confidential")
