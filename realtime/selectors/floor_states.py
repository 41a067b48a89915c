"""The floor as somebody sees it: the part of the room's state, from rows."""

from uuid import UUID

from django.db.models import Q, Sum

from deliberation.events.floors import FloorKind, FloorPause, QueueEntry
from deliberation.events.sittings import FloorOrder
from realtime.models import FloorQueue, Room, Turn
from realtime.room.state import FloorState, HolderState, QueueState, TakenAwayState, TalkState, WrittenState
from realtime.selectors.floors import holder, is_inner


def floor_state(room: Room, *, hears_inner: bool) -> FloorState:
    """Return the floor as somebody sees it; observers see nothing of confidential items."""
    turn = holder(room.id)
    held, is_inner_turn = _holder(turn) if turn is not None else None, turn is not None and is_inner(turn)
    return FloorState(
        holder=held if not is_inner_turn else None,
        inner_holder=held if is_inner_turn and hears_inner else None,
        queues=_queues(room.id, hears_inner=hears_inner),
        talk=_talk(room.id, hears_inner=hears_inner),
        written=_written(room.id, hears_inner=hears_inner),
        taken_away=_taken_away(room.id, hears_inner=hears_inner),
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


def _for(*, hears_inner: bool) -> Q:
    """Return the condition that a reader hears of a row's item."""
    return Q() if hears_inner else Q(item=None) | Q(item__is_confidential=False)


def _queues(room_id: UUID, *, hears_inner: bool) -> list[QueueState]:
    rows = FloorQueue.objects.filter(_for(hears_inner=hears_inner), room_id=room_id).exclude(order="")
    found = [
        QueueState(
            item_id=row.item_id,
            order=FloorOrder(row.order),
            entries=[QueueEntry.model_validate(entry) for entry in row.entries],
        )
        for row in rows
    ]
    return sorted(found, key=lambda item: str(item.item_id or ""))


def _talk(room_id: UUID, *, hears_inner: bool) -> list[TalkState]:
    """Return what each has spoken, before each audience apart."""
    rows = Turn.objects.filter(_for(hears_inner=hears_inner), room_id=room_id, state=Turn.State.DONE)
    inner, outer = Q(item__is_confidential=True), _for(hears_inner=False)
    sums = rows.values("participant_id").annotate(inner=Sum("spoken", filter=inner), outer=Sum("spoken", filter=outer))
    found = [
        TalkState(participant_id=row["participant_id"], is_inner=is_inner, seconds=seconds)
        for row in sums
        for is_inner, seconds in ((False, row["outer"]), (True, row["inner"]))
        if seconds is not None
    ]
    return sorted(found, key=lambda item: (str(item.participant_id), item.is_inner))


def _written(room_id: UUID, *, hears_inner: bool) -> list[WrittenState]:
    rows = Turn.objects.filter(_for(hears_inner=hears_inner), room_id=room_id, state=Turn.State.WRITTEN)
    return [
        WrittenState(request_id=row.id, item_id=row.item_id, participant_id=row.participant_id, length=len(row.text))
        for row in rows.order_by("id")
    ]


def _taken_away(room_id: UUID, *, hears_inner: bool) -> list[TakenAwayState]:
    rows = Turn.objects.filter(_for(hears_inner=hears_inner), room_id=room_id, due_on__isnull=False)
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
        for row in rows.select_related("item").order_by("id")
        if row.taken_away_seqs and row.department_id is not None and row.due_on is not None  # neither erased nor torn
    ]
