"""Indices from sequence numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from realtime.media.sequence import LARGEST_GAP, Sequence
from realtime.media.srtp import WINDOW


def test_it_counts_on_over_the_wrap() -> None:
    sequence = Sequence()
    indices = [sequence.accept(number) for number in (65534, 65535, 0, 1)]
    first = 65534 + 0x10000
    assert indices == [(first, True), (first + 1, False), (first + 2, False), (first + 3, False)]


def test_a_late_packet_takes_its_own_place_once() -> None:
    sequence = Sequence()
    for number in (10, 13):
        sequence.accept(number)
    assert sequence.accept(11) == (11 + 0x10000, False)
    assert sequence.accept(11) is None
    assert sequence.accept(13) is None
    assert sequence.highest == 13 + 0x10000


def test_what_came_before_the_first_is_not_taken() -> None:
    sequence = Sequence()
    sequence.accept(10)
    assert sequence.accept(9) is None


def test_a_large_gap_begins_anew_and_older_packets_are_too_late() -> None:
    sequence = Sequence()
    sequence.accept(10)
    index = 10 + 0x10000 + LARGEST_GAP + 1
    assert sequence.accept(10 + LARGEST_GAP + 1) == (index, True)
    assert sequence.accept(10 + LARGEST_GAP) is None


@given(st.lists(st.integers(0, 0xFFFF), max_size=300))
def test_no_index_is_given_twice_and_each_is_its_number(numbers: list[int]) -> None:
    sequence = Sequence()
    given_out: set[int] = set()
    for number in numbers:
        accepted = sequence.accept(number)
        if accepted is not None:
            index, began = accepted
            assert index & 0xFFFF == number
            assert index not in given_out
            assert index > sequence.highest - WINDOW
            assert not began or index == sequence.highest
            given_out.add(index)
