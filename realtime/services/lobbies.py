"""The lobby: who waits outside, and what they and the desk are told of it.

Somebody waits while a device of theirs is connected that has not been let in. Several devices are one who waits.
"""

from datetime import datetime
from uuid import UUID

from consultations.models import Sitting
from consultations.services import sittings
from deliberation.accounts import selectors as accounts
from deliberation.eventlog.units import Actor, change, emit
from deliberation.events import streams
from deliberation.events.lobbies import LobbyEnd, LobbyEntered, LobbyLeft
from deliberation.events.participants import Admission
from realtime.models import Attendance, Participant


@change
def tell(actor: Actor | None, room_id: UUID, *, at: datetime | None = None) -> None:
    """Tell those who wait what the sitting is called and where it stands."""
    sittings.tell_waiting(actor, Sitting.objects.get(id=room_id), at=at)


def waiting_logins(place: Participant) -> set[UUID]:
    """Return the login sessions by which the person waits now."""
    if place.admission in (Admission.REMOVED, Admission.WITHDRAWN):
        return set()
    waiting = Attendance.objects.filter(participant=place, is_in_lobby=True, closed_at=None)
    logins = set(waiting.values_list("login_session_id", flat=True))
    # A device that is known as theirs is let in with the person; its connection only has to come in again.
    return logins - accounts.bound(logins) if place.admission == Admission.ADMITTED else logins


def settle(actor: Actor | None, place: Participant, *, at: datetime, reason: LobbyEnd = LobbyEnd.LEFT) -> None:
    """Note whether the person, whose place is locked, waits; tell the desk if that has changed.

    ``reason`` is why they no longer do, should it turn out so.
    """
    logins = waiting_logins(place)
    since = (place.waiting_since or at) if logins else None
    is_bound = bool(accounts.bound(logins)) if logins else False
    if (since, is_bound) == (place.waiting_since, place.waits_bound):
        return
    place.waiting_since, place.waits_bound = since, is_bound
    place.save(update_fields=["waiting_since", "waits_bound"])
    event: LobbyEntered | LobbyLeft = LobbyLeft(participant_id=place.id, reason=reason)
    if since is not None:
        event = LobbyEntered(participant_id=place.id, since=since, is_bound=is_bound)
    emit(event, stream=streams.desk(place.room_id), actor=actor, at=at)
