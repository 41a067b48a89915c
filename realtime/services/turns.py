"""What happens to a turn, one transition a function: called up, begun, warned, paused, resumed, extended, over.

The verbs of people and the clock's sweep both come here, so that both tell the same events. Callers hold the room
(``selectors.hold_floor``): turns of a room change one after another.
"""

import math
from datetime import datetime, timedelta
from uuid import UUID

from consultations.models import AgendaItem
from deliberation.accounts.models import Account
from deliberation.eventlog.units import emit
from deliberation.events.base import Event
from deliberation.events.floors import (
    FloorEnd,
    FloorExtended,
    FloorGranted,
    FloorKind,
    FloorPause,
    FloorPaused,
    FloorQueued,
    FloorReleased,
    FloorResumed,
    FloorTaken,
    FloorWarned,
)
from deliberation.rules.catalogue import FloorRules
from realtime.models import Participant, Room, Turn
from realtime.selectors import floors as selectors


def call_up(turn: Turn, *, source: Participant | None, rules: FloorRules, actor: Account | None, at: datetime) -> None:
    """Give the floor: the clock starts when it is taken, or by itself at ``take_by``."""
    turn.state, turn.source = Turn.State.GRANTED, source
    turn.take_by = at + timedelta(seconds=rules.take_within)
    turn.place = None
    turn.save()
    event = FloorGranted(
        request_id=turn.id,
        item_id=turn.item_id,
        participant_id=turn.participant_id,
        source_id=turn.source_id,
        kind=FloorKind(turn.kind),
        limit=turn.limit,
        take_by=turn.take_by,
    )
    _tell(turn, event, actor, at)


def start(turn: Turn, *, actor: Account | None, at: datetime) -> None:
    """Start the clock."""
    _run(turn, at)
    _tell(turn, FloorTaken(request_id=turn.id, started_at=at, ends_at=_end(turn)), actor, at)


def warn(turn: Turn, *, at: datetime) -> None:
    """Say that the time is nearly over, once."""
    turn.is_warned = True
    turn.save(update_fields=["is_warned"])
    _tell(turn, FloorWarned(request_id=turn.id, ends_at=_end(turn)), None, at)


def extend(turn: Turn, seconds: int, *, actor: Account, at: datetime) -> None:
    """Give ``seconds`` more: from the end, or from now where time is over already."""
    late = max(0, math.ceil((at - turn.ends_at).total_seconds())) if turn.ends_at is not None else 0
    turn.limit += late + seconds
    turn.is_warned = False
    if turn.ends_at is not None:
        turn.ends_at += timedelta(seconds=late + seconds)
    turn.save(update_fields=["limit", "is_warned", "ends_at"])
    _tell(turn, FloorExtended(request_id=turn.id, limit=turn.limit, ends_at=turn.ends_at), actor, at)


def pause(turn: Turn, reason: FloorPause, *, at: datetime, resume_by: datetime | None, actor: Account | None) -> None:
    """Stop the clock; it does not run backwards where ``at`` lies before its start."""
    turn.spoken = spoken(turn, at)
    turn.state, turn.pause, turn.paused_at, turn.resume_by = Turn.State.PAUSED, reason, at, resume_by
    turn.started_at = turn.ends_at = turn.take_by = None
    turn.save()
    left = max(0, turn.limit - turn.spoken)
    _tell(turn, FloorPaused(request_id=turn.id, reason=reason, left=left, resume_by=resume_by), actor, at)


def resume(turn: Turn, *, at: datetime, actor: Account | None) -> None:
    """Let the clock run on from where it stood."""
    turn.pause, turn.paused_at, turn.resume_by = "", None, None
    _run(turn, at)
    _tell(turn, FloorResumed(request_id=turn.id, started_at=at, ends_at=_end(turn)), actor, at)


def finish(turn: Turn, end: FloorEnd, *, actor: Account | None, at: datetime) -> None:
    """End a turn and count what was spoken."""
    turn.spoken = spoken(turn, at)
    turn.state, turn.end, turn.ended_at = Turn.State.DONE, end, at
    turn.take_by = turn.ends_at = turn.paused_at = turn.resume_by = None
    turn.pause = ""
    turn.save()
    event = FloorReleased(
        request_id=turn.id,
        item_id=turn.item_id,
        participant_id=turn.participant_id,
        source_id=turn.source_id,
        kind=FloorKind(turn.kind),
        seconds=turn.spoken,
        total=selectors.spoken_by(turn.participant_id, is_inner=selectors.is_inner(turn)),
        reason=end,
    )
    _tell(turn, event, actor, at)


def tell_queue(room: Room, item: AgendaItem | None, *, actor: Account | None, at: datetime) -> None:
    """Say how the queue of an item stands now."""
    order, entries = selectors.queue(room, item)
    stream = room.stream if item is None else item.stream
    event = FloorQueued(item_id=item.id if item is not None else None, order=order, entries=entries)
    emit(event, stream=stream, actor=actor, at=at)


def spoken(turn: Turn, at: datetime) -> int:
    """Return how many seconds the turn has lasted by ``at``, rounded to the nearest."""
    running = turn.started_at is not None and turn.state == Turn.State.SPEAKING
    current = (at - turn.started_at).total_seconds() if running and turn.started_at is not None else 0
    return turn.spoken + max(0, round(current))


def end_all(room: Room, end: FloorEnd, *, actor: Account | None, at: datetime) -> None:
    """End the turn of whoever has the floor and forget everybody who waits: the sitting is over."""
    holder = selectors.hold_floor(room)
    if holder is not None:
        finish(holder, end, actor=actor, at=at)
    waiting = Turn.objects.filter(room=room, state=Turn.State.WAITING)
    items = {turn.item_id: turn.item for turn in waiting.select_related("item__sitting")}
    waiting.update(state=Turn.State.WITHDRAWN, ended_at=at)
    for item in items.values():
        tell_queue(room, item, actor=actor, at=at)


def suspend(room: Room, *, actor: Account, at: datetime) -> None:
    """Stop the clock of whoever has the floor: the sitting pauses, and a dropped line is waited for no longer."""
    holder = selectors.hold_floor(room)
    if holder is None:
        return
    if holder.state == Turn.State.PAUSED:
        holder.pause, holder.resume_by = FloorPause.SUSPENDED, None
        holder.save(update_fields=["pause", "resume_by"])
        left = max(0, holder.limit - holder.spoken)
        event = FloorPaused(request_id=holder.id, reason=FloorPause.SUSPENDED, left=left, resume_by=None)
        _tell(holder, event, actor, at)
    else:
        pause(holder, FloorPause.SUSPENDED, at=at, resume_by=None, actor=actor)


def go_on(room: Room, *, actor: Account, at: datetime) -> None:
    """Let the clock run on that stopped when the sitting paused."""
    holder = selectors.hold_floor(room)
    if holder is not None and holder.pause == FloorPause.SUSPENDED:
        resume(holder, at=at, actor=actor)


def step_away(room: Room, item_id: UUID | None, *, actor: Account, at: datetime) -> None:
    """End the turn of whoever speaks to another item than the one that comes; who waits keeps their place there."""
    holder = selectors.hold_floor(room)
    if holder is not None and holder.item_id != item_id:
        finish(holder, FloorEnd.STEPPED, actor=actor, at=at)


def leave(participant: Participant, *, actor: Account | None, at: datetime) -> None:
    """End whatever turns somebody has who is taken out of the meeting."""
    room = participant.room
    holder = selectors.hold_floor(room)
    if holder is not None and holder.participant_id == participant.id:
        finish(holder, FloorEnd.REMOVED, actor=actor, at=at)
    waiting = Turn.objects.filter(participant=participant, state=Turn.State.WAITING)
    items: dict[UUID | None, AgendaItem | None] = {
        turn.item_id: turn.item for turn in waiting.select_related("item__sitting")
    }
    waiting.update(state=Turn.State.WITHDRAWN, ended_at=at)
    for item in items.values():
        tell_queue(room, item, actor=actor, at=at)


def _run(turn: Turn, at: datetime) -> None:
    turn.state, turn.started_at, turn.take_by = Turn.State.SPEAKING, at, None
    turn.ends_at = at + timedelta(seconds=max(0, turn.limit - turn.spoken))
    turn.save()


def _end(turn: Turn) -> datetime:
    assert turn.ends_at is not None  # the clock runs
    return turn.ends_at


def _tell(turn: Turn, event: Event, actor: Account | None, at: datetime) -> None:
    emit(event, stream=turn.stream, actor=actor, at=at)
