"""One text for one moment."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import clock

ZONES = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))


def test_now_is_utc() -> None:
    assert clock.now().tzinfo is UTC


@given(st.datetimes(datetime(1970, 1, 3), datetime(2200, 1, 1), timezones=ZONES))
def test_a_moment_has_one_text_in_whatever_zone(moment: datetime) -> None:
    text = clock.iso(moment)
    assert text == clock.iso(moment.astimezone(UTC))
    assert datetime.fromisoformat(text) == moment
    assert len(text) == len("2026-03-02T01:00:00.000000Z")
