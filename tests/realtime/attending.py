"""Coming to a room and leaving it, by leases, without a connection."""

from uuid import UUID, uuid4

from realtime.models import Participant
from realtime.services import attendances


def arrive(participant: Participant, device: str = "device01") -> UUID:
    """Come by a device and return its lease."""
    return attendances.open_lease(participant, login_session_id=uuid4(), device=device)
