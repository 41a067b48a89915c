"""The floor's clock: what happens by itself, whoever is alive to see it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from deliberation.eventlog import reading
from deliberation.events.floors import FloorEnd
from deliberation.rules.services import override
from realtime.models import Attendance, Participant, Turn
from realtime.services import attendances, floor_clock
from tests.asserts import verify
from tests.factories import Meeting, open_meeting
from tests.realtime.attending import arrive
from tests.realtime.speaking import ask, call_up, release, speaking, take, told, turn

Traveller = time_machine.Traveller
NINE = datetime.fromisoformat("2026-03-02T01:00:00Z")


def at(meeting: Meeting) -> list[tuple[str, float]]:
    """Return what the room was told of whoever has the floor, each with its second after nine."""
    events = [event for event in reading.since(meeting.room.stream, 0) if event.type.startswith("floor.")]
    return [(event.type, (event.at - NINE).total_seconds()) for event in events if event.type != "floor.queued"]


def test_the_clock_starts_by_itself_when_nobody_takes_the_floor(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = call_up(meeting.lin, meeting.wei)
    stopped_clock.shift(14)
    floor_clock.sweep()
    assert turn(request_id).state == Turn.State.GRANTED
    stopped_clock.shift(3)  # the sweep comes late
    verify(meeting.chen, floor_clock.sweep, golden="floor-started-by-itself")
    assert at(meeting)[-1] == ("floor.taken", 15)


def test_warning_and_end_come_by_themselves(meeting: Meeting, stopped_clock: Traveller) -> None:
    override({"floor": {"auto_release": True, "warning_seconds": 30, "grace_seconds": 10}})
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    stopped_clock.shift(600)
    verify(meeting.chen, floor_clock.sweep, golden="floor-time-over")
    assert (turn(request_id).end, turn(request_id).spoken) == (FloorEnd.TIME_OVER, 70)
    assert at(meeting)[-2:] == [("floor.warned", 30), ("floor.released", 70)]


def test_a_rule_changed_meanwhile_changes_no_turn_under_way(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    override({"floor": {"auto_release": True, "grace_seconds": 0}})
    stopped_clock.shift(600)
    floor_clock.sweep()
    assert turn(request_id).state == Turn.State.SPEAKING


def test_who_is_to_be_warned_never_is_warned_never(meeting: Meeting, stopped_clock: Traveller) -> None:
    override({"floor": {"warning_seconds": 0}})
    speaking(meeting.lin, meeting.wei, limit=60)
    stopped_clock.shift(600)
    floor_clock.sweep()
    assert "floor.warned" not in [name for name, _ in told(meeting.room.stream)]


def test_a_dropped_speaker_is_waited_for_and_goes_on(meeting: Meeting, stopped_clock: Traveller) -> None:
    lease = arrive(meeting.wei)
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    stopped_clock.shift(20)
    attendances.close_lease(lease)
    stopped_clock.shift(3)
    verify(meeting.qiao, floor_clock.sweep, golden="floor-dropped")
    stopped_clock.shift(10)
    arrive(meeting.wei)
    verify(meeting.chen, floor_clock.sweep, golden="floor-back")
    stopped_clock.shift(5)
    release(meeting.wei, request_id)
    assert turn(request_id).spoken == 25
    assert at(meeting)[-3:] == [("floor.paused", 20), ("floor.resumed", 33), ("floor.released", 38)]


def test_a_dropped_speaker_loses_the_floor_in_the_end(meeting: Meeting, stopped_clock: Traveller) -> None:
    lease = arrive(meeting.wei)
    request_id = speaking(meeting.lin, meeting.wei)
    stopped_clock.shift(20)
    attendances.close_lease(lease)
    stopped_clock.shift(61)
    floor_clock.sweep()
    assert (turn(request_id).end, turn(request_id).spoken) == (FloorEnd.DROPPED, 20)
    assert at(meeting)[-1] == ("floor.released", 80)


def test_a_line_that_falls_silent_was_lost_at_its_last_beat(meeting: Meeting, stopped_clock: Traveller) -> None:
    arrive(meeting.wei)
    speaking(meeting.lin, meeting.wei)
    stopped_clock.shift(10)
    attendances.beat(list(Attendance.objects.values_list("id", flat=True)))
    stopped_clock.shift(29)
    floor_clock.sweep()
    assert at(meeting)[-1] == ("floor.taken", 0)
    stopped_clock.shift(1)
    floor_clock.sweep()  # though nobody has closed the lease yet
    assert at(meeting)[-1] == ("floor.paused", 10)


def test_a_second_device_keeps_the_line(meeting: Meeting, stopped_clock: Traveller) -> None:
    lease = arrive(meeting.wei)
    arrive(meeting.wei, "device02")
    request_id = speaking(meeting.lin, meeting.wei)
    attendances.close_lease(lease)
    stopped_clock.shift(20)
    floor_clock.sweep()
    assert turn(request_id).state == Turn.State.SPEAKING


def test_whoever_was_gone_when_called_up_is_waited_for_from_the_start_of_the_clock(
    meeting: Meeting, stopped_clock: Traveller
) -> None:
    attendances.close_lease(arrive(meeting.wei))
    call_up(meeting.lin, meeting.wei)
    stopped_clock.shift(600)
    floor_clock.sweep()
    assert at(meeting) == [
        ("floor.granted", 0),
        ("floor.taken", 15),
        ("floor.paused", 15),
        ("floor.released", 75),
    ]


@pytest.mark.parametrize("how", ["on paper", "in the hall", "by telephone"])
def test_whoever_is_heard_without_a_device_has_no_line_to_lose(
    how: str, meeting: Meeting, stopped_clock: Traveller
) -> None:
    place = Participant.objects.filter(id=meeting.wei.id)
    if how == "on paper":
        place.update(is_signed_on_paper=True)
    elif how == "in the hall":
        attendances.close_lease(arrive(meeting.wei))
        place.update(whereabouts="hall")
    request_id = speaking(meeting.lin, meeting.wei)
    stopped_clock.shift(20)
    floor_clock.sweep()
    assert turn(request_id).state == Turn.State.SPEAKING


def _life(meeting: Meeting, clock: Traveller, sweep: Callable[[], Any]) -> list[tuple[str, float]]:
    """Let wei be called up, drop, come back, drop for good, and gao speak beyond the end of time."""
    override({"floor": {"auto_release": True, "grace_seconds": 10}})
    lease = arrive(meeting.wei)
    call_up(meeting.lin, meeting.wei, limit=120)
    for second in range(1, 400):
        clock.move_to(NINE + timedelta(seconds=second))
        attendances.beat([lease])
        if second == 40:
            attendances.close_lease(lease)
        if second == 70:
            lease = arrive(meeting.wei)
        if second == 90:
            attendances.close_lease(lease)
        if second == 200:
            request_id = ask(meeting.gao)
            assert call_up(meeting.lin, meeting.gao, limit=60) == request_id
        sweep()
    floor_clock.sweep()
    return at(meeting)


LIFE = [
    ("floor.granted", 0),
    ("floor.taken", 15),
    ("floor.paused", 40),
    ("floor.resumed", 70),
    ("floor.paused", 90),
    ("floor.released", 150),
    ("floor.granted", 200),
    ("floor.taken", 215),
    ("floor.warned", 245),
    ("floor.released", 285),
]


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_the_log_is_the_same_whether_a_worker_lives_or_not(
    workers: int, meeting: Meeting, stopped_clock: Traveller
) -> None:
    def sweep() -> None:
        for _ in range(workers):
            floor_clock.sweep()

    assert _life(meeting, stopped_clock, sweep) == LIFE


def test_what_goes_wrong_in_one_room_holds_up_no_other(
    meeting: Meeting, stopped_clock: Traveller, caplog: pytest.LogCaptureFixture
) -> None:
    accounts = {name: getattr(meeting, name).account for name in ("lin", "wei", "gao", "qiao", "zhou", "chen")}
    other = open_meeting(accounts, title="另一个会")
    broken, sound = speaking(meeting.lin, meeting.wei, limit=60), call_up(other.lin, other.wei)
    Turn.objects.filter(id=broken).update(over_at=NINE, warn_at=None, end="x" * 13, participant=meeting.wei)
    stopped_clock.shift(20)
    floor_clock.sweep()
    assert turn(sound).state == Turn.State.SPEAKING
    take(other.wei, sound)


def test_a_quiet_second_asks_little_and_writes_nothing(
    meeting: Meeting, stopped_clock: Traveller, django_assert_num_queries: Any
) -> None:
    arrive(meeting.wei)
    speaking(meeting.lin, meeting.wei)
    with django_assert_num_queries(2):
        floor_clock.sweep()
