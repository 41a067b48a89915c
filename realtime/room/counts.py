"""应到, 实到, 在会: counted from the places in a room, the same here and in ``frontend/src/room/counts.ts``.

Always counted anew from all places and never counted up or down, so that no lost event can leave them wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from deliberation.events.participants import Admission
from deliberation.events.rooms import ParticipantRole
from realtime.room.state import ParticipantState

COUNTED = frozenset(
    {ParticipantRole.CHAIR, ParticipantRole.ATTENDEE, ParticipantRole.NON_VOTING, ParticipantRole.GUEST}
)
"""Operators, observers and screens are there, but are not counted."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people are meant to come (``due``), have come (``present``) and are connected now (``connected``).

    Venues count apart: ``at_venues`` is how many people those stand for that have come.
    """

    due: int
    present: int
    connected: int
    at_venues: int


def count(participants: Sequence[ParticipantState]) -> Counts:
    """Count the places of a room. Who excused themselves and came after all was due after all."""
    people = [item for item in participants if item.role in COUNTED and not item.is_venue]
    venues = [item for item in participants if item.is_venue and item.role != ParticipantRole.SCREEN]
    return Counts(
        due=sum(item.is_due or item.arrived_at is not None for item in people),
        present=sum(item.arrived_at is not None for item in people),
        connected=sum(item.present and item.admission == Admission.ADMITTED for item in people),
        at_venues=sum(item.headcount for item in venues if item.arrived_at is not None),
    )
