"""Which pictures fit, and how large."""

from __future__ import annotations

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from realtime.media.allocation import allocate

THREE = [100, 300, 900]


def test_without_a_limit_everybody_is_seen_as_large_as_there_is() -> None:
    assert allocate(inf, [THREE, [50], [10, 20]]) == ([2, 0, 1], None)


def test_a_small_one_of_each_comes_before_a_large_one_of_the_first() -> None:
    assert allocate(300, [THREE, THREE]).layers == [0, 0]
    assert allocate(400, [THREE, THREE]).layers == [1, 0]
    assert allocate(1000, [THREE, THREE]).layers == [2, 0]


def test_the_least_important_is_the_first_to_go() -> None:
    assert allocate(150, [THREE, THREE]).layers == [0, None]
    assert allocate(99, [THREE, THREE]).layers == [None, None]
    assert allocate(-1, [THREE]).layers == [None]


def test_it_says_what_the_cheapest_step_takes() -> None:
    assert allocate(99, [THREE, THREE]).needed == 100
    assert allocate(150, [THREE, THREE]).needed == 200
    assert allocate(400, [THREE, THREE]).needed == 600
    assert allocate(10_000, [THREE, THREE]).needed is None


RATES = st.lists(st.integers(0, 10_000), min_size=1, max_size=3).map(sorted)


@given(st.floats(-100, 50_000), st.lists(RATES, max_size=8))
def test_it_keeps_to_the_room_and_offers_a_step_whenever_something_is_left_out(
    room: float, pictures: list[list[int]]
) -> None:
    layers, needed = allocate(room, pictures)
    taken = sum(rates[layer] for rates, layer in zip(pictures, layers, strict=True) if layer is not None)
    assert taken <= max(room, 0)
    is_whole = all(layer == len(rates) - 1 for rates, layer in zip(pictures, layers, strict=True))
    assert (needed is None) == is_whole
    if needed is not None:
        assert needed > room or needed == taken
