"""``apply(state, event)``: the one definition of what an event does to the room that people see.

The browser's ``frontend/src/room/reducer.ts`` does the same; both are held to the golden files in
``tests/contract/golden``. An unknown type changes nothing, so that an older reader survives a newer server.
"""

from deliberation.events.base import EVENTS, Envelope
from realtime.room.registry import STEPS
from realtime.room.state import RoomState
from realtime.room.steps import (
    agendas,
    calls,
    floors,
    lobbies,
    messages,
    notices,
    papers,
    participants,
    payloads,
    polls,
    recordings,
    rooms,
    sittings,
)

__all__ = ["apply"]

_DECLARING = (  # importing declares
    rooms,
    sittings,
    agendas,
    participants,
    lobbies,
    messages,
    calls,
    floors,
    polls,
    recordings,
    notices,
    papers,
    payloads,
)


def apply(state: RoomState, event: Envelope) -> RoomState:
    """Return the room after ``event``. An erased event (``data`` is ``None``) leaves nothing to show."""
    step = STEPS.get(event.type)
    if step is None or event.data is None:
        return state
    return step(state, event, EVENTS[event.type].model_validate(event.data))
