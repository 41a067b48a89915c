"""Orders of speaking: each place is explained, nobody is lost, nobody starves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.events.floors import FloorKind, FloorWhy
from deliberation.events.sittings import FloorOrder
from realtime.queues import Placed, Waiting, places, queue

NINE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def waiting(number: int, **more: object) -> Waiting:
    """Return the request that came ``number`` seconds after nine."""
    given: dict[str, object] = {"kind": FloorKind.SPEECH, "asked_at": NINE + timedelta(seconds=number), **more}
    return Waiting(id=UUID(int=number), **given)  # type: ignore[arg-type]  # whatever a test declares


def told(placed: Iterable[Placed]) -> list[tuple[int, str, int]]:
    return [(item.id.int, item.why.value, item.value) for item in placed]


def test_first_come() -> None:
    requests = [waiting(3), waiting(1), waiting(2)]
    assert told(queue(FloorOrder.FIRST_COME, requests)) == [(1, "asked", 0), (2, "asked", 1), (3, "asked", 2)]


def test_the_list_goes_first_then_substitutes_then_whoever_asked() -> None:
    requests = [
        waiting(1),
        waiting(2, arranged=2),
        waiting(3, arranged=1),
        waiting(4, arranged=3, is_substitute=True),
    ]
    assert told(queue(FloorOrder.ARRANGED, requests)) == [
        (3, "arranged", 1),
        (2, "arranged", 2),
        (4, "substitute", 1),
        (1, "asked", 0),
    ]


def test_least_heard() -> None:
    requests = [waiting(1, spoken=120), waiting(2, spoken=0), waiting(3, spoken=0), waiting(4, spoken=60)]
    assert told(queue(FloorOrder.LEAST_HEARD, requests)) == [
        (2, "heard", 0),
        (3, "heard", 0),
        (4, "heard", 60),
        (1, "heard", 120),
    ]


def test_sectors_take_turns() -> None:
    requests = [waiting(1, sector="经济"), waiting(2, sector="经济"), waiting(3, sector="教育")]
    assert told(queue(FloorOrder.BY_SECTOR, requests)) == [(1, "sector", 0), (3, "sector", 0), (2, "sector", 1)]


def test_a_sector_that_has_spoken_comes_after_one_that_has_not() -> None:
    requests = [waiting(1, sector="经济", sector_turns=1), waiting(2, sector="教育")]
    assert [item.id.int for item in queue(FloorOrder.BY_SECTOR, requests)] == [2, 1]


def test_members_and_departments_alternate_whoever_spoke_last() -> None:
    requests = [
        waiting(1, had_last_turn=True),
        waiting(2, had_last_turn=True),
        waiting(3, is_department=True),
        waiting(4, is_department=True),
    ]
    assert [item.id.int for item in queue(FloorOrder.ALTERNATING, requests)] == [3, 1, 4, 2]


def test_a_side_that_comes_late_still_gets_every_second_turn() -> None:
    requests = [waiting(1, is_department=True), waiting(2, is_department=True), waiting(3, had_last_turn=True)]
    assert told(queue(FloorOrder.ALTERNATING, requests)) == [(1, "turn", 0), (3, "turn", 0), (2, "turn", 1)]


def test_of_those_heard_equally_long_a_written_speech_counts() -> None:
    requests = [waiting(1, turns=1), waiting(2)]
    assert [item.id.int for item in queue(FloorOrder.LEAST_HEARD, requests)] == [2, 1]


def test_points_of_order_go_first_in_any_order() -> None:
    for order in FloorOrder:
        requests = [waiting(1, arranged=1), waiting(2, kind=FloorKind.POINT_OF_ORDER)]
        assert told(queue(order, requests))[0] == (2, "point_of_order", 0)


@pytest.mark.parametrize(("place", "expected"), [(0, [3, 1, 2]), (1, [1, 3, 2]), (2, [1, 2, 3]), (9, [1, 2, 3])])
def test_a_hand_puts_somebody_anywhere(place: int, expected: list[int]) -> None:
    placed = queue(FloorOrder.FIRST_COME, [waiting(1), waiting(2), waiting(3, place=place)])
    assert [item.id.int for item in placed] == expected
    assert next(item for item in placed if item.id.int == 3).why is FloorWhy.PLACED


def _numbered(rows: list[dict[Any, Any]]) -> list[Waiting]:
    return [waiting(number, **row) for number, row in enumerate(rows)]


requests_ = st.lists(
    st.builds(
        dict,
        kind=st.sampled_from(FloorKind),
        place=st.none() | st.integers(0, 6),
        arranged=st.none() | st.integers(1, 9),
        is_substitute=st.booleans(),
        spoken=st.integers(0, 600),
        turns=st.integers(0, 3),
        sector=st.sampled_from(["", "经济", "教育", "科技"]),
        sector_turns=st.integers(0, 3),
        is_department=st.booleans(),
        had_last_turn=st.booleans(),
    ),
    max_size=12,
).map(_numbered)


@given(st.sampled_from(FloorOrder), requests_, st.randoms(use_true_random=False))
def test_everybody_stands_in_it_once_however_the_requests_are_read(
    order: FloorOrder, requests: list[Waiting], random: object
) -> None:
    placed = queue(order, requests)
    assert sorted(item.id.int for item in placed) == sorted(item.id.int for item in requests)
    shuffled = list(requests)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert queue(order, shuffled) == placed


@given(st.sampled_from(FloorOrder), requests_)
def test_whoever_waits_is_not_overtaken_by_later_equals(order: FloorOrder, requests: list[Waiting]) -> None:
    """Nobody starves: of two requests that an order cannot tell apart, the earlier goes first."""
    plain = [waiting(item.id.int, sector="经济") for item in requests]
    assert [item.id.int for item in queue(order, plain)] == sorted(item.id.int for item in plain)


PEOPLE = 6
SECTORS = ("经济", "教育", "科技")


@dataclass
class Speaker:
    """Somebody who asks again as soon as they have spoken."""

    number: int
    asked: int
    spoken: int = 0
    turns: int = 0

    @property
    def sector(self) -> str:
        return SECTORS[self.number % len(SECTORS)]

    @property
    def is_department(self) -> bool:
        return self.number % 2 == 1


def next_to_speak(order: FloorOrder, speakers: list[Speaker], last: Speaker | None) -> Speaker:
    requests = [
        Waiting(
            id=UUID(int=speaker.number),
            kind=FloorKind.SPEECH,
            asked_at=NINE + timedelta(seconds=speaker.asked),
            spoken=speaker.spoken,
            turns=speaker.turns,
            sector=speaker.sector,
            sector_turns=sum(other.turns for other in speakers if other.sector == speaker.sector),
            is_department=speaker.is_department,
            had_last_turn=last is not None and last.is_department == speaker.is_department,
        )
        for speaker in speakers
    ]
    first = queue(order, requests)[0].id.int
    return next(speaker for speaker in speakers if speaker.number == first)


@given(
    st.sampled_from(FloorOrder),
    st.permutations(range(PEOPLE)),
    st.lists(st.integers(10, 60), min_size=60, max_size=60),
)
def test_nobody_starves_however_eagerly_the_others_ask_again(
    order: FloorOrder, asked: list[int], lengths: list[int]
) -> None:
    """Each waits for a bounded number of turns: a turn of the shortest length counts, six people share them."""
    speakers = [Speaker(number, asked[number]) for number in range(PEOPLE)]
    waited = dict.fromkeys(range(PEOPLE), 0)
    last: Speaker | None = None
    for step, seconds in enumerate(lengths):
        last = next_to_speak(order, speakers, last)
        last.spoken += seconds
        last.turns += 1
        last.asked = PEOPLE + step
        waited = {number: 0 if number == last.number else count + 1 for number, count in waited.items()}
        assert max(waited.values()) <= PEOPLE * 60 // 10


told_ = st.lists(st.integers(1, 99), unique=True, min_size=1, max_size=9).map(
    lambda numbers: [UUID(int=number) for number in numbers]
)


@given(told_, st.data())
def test_a_hand_leads_to_the_place_it_names_and_moves_nobody_else_past_another(
    told: list[UUID], data: st.DataObject
) -> None:
    """Each put by hand: the list of places is then the whole queue, in the order before but for the one who moved."""
    moved, place = data.draw(st.sampled_from(told)), data.draw(st.integers(0, 12))
    found = places(told, told, moved=(moved, place))
    assert found[moved] == min(place, len(told) - 1)
    others = [id_ for id_ in told if id_ != moved]
    assert sorted(others, key=lambda id_: found[id_]) == others
    requests = [waiting(id_.int, place=at) for id_, at in found.items()]
    assert [item.id for item in queue(FloorOrder.FIRST_COME, requests)] == sorted(told, key=lambda id_: found[id_])


@given(told_, st.data())
def test_whoever_leaves_lets_those_put_by_hand_move_up(told: list[UUID], data: st.DataObject) -> None:
    by_hand = data.draw(st.sampled_from(told))
    gone = data.draw(st.sets(st.sampled_from(told)).filter(lambda ids: by_hand not in ids))
    left = [id_ for id_ in told if id_ not in gone]
    assert places(left, [by_hand]) == {by_hand: left.index(by_hand)}


@given(requests_)
def test_what_an_order_says_is_what_it_sorted_by(requests: list[Waiting]) -> None:
    free = [item for item in requests if item.place is None and item.kind is not FloorKind.POINT_OF_ORDER]
    heard = [item.value for item in queue(FloorOrder.LEAST_HEARD, free)]
    assert heard == sorted(heard)
    rounds = [item.value for item in queue(FloorOrder.BY_SECTOR, free)]
    assert rounds == sorted(rounds)
