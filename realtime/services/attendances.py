"""Presence by leases: a connection beats, and whoever falls silent has left."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max, Value
from django.db.models.functions import Coalesce

from deliberation.core import clock
from deliberation.eventlog.units import change, emit
from deliberation.events.rooms import AttendanceEnd, AttendanceEnded, AttendanceStarted
from realtime.heartbeats import SILENCE
from realtime.models import Attendance, Participant, Room
from realtime.selectors import is_present

EXPIRY = timedelta(seconds=SILENCE)
"""A lease without a beat for this long has ended at its last beat."""


@change
def open_lease(participant: Participant, *, login_session_id: UUID, device: str) -> UUID:
    """Open a lease for a connection and return its id; the first lease of a participant makes them present."""
    _lock(participant)
    now = clock.now()
    was_present = _is_present(participant)
    lease = Attendance.objects.create(
        participant=participant, login_session_id=login_session_id, device=device, opened_at=now, beat_at=now
    )
    if not was_present:
        arrived_at = Coalesce("arrived_at", Value(now))
        Participant.objects.filter(id=participant.id).update(arrived_at=arrived_at, left_at=None)
        event = AttendanceStarted(participant_id=participant.id)
        emit(event, stream=participant.room.stream, actor=participant.account, at=now)
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
    lease = Attendance.objects.select_related("participant__room").filter(id=lease_id).first()
    if lease is not None:
        _close(lease, at=clock.now(), reason=AttendanceEnd.LEFT)


def sweep() -> None:
    """Close the leases that have fallen silent, each at its last beat."""
    silent = Attendance.objects.filter(closed_at=None, beat_at__lte=clock.now() - EXPIRY)
    for lease in silent.select_related("participant__room"):
        _expire(lease)


@change
def _expire(lease: Attendance) -> None:
    _close(lease, at=lease.beat_at, reason=AttendanceEnd.EXPIRED)


def _close(lease: Attendance, *, at: datetime, reason: AttendanceEnd) -> None:
    participant = lease.participant
    _lock(participant)
    closed = Attendance.objects.filter(id=lease.id, closed_at=None)
    if reason is AttendanceEnd.EXPIRED:
        closed = closed.filter(beat_at=lease.beat_at)  # it may have beaten since it was read
    if closed.update(closed_at=at) and not _is_present(participant):
        left_at = _left_at(participant)
        Participant.objects.filter(id=participant.id).update(left_at=left_at)
        event = AttendanceEnded(participant_id=participant.id, reason=reason)
        emit(event, stream=participant.room.stream, actor=None, at=left_at)


def restart(room: Room, *, at: datetime) -> None:
    """Count from now who has come: whoever is there already, preparing, has come now."""
    places = Participant.objects.filter(room=room)
    places.update(arrived_at=None, left_at=None)
    places.filter(is_present()).update(arrived_at=at)


def _lock(participant: Participant) -> None:
    """Let one lease of a participant open or close at a time: presence depends on all of them together."""
    # no_key: rows that only refer to the participant (a message being posted) need not wait, nor be waited for.
    Participant.objects.select_for_update(no_key=True).get(id=participant.id)


def _left_at(participant: Participant) -> datetime:
    """Return when the last device left: not the silent one, if another went after the silence had begun."""
    left_at = Attendance.objects.filter(participant=participant).aggregate(Max("closed_at"))["closed_at__max"]
    assert isinstance(left_at, datetime)  # one has just been closed
    return left_at


def _is_present(participant: Participant) -> bool:
    return Attendance.objects.filter(participant=participant, closed_at=None).exists()
