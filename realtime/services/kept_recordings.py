"""What becomes of a recording once its speech is over: kept, failed, deleted. One transition a function.

Each may be asked for again by whoever was killed in between: what has happened already happens no second time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.documents import storage
from deliberation.documents.models import File
from deliberation.documents.services import files
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.base import Event
from deliberation.events.files import FileType
from deliberation.events.films import FilmState
from deliberation.events.recordings import (
    RecordingDelete,
    RecordingDeleted,
    RecordingDeletion,
    RecordingFailed,
    RecordingFailure,
    RecordingKept,
    RecordingState,
)
from deliberation.rules.catalogue import RecordingRules
from realtime import policies
from realtime.models import Film, Recording
from realtime.models.recordings import OPEN
from realtime.selectors import access_room, recording_lists
from realtime.selectors import recordings as selectors


@dataclass(frozen=True, slots=True)
class Recorded:
    """A finished file, as the media process described it and as it arrived."""

    heard_at: datetime
    device: str
    milliseconds: int
    size: int
    sha256: str
    is_complete: bool


@change
def keep(recording_id: UUID, recorded: Recorded) -> None:
    """Keep a recording whose content lies in the storage already. Nothing happens unless it is waited for."""
    row = _locked(recording_id, RecordingState.FETCHING)
    if row is None:
        return
    now = clock.now()
    row.file = files.enter(
        row.turn.participant.account,
        name=file_name(row, recorded.heard_at),
        type_=FileType.OGG,
        size=recorded.size,
        sha256=recorded.sha256,
    )
    row.heard_at, row.device, row.milliseconds = recorded.heard_at, recorded.device, recorded.milliseconds
    row.size, row.sha256, row.is_complete = recorded.size, recorded.sha256, recorded.is_complete
    row.state = RecordingState.KEPT
    row.save()
    event = RecordingKept(
        recording_id=row.id,
        request_id=row.turn_id,
        milliseconds=row.milliseconds,
        size=row.size,
        sha256=row.sha256,
        is_complete=row.is_complete,
    )
    _tell(row, event, now)


@change
def fail(recording_id: UUID, failure: RecordingFailure) -> None:
    """Give a recording up that nothing will come of any more. Nothing happens unless it is waited for."""
    row = _locked(recording_id, RecordingState.FETCHING)
    if row is not None:
        row.state, row.is_complete = RecordingState.FAILED, False
        row.failure = row.failure or failure
        row.save(update_fields=["state", "is_complete", "failure"])
        _tell(row, RecordingFailed(recording_id=row.id, request_id=row.turn_id, failure=row.failure), clock.now())


@change
def warn(recording_id: UUID, failure: RecordingFailure) -> None:
    """Tell the desk, once, that a speech is recorded no further; the meeting goes on, and what there is is kept."""
    row = _locked(recording_id, *OPEN)
    if row is not None and not row.failure:
        row.failure, row.is_complete = failure, False
        row.save(update_fields=["failure", "is_complete"])
        _tell(row, RecordingFailed(recording_id=row.id, request_id=row.turn_id, failure=failure), clock.now())


class RecordingDeletionResult(Result):
    """Which recording it was, and where it stands now."""

    recording_id: UUID
    state: RecordingState


def delete(actor: Account, command: RecordingDelete) -> RecordingDeletionResult:
    """Delete what was recorded of a speech, at once. Deleting it again changes nothing.

    Raises:
        NotFound: ``room.not_found``, ``recording.not_found``.
        Forbidden: ``recording.forbidden``, to everybody but chair and operators, and whoever spoke.
    """
    place = access_room(actor, command.room_id)
    listener = recording_lists.Listener(place.room, place, is_office=False)
    row = recording_lists.access_recording(listener, command.recording_id)
    policies.require(recording_lists.may_delete(listener, row), "recording.forbidden")
    _delete(row.id, RecordingDeletion.BY_HAND, still=lambda row: True, actor=actor)
    row.refresh_from_db(fields=["state"])
    return RecordingDeletionResult(recording_id=row.id, state=RecordingState(row.state))


def delete_confidential() -> None:
    """Delete what may not be there any more, since its item or sitting was made confidential afterwards."""
    for row in selectors.turned_confidential():
        _delete(row.id, RecordingDeletion.CONFIDENTIAL, still=lambda row: not selectors.may_be_recorded(row.turn))


def delete_due() -> None:
    """Delete whatever has been kept long enough by rule."""
    rules: dict[UUID, RecordingRules] = {}
    for row in selectors.kept():
        committee_id = row.room.committee_id
        if committee_id not in rules:
            rules[committee_id] = selectors.recording_rules(row.room)
        if selectors.is_due(row, rules[committee_id], clock.now()):
            _delete(row.id, RecordingDeletion.RETENTION, still=_is_still_due)


def _is_still_due(row: Recording) -> bool:
    return selectors.is_due(row, selectors.recording_rules(row.room), clock.now())


def _delete(
    recording_id: UUID, reason: RecordingDeletion, *, still: Callable[[Recording], bool], actor: Account | None = None
) -> None:
    for sha256 in _forget(recording_id, reason, still=still, actor=actor):
        storage.touch(sha256)  # the storage's own purge removes the bytes; a running backup may count on them


@change
def _forget(
    recording_id: UUID, reason: RecordingDeletion, *, still: Callable[[Recording], bool], actor: Account | None
) -> list[str]:
    """Let the contents go and return their digests; the rows stay, and say that there was something, and when.

    What was seen of a speech goes with what was heard of it.
    """
    row = _locked(recording_id, *OPEN, RecordingState.KEPT)
    if row is None or not still(row):
        return []
    at = clock.now()
    left = [file for file in (row.file, *_let_go_pictures(row)) if file is not None]
    row.state, row.deletion, row.deleted_at, row.file = RecordingState.DELETED, reason, at, None
    row.ended_at = row.ended_at or at
    row.save()
    for file in left:
        file.delete()
    _tell(row, RecordingDeleted(recording_id=row.id, request_id=row.turn_id, reason=reason), at, actor=actor)
    return [file.sha256 for file in left]


def _let_go_pictures(row: Recording) -> list[File | None]:
    """Have nothing of a recording's pictures and film kept any more, and return their files."""
    footage = list(row.footage.select_related("file").exclude(state=RecordingState.FAILED))
    row.footage.filter(id__in=[item.id for item in footage]).update(state=RecordingState.DELETED, file=None)
    films = list(Film.objects.select_related("file").filter(recording=row))
    Film.objects.filter(recording=row).update(state=FilmState.DELETED, file=None)
    return [*(item.file for item in footage), *(film.file for film in films)]


def _locked(recording_id: UUID, *states: RecordingState) -> Recording | None:
    """Return a recording in one of these states, locked; ``None`` for any other."""
    rows = Recording.objects.select_for_update(of=("self",)).filter(id=recording_id, state__in=states)
    return rows.select_related("room__sitting__consultation", "turn__item", "turn__participant__account").first()


def file_name(row: Recording, heard_at: datetime) -> str:
    """Return what the file is called: where, to what, by whom, and when by the clock on the wall."""
    item = row.turn.item.title if row.turn.item is not None else ""
    moment = timezone.localtime(heard_at).strftime("%Y%m%d-%H%M%S")
    parts = [row.room.title, item, row.turn.participant.account.name, moment]
    return "-".join(part for part in parts if part)


def _tell(row: Recording, event: Event, at: datetime, *, actor: Account | None = None) -> None:
    emit(event, stream=row.room.desk_stream, actor=actor, at=at)
