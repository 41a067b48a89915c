"""Who waits for the floor, and why in that order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from deliberation.accounts.models import Membership
from deliberation.events.floors import FloorKind, QueueEntry
from deliberation.events.sittings import FloorOrder
from deliberation.rules.catalogue import FloorRules
from realtime import queues
from realtime.models import FloorQueue, Participant, Room, Turn
from realtime.selectors.floors import is_department, is_inner, planned_order


@dataclass(frozen=True, slots=True)
class Line:
    """The queue of one item: what was last told of it, who waits, and what the orders may ask of them.

    Attributes:
        heard: turns under the item that were called up or handed in, in order.
        spoken, turns: how many seconds, and how often, each participant was heard by the queue's own audience: what
            was said under confidential items orders no queue that observers see.
        groups: in whose name each participant takes turns.
    """

    queue: FloorQueue
    waiting: list[Turn]
    heard: list[Turn]
    spoken: Mapping[UUID, int]
    turns: Mapping[UUID, int]
    groups: Mapping[UUID, str]


def lines(room: Room) -> list[Line]:
    """Return all queues of a room."""
    states = [Turn.State.WAITING, *Turn.HEARD]
    rows = Turn.objects.filter(room=room, state__in=states).select_related("participant__acts_for", "item")
    turns = list(rows.order_by("granted_at", "id"))
    groups = groups_of({turn.participant for turn in turns})
    queues_ = FloorQueue.objects.filter(room=room).select_related("item__sitting").order_by("id")
    return [_line(queue, turns, groups) for queue in queues_]


def _line(queue: FloorQueue, turns: list[Turn], groups: Mapping[UUID, str]) -> Line:
    spoken: Counter[UUID] = Counter()
    times: Counter[UUID] = Counter()
    hears_inner = queue.item is not None and queue.item.is_confidential
    for turn in turns:
        if turn.state in Turn.HEARD and (hears_inner or not is_inner(turn)):
            spoken[turn.participant_id] += turn.spoken if turn.state == Turn.State.DONE else 0
            times[turn.participant_id] += 1
    under = [turn for turn in turns if turn.item_id == queue.item_id]
    return Line(
        queue=queue,
        waiting=[turn for turn in under if turn.state == Turn.State.WAITING],
        heard=[turn for turn in under if turn.state != Turn.State.WAITING],
        spoken=spoken,
        turns=times,
        groups=groups,
    )


def order_of(line: Line, rules: FloorRules) -> FloorOrder:
    """Return in what order people speak: as chosen in the room, as planned, or as the rule has it."""
    return FloorOrder(line.queue.chosen) if line.queue.chosen else planned_order(line.queue.item, rules)


def entries(line: Line, order: FloorOrder) -> list[QueueEntry]:
    """Return who waits, first the next to speak, and why each stands there."""
    by_id = {turn.id: turn for turn in line.waiting}
    return [_entry(by_id[placed.id], placed) for placed in queues.queue(order, _facts(line))]


def _entry(turn: Turn, placed: queues.Placed) -> QueueEntry:
    return QueueEntry(
        request_id=turn.id,
        participant_id=turn.participant_id,
        kind=FloorKind(turn.kind),
        limit=turn.limit,
        is_arranged=turn.arranged is not None,
        about_id=turn.about_id,
        department_id=turn.department_id,
        why=placed.why,
        value=placed.value,
    )


def _facts(line: Line) -> list[queues.Waiting]:
    called_up = [turn for turn in line.heard if turn.granted_at is not None]
    last_side = is_department(called_up[-1].participant) if called_up else None
    sector_turns = Counter(line.groups[turn.participant_id] for turn in line.heard)
    return [
        queues.Waiting(
            id=turn.id,
            kind=FloorKind(turn.kind),
            asked_at=turn.asked_at,
            place=turn.place,
            arranged=turn.arranged,
            is_substitute=turn.is_substitute,
            spoken=line.spoken.get(turn.participant_id, 0),
            turns=line.turns.get(turn.participant_id, 0),
            sector=line.groups[turn.participant_id],
            sector_turns=sector_turns[line.groups[turn.participant_id]],
            is_department=is_department(turn.participant),
            had_last_turn=is_department(turn.participant) is last_side,
        )
        for turn in line.waiting
    ]


def groups_of(participants: Iterable[Participant]) -> dict[UUID, str]:
    """Return participant → the group in whose name they take turns: the sector, else the body they sit for."""
    people = list(participants)
    sectors = sectors_of(people)
    return {item.id: sectors.get(item.id) or str(item.acts_for_id or "") for item in people}


def sectors_of(participants: Iterable[Participant]) -> dict[UUID, str]:
    """Return participant → name of their sector, of those who are members in this term."""
    people = list(participants)
    members = Membership.objects.filter(account__in={item.account_id for item in people}, term__is_current=True)
    sectors = dict(members.values_list("account_id", "sector__name"))
    return {item.id: sectors[item.account_id] for item in people if item.account_id in sectors}
