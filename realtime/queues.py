"""In what order people come to speak: pure, and each place explained.

An order sorts what waits; who was put somewhere by hand stands there whatever the order says. The same requests always
give the same queue, whichever process asks.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
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
        sector: name of the group that takes turns; empty for whoever belongs to none.
        sector_turns: turns that the sector has had under this item.
        had_last_turn: whether somebody of their side, members or departments, spoke last under this item.
    """

    id: UUID
    kind: FloorKind
    asked_at: datetime
    place: int | None = None
    arranged: int | None = None
    is_substitute: bool = False
    spoken: int = 0
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


Sort = Callable[[list[Waiting]], list[Placed]]


def queue(order: FloorOrder, waiting: Iterable[Waiting]) -> list[Placed]:
    """Return the queue of ``waiting`` under ``order``, first the next to speak."""
    by_time = sorted(waiting, key=lambda item: (item.asked_at, item.id))
    free = [item for item in by_time if item.place is None]
    urgent = [item for item in free if item.kind is FloorKind.POINT_OF_ORDER]
    rest = [item for item in free if item.kind is not FloorKind.POINT_OF_ORDER]
    result = [Placed(item.id, FloorWhy.POINT_OF_ORDER, 0) for item in urgent] + SORTS[order](rest)
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
    """Sorting is stable: of those heard equally long, whoever asked first goes first."""
    return [Placed(item.id, FloorWhy.HEARD, item.spoken) for item in sorted(waiting, key=lambda item: item.spoken)]


def _by_sector(waiting: list[Waiting]) -> list[Placed]:
    """Each sector's first, then each sector's second; what a sector has had already counts."""
    return _taking_turns(waiting, lambda item: (item.sector, item.sector_turns), FloorWhy.SECTOR)


def _alternating(waiting: list[Waiting]) -> list[Placed]:
    """The side that did not speak last begins."""
    return _taking_turns(waiting, lambda item: (str(item.is_department), int(item.had_last_turn)), FloorWhy.TURN)


def _taking_turns(waiting: list[Waiting], group: Callable[[Waiting], tuple[str, int]], why: FloorWhy) -> list[Placed]:
    """Number each group's requests onwards from the turns it has had; lower numbers first, then by time of asking."""
    seen: dict[str, int] = defaultdict(int)
    numbered: list[tuple[int, Waiting]] = []
    for item in waiting:
        name, had = group(item)
        numbered.append((had + seen[name], item))
        seen[name] += 1
    numbered.sort(key=lambda pair: pair[0])
    return [Placed(item.id, why, number) for number, item in numbered]


SORTS: dict[FloorOrder, Sort] = {
    FloorOrder.ARRANGED: _arranged,
    FloorOrder.FIRST_COME: _first_come,
    FloorOrder.LEAST_HEARD: _least_heard,
    FloorOrder.BY_SECTOR: _by_sector,
    FloorOrder.ALTERNATING: _alternating,
}
