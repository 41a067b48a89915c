"""A room and who is connected to it: ``room.*``, ``attendance.*``."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from deliberation.events.base import Event, event


class ParticipantRole(StrEnum):
    """What a participant is in the room (主持人、会务、出席、列席、旁听、特邀、会场大屏)."""

    CHAIR = "chair"
    OPERATOR = "operator"
    ATTENDEE = "attendee"
    NON_VOTING = "non_voting"
    OBSERVER = "observer"
    GUEST = "guest"
    SCREEN = "screen"


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
