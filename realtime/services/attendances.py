"""Presence by leases: a connection beats, and whoever falls silent has left."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max

from deliberation.core import clock
from deliberation.eventlog.units import change, emit
from deliberation.events import streams
from deliberation.events.rooms import AttendanceEnd, AttendanceEnded, AttendanceStarted
from realtime.heartbeats import SILENCE
from realtime.models import Attendance, Participant, Room
from realtime.selectors import is_present
from realtime.services import lobbies

EXPIRY = timedelta(seconds=SILENCE)
"""A lease without a beat for this long has ended at its last beat."""


@change
def open_lease(participant: Participant, *, login_session_id: UUID, device: str, is_in_lobby: bool = False) -> UUID:
    """Open a lease for a connection and return its id.

    The first lease of a participant makes them present; the first in the lobby makes them wait.
    """
    place = _lock(participant)
    now = clock.now()
    was_present = _is_present(place)
    lease = Attendance.objects.create(
        participant=place,
        login_session_id=login_session_id,
        device=device,
        is_in_lobby=is_in_lobby,
        opened_at=now,
        beat_at=now,
    )
    if is_in_lobby:
        lobbies.settle(participant.account, place, at=now)
    elif not was_present:
        place.arrived_at, place.left_at = place.arrived_at or now, None
        place.save(update_fields=["arrived_at", "left_at"])
        event = AttendanceStarted(participant_id=place.id)
        emit(event, stream=streams.room(place.room_id), actor=participant.account, at=now)
    return lease.id


def beat(lease_ids: Collection[UUID]) -> set[UUID]:
    """Renew leases, all connections of a process in one statement, and return those that were no longer open.

    A lease is swept under a living connection when its process or the database stood still for too long.
    """
    open_leases = Attendance.objects.filter(id__in=lease_ids, closed_at=None)
    open_leases.update(beat_at=clock.now())
    return set(lease_ids) - set(open_leases.values_list("id", flat=True))


@change
def close_lease(lease_id: UUID) -> None:
    """Close a lease because its connection was closed. Closing it again changes nothing."""
    lease = Attendance.objects.select_related("participant").filter(id=lease_id).first()
    if lease is not None:
        _close(lease, at=clock.now(), reason=AttendanceEnd.LEFT)


def sweep() -> None:
    """Close the leases that have fallen silent, each at its last beat."""
    silent = Attendance.objects.filter(closed_at=None, beat_at__lte=clock.now() - EXPIRY)
    for lease in silent.select_related("participant"):
        _expire(lease)


@change
def _expire(lease: Attendance) -> None:
    _close(lease, at=lease.beat_at, reason=AttendanceEnd.EXPIRED)


def _close(lease: Attendance, *, at: datetime, reason: AttendanceEnd) -> None:
    place = _lock(lease.participant)
    closed = Attendance.objects.filter(id=lease.id, closed_at=None)
    if reason is AttendanceEnd.EXPIRED:
        closed = closed.filter(beat_at=lease.beat_at)  # it may have beaten since it was read
    if not closed.update(closed_at=at):
        return
    if lease.is_in_lobby:
        lobbies.settle(None, place, at=at)
    elif not _is_present(place):
        place.left_at = _left_at(place)
        place.save(update_fields=["left_at"])
        event = AttendanceEnded(participant_id=place.id, reason=reason)
        emit(event, stream=streams.room(place.room_id), actor=None, at=place.left_at)


def restart(room: Room, *, at: datetime) -> None:
    """Count from now who has come: whoever is there already, preparing, has come now."""
    places = Participant.objects.filter(room=room)
    places.update(arrived_at=None, left_at=None)
    places.filter(is_present()).update(arrived_at=at)


def _lock(participant: Participant) -> Participant:
    """Let one lease of a participant open or close at a time: presence depends on all of them together."""
    # no_key: rows that only refer to the participant (a message being posted) need not wait, nor be waited for.
    return Participant.objects.select_for_update(no_key=True).get(id=participant.id)


def _left_at(participant: Participant) -> datetime:
    """Return when the last device left: not the silent one, if another went after the silence had begun."""
    leases = Attendance.objects.filter(participant=participant, is_in_lobby=False)
    left_at = leases.aggregate(Max("closed_at"))["closed_at__max"]
    assert isinstance(left_at, datetime)  # one has just been closed
    return left_at


def _is_present(participant: Participant) -> bool:
    return Attendance.objects.filter(participant=participant, is_in_lobby=False, closed_at=None).exists()
