"""Presence by leases: several devices are one presence, and silence ends it at the last beat."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from deliberation.core import clock
from deliberation.eventlog import reading
from deliberation.events.base import Envelope
from realtime import selectors
from realtime.models import Attendance
from realtime.services import attendances
from tests.asserts import verify
from tests.conftest import Cast, ClientFor
from tests.factories import Meeting
from tests.realtime.attending import arrive


def told(meeting: Meeting) -> list[Envelope]:
    return [event for event in reading.since(meeting.room.stream, 0) if event.type.startswith("attendance.")]


def test_arriving_is_seen_by_all(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    events = verify(meeting.gao, lambda: arrive(meeting.wei), golden="attendance-started")
    assert [(event.type, event.actor) for event in events] == [("attendance.started", meeting.wei.account_id)]


def test_leaving_is_seen_by_all(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    lease = arrive(meeting.wei)
    stopped_clock.shift(5)
    verify(meeting.gao, lambda: attendances.close_lease(lease), golden="attendance-ended")
    assert told(meeting)[-1].data == {"participant_id": str(meeting.wei.id), "reason": "left"}


def test_several_devices_are_one_presence(meeting: Meeting) -> None:
    phone, laptop = arrive(meeting.wei), arrive(meeting.wei, "device02")
    attendances.close_lease(phone)
    assert [event.type for event in told(meeting)] == ["attendance.started"]
    attendances.close_lease(laptop)
    assert [event.type for event in told(meeting)] == ["attendance.started", "attendance.ended"]


def test_closing_again_changes_nothing(meeting: Meeting) -> None:
    lease = arrive(meeting.wei)
    attendances.close_lease(lease)
    closed_at = Attendance.objects.get().closed_at
    attendances.close_lease(lease)
    attendances.close_lease(uuid4())
    assert len(told(meeting)) == 2
    assert Attendance.objects.get().closed_at == closed_at


def test_silence_ends_a_presence_at_its_last_beat(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    lease = arrive(meeting.wei)
    stopped_clock.shift(7)
    attendances.beat([lease])
    last_beat = clock.now()

    def fall_silent() -> None:
        stopped_clock.shift(attendances.EXPIRY)
        attendances.sweep()

    verify(meeting.gao, fall_silent, golden="attendance-expired")
    ended = told(meeting)[-1]
    assert (ended.at, ended.actor) == (last_beat, None)
    assert ended.data == {"participant_id": str(meeting.wei.id), "reason": "expired"}
    assert Attendance.objects.get().closed_at == last_beat


def test_a_lease_lives_until_the_very_instant_of_its_expiry(
    meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    arrive(meeting.wei)
    stopped_clock.shift(attendances.EXPIRY - timedelta(microseconds=1))
    attendances.sweep()
    assert len(told(meeting)) == 1
    stopped_clock.shift(timedelta(microseconds=1))
    attendances.sweep()
    assert len(told(meeting)) == 2


def test_a_presence_lasts_as_long_as_its_longest_device(
    meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    arrive(meeting.wei)
    laptop = arrive(meeting.wei, "device02")
    stopped_clock.shift(20)
    attendances.close_lease(laptop)
    left_at = clock.now()
    stopped_clock.shift(10)
    attendances.sweep()  # the phone's last beat was when it came, 30 seconds ago; the laptop was there until later
    assert [(event.type, event.at) for event in told(meeting)][1:] == [("attendance.ended", left_at)]


def test_a_beat_that_comes_before_the_sweep_closes_keeps_the_lease(
    meeting: Meeting, stopped_clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    lease = arrive(meeting.wei)
    stopped_clock.shift(attendances.EXPIRY)
    expire = attendances._expire

    def beat_first(silent: Attendance) -> None:
        attendances.beat([lease])  # the sweep has read the lease as silent; now it beats after all
        expire(silent)

    monkeypatch.setattr(attendances, "_expire", beat_first)
    attendances.sweep()
    assert len(told(meeting)) == 1
    assert Attendance.objects.get().closed_at is None


def test_a_beat_that_comes_after_the_sweep_revives_nothing(
    meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    lease = arrive(meeting.wei)
    stopped_clock.shift(attendances.EXPIRY)
    attendances.sweep()
    before = Attendance.objects.values().get()
    assert attendances.beat([lease]) == {lease}  # said, so that its connection can be ended
    assert Attendance.objects.values().get() == before


def test_coming_back_before_the_old_connection_is_missed_is_no_event(
    meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    arrive(meeting.wei)
    stopped_clock.shift(25)
    again = arrive(meeting.wei)
    stopped_clock.shift(5)
    attendances.beat([again])
    attendances.sweep()  # closes the first lease only
    assert [event.type for event in told(meeting)] == ["attendance.started"]


def test_coming_back_after_expiry_is_told(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    arrive(meeting.wei)
    stopped_clock.shift(attendances.EXPIRY)
    attendances.sweep()
    verify(meeting.gao, lambda: arrive(meeting.wei))
    assert [event.type for event in told(meeting)] == ["attendance.started", "attendance.ended", "attendance.started"]


def test_the_list_of_rooms_counts_people_not_devices(cast: Cast, meeting: Meeting, client_for: ClientFor) -> None:
    arrive(meeting.wei)
    arrive(meeting.wei, "device02")
    arrive(meeting.gao)
    item = client_for(cast.chen).get("/api/rooms").json()["items"][0]
    assert (item["present"], item["due"], item["role"]) == (2, 4, "observer")


def test_presence_is_part_of_the_snapshot(meeting: Meeting) -> None:
    arrive(meeting.wei)
    present = {item.participant_id for item in selectors.snapshot(meeting.lin).state.participants if item.present}
    assert present == {meeting.wei.id}
