"""应到, 实到, 在会: counted from the places in a room, the same here and in ``frontend/src/room/counts.ts``.

Always counted anew from all places and never counted up or down, so that no lost event can leave them wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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


def count(participants: Sequence[ParticipantState], *, ended_at: datetime | None) -> Counts:
    """Count the places of a room whose sitting ended ``ended_at``, or has not yet.

    Who excused themselves and came after all was due after all.
    """
    people = [item for item in participants if item.role in COUNTED and not item.is_venue]
    venues = [item for item in participants if item.is_venue and item.role != ParticipantRole.SCREEN]
    return Counts(
        due=sum(item.is_due or has_come(item, ended_at) for item in people),
        present=sum(has_come(item, ended_at) for item in people),
        connected=sum(item.present and item.admission == Admission.ADMITTED for item in people),
        at_venues=sum(item.headcount for item in venues if has_come(item, ended_at)),
    )


def has_come(participant: ParticipantState, ended_at: datetime | None) -> bool:
    """Return whether somebody came: who opens the room after the end only reads, unless the paper says otherwise."""
    arrived_at = participant.arrived_at
    return arrived_at is not None and (ended_at is None or arrived_at <= ended_at or participant.is_signed_on_paper)
