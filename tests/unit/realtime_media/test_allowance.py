"""What one peer may send: a second's worth at once, and then no more than comes in again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from realtime.media.allowance import PACKET_OVERHEAD, Allowance


def test_a_seconds_worth_may_come_at_once_and_no_more() -> None:
    allowance = Allowance(packets=64, bits=10_000_000)
    assert [allowance.spend(1000, 5.0) for _ in range(65)] == [True] * 64 + [False]
    assert allowance.spend(1000, 5 + 1 / 64)
    assert not allowance.spend(1000, 5 + 1 / 64)


def test_few_large_packets_are_limited_by_their_octets() -> None:
    allowance = Allowance(packets=1000, bits=8 * 10 * (1000 + PACKET_OVERHEAD))
    assert [allowance.spend(1000, 5.0) for _ in range(11)] == [True] * 10 + [False]


def test_what_was_refused_costs_nothing() -> None:
    allowance = Allowance(packets=8, bits=10_000_000)
    for _ in range(1000):
        allowance.spend(100, 5.0)
    assert allowance.spend(100, 5.125)


@given(st.lists(st.tuples(st.integers(0, 1500), st.floats(0, 0.5)), max_size=200))
def test_no_flood_gets_more_through_than_the_rate_and_one_second(packets: list[tuple[int, float]]) -> None:
    allowance = Allowance(packets=50, bits=80_000)
    now, passed, octets = 1000.0, 0, 0
    for length, pause in packets:
        now += pause
        if allowance.spend(length, now):
            passed, octets = passed + 1, octets + length
    seconds = now - 1000.0 + 1
    assert passed <= 50 * seconds + 1e-6
    assert octets * 8 <= 80_000 * seconds + 1e-3
