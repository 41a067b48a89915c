"""The floor as somebody sees it: the part of the room's state, from rows."""

from collections import Counter
from uuid import UUID

from django.db.models import Q, Sum

from deliberation.events.floors import FloorKind, FloorPause, QueueEntry
from deliberation.events.sittings import FloorOrder
from realtime.models import FloorQueue, Room, Turn
from realtime.room.state import FloorState, HolderState, QueueState, TakenAwayState, TalkState, WrittenState
from realtime.selectors.floors import is_inner


def floor_state(room: Room, *, hears_inner: bool) -> FloorState:
    """Return the floor as somebody sees it; observers see nothing of confidential items."""
    heard = Q() if hears_inner else Q(item=None) | Q(item__is_confidential=False)
    states = [*Turn.HEARD, Turn.State.TAKEN_AWAY]
    turns = list(Turn.objects.filter(heard, room=room, state__in=states).select_related("item").order_by("id"))
    holder = next((turn for turn in turns if turn.state in Turn.HELD), None)
    state = _holder(holder) if holder is not None else None
    is_inner_turn = holder is not None and is_inner(holder)
    return FloorState(
        holder=None if is_inner_turn else state,
        inner_holder=state if is_inner_turn else None,
        queues=_queues(list(FloorQueue.objects.filter(heard, room=room).exclude(order=""))),
        talk=_talk(turns),
        written=_written(turns),
        taken_away=_taken_away(turns),
    )


def spoken_by(participant_id: UUID, *, is_inner: bool) -> int:
    """Return how many seconds a participant's finished turns have lasted, before one of the two audiences."""
    rows = Turn.objects.filter(participant_id=participant_id, state=Turn.State.DONE)
    rows = rows.filter(item__is_confidential=True) if is_inner else rows.exclude(item__is_confidential=True)
    return rows.aggregate(sum=Sum("spoken"))["sum"] or 0


def _holder(turn: Turn) -> HolderState:
    return HolderState(
        request_id=turn.id,
        item_id=turn.item_id,
        participant_id=turn.participant_id,
        source_id=turn.source_id,
        kind=FloorKind(turn.kind),
        about_id=turn.about_id,
        department_id=turn.department_id,
        limit=turn.limit,
        take_by=turn.take_by,
        started_at=turn.started_at,
        ends_at=turn.ends_at,
        over_at=turn.over_at,
        is_warned=turn.is_warned,
        pause=FloorPause(turn.pause) if turn.pause else None,
        left=turn.left if turn.pause else None,
        resume_by=turn.resume_by,
    )


def _queues(rows: list[FloorQueue]) -> list[QueueState]:
    found = [
        QueueState(
            item_id=row.item_id,
            order=FloorOrder(row.order),
            entries=[QueueEntry.model_validate(entry) for entry in row.entries],
        )
        for row in rows
    ]
    return sorted(found, key=lambda item: str(item.item_id or ""))


def _talk(turns: list[Turn]) -> list[TalkState]:
    """Return what each has spoken, before each audience apart."""
    sums: Counter[tuple[UUID, bool]] = Counter()
    for turn in turns:
        if turn.state == Turn.State.DONE:
            sums[turn.participant_id, is_inner(turn)] += turn.spoken
    return [
        TalkState(participant_id=participant_id, is_inner=inner, seconds=seconds)
        for (participant_id, inner), seconds in sorted(sums.items(), key=lambda pair: (str(pair[0][0]), pair[0][1]))
    ]


def _written(turns: list[Turn]) -> list[WrittenState]:
    return [
        WrittenState(request_id=row.id, item_id=row.item_id, participant_id=row.participant_id, length=len(row.text))
        for row in turns
        if row.state == Turn.State.WRITTEN
    ]


def _taken_away(turns: list[Turn]) -> list[TakenAwayState]:
    """Return the questions that are owed an answer; of one whose words were erased nothing is shown."""
    return [
        TakenAwayState(
            request_id=row.id,
            seq=row.taken_away_seqs[-1],
            is_inner=is_inner(row),
            item_id=row.item_id,
            participant_id=row.participant_id,
            department_id=row.department_id,
            question=row.text,
            due_on=row.due_on,
        )
        for row in turns
        if row.taken_away_seqs and row.department_id is not None and row.due_on is not None
    ]
