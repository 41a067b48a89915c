"""The floor's clock: what falls due is done by whoever comes first, and dated by its own deadline.

Nothing is armed anywhere: deadlines stand in rows. The worker comes round once a second, and every verb that touches a
floor looks first too, so that it finds what it would have found had the worker never slept. Two at once take turns by
the room's lock, and the second finds it done.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.eventlog.units import change
from deliberation.events.floors import FloorEnd, FloorPause
from realtime import policies
from realtime.models import Participant, Room, Turn
from realtime.selectors import access_room, lines
from realtime.selectors import floors as selectors
from realtime.services import turns

logger = logging.getLogger(__name__)

Act = Callable[[Turn, datetime], None]


def sweep() -> None:
    """See after every room in which somebody has the floor; what goes wrong in one holds up no other."""
    for turn in Turn.objects.filter(state__in=Turn.HELD).select_related("participant"):
        try:
            if _next_due(turn, clock.now()) is not None:  # looked at without a lock: a quiet second writes nothing
                _see_after(turn.room_id)
        except Exception:
            logger.exception("floor not seen after", extra={"room": str(turn.room_id)})


@change
def _see_after(room_id: UUID) -> None:
    hold(Room.objects.select_related("sitting__consultation").get(id=room_id))


def hold(room: Room, *, at: datetime | None = None) -> tuple[Turn | None, datetime]:
    """Take the room's floor for a change, do what has fallen due, and return whoever has it, and the moment."""
    turn = selectors.lock_floor(room)
    now = at or clock.now()
    if turn is None:
        return None, now
    while (due := _next_due(turn, now)) is not None:
        moment, act = due
        act(turn, moment)
    if turn.state in Turn.HELD:
        return turn, now
    turns.tell_queues(room, actor=None, at=turn.ended_at or now)
    return None, now


def hold_turn(
    actor: Account, room_id: UUID, request_id: UUID, *, may: Callable[[Participant, Turn], bool]
) -> tuple[Turn, datetime]:
    """Return a turn of the room, the floor taken for a change and what was due done, for somebody who may change it.

    Raises:
        Forbidden: ``floor.forbidden``.
        NotFound: ``room.not_found``, ``floor.not_found``.
    """
    participant = access_room(actor, room_id)
    policies.require(may(participant, selectors.access_turn(participant.room, request_id)), "floor.forbidden")
    _, now = hold(participant.room)
    return selectors.access_turn(participant.room, request_id), now


def _next_due(turn: Turn, now: datetime) -> tuple[datetime, Act] | None:
    """Return what falls due first, if it has by ``now``; a deadline is over at its very instant."""
    due = min(_coming(turn, now), key=lambda item: item[0], default=None)
    return due if due is not None and due[0] <= now else None


def _coming(turn: Turn, now: datetime) -> Iterator[tuple[datetime, Act]]:
    """Yield what may come next of itself; of two at the same instant the first named goes before."""
    if turn.state == Turn.State.GRANTED and turn.take_by is not None:
        yield turn.take_by, _start
    if turn.state == Turn.State.SPEAKING and turn.started_at is not None:
        if turn.warn_at is not None:
            yield turn.warn_at, _warn
        if turn.over_at is not None:
            yield turn.over_at, _run_out
        if (gone := _gone_since(turn, turn.started_at, now)) is not None:
            yield gone, _drop
    if turn.state == Turn.State.PAUSED and turn.resume_by is not None and turn.paused_at is not None:
        yield turn.resume_by, _give_up
        if (back := lines.back_at(_spans(turn, turn.paused_at, now), turn.paused_at)) is not None:
            yield back, _go_on


def _gone_since(turn: Turn, since: datetime, now: datetime) -> datetime | None:
    """Return since when the speaker has no connection, ``None`` while there is one, or none is needed."""
    if turn.source_id is not None or selectors.in_hall(turn.participant):
        return None
    found = lines.spans(turn.participant_id, since=since, now=now)
    if found is None:
        return None  # they never had one: they are heard in the hall, or by telephone
    return lines.gone_since(found, since)


def _spans(turn: Turn, since: datetime, now: datetime) -> list[lines.Span]:
    return lines.spans(turn.participant_id, since=since, now=now) or []


def _start(turn: Turn, at: datetime) -> None:
    turns.start(turn, actor=None, at=at)


def _warn(turn: Turn, at: datetime) -> None:
    turns.warn(turn, at=at)


def _run_out(turn: Turn, at: datetime) -> None:
    turns.finish(turn, FloorEnd.TIME_OVER, actor=None, at=at)


def _drop(turn: Turn, at: datetime) -> None:
    resume_by = at + timedelta(seconds=selectors.floor_rules(turn.room).dropped_seconds)
    turns.pause(turn, FloorPause.DROPPED, at=at, resume_by=resume_by, actor=None)


def _give_up(turn: Turn, at: datetime) -> None:
    turns.finish(turn, FloorEnd.DROPPED, actor=None, at=at)


def _go_on(turn: Turn, at: datetime) -> None:
    turns.resume(turn, at=at, actor=None)
