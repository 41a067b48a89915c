"""Lines: when somebody was connected, read from leases."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.selectors.lines import Span, back_at, gone_since

NINE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def at(second: int) -> datetime:
    return NINE + timedelta(seconds=second)


def span(opened: int, closed: int | None, beat: int | None = None) -> Span:
    last = closed if closed is not None else opened
    return Span(at(opened), None if closed is None else at(closed), at(last if beat is None else beat))


@pytest.mark.parametrize(
    ("spans", "since", "gone"),
    [
        ([span(0, None)], 10, None),
        ([span(0, 20)], 10, 20),
        ([span(0, 20), span(15, None)], 10, None),
        ([span(0, 20), span(15, 40)], 10, 40),
        ([span(0, 20), span(20, None)], 10, None),
        ([span(0, 20), span(21, None)], 10, 20),
        ([span(30, None)], 10, 10),
        ([], 10, 10),
    ],
)
def test_a_line_is_gone_when_no_device_is_connected(spans: list[Span], since: int, gone: int | None) -> None:
    assert gone_since(spans, at(since)) == (None if gone is None else at(gone))


@pytest.mark.parametrize(
    ("spans", "since", "back"),
    [
        ([], 10, None),
        ([span(0, 10)], 10, None),
        ([span(0, 10), span(25, None)], 10, 25),
        ([span(0, 10), span(25, 30), span(28, None)], 10, 25),
        ([span(0, None, beat=40)], 10, 40),
        ([span(10, None)], 10, 10),
    ],
)
def test_a_line_is_back_when_a_device_is(spans: list[Span], since: int, back: int | None) -> None:
    assert back_at(spans, at(since)) == (None if back is None else at(back))


spans_ = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30) | st.none()).map(
        lambda pair: span(pair[0], None if pair[1] is None else pair[0] + pair[1])
    ),
    max_size=6,
).map(lambda found: sorted(found, key=lambda item: item.opened_at))


@given(spans_, st.integers(0, 60))
def test_it_is_the_first_second_in_which_no_span_lies(spans: list[Span], since: int) -> None:
    def connected(moment: datetime) -> bool:
        return any(item.opened_at <= moment and (item.closed_at is None or moment < item.closed_at) for item in spans)

    first = next((at(second) for second in range(since, 120) if not connected(at(second))), None)
    assert gone_since(spans, at(since)) == first
