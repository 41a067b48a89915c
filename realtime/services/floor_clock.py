"""The floor's clock: once a second it does what is due, each thing dated by its own deadline.

Nothing is armed anywhere: deadlines stand in rows, so whichever process lives does what another one left. Two that
sweep at once take turns by the room's lock, and the second finds it done.
"""

from datetime import datetime, timedelta
from uuid import UUID

from deliberation.core import clock
from deliberation.eventlog.units import change
from deliberation.events.floors import FloorEnd, FloorPause
from deliberation.rules.catalogue import FloorRules
from realtime.models import Attendance, Turn
from realtime.selectors import floors as selectors
from realtime.services import turns


def sweep() -> None:
    """See after every turn that has the floor."""
    for room_id in Turn.objects.filter(state__in=Turn.HELD).values_list("room_id", flat=True):
        _see_after(room_id, clock.now())


@change
def _see_after(room_id: UUID, now: datetime) -> None:
    """Do all that has fallen due for one room's speaker, in the order in which it did."""
    turn = selectors.holder(room_id)
    if turn is None or not _is_due(turn, now):
        return
    turn = selectors.hold_floor(turn.room)
    if turn is None:
        return
    rules = selectors.floor_rules(turn.room)
    if turn.state == Turn.State.GRANTED and turn.take_by is not None and turn.take_by <= now:
        turns.start(turn, actor=None, at=turn.take_by)
    if turn.state == Turn.State.SPEAKING:
        _see_after_line(turn, rules, now)
    if turn.state == Turn.State.SPEAKING:
        _see_after_time(turn, rules, now)
    if turn.state == Turn.State.PAUSED and turn.pause == FloorPause.DROPPED:
        _see_after_dropped(turn, now)


def _is_due(turn: Turn, now: datetime) -> bool:
    """Return whether the sweep may have to act: looked at without a lock, so that a quiet second writes nothing."""
    if turn.state == Turn.State.GRANTED:
        return turn.take_by is not None and turn.take_by <= now
    if turn.state == Turn.State.PAUSED:
        return turn.pause == FloorPause.DROPPED
    rules = selectors.floor_rules(turn.room)
    if _gone_since(turn) is not None:
        return True
    warn_at = _warn_at(turn, rules)
    over_at = _over_at(turn, rules)
    return (warn_at is not None and warn_at <= now) or (over_at is not None and over_at <= now)


def _see_after_line(turn: Turn, rules: FloorRules, now: datetime) -> None:
    """Stop the clock of a speaker who has no connection any more."""
    gone = _gone_since(turn)
    if gone is not None and turn.started_at is not None:
        at = max(gone, turn.started_at)
        resume_by = at + timedelta(seconds=rules.dropped_seconds)
        turns.pause(turn, FloorPause.DROPPED, at=at, resume_by=resume_by, actor=None)


def _see_after_time(turn: Turn, rules: FloorRules, now: datetime) -> None:
    warn_at, over_at = _warn_at(turn, rules), _over_at(turn, rules)
    if warn_at is not None and warn_at <= now:
        turns.warn(turn, at=warn_at)
    if over_at is not None and over_at <= now:
        turns.finish(turn, FloorEnd.TIME_OVER, actor=None, at=over_at)


def _see_after_dropped(turn: Turn, now: datetime) -> None:
    if turn.resume_by is not None and turn.resume_by <= now:
        turns.finish(turn, FloorEnd.DROPPED, actor=None, at=turn.resume_by)
    elif _gone_since(turn) is None:
        turns.resume(turn, actor=None, at=now)


def _gone_since(turn: Turn) -> datetime | None:
    """Return since when the speaker has no connection, ``None`` while there is one.

    Whoever never had one, or speaks at a venue, is not gone: they are heard in the hall.
    """
    if turn.source_id is not None:
        return None
    leases = Attendance.objects.filter(participant_id=turn.participant_id)
    if leases.filter(closed_at=None).exists():
        return None
    last = leases.order_by("-closed_at").first()
    return last.closed_at if last is not None else None


def _warn_at(turn: Turn, rules: FloorRules) -> datetime | None:
    if turn.is_warned or not rules.warning_seconds or turn.ends_at is None or turn.started_at is None:
        return None
    return max(turn.started_at, turn.ends_at - timedelta(seconds=rules.warning_seconds))


def _over_at(turn: Turn, rules: FloorRules) -> datetime | None:
    if not rules.auto_release or turn.ends_at is None:
        return None
    return turn.ends_at + timedelta(seconds=rules.grace_seconds)
