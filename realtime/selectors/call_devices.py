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
    leases = list(call_leases(now).select_related("participant"))
    logins = accounts.alive({lease.login_session_id for lease in leases})
    return {
        (lease.participant.room_id, lease.participant_id, lease.device)
        for lease in leases
        if lease.login_session_id in logins
    }
