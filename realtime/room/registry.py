"""Which step each type of event takes: one function per type, declared beside its noun in ``steps``."""

from collections.abc import Callable
from typing import TypeVar

from deliberation.events.base import Envelope, Event
from realtime.room.state import RoomState

E = TypeVar("E", bound=Event)
Step = Callable[[RoomState, Envelope, E], RoomState]

STEPS: dict[str, Callable[[RoomState, Envelope, Event], RoomState]] = {}


def on(cls: type[E]) -> Callable[[Step[E]], Step[E]]:
    """Declare the step of an event class."""

    def declare(step: Step[E]) -> Step[E]:
        STEPS[cls.type] = step  # type: ignore[assignment]  # apply() passes each step its own class
        return step

    return declare
