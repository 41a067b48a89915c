"""The lobby: whoever waits to be let in."""

from datetime import datetime
from uuid import UUID

from consultations.models import Sitting
from deliberation.eventlog.units import Actor, change, emit
from deliberation.events import streams
from deliberation.events.lobbies import LobbyChanged
from deliberation.events.sittings import SittingState


@change
def tell(actor: Actor | None, room_id: UUID, *, at: datetime | None = None) -> None:
    """Tell those who wait what the sitting is called and where it stands."""
    sitting = Sitting.objects.get(id=room_id)
    event = LobbyChanged(title=sitting.title, state=SittingState(sitting.state), starts_at=sitting.starts_at)
    emit(event, stream=streams.lobby(room_id), actor=actor, at=at)
