"""Identifiers that sort by the time they were made."""

from datetime import UTC, datetime

import time_machine

from deliberation.core.ids import uuid7


def test_they_are_version_7_of_rfc_9562() -> None:
    made = uuid7()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_they_begin_with_the_milliseconds_since_1970() -> None:
    moment = datetime(2026, 3, 2, 1, 0, 0, 123_000, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        assert uuid7().int >> 80 == int(moment.timestamp() * 1000)


def test_later_ones_sort_later() -> None:
    with time_machine.travel(datetime(2026, 3, 2, tzinfo=UTC), tick=False) as clock:
        made = []
        for _ in range(50):
            made.append(uuid7())
            clock.shift(0.001)
    assert made == sorted(made)
    assert [str(id_) for id_ in made] == sorted(map(str, made))


def test_many_of_one_millisecond_differ() -> None:
    with time_machine.travel(datetime(2026, 3, 2, tzinfo=UTC), tick=False):
        assert len({uuid7() for _ in range(2000)}) == 2000


def test_each_is_greater_than_the_one_before_even_while_the_clock_stands() -> None:
    with time_machine.travel("2026-03-02T01:00:00Z", tick=False):
        made = [uuid7() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_a_clock_that_was_set_back_is_followed() -> None:
    with time_machine.travel("2026-03-02T02:00:00Z", tick=False):
        uuid7()
    with time_machine.travel("2026-03-02T01:00:00Z", tick=False):
        assert uuid7().int >> 80 == int(datetime(2026, 3, 2, 1, tzinfo=UTC).timestamp() * 1000)
