"""People's places in a room: ``participant.*`` and, for the person alone, ``standing.*``."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, event, upcast
from deliberation.events.rooms import ParticipantRole

RemovalReason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=NO_NUL)]
Headcount = Annotated[int, Field(ge=0, le=5000)]


class Admission(StrEnum):
    """Whether a participant is let in (未到、等候中、已入会、被移出、已撤邀)."""

    EXPECTED = "expected"
    WAITING = "waiting"
    ADMITTED = "admitted"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"


class Whereabouts(StrEnum):
    """How a participant takes part (我在会场、我在线上)."""

    HALL = "hall"
    ONLINE = "online"


class ParticipantAdmit(Command):
    """Let somebody in who waits, has not come yet or was removed; without a participant, everybody who waits."""

    type: ClassVar[str] = "participant.admit"
    room_id: UUID
    participant_id: UUID | None = None


class ParticipantTurnAway(Command):
    """Send somebody away who waits."""

    type: ClassVar[str] = "participant.turn_away"
    room_id: UUID
    participant_id: UUID
    reason: RemovalReason = ""


class ParticipantRemove(Command):
    """Take somebody out of the meeting (移出会议); they come back only if let in again."""

    type: ClassVar[str] = "participant.remove"
    room_id: UUID
    participant_id: UUID
    reason: RemovalReason = ""


class ParticipantMark(Command):
    """Say whether one is in the hall or online."""

    type: ClassVar[str] = "participant.mark"
    room_id: UUID
    whereabouts: Whereabouts


class ParticipantCount(Command):
    """Say how many people sit at a branch venue."""

    type: ClassVar[str] = "participant.count"
    room_id: UUID
    participant_id: UUID
    headcount: Headcount


class ParticipantCheckIn(Command):
    """Enter somebody who has signed in on paper."""

    type: ClassVar[str] = "participant.check_in"
    room_id: UUID
    participant_id: UUID


class ParticipantCheckOut(Command):
    """Take back that somebody has signed in on paper."""

    type: ClassVar[str] = "participant.check_out"
    room_id: UUID
    participant_id: UUID


class _Place(Event):
    """What the room knows of a place in it.

    ``is_due`` says whether they count towards 应到, ``acts_for`` is the organisation they sit for, ``headcount`` is
    how many people a venue stands for. Names are read from the room's directory, never from the log.
    """

    participant_id: UUID
    invitation_id: UUID | None
    role: ParticipantRole
    is_due: bool
    is_venue: bool
    headcount: int
    acts_for: UUID | None


@event
class ParticipantAdded(_Place):
    """Somebody was given a place in the room."""

    type: ClassVar[str] = "participant.added"
    version: ClassVar[int] = 2
    admission: Admission


@upcast("participant.added", 1)
def _once_there_was_no_lobby(data: dict[str, Any]) -> dict[str, Any]:
    return {
        **data,
        "invitation_id": None,
        "is_due": data["role"] in ("chair", "attendee", "non_voting", "guest"),
        "is_venue": False,
        "headcount": 1,
        "acts_for": None,
        "admission": Admission.ADMITTED.value,
    }


@event
class ParticipantChanged(_Place):
    """A place in the room is now this. What was known of the person's name and post may have changed too."""

    type: ClassVar[str] = "participant.changed"


@event
class ParticipantAdmitted(Event):
    """A participant is let in, whenever they come."""

    type: ClassVar[str] = "participant.admitted"
    participant_id: UUID


@event
class ParticipantRemoved(Event):
    """A participant was taken out of the meeting."""

    type: ClassVar[str] = "participant.removed"
    participant_id: UUID


@event
class ParticipantWithdrawn(Event):
    """A participant is no longer invited."""

    type: ClassVar[str] = "participant.withdrawn"
    participant_id: UUID


@event
class ParticipantMarked(Event):
    """A participant is in the hall, or online."""

    type: ClassVar[str] = "participant.marked"
    participant_id: UUID
    whereabouts: Whereabouts


@event
class ParticipantCounted(Event):
    """A venue stands for so many people."""

    type: ClassVar[str] = "participant.counted"
    participant_id: UUID
    headcount: int


@event
class ParticipantCheckedIn(Event):
    """A participant has signed in on paper; ``arrived_at`` is when they first came, on paper or by a device."""

    type: ClassVar[str] = "participant.checked_in"
    participant_id: UUID
    arrived_at: datetime


@event
class ParticipantCheckedOut(Event):
    """A participant has not signed in on paper after all; ``arrived_at`` is when a device of theirs first came."""

    type: ClassVar[str] = "participant.checked_out"
    participant_id: UUID
    arrived_at: datetime | None


@event
class StandingChanged(Event):
    """To one person: their standing in a room is now this. ``reason`` is what was given for a removal."""

    type: ClassVar[str] = "standing.changed"
    room_id: UUID
    role: ParticipantRole
    admission: Admission
    reason: str
