"""A room, its participants and their presence: ``room.*``, ``participant.*``, ``attendance.*``."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from deliberation.events.base import Event, event


class ParticipantRole(StrEnum):
    """What a participant is in the room (主持人、会务、出席、列席、旁听、特邀)."""

    CHAIR = "chair"
    OPERATOR = "operator"
    ATTENDEE = "attendee"
    NON_VOTING = "non_voting"
    OBSERVER = "observer"
    GUEST = "guest"


class AttendanceEnd(StrEnum):
    """Why an attendance ended."""

    LEFT = "left"
    EXPIRED = "expired"


@event
class RoomOpened(Event):
    """The first event of a room."""

    type: ClassVar[str] = "room.opened"
    title: str


@event
class ParticipantAdded(Event):
    """A person was given a place in the room. The name is read from the room's directory, never from the log."""

    type: ClassVar[str] = "participant.added"
    participant_id: UUID
    role: ParticipantRole


@event
class AttendanceStarted(Event):
    """A participant is present by at least one device."""

    type: ClassVar[str] = "attendance.started"
    participant_id: UUID


@event
class AttendanceEnded(Event):
    """A participant's last device left, or fell silent (then ``at`` is its last beat)."""

    type: ClassVar[str] = "attendance.ended"
    participant_id: UUID
    reason: AttendanceEnd
