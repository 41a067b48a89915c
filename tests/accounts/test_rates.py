"""Limits on how often something may be done."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from deliberation.accounts.jobs import purge_codes
from deliberation.accounts.models import RateWindow
from deliberation.accounts.services import rates

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
AT_ONCE = 8


@pytest.mark.django_db
def test_as_many_pass_as_may_and_the_rest_are_told_how_long_to_wait() -> None:
    with time_machine.travel(START, tick=False) as traveller:
        assert [rates.spend("x", "who", count=2, seconds=60) for _ in range(2)] == [0, 0]
        traveller.shift(timedelta(seconds=15, milliseconds=300))
        assert rates.spend("x", "who", count=2, seconds=60) == 45
        assert rates.exhausted("x", "who", count=2) == 45
        assert rates.spend("x", "another", count=2, seconds=60) == 0
        assert rates.spend("y", "who", count=2, seconds=60) == 0
        traveller.shift(timedelta(seconds=44, milliseconds=700))
        assert rates.exhausted("x", "who", count=2) == 0
        assert rates.spend("x", "who", count=2, seconds=60) == 0


class Windows(TestCase):
    """Whatever the gaps between attempts: never more than ``count`` pass within one window."""

    @given(st.lists(st.integers(min_value=0, max_value=50), max_size=25), st.integers(min_value=1, max_value=4))
    def test_never_more_than_the_count_pass_in_a_window(self, gaps: list[int], count: int) -> None:
        RateWindow.objects.all().delete()
        passed: list[datetime] = []
        with time_machine.travel(START, tick=False) as traveller:
            for gap in gaps:
                traveller.shift(timedelta(seconds=gap))
                moment = datetime.now(UTC)
                wait = rates.spend("x", "who", count=count, seconds=100)
                if wait == 0:
                    passed.append(moment)
                else:
                    assert 1 <= wait <= 100
        for start in passed:
            # Windows follow each other, so any stretch as long as one touches two of them at the most.
            within = [moment for moment in passed if start <= moment < start + timedelta(seconds=100)]
            assert len(within) <= 2 * count


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_pass() -> None:
    start = threading.Barrier(AT_ONCE)

    def spend(_: int) -> int:
        start.wait(timeout=10)
        try:
            return rates.spend("x", "who", count=3, seconds=60)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        waits = list(pool.map(spend, range(AT_ONCE)))
    assert sum(wait == 0 for wait in waits) == 3


@pytest.mark.django_db
def test_what_limits_nothing_any_more_is_deleted() -> None:
    with time_machine.travel(START, tick=False) as traveller:
        rates.spend("x", "203.0.113.7", count=1, seconds=60)
        assert "203.0.113.7" not in str(vars(RateWindow.objects.get()))
        traveller.shift(timedelta(seconds=59))
        purge_codes()
        assert RateWindow.objects.exists()
        traveller.shift(timedelta(seconds=1))
        purge_codes()
    assert not RateWindow.objects.exists()
