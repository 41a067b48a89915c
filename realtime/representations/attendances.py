"""Who has come to a sitting, when, and by what."""

from datetime import datetime
from uuid import UUID

from deliberation.events.participants import Whereabouts
from deliberation.events.rooms import ParticipantRole
from realtime.representations.answers import Answer
from realtime.stays import DeviceKind


class StayItem(Answer):
    """A time during which a device was in the room; ``ends_at`` is ``None`` while it lasts."""

    device: DeviceKind
    begins_at: datetime
    ends_at: datetime | None


class AttendanceItem(Answer):
    """How one place was taken. What counts lies between the opening of the lobby and the end of the sitting.

    ``is_late`` and ``left_early`` are ``None`` where nobody knows: paper tells no time, and who sits in the hall may
    close their phone. ``seconds`` is how long at least one device was there.
    """

    participant_id: UUID
    name: str
    role: ParticipantRole
    is_due: bool
    is_venue: bool
    headcount: int
    whereabouts: Whereabouts | None
    is_signed_on_paper: bool
    is_present: bool
    arrived_at: datetime | None
    left_at: datetime | None
    is_late: bool | None
    left_early: bool | None
    seconds: int
    stays: list[StayItem]


class AttendanceList(Answer):
    """Who has come, in the order in which lists name roles, and how many: 应到, 实到, 在会, at venues."""

    due: int
    present: int
    connected: int
    at_venues: int
    items: list[AttendanceItem]
