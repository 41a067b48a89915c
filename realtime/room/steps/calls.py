"""Sound and picture."""

from deliberation.events import calls
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import PublicationState, RoomState


@on(calls.PublicationStarted)
def _publication_started(state: RoomState, event: Envelope, data: calls.PublicationStarted) -> RoomState:
    started = PublicationState(**data.model_dump())
    return state.model_copy(update={"publications": [*state.publications, started]})


@on(calls.PublicationEnded)
def _publication_ended(state: RoomState, event: Envelope, data: calls.PublicationEnded) -> RoomState:
    left = [item for item in state.publications if item.publication_id != data.publication_id]
    return state.model_copy(update={"publications": left})
