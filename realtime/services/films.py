"""Films of speeches: asked for, called off, made. One transition a function; the making itself is ``film_making``'s."""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.core.errors import Conflict, NotFound
from deliberation.documents.services import files
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.base import Event
from deliberation.events.files import FileType
from deliberation.events.films import FilmCancel, FilmCancelled, FilmFailed, FilmMade, FilmMake, FilmOrdered, FilmState
from deliberation.events.recordings import RecordingState
from realtime import policies
from realtime.models import Film, Recording
from realtime.models.films import PENDING
from realtime.selectors import access_room, recording_lists
from realtime.services.kept_recordings import Recorded, file_name

ATTEMPTS = 3
"""How often a film is begun before it is given up: whoever makes it may be killed, or a file may kill the maker."""
LEASE = timedelta(seconds=30)
"""After so long without a word a film is no longer being made."""


class FilmResult(Result):
    """Which recording's film it is, and where it stands."""

    recording_id: UUID
    state: FilmState


@change
def make(actor: Account, command: FilmMake) -> FilmResult:
    """Have a film made of a speech. Asking for one that is made, or to be made, changes nothing.

    Raises:
        NotFound: ``room.not_found``, ``recording.not_found``.
        Forbidden: ``film.forbidden``, to everybody but chair and operators.
        Conflict: ``film.no_pictures``, nothing that was seen of the speech is kept.
    """
    recording = _access(actor, command.room_id, command.recording_id)
    kept = recording.footage.filter(state=RecordingState.KEPT)
    if recording.state != RecordingState.KEPT or not kept.exists():
        raise Conflict("film.no_pictures")
    now = clock.now()
    film, is_new = Film.objects.get_or_create(recording=recording, defaults={"ordered_by": actor, "ordered_at": now})
    if is_new or film.state in (FilmState.FAILED, FilmState.CANCELLED):
        film.state, film.ordered_by, film.ordered_at = FilmState.WAITING, actor, now
        film.percent, film.attempts = 0, 0
        film.save()
        _tell(recording, FilmOrdered(recording_id=recording.id), actor=actor)
    return FilmResult(recording_id=recording.id, state=FilmState(film.state))


@change
def cancel(actor: Account, command: FilmCancel) -> FilmResult:
    """Have no film made after all; one that is made stays. Cancelling again changes nothing.

    Raises:
        NotFound: ``room.not_found``, ``recording.not_found``; ``film.not_found``, nobody has asked for one.
        Forbidden: ``film.forbidden``, to everybody but chair and operators.
    """
    recording = _access(actor, command.room_id, command.recording_id)
    film = Film.objects.filter(recording=recording).first()
    if film is None:
        raise NotFound("film.not_found")
    if film.state in PENDING:
        film.state, film.percent = FilmState.CANCELLED, 0
        film.save(update_fields=["state", "percent"])
        _tell(recording, FilmCancelled(recording_id=recording.id), actor=actor)
    return FilmResult(recording_id=recording.id, state=FilmState(film.state))


def take() -> Film | None:
    """Take the film that waits longest to be made, unless one is being made; ``None`` if there is nothing to do.

    One whose maker is silent is taken over. The database holds that there is one at a time, however many workers ask.
    """
    now = clock.now()
    waiting = Film.objects.filter(Q(state=FilmState.WAITING) | Q(state=FilmState.MAKING, beat_at__lt=now - LEASE))
    film = waiting.filter(state=FilmState.MAKING).first() or waiting.order_by("ordered_at").first()
    if film is None:
        return None
    if film.attempts >= ATTEMPTS:
        fail(film.recording_id)
        return None
    same = waiting.filter(id=film.id, attempts=film.attempts)
    try:
        with transaction.atomic():
            is_ours = same.update(state=FilmState.MAKING, beat_at=now, percent=0, attempts=F("attempts") + 1)
    except IntegrityError:  # another one is being made
        return None
    return Film.objects.filter(id=film.id).first() if is_ours else None


def beat(film: Film, percent: int) -> bool:
    """Say how far the making has come, and return whether it is to go on: not if it was cancelled or taken over."""
    mine = Film.objects.filter(id=film.id, state=FilmState.MAKING, attempts=film.attempts)
    return bool(mine.update(percent=percent, beat_at=clock.now()))


@change
def finish(film: Film, made: Recorded) -> None:
    """Keep a film whose content lies in the storage already. Nothing happens unless it is still being made."""
    recording = _locked(film.recording_id)
    mine = Film.objects.filter(id=film.id, state=FilmState.MAKING, attempts=film.attempts).first()
    if recording is None or mine is None or recording.state != RecordingState.KEPT:
        return
    mine.file = files.enter(
        recording.turn.participant.account,
        name=file_name(recording, made.heard_at),
        type_=FileType.MP4,
        size=made.size,
        sha256=made.sha256,
    )
    mine.state, mine.percent = FilmState.MADE, 100
    mine.milliseconds, mine.size, mine.sha256 = made.milliseconds, made.size, made.sha256
    mine.save()
    event = FilmMade(recording_id=recording.id, milliseconds=made.milliseconds, size=made.size, sha256=made.sha256)
    _tell(recording, event)


@change
def fail(recording_id: UUID) -> None:
    """Give a film up. Nothing happens unless it is being made."""
    recording = _locked(recording_id)
    if recording is not None and Film.objects.filter(recording=recording, state__in=PENDING).update(
        state=FilmState.FAILED
    ):
        _tell(recording, FilmFailed(recording_id=recording.id))


def _access(actor: Account, room_id: UUID, recording_id: UUID) -> Recording:
    """Return a recording, locked, to whoever may have films made of it."""
    place = access_room(actor, room_id)
    listener = recording_lists.Listener(place.room, place, is_office=False)
    recording = recording_lists.access_recording(listener, recording_id)
    policies.require(policies.may_record(place), "film.forbidden")
    locked = _locked(recording.id)
    assert locked is not None  # rows of recordings stay
    return locked


def _locked(recording_id: UUID) -> Recording | None:
    rows = Recording.objects.select_for_update(of=("self",)).filter(id=recording_id)
    return rows.select_related("room__sitting__consultation", "turn__item", "turn__participant__account").first()


def _tell(recording: Recording, event: Event, *, actor: Account | None = None) -> None:
    emit(event, stream=recording.room.desk_stream, actor=actor, at=clock.now())
