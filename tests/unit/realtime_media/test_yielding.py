"""When a subscriber's video has to wait for the sake of the sound, and when it is tried again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from realtime.media.rtcp import Report
from realtime.media.yielding import FIRST_WAIT, LONGEST_WAIT, TRIAL_SECONDS, Yielding

BAD, FAIR = 100, 13
"""Two fifths lost, and a twentieth."""


def lost(*fractions: int) -> list[Report]:
    return [Report(ssrc, fraction, 0, 0, 0, 0, 0) for ssrc, fraction in enumerate(fractions)]


def test_one_bad_report_is_an_accident_and_two_are_a_bad_link() -> None:
    link = Yielding()
    for second, fraction in enumerate((BAD, FAIR, BAD, FAIR)):
        link.on_reports(lost(FAIR, fraction), 100.0 + second)
        assert not link.is_paused
    link.on_reports(lost(BAD), 105.0)
    link.on_reports(lost(BAD), 106.0)
    assert link.is_paused


def test_a_lossy_link_that_carries_both_keeps_its_video() -> None:
    link = Yielding()
    for second in range(100):
        link.on_reports(lost(FAIR), 100.0 + second)
    assert not link.is_paused


def pause(link: Yielding, now: float) -> None:
    link.on_reports(lost(BAD), now)
    link.on_reports(lost(BAD), now)
    assert link.is_paused


def test_video_is_tried_again_and_ever_later_when_it_fails_at_once() -> None:
    link, now, waits = Yielding(), 100.0, []
    for _ in range(5):
        pause(link, now)
        paused = now
        while link.is_paused:
            now += 1
            link.tick(now)
        waits.append(now - paused)
        now += 1
    assert waits == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT, LONGEST_WAIT, LONGEST_WAIT]


def test_what_lasted_a_while_is_tried_soon() -> None:
    link = Yielding()
    pause(link, 100.0)
    link.tick(100.0 + FIRST_WAIT)
    pause(link, 100.0 + FIRST_WAIT + TRIAL_SECONDS)
    link.tick(100.0 + 2 * FIRST_WAIT + TRIAL_SECONDS)
    assert not link.is_paused


@given(st.lists(st.tuples(st.integers(0, 255), st.floats(0, 5)), max_size=60))
def test_it_is_never_paused_for_longer_than_the_longest_wait(reports: list[tuple[int, float]]) -> None:
    link, now = Yielding(), 100.0
    for fraction, pause_seconds in reports:
        now += pause_seconds
        link.on_reports(lost(fraction), now)
        link.tick(now)
    link.tick(now + LONGEST_WAIT)
    assert not link.is_paused
