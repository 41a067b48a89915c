"""When people were there, and what that says: who came late, who left early, how long they stayed.

A stay is a time during which a device was in the room. What counts is what lies between the opening of the lobby and
the end of the sitting: before that a meeting is prepared, after it is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from deliberation.events.participants import Whereabouts
from deliberation.rules.catalogue import AttendanceRules


class DeviceKind(StrEnum):
    """What sort of device somebody came by (微信、手机、平板、电脑), as far as its browser says."""

    WECHAT = "wechat"
    PHONE = "phone"
    TABLET = "tablet"
    COMPUTER = "computer"
    UNKNOWN = "unknown"


_SIGNS = (
    ("MicroMessenger", DeviceKind.WECHAT),
    ("iPad", DeviceKind.TABLET),
    ("iPhone", DeviceKind.PHONE),
    ("Mobile", DeviceKind.PHONE),
    ("Android", DeviceKind.TABLET),
)
"""What a browser's own description gives away, the most telling first; whoever says none of it sits at a desk."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A time during which a device was in the room."""

    device: DeviceKind
    begins: datetime
    ends: datetime | None
    """``None`` while it lasts."""


@dataclass(frozen=True, slots=True)
class Course:
    """When the lobby was opened, the sitting began and ended; what has not come to pass is ``None``."""

    opened_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Marks:
    """Whether somebody came late and left early; ``None`` where nobody knows, as paper and halls tell no time."""

    is_late: bool | None
    left_early: bool | None


def device_kind(user_agent: str) -> DeviceKind:
    """Return what sort of device a browser says it runs on."""
    if not user_agent:
        return DeviceKind.UNKNOWN
    return next((kind for sign, kind in _SIGNS if sign in user_agent), DeviceKind.COMPUTER)


def within(stays: Iterable[Stay], course: Course) -> list[Stay]:
    """Return what of the stays lies between the opening and the end, in order of their beginning."""
    found = []
    for stay in sorted(stays, key=lambda stay: stay.begins):
        begins = max(stay.begins, course.opened_at or stay.begins)
        ends = stay.ends if course.ended_at is None else min(stay.ends or course.ended_at, course.ended_at)
        if ends is None or begins < ends:
            found.append(replace(stay, begins=begins, ends=ends))
    return found


def together(stays: Iterable[Stay], now: datetime) -> timedelta:
    """Return for how long at least one of the devices was there: several at a time count once."""
    total, until = timedelta(), datetime.min.replace(tzinfo=now.tzinfo)
    for stay in sorted(stays, key=lambda stay: stay.begins):
        begins, ends = max(stay.begins, until), stay.ends or now
        if ends > begins:
            total, until = total + (ends - begins), ends
    return total


def last_left(stays: Iterable[Stay]) -> datetime | None:
    """Return when the last device left; ``None`` while one is there, or if none ever was."""
    ends = [stay.ends for stay in stays]
    known = [moment for moment in ends if moment is not None]
    return max(known, default=None) if len(known) == len(ends) else None


def marks(
    arrived_at: datetime | None,
    stays: list[Stay],
    course: Course,
    rules: AttendanceRules,
    *,
    is_signed_on_paper: bool,
    whereabouts: Whereabouts | None,
) -> Marks:
    """Return the marks of somebody who came at ``arrived_at`` and was there by device for these ``stays``.

    Both bounds are half-open: whoever comes within ``late_minutes`` of the start is in time, and late at that very
    instant; whoever leaves ``early_minutes`` before the end, or sooner, has left early.
    """
    if arrived_at is None:
        return Marks(is_late=False, left_early=False)
    late = course.started_at is not None and arrived_at >= course.started_at + timedelta(minutes=rules.late_minutes)
    left_at = last_left(stays)
    early = (
        course.ended_at is not None
        and left_at is not None
        and left_at < course.ended_at  # whose line the end itself closed has stayed to the end, whatever the rule
        and left_at <= course.ended_at - timedelta(minutes=rules.early_minutes)
    )
    # Paper is entered when there is time for it, and whoever sits in the hall may close their phone.
    is_in_hall = is_signed_on_paper or whereabouts == Whereabouts.HALL
    return Marks(
        is_late=None if late and is_signed_on_paper else late, left_early=None if early and is_in_hall else early
    )
