"""When and where a sitting is to be: ``sitting.schedule`` … ``sitting.cancel``, and what they lead to.

The lead body hears of it on its own stream, the room on the room's.
"""

from datetime import UTC, datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, event
from deliberation.events.sittings import Confidentiality

SittingTitle = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120, pattern=NO_NUL)]
Place = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=NO_NUL)]
CancelReason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=NO_NUL)]
# Bounded, so that no time zone carries it beyond what a calendar holds.
Moment = Annotated[AwareDatetime, Field(ge=datetime(2000, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC))]


class SittingSchedule(Command):
    """Plan a sitting of a consultation; without a title it is called as the consultation is."""

    type: ClassVar[str] = "sitting.schedule"
    consultation_id: UUID
    title: SittingTitle = ""
    starts_at: Moment
    ends_at: Moment
    place: Place = ""
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    is_rehearsal: bool = False


class SittingChange(Command):
    """Change what is planned of a sitting; what is not named stays."""

    type: ClassVar[str] = "sitting.change"
    sitting_id: UUID
    title: SittingTitle | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    place: Place | None = None
    confidentiality: Confidentiality | None = None


class SittingCancel(Command):
    """Call a sitting off before it has begun; everybody invited is told."""

    type: ClassVar[str] = "sitting.cancel"
    sitting_id: UUID
    reason: CancelReason = ""


class SittingRenewCode(Command):
    """Give the sitting another meeting code; the one before opens nothing any more."""

    type: ClassVar[str] = "sitting.renew_code"
    sitting_id: UUID


class _Plan(Event):
    """What is planned of a sitting."""

    sitting_id: UUID
    consultation_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    confidentiality: Confidentiality
    is_rehearsal: bool


@event
class SittingScheduled(_Plan):
    """A sitting is planned."""

    type: ClassVar[str] = "sitting.scheduled"


@event
class SittingChanged(_Plan):
    """What is planned of the sitting is now this; ``fields`` tell what of it is otherwise than before."""

    type: ClassVar[str] = "sitting.changed"
    fields: list[str]


@event
class SittingCancelled(Event):
    """The sitting was called off."""

    type: ClassVar[str] = "sitting.cancelled"
    sitting_id: UUID
    reason: str


@event
class SittingCodeRenewed(Event):
    """To the desk: the sitting is found under another meeting code."""

    type: ClassVar[str] = "sitting.code_renewed"
    sitting_id: UUID
