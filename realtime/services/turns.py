"""What happens to a turn, one transition a function: called up, begun, warned, paused, resumed, extended, over.

The verbs of people and the clock both come here, so that both tell the same events. Callers hold the room
(``floor_clock.hold``): turns of a room change one after another.
"""

import math
from datetime import datetime, timedelta
from uuid import UUID

from consultations.models import AgendaItem
from deliberation.eventlog.units import Actor, emit
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
from realtime import queues
from realtime.models import FloorQueue, Participant, Room, Turn
from realtime.selectors import floor_queues
from realtime.selectors import floors as selectors
from realtime.selectors.floor_states import spoken_by
from realtime.services import speech_recordings


def wait(
    participant: Participant,
    item: AgendaItem | None,
    kind: FloorKind,
    *,
    at: datetime,
    about: Turn | None = None,
    department_id: UUID | None = None,
) -> Turn:
    """Return the turn of this kind that somebody waits for, a new one if there is none; the queue is told apart."""
    FloorQueue.objects.get_or_create(room=participant.room, item=item)
    turn = selectors.waiting_turn(participant, item, kind)
    if turn is not None:
        return turn
    return Turn.objects.create(
        room=participant.room,
        item=item,
        participant=participant,
        kind=kind,
        about=about,
        department_id=department_id,
        asked_at=at,
        limit=selectors.limit_for(kind, item, selectors.floor_rules(participant.room)),
    )


def call_up(turn: Turn, *, source: Participant | None, actor: Actor, at: datetime) -> None:
    """Give the floor: the clock starts when it is taken, or by itself at ``take_by``."""
    rules = selectors.floor_rules(turn.room)
    turn.state, turn.source, turn.granted_at = Turn.State.GRANTED, source, at
    turn.take_by = at + timedelta(seconds=rules.take_within)
    turn.place, turn.pause, turn.paused_at, turn.resume_by = None, "", None, None
    turn.save()
    event = FloorGranted(
        request_id=turn.id,
        item_id=turn.item_id,
        participant_id=turn.participant_id,
        source_id=turn.source_id,
        kind=FloorKind(turn.kind),
        about_id=turn.about_id,
        department_id=turn.department_id,
        limit=turn.limit,
        take_by=turn.take_by,
    )
    _tell(turn, event, actor, at)


def start(turn: Turn, *, actor: Actor | None, at: datetime) -> None:
    """Start the clock."""
    turn.began_at = at
    ends_at = _run(turn, at)
    event = FloorTaken(request_id=turn.id, started_at=at, ends_at=ends_at, over_at=turn.over_at)
    _tell(turn, event, actor, at)
    speech_recordings.begin(turn, at=at)


def warn(turn: Turn, *, at: datetime) -> None:
    """Say that the time is nearly over, once."""
    turn.is_warned, turn.warn_at = True, None
    turn.save(update_fields=["is_warned", "warn_at"])
    assert turn.ends_at is not None  # only a clock that runs warns
    _tell(turn, FloorWarned(request_id=turn.id, ends_at=turn.ends_at), None, at)


def extend(turn: Turn, seconds: int, *, actor: Actor, at: datetime) -> None:
    """Give ``seconds`` more: from the end, or from now where time is over already."""
    over = (at - turn.ends_at).total_seconds() if turn.ends_at is not None else turn.spoken - turn.limit
    late = max(0, math.ceil(over))
    turn.limit += late + seconds
    turn.is_warned = False
    if turn.ends_at is not None:
        _set_deadlines(turn, turn.ends_at + timedelta(seconds=late + seconds), at)
    turn.save(update_fields=["limit", "is_warned", "ends_at", "warn_at", "over_at"])
    left = turn.left if turn.state == Turn.State.PAUSED else None
    event = FloorExtended(request_id=turn.id, limit=turn.limit, ends_at=turn.ends_at, over_at=turn.over_at, left=left)
    _tell(turn, event, actor, at)


def pause(turn: Turn, reason: FloorPause, *, at: datetime, resume_by: datetime | None, actor: Actor | None) -> None:
    """Stop the clock, or let one that stands still do so for another reason."""
    turn.spoken = spoken(turn, at)
    turn.state, turn.pause, turn.paused_at, turn.resume_by = Turn.State.PAUSED, reason, at, resume_by
    _clear_clock(turn)
    turn.save()
    _tell(turn, FloorPaused(request_id=turn.id, reason=reason, left=turn.left, resume_by=resume_by), actor, at)


def resume(turn: Turn, *, at: datetime, actor: Actor | None) -> None:
    """Let the clock run on from where it stood."""
    turn.pause, turn.paused_at, turn.resume_by = "", None, None
    ends_at = _run(turn, at)
    event = FloorResumed(request_id=turn.id, started_at=at, ends_at=ends_at, over_at=turn.over_at)
    _tell(turn, event, actor, at)


def finish(turn: Turn, end: FloorEnd, *, actor: Actor | None, at: datetime) -> None:
    """End a turn and count what was spoken. What it changes in the queues is told apart."""
    turn.spoken = spoken(turn, at)
    turn.state, turn.end, turn.ended_at = Turn.State.DONE, end, at
    turn.pause, turn.paused_at, turn.resume_by = "", None, None
    _clear_clock(turn)
    turn.save()
    event = FloorReleased(
        request_id=turn.id,
        item_id=turn.item_id,
        participant_id=turn.participant_id,
        source_id=turn.source_id,
        kind=FloorKind(turn.kind),
        about_id=turn.about_id,
        department_id=turn.department_id,
        limit=turn.limit,
        began_at=turn.began_at,
        seconds=turn.spoken,
        total=spoken_by(turn.participant_id, is_inner=selectors.is_inner(turn)),
        reason=end,
    )
    _tell(turn, event, actor, at)
    speech_recordings.finish(turn, at=at)


def tell_queues(room: Room, *, actor: Actor | None, at: datetime, moved: tuple[Turn, int] | None = None) -> None:
    """Say how each queue stands that stands otherwise than was last told.

    ``moved`` is a turn that was put at a place by hand; whoever was so before keeps their place among those who wait.
    """
    rules = selectors.floor_rules(room)
    for line in floor_queues.lines(room):
        _keep_places(line, moved)
        order = floor_queues.order_of(line, rules)
        entries = floor_queues.entries(line, order)
        told = [entry.model_dump(mode="json") for entry in entries]
        queue = line.queue
        if (queue.order, queue.entries) != (order, told):
            queue.order, queue.entries = order, told
            queue.save(update_fields=["order", "entries"])
            event = FloorQueued(item_id=queue.item_id, order=order, entries=entries)
            stream = room.stream if queue.item is None else queue.item.stream
            emit(event, stream=stream, actor=actor, at=at)


def _keep_places(line: floor_queues.Line, moved: tuple[Turn, int] | None) -> None:
    waiting = {turn.id: turn for turn in line.waiting}
    told = [id_ for entry in line.queue.entries if (id_ := UUID(entry["request_id"])) in waiting]
    by_hand = {turn.id for turn in line.waiting if turn.place is not None}
    here = (moved[0].id, moved[1]) if moved is not None and moved[0].id in waiting else None
    for id_, place in queues.places(told, by_hand, moved=here).items():
        turn = waiting[id_]
        if turn.place != place:
            turn.place = place
            turn.save(update_fields=["place"])


def spoken(turn: Turn, at: datetime) -> int:
    """Return how many seconds the turn has lasted by ``at``, rounded to the nearest; a clock never runs backwards."""
    if turn.started_at is None:
        return turn.spoken
    return turn.spoken + max(0, round((at - turn.started_at).total_seconds()))


def _run(turn: Turn, at: datetime) -> datetime:
    """Let the clock run from ``at`` and return when the time is over."""
    turn.state, turn.started_at, turn.take_by = Turn.State.SPEAKING, at, None
    ends_at = at + timedelta(seconds=turn.limit - turn.spoken)  # in the past for who was over time: grace is given once
    _set_deadlines(turn, ends_at, at)
    turn.save()
    return ends_at


def _set_deadlines(turn: Turn, ends_at: datetime, at: datetime) -> None:
    """Set what falls due, by the rules as they stand now: a rule changed later changes no turn that is under way."""
    rules = selectors.floor_rules(turn.room)
    turn.ends_at = ends_at
    warns = rules.warning_seconds and not turn.is_warned
    turn.warn_at = max(at, ends_at - timedelta(seconds=rules.warning_seconds)) if warns else None
    turn.over_at = ends_at + timedelta(seconds=rules.grace_seconds) if rules.auto_release else None


def _clear_clock(turn: Turn) -> None:
    turn.take_by = turn.started_at = turn.ends_at = turn.warn_at = turn.over_at = None


def _tell(turn: Turn, event: Event, actor: Actor | None, at: datetime) -> None:
    emit(event, stream=turn.stream, actor=actor, at=at)
