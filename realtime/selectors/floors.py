"""Who has the floor, who waits for it and why in that order, and who has spoken how long."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Sum

from consultations.models import AgendaItem
from deliberation.accounts.models import Membership
from deliberation.core.errors import NotFound
from deliberation.events.floors import FloorKind, FloorPause, QueueEntry
from deliberation.events.sittings import AgendaKind, FloorOrder
from deliberation.rules.catalogue import FloorRules
from deliberation.rules.selectors import rules
from realtime import policies, queues
from realtime.models import FloorQueue, Participant, Room, Turn
from realtime.representations.floors import TalkTime, TalkTimes, WrittenSpeechItem, WrittenSpeechList
from realtime.room.state import FloorState, HolderState, QueueState, TalkState

SPEECHES = frozenset({AgendaKind.REPORT, AgendaKind.SPEECHES})


def floor_rules(room: Room) -> FloorRules:
    """Return the rules about speaking in force in a room."""
    return rules(room.committee_id).floor


def hold_floor(room: Room) -> Turn | None:
    """Lock the room's floor, read anew where the sitting stands, and return the turn of whoever has the floor."""
    # One lock for all of a room's turns: a turn's transitions depend on who else has the floor. Whoever ends the
    # sitting takes it too, after the state has changed: so nothing is granted that the end does not see.
    Room.objects.select_for_update(no_key=True).get(id=room.id)
    room.sitting.refresh_from_db(fields=["state", "cancelled_at", "current_item"])
    return holder(room.id)


def holder(room_id: UUID) -> Turn | None:
    """Return the turn of whoever has the floor."""
    rows = Turn.objects.filter(room_id=room_id, state__in=Turn.HELD)
    return rows.select_related("room__sitting__consultation", "item__sitting", "participant__account").first()


def access_item(room: Room, item_id: UUID | None) -> AgendaItem | None:
    """Return an item of the room's agenda; ``None`` for what is outside it.

    Raises:
        NotFound: ``agenda.not_found``.
    """
    if item_id is None:
        return None
    item = AgendaItem.objects.select_related("sitting").filter(sitting_id=room.id, id=item_id).first()
    if item is None:
        raise NotFound("agenda.not_found")
    return item


def access_turn(room: Room, request_id: UUID) -> Turn:
    """Return a turn of the room.

    Raises:
        NotFound: ``floor.not_found``.
    """
    rows = Turn.objects.select_related("room__sitting__consultation", "item__sitting", "participant__account")
    turn = rows.filter(room=room, id=request_id).first()
    if turn is None:
        raise NotFound("floor.not_found")
    return turn


def order_of(room: Room, item: AgendaItem | None) -> FloorOrder:
    """Return in what order people speak to an item: as chosen in the room, as planned, or as the rule has it."""
    chosen = FloorQueue.objects.filter(room=room, item=item).first()
    if chosen is not None:
        return FloorOrder(chosen.order)
    return _planned_order(item, floor_rules(room))


def _planned_order(item: AgendaItem | None, rules_: FloorRules) -> FloorOrder:
    if item is not None and item.floor_order:
        return FloorOrder(item.floor_order)
    return rules_.speech_order if item is not None and item.kind in SPEECHES else rules_.exchange_order


def limit_for(kind: FloorKind, item: AgendaItem | None, rules_: FloorRules) -> int:
    """Return how many seconds a turn may last by rule."""
    if kind is FloorKind.ANSWER:
        return rules_.answer_seconds
    if kind is FloorKind.SPEECH and item is not None and item.kind in SPEECHES:
        return rules_.speech_seconds
    return rules_.short_seconds


def queue(room: Room, item: AgendaItem | None) -> tuple[FloorOrder, list[QueueEntry]]:
    """Return the order of an item's queue and who stands in it, first the next to speak."""
    order = order_of(room, item)
    waiting = list(Turn.objects.filter(room=room, item=item, state=Turn.State.WAITING).select_related("participant"))
    return order, _entries(order, waiting, _facts(room, item, waiting))


def _entries(order: FloorOrder, waiting: Iterable[Turn], facts: list[queues.Waiting]) -> list[QueueEntry]:
    by_id = {turn.id: turn for turn in waiting}
    return [
        QueueEntry(
            request_id=placed.id,
            participant_id=by_id[placed.id].participant_id,
            kind=FloorKind(by_id[placed.id].kind),
            limit=by_id[placed.id].limit,
            is_arranged=by_id[placed.id].arranged is not None,
            why=placed.why,
            value=placed.value,
        )
        for placed in queues.queue(order, facts)
    ]


def _facts(room: Room, item: AgendaItem | None, waiting: list[Turn]) -> list[queues.Waiting]:
    """Return what the orders may ask of each request."""
    groups = groups_of({turn.participant for turn in waiting})
    talked = talk_seconds(room.id)
    had = list(
        Turn.objects.filter(room=room, item=item, state__in=[*Turn.HELD, Turn.State.DONE])
        .select_related("participant")
        .order_by("id")
    )
    heard = groups_of({turn.participant for turn in had})
    sector_turns = Counter(heard[turn.participant_id] for turn in had)
    last = max(had, key=lambda turn: (turn.started_at or turn.asked_at, turn.id), default=None)
    return [
        queues.Waiting(
            id=turn.id,
            kind=FloorKind(turn.kind),
            asked_at=turn.asked_at,
            place=turn.place,
            arranged=turn.arranged,
            is_substitute=turn.is_substitute,
            spoken=talked.get(turn.participant_id, 0),
            sector=groups[turn.participant_id],
            sector_turns=sector_turns[groups[turn.participant_id]],
            is_department=is_department(turn.participant),
            had_last_turn=last is not None and is_department(last.participant) == is_department(turn.participant),
        )
        for turn in waiting
    ]


def is_department(participant: Participant) -> bool:
    """Return whether somebody sits for another body than the committee's own: departments sit without a vote."""
    return participant.acts_for_id is not None and participant.role == "non_voting"


def groups_of(participants: Iterable[Participant]) -> dict[UUID, str]:
    """Return participant → the group in whose name they take turns: the sector, else the body they sit for."""
    people = list(participants)
    memberships = dict(
        Membership.objects.filter(
            account_id__in=[item.account_id for item in people], term__is_current=True
        ).values_list("account_id", "sector__name")
    )
    return {item.id: memberships.get(item.account_id) or str(item.acts_for_id or "") for item in people}


def talk_seconds(room_id: UUID) -> dict[UUID, int]:
    """Return participant → seconds of all turns that are over."""
    rows = Turn.objects.filter(room_id=room_id, state=Turn.State.DONE).values("participant").annotate(sum=Sum("spoken"))
    return {row["participant"]: row["sum"] for row in rows}


def spoken_by(participant_id: UUID, *, is_inner: bool) -> int:
    """Return how many seconds a participant's finished turns have lasted, before one of the two audiences."""
    rows = Turn.objects.filter(participant_id=participant_id, state=Turn.State.DONE)
    rows = rows.filter(item__is_confidential=True) if is_inner else rows.exclude(item__is_confidential=True)
    return rows.aggregate(sum=Sum("spoken"))["sum"] or 0


def is_inner(turn: Turn) -> bool:
    """Return whether observers are kept from a turn."""
    return turn.item is not None and turn.item.is_confidential


def floor_state(room: Room, *, hears_inner: bool) -> FloorState:
    """Return the floor as somebody sees it; observers see nothing of confidential items."""
    turn = holder(room.id)
    # An item has a queue from the first wish to speak to it on, be the queue empty by now.
    chosen = FloorQueue.objects.filter(room=room).values_list("item_id", flat=True)
    wished = Turn.objects.filter(room=room).values_list("item_id", flat=True).distinct()
    ids: set[UUID | None] = {*chosen, *wished}
    rows = AgendaItem.objects.filter(id__in=filter(None, ids)).select_related("sitting")
    items: dict[UUID | None, AgendaItem | None] = {row.id: row for row in rows}
    if None in ids:
        items[None] = None
    found = []
    for item_id, item in items.items():
        if item is None or hears_inner or not item.is_confidential:
            order, entries = queue(room, item)
            found.append(QueueState(item_id=item_id, order=order, entries=entries))
    held = _holder(turn) if turn is not None else None
    is_inner_turn = turn is not None and is_inner(turn)
    return FloorState(
        holder=held if not is_inner_turn else None,
        inner_holder=held if is_inner_turn and hears_inner else None,
        queues=sorted(found, key=lambda item: str(item.item_id or "")),
        talk=_talk(room.id, hears_inner=hears_inner),
    )


def _talk(room_id: UUID, *, hears_inner: bool) -> list[TalkState]:
    """Return what each has spoken, before each audience apart."""
    sums: Counter[tuple[UUID, bool]] = Counter()
    for turn in Turn.objects.filter(room_id=room_id, state=Turn.State.DONE).select_related("item"):
        if hears_inner or not is_inner(turn):
            sums[turn.participant_id, is_inner(turn)] += turn.spoken
    return [
        TalkState(participant_id=participant_id, is_inner=inner, seconds=seconds)
        for (participant_id, inner), seconds in sorted(sums.items(), key=lambda pair: (str(pair[0][0]), pair[0][1]))
    ]


def _holder(turn: Turn) -> HolderState:
    return HolderState(
        request_id=turn.id,
        item_id=turn.item_id,
        participant_id=turn.participant_id,
        source_id=turn.source_id,
        kind=FloorKind(turn.kind),
        limit=turn.limit,
        take_by=turn.take_by,
        started_at=turn.started_at,
        ends_at=turn.ends_at,
        is_warned=turn.is_warned,
        pause=FloorPause(turn.pause) if turn.pause else None,
        left=max(0, turn.limit - turn.spoken) if turn.pause else None,
        resume_by=turn.resume_by,
    )


def talk_times(room: Room) -> TalkTimes:
    """Return how long people have spoken: each person, each group, each item."""
    done = Turn.objects.filter(room=room, state=Turn.State.DONE).select_related("participant")
    people: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    items: Counter[str] = Counter()
    turns = list(done)
    group = groups_of({turn.participant for turn in turns})
    labels = {
        str(turn.participant.acts_for_id): turn.participant.acts_for.label
        for turn in done.select_related("participant__acts_for")
        if turn.participant.acts_for is not None
    }
    for turn in turns:
        people[str(turn.participant_id)] += turn.spoken
        groups[labels.get(group[turn.participant_id], group[turn.participant_id])] += turn.spoken
        items[str(turn.item_id or "")] += turn.spoken
    return TalkTimes(people=_times(people), groups=_times(groups), items=_times(items))


def _times(sums: Counter[str]) -> list[TalkTime]:
    return [TalkTime(key=key, seconds=seconds) for key, seconds in sums.most_common()]


def written_speeches(participant: Participant) -> WrittenSpeechList:
    """Return the speeches handed in that somebody may read: theirs, and for chair and operators everybody's."""
    rows = Turn.objects.filter(room_id=participant.room_id, state=Turn.State.WRITTEN).order_by("ended_at", "id")
    if not policies.may_preside(participant):
        rows = rows.filter(participant=participant)
    return WrittenSpeechList(
        items=[
            WrittenSpeechItem(
                request_id=row.id,
                participant_id=row.participant_id,
                item_id=row.item_id,
                at=row.ended_at or row.asked_at,
                text=row.text,
            )
            for row in rows
        ]
    )
