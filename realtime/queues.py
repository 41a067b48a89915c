"""In what order people come to speak: pure, and each place explained.

An order sorts what waits; who was put somewhere by hand stands there whatever the order says. The same requests always
give the same queue, whichever process asks.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from uuid import UUID

from deliberation.events.floors import FloorKind, FloorWhy
from deliberation.events.sittings import FloorOrder


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that waits, with all that an order may ask about it.

    Attributes:
        place: where it was put by hand, 0 being the front; ``None`` leaves it to the order.
        arranged: place in the arranged list; ``None`` for whoever asked.
        spoken: seconds this person has spoken so far.
        turns: how often they were heard so far, written speeches included.
        sector: name of the group that takes turns; empty for whoever belongs to none.
        sector_turns: turns that the sector has had under this item.
        had_last_turn: whether somebody of their side, members or departments, was called up last under this item.
    """

    id: UUID
    kind: FloorKind
    asked_at: datetime
    place: int | None = None
    arranged: int | None = None
    is_substitute: bool = False
    spoken: int = 0
    turns: int = 0
    sector: str = ""
    sector_turns: int = 0
    is_department: bool = False
    had_last_turn: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A request at its place in the queue, and why it stands there."""

    id: UUID
    why: FloorWhy
    value: int


def places(told: Sequence[UUID], by_hand: Iterable[UUID], *, moved: tuple[UUID, int] | None = None) -> dict[UUID, int]:
    """Return where those stand who were put somewhere by hand, by the queue as last ``told`` to those who still wait.

    Whoever leaves the queue lets the others move up, those put by hand included: a place is never one to be stuck at.
    ``moved`` names somebody and the place at which they are put now.
    """
    ids = list(told)
    if moved is not None:
        id_, place = moved
        ids = [other for other in ids if other != id_]
        ids.insert(min(place, len(ids)), id_)
    held = {*by_hand, *(moved[:1] if moved is not None else ())}
    return {id_: place for place, id_ in enumerate(ids) if id_ in held}


Sort = Callable[[list[Waiting]], list[Placed]]


def queue(order: FloorOrder, waiting: Iterable[Waiting]) -> list[Placed]:
    """Return the queue of ``waiting`` under ``order``, first the next to speak."""
    by_time = sorted(waiting, key=lambda item: (item.asked_at, item.id))
    free = [item for item in by_time if item.place is None]
    urgent = [item for item in free if item.kind is FloorKind.POINT_OF_ORDER]
    rest = [item for item in free if item.kind is not FloorKind.POINT_OF_ORDER]
    result = [Placed(item.id, FloorWhy.POINT_OF_ORDER, before) for before, item in enumerate(urgent)]
    result += SORTS[order](rest)
    by_hand = [item for item in by_time if item.place is not None]
    for item in sorted(by_hand, key=lambda item: (item.place or 0, item.asked_at, item.id)):
        place = min(item.place or 0, len(result))
        result.insert(place, Placed(item.id, FloorWhy.PLACED, place))
    return result


def _arranged(waiting: list[Waiting]) -> list[Placed]:
    """The list first, then its substitutes, then whoever asked besides."""
    listed = sorted((item for item in waiting if item.arranged is not None), key=lambda item: item.arranged or 0)
    main = [item for item in listed if not item.is_substitute]
    substitutes = [item for item in listed if item.is_substitute]
    asked = [item for item in waiting if item.arranged is None]
    return [
        *(Placed(item.id, FloorWhy.ARRANGED, number) for number, item in enumerate(main, 1)),
        *(Placed(item.id, FloorWhy.SUBSTITUTE, number) for number, item in enumerate(substitutes, 1)),
        *_first_come(asked),
    ]


def _first_come(waiting: list[Waiting]) -> list[Placed]:
    return [Placed(item.id, FloorWhy.ASKED, before) for before, item in enumerate(waiting)]


def _least_heard(waiting: list[Waiting]) -> list[Placed]:
    """Of those heard equally long whoever was heard less often goes first, then whoever asked first."""
    by_time = sorted(waiting, key=lambda item: (item.spoken, item.turns))
    return [Placed(item.id, FloorWhy.HEARD, item.spoken) for item in by_time]


def _by_sector(waiting: list[Waiting]) -> list[Placed]:
    """Number each sector's requests onwards from the turns it has had: lower numbers go first, then who asked first."""
    seen: Counter[str] = Counter()
    numbered: list[tuple[int, Waiting]] = []
    for item in waiting:
        numbered.append((item.sector_turns + seen[item.sector], item))
        seen[item.sector] += 1
    numbered.sort(key=lambda pair: pair[0])
    return [Placed(item.id, FloorWhy.SECTOR, number) for number, item in numbered]


def _alternating(waiting: list[Waiting]) -> list[Placed]:
    """Members and departments by turns, as long as both wait; the side that did not have the last turn begins."""
    members = [item for item in waiting if not item.is_department]
    departments = [item for item in waiting if item.is_department]
    first, second = members, departments
    if departments and (not members or _begin(departments[0], members[0])):
        first, second = departments, members
    pairs = zip_longest(enumerate(first), enumerate(second))
    in_turn = (entry for pair in pairs for entry in pair if entry is not None)
    return [Placed(item.id, FloorWhy.TURN, before) for before, item in in_turn]


def _begin(one: Waiting, other: Waiting) -> bool:
    """Return whether the side of ``one`` begins: it had no last turn while the other did, or else asked first."""
    if one.had_last_turn != other.had_last_turn:
        return other.had_last_turn
    return (one.asked_at, one.id) < (other.asked_at, other.id)


SORTS: dict[FloorOrder, Sort] = {
    FloorOrder.ARRANGED: _arranged,
    FloorOrder.FIRST_COME: _first_come,
    FloorOrder.LEAST_HEARD: _least_heard,
    FloorOrder.BY_SECTOR: _by_sector,
    FloorOrder.ALTERNATING: _alternating,
}
