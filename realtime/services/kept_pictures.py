"""What becomes of the pictures of a speech once it is over: kept beside its sound, failed, deleted with it.

Each may be asked for again by whoever was killed in between: what has happened already happens no second time.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from deliberation.core import clock
from deliberation.documents.services import files
from deliberation.eventlog.units import change, emit
from deliberation.events.base import Event
from deliberation.events.calls import MediaSource
from deliberation.events.files import FileType
from deliberation.events.recordings import (
    RecordingFailure,
    RecordingPicturesFailed,
    RecordingPicturesKept,
    RecordingState,
)
from realtime.models import Footage, Recording
from realtime.services.kept_recordings import Recorded, file_name


@change
def keep(recording_id: UUID, source: MediaSource, recorded: Recorded) -> None:
    """Keep pictures whose content lies in the storage already. Nothing happens unless they are waited for."""
    row = _locked(recording_id)
    if row is None:
        return
    footage = _of(row, source)
    if footage.state != RecordingState.FETCHING:
        return
    footage.file = files.enter(
        row.turn.participant.account,
        name=file_name(row, recorded.heard_at),
        type_=FileType.MKV,
        size=recorded.size,
        sha256=recorded.sha256,
    )
    footage.seen_at, footage.milliseconds, footage.size = recorded.heard_at, recorded.milliseconds, recorded.size
    footage.sha256, footage.is_complete = recorded.sha256, recorded.is_complete
    footage.state = RecordingState.KEPT
    footage.save()
    event = RecordingPicturesKept(
        recording_id=row.id,
        request_id=row.turn_id,
        source=source,
        milliseconds=footage.milliseconds,
        size=footage.size,
        sha256=footage.sha256,
        is_complete=footage.is_complete,
    )
    _tell(row, event, clock.now())


@change
def count_attempt(recording_id: UUID, source: MediaSource, *, most: int) -> None:
    """Count that something else arrived than was recorded; the ``most``-th time the pictures are given up."""
    row = _locked(recording_id)
    if row is None:
        return
    footage = _of(row, source)
    Footage.objects.filter(id=footage.id).update(attempts=F("attempts") + 1)
    if footage.attempts + 1 >= most and footage.state == RecordingState.FETCHING:
        Footage.objects.filter(id=footage.id).update(
            state=RecordingState.FAILED, failure=RecordingFailure.DAMAGED, is_complete=False
        )
        failure = RecordingFailure.DAMAGED
        event = RecordingPicturesFailed(recording_id=row.id, request_id=row.turn_id, source=source, failure=failure)
        _tell(row, event, clock.now())


def _locked(recording_id: UUID) -> Recording | None:
    """Return a recording whose sound is kept, locked; ``None`` for any other."""
    rows = Recording.objects.select_for_update(of=("self",)).filter(id=recording_id, state=RecordingState.KEPT)
    return rows.select_related("room__sitting__consultation", "turn__item", "turn__participant__account").first()


def _of(row: Recording, source: MediaSource) -> Footage:
    return Footage.objects.get_or_create(recording=row, source=source)[0]


def _tell(row: Recording, event: Event, at: datetime) -> None:
    emit(event, stream=row.room.desk_stream, actor=None, at=at)
