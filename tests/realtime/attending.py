"""Coming to a room and leaving it, without a connection."""

from uuid import UUID, uuid4

from deliberation.accounts.models import LoginSession
from realtime import selectors
from realtime.models import Participant
from realtime.services import arrivals, attendances
from realtime.services.arrivals import Arrival
from tests.factories import LoginSessionFactory


def arrive(participant: Participant, device: str = "device01") -> UUID:
    """Be in the room by a device and return its lease."""
    return attendances.open_lease(participant, login_session_id=uuid4(), device=device)


def knock(participant: Participant, device: str = "device01", *, is_bound: bool = True) -> Arrival:
    """Come to the door by a device as a connection does: to be let in by the rule, or to wait."""
    login: LoginSession = LoginSessionFactory.create(account=participant.account, is_bound=is_bound)
    return arrivals.arrive(selectors.access_door(participant.account, participant.room_id), login, device=device)
