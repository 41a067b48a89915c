"""Which devices may have a call."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from deliberation.accounts import selectors as accounts
from deliberation.events.participants import Admission
from realtime.models import Attendance

LEAVING = timedelta(seconds=15)
"""How long a device may be without a connection before its tracks are taken back: a reconnect keeps the camera on."""


def call_leases(now: datetime) -> QuerySet[Attendance]:
    """Return the leases on which a call may stand: open, or so lately closed that a reconnect may be under way.

    Whoever waits, or was taken out, has no call.
    """
    leases = Attendance.objects.filter(is_in_lobby=False, participant__admission=Admission.ADMITTED)
    return leases.filter(Q(closed_at=None) | Q(closed_at__gt=now - LEAVING))


def devices_in_call(now: datetime) -> set[tuple[UUID, UUID, str]]:
    """Return room, participant and name of every device that may have a call; one whose login was revoked may not."""
    return _signed_in(call_leases(now))


def devices_in_room(room_id: UUID, now: datetime) -> set[tuple[UUID, str]]:
    """Return participant and name of every device that may have a call in a room; see ``devices_in_call``."""
    found = _signed_in(call_leases(now).filter(participant__room=room_id))
    return {(participant_id, device) for _, participant_id, device in found}


def _signed_in(leases: QuerySet[Attendance]) -> set[tuple[UUID, UUID, str]]:
    rows = list(leases.values_list("participant__room_id", "participant_id", "device", "login_session_id"))
    logins = accounts.alive({login_session_id for *_, login_session_id in rows})
    return {(room_id, place, device) for room_id, place, device, login in rows if login in logins}
