"""Stays: what counts of them, how long they are together, and who is late or has left early by them."""

from datetime import UTC, datetime, timedelta

import pytest

from deliberation.events.participants import Whereabouts
from deliberation.rules.catalogue import AttendanceRules
from realtime.stays import Course, DeviceKind, Marks, Stay, device_kind, last_left, marks, together, within

PHONE = "Mozilla/5.0 (Linux; Android 12; V2158A) AppleWebKit/537.36 Mobile Safari/537.36 MicroMessenger/8.0.40"
RULES = AttendanceRules(late_minutes=5, early_minutes=10)


def at(minute: float) -> datetime:
    return datetime(2026, 3, 2, 1, 0, tzinfo=UTC) + timedelta(minutes=minute)


OVER = Course(opened_at=at(-30), started_at=at(0), ended_at=at(60))
UNDER_WAY = Course(opened_at=at(-30), started_at=at(0), ended_at=None)


def stay(begins: float, ends: float | None = None) -> Stay:
    return Stay(DeviceKind.COMPUTER, at(begins), at(ends) if ends is not None else None)


def judged(arrived: float | None, *stays: Stay, course: Course = OVER, signed: bool = False, place: str = "") -> Marks:
    return marks(
        at(arrived) if arrived is not None else None,
        within(stays, course),
        course,
        RULES,
        is_signed_on_paper=signed,
        whereabouts=Whereabouts(place) if place else None,
    )


def test_several_devices_at_a_time_count_once() -> None:
    stays = [stay(0, 10), stay(5, 8), stay(9, 12), stay(20)]
    assert together(stays, at(25)) == timedelta(minutes=17)
    assert together([], at(25)) == timedelta()


def test_what_is_before_the_opening_and_after_the_end_does_not_count() -> None:
    stays = [stay(-50, -40), stay(-40, 10), stay(50), stay(70, 80)]
    assert within(stays, OVER) == [stay(-30, 10), stay(50, 60)]
    assert within(stays, UNDER_WAY) == [stay(-30, 10), stay(50), stay(70, 80)]


def test_nobody_has_left_while_one_device_is_there() -> None:
    assert last_left([stay(0, 10), stay(5)]) is None
    assert last_left([stay(0, 10), stay(5, 8)]) == at(10)
    assert last_left([]) is None


@pytest.mark.parametrize(
    ("arrived", "is_late"), [(-20, False), (0, False), (4.99, False), (5, True), (40, True), (None, False)]
)
def test_late_is_who_comes_some_minutes_after_the_start(arrived: float | None, is_late: bool) -> None:
    assert judged(arrived).is_late is is_late


def test_nobody_is_late_before_it_has_begun() -> None:
    assert judged(40, course=Course(at(-30), None, None)).is_late is False


@pytest.mark.parametrize(("left", "left_early"), [(30, True), (50, True), (50.01, False), (60, False), (None, False)])
def test_early_is_who_leaves_some_minutes_before_the_end(left: float | None, left_early: bool) -> None:
    assert judged(0, stay(0, left)).left_early is left_early


def test_whose_line_the_end_closed_has_stayed_whatever_the_rule() -> None:
    rules = AttendanceRules(early_minutes=0)
    stays = within([stay(0)], OVER)
    found = marks(at(0), stays, OVER, rules, is_signed_on_paper=False, whereabouts=None)
    assert found == Marks(is_late=False, left_early=False)


def test_nobody_has_left_early_while_it_goes_on() -> None:
    assert judged(0, stay(0, 10), course=UNDER_WAY).left_early is False


def test_who_comes_back_has_not_left() -> None:
    assert judged(0, stay(0, 10), stay(30)).left_early is False


def test_paper_and_halls_tell_no_time() -> None:
    assert judged(40, signed=True) == Marks(is_late=None, left_early=False)
    assert judged(0, stay(0, 10), signed=True) == Marks(is_late=False, left_early=None)
    assert judged(40, stay(40, 45), place="hall") == Marks(is_late=True, left_early=None)
    assert judged(40, stay(40, 45), place="online") == Marks(is_late=True, left_early=True)


@pytest.mark.parametrize(
    ("user_agent", "kind"),
    [
        (PHONE, "wechat"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)", "phone"),
        ("Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X)", "tablet"),
        ("Mozilla/5.0 (Linux; Android 13; HarmonyOS) Mobile", "phone"),
        ("Mozilla/5.0 (Linux; Android 13; Tab)", "tablet"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "computer"),
        ("", "unknown"),
    ],
)
def test_a_browser_gives_away_the_sort_of_device(user_agent: str, kind: str) -> None:
    assert device_kind(user_agent) == kind
