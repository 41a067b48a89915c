"""When somebody was connected: read from leases, so that it can be asked for any moment, and later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from realtime.heartbeats import SILENCE
from realtime.models import Attendance


@dataclass(frozen=True, slots=True)
class Span:
    """A time of being connected by one device; ``closed_at`` is ``None`` while it lasts."""

    opened_at: datetime
    closed_at: datetime | None
    beat_at: datetime


def spans(participant_id: UUID, *, since: datetime, now: datetime) -> list[Span] | None:
    """Return the spans that reach beyond ``since``, the earliest first; ``None`` for whoever never was connected.

    A lease that has fallen silent is over at its last beat, whether or not somebody has closed it yet.
    """
    leases = Attendance.objects.filter(participant_id=participant_id, is_in_lobby=False)
    rows = leases.filter(Q(closed_at=None) | Q(closed_at__gt=since)).order_by("opened_at", "id")
    found = [Span(row.opened_at, row.closed_at or _silent_since(row, now), row.beat_at) for row in rows]
    if not found and not leases.exists():
        return None
    return [span for span in found if span.closed_at != span.opened_at]  # one that never lasted brings nobody back


def gone_since(found: Iterable[Span], since: datetime) -> datetime | None:
    """Return the first moment from ``since`` on at which no device was connected, ``None`` if there is none."""
    moment = since
    for span in found:
        if span.opened_at > moment:
            break
        if span.closed_at is None:
            return None
        moment = max(moment, span.closed_at)
    return moment


def back_at(found: Iterable[Span], since: datetime) -> datetime | None:
    """Return when a device was connected again after ``since``, ``None`` if none was.

    A lease that had been given up for silent and beats again is back with that beat.
    """
    returns = [span.opened_at for span in found if span.opened_at >= since]
    returns += [span.beat_at for span in found if span.opened_at < since <= span.beat_at and span.closed_at is None]
    return min(returns, default=None)


def _silent_since(lease: Attendance, now: datetime) -> datetime | None:
    return lease.beat_at if lease.beat_at <= now - timedelta(seconds=SILENCE) else None
