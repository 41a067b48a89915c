"""Reading the floor: talk times, turns, permissions, and what confidential items keep from observers."""

from typing import Any

import pytest
import time_machine

from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.events.course import SittingSuspend
from deliberation.events.floors import FloorKind
from deliberation.rules.services import override
from realtime import selectors
from realtime.selectors.floors import floor_permissions
from realtime.services import attendances, floor_clock, sittings
from tests.asserts import afresh, verify
from tests.conftest import ClientFor
from tests.factories import Meeting, MembershipFactory
from tests.realtime.attending import arrive
from tests.realtime.speaking import ask, call_up, department_of, item_of, release, speaking, take, told, turn

Traveller = time_machine.Traveller


def read(client_for: ClientFor, account: Account, meeting: Meeting, what: str) -> Any:
    return client_for(account).get(f"/api/rooms/{meeting.room.id}/floor/{what}").json()


def test_talk_times_count_whoever_speaks_too(meeting: Meeting, client_for: ClientFor, stopped_clock: Traveller) -> None:
    department = department_of(meeting)
    sector = MembershipFactory.create(account=meeting.wei.account).sector.name
    item = item_of(meeting)
    for speaker, seconds in ((meeting.wei, 60), (meeting.zhou, 90), (meeting.wei, 15)):
        request_id = speaking(meeting.lin, speaker)
        stopped_clock.shift(seconds)
        release(speaker, request_id)
    speaking(meeting.lin, meeting.wei)
    stopped_clock.shift(5)
    times = read(client_for, meeting.lin.account, meeting, "talk")
    assert [(row["participant_id"], row["seconds"]) for row in times["people"]] == [
        (str(meeting.zhou.id), 90),
        (str(meeting.wei.id), 80),
    ]
    assert [(row["sector"], row["seconds"]) for row in times["sectors"]] == [("", 90), (sector, 80)]
    assert times["organisations"] == [{"organisation_id": str(department), "name": "市住建局", "seconds": 90}]
    assert times["items"] == [{"item_id": str(item.id), "seconds": 170}]


def test_a_turn_that_should_have_ended_counts_no_further(
    meeting: Meeting, client_for: ClientFor, stopped_clock: Traveller
) -> None:
    override({"floor": {"auto_release": True, "grace_seconds": 10}})
    call_up(meeting.lin, meeting.wei, limit=60)
    stopped_clock.shift(45)
    times = read(client_for, meeting.lin.account, meeting, "talk")
    assert times["people"][0]["seconds"] == 30, "begun at 15, though no worker came round"
    floor_clock.sweep()
    stopped_clock.shift(600)
    times = read(client_for, meeting.lin.account, meeting, "talk")
    assert times["people"][0]["seconds"] == 70


def test_talk_times_are_for_whoever_presides(meeting: Meeting, client_for: ClientFor) -> None:
    assert read(client_for, meeting.wei.account, meeting, "talk")["code"] == "floor.forbidden"


def test_turns_are_everybodys_for_the_desk_and_ones_own_for_others(
    meeting: Meeting, client_for: ClientFor, stopped_clock: Traveller
) -> None:
    first = speaking(meeting.lin, meeting.wei)
    stopped_clock.shift(20)
    release(meeting.wei, first)
    waits = ask(meeting.gao)
    speaks = speaking(meeting.lin, meeting.zhou)
    items = read(client_for, meeting.qiao.account, meeting, "turns")["items"]
    assert [item["request_id"] for item in items] == [str(first), str(speaks), str(waits)]
    assert (items[0]["seconds"], items[0]["end"], items[2]["end"]) == (20, "released", None)
    own = read(client_for, meeting.gao.account, meeting, "turns")["items"]
    assert [item["request_id"] for item in own] == [str(waits)]


def test_observers_hear_nothing_of_confidential_items(meeting: Meeting, stopped_clock: Traveller) -> None:
    item_of(meeting, is_confidential=True)

    def speak() -> None:
        ask(meeting.gao, FloorKind.REPLY)
        request_id = speaking(meeting.lin, meeting.wei)
        stopped_clock.shift(10)
        release(meeting.wei, request_id)
        call_up(meeting.lin, meeting.wei)

    before = selectors.snapshot(afresh(meeting.chen))
    verify(meeting.wei, speak, golden="floor-confidential")
    after = selectors.snapshot(afresh(meeting.chen))
    assert (after.state.floor, after.streams) == (before.state.floor, before.streams)
    assert told(meeting.room.stream) == []


def test_what_was_said_in_confidence_orders_no_queue_that_observers_see(
    meeting: Meeting, stopped_clock: Traveller
) -> None:
    override({"floor": {"exchange_order": "least_heard"}})
    secret = item_of(meeting, is_confidential=True)
    request_id = speaking(meeting.lin, meeting.wei)
    stopped_clock.shift(100)
    release(meeting.wei, request_id)
    item_of(meeting, kind="exchange")
    ask(meeting.wei)
    [queue] = selectors.snapshot(afresh(meeting.chen)).state.floor.queues
    assert [entry.value for entry in queue.entries] == [0]
    assert queue.item_id != secret.id


def test_who_may_be_heard_and_until_when(meeting: Meeting, stopped_clock: Traveller) -> None:
    override({"floor": {"auto_release": True, "grace_seconds": 10}})

    def permitted() -> list[tuple[object, object]]:
        return [(item.participant_id, item.until) for item in floor_permissions(meeting.room, clock.now())]

    assert permitted() == []
    lease = arrive(meeting.wei)
    request_id = call_up(meeting.lin, meeting.wei, limit=60)
    [(participant_id, until)] = permitted()
    assert participant_id == meeting.wei.id
    take(meeting.wei, request_id)
    assert permitted() == [(meeting.wei.id, turn(request_id).over_at)]
    assert until != turn(request_id).over_at
    stopped_clock.shift(5)
    attendances.close_lease(lease)
    floor_clock.sweep()
    assert permitted() == [(meeting.wei.id, turn(request_id).resume_by)]
    arrive(meeting.wei)
    floor_clock.sweep()
    sittings.suspend(meeting.lin.account, SittingSuspend(room_id=meeting.room.id))
    assert permitted() == []


def test_the_right_to_be_heard_ends_with_the_time_not_with_the_sweep(
    meeting: Meeting, stopped_clock: Traveller
) -> None:
    override({"floor": {"auto_release": True, "grace_seconds": 0}})
    speaking(meeting.lin, meeting.wei, limit=60)
    stopped_clock.shift(60)
    assert floor_permissions(meeting.room, clock.now()) == []


def test_without_the_rule_it_has_no_end(meeting: Meeting) -> None:
    speaking(meeting.lin, meeting.wei)
    assert [item.until for item in floor_permissions(meeting.room, clock.now())] == [None]


@pytest.mark.parametrize("items", [1, 5])
def test_a_snapshot_asks_the_same_of_few_and_many_queues(
    items: int, meeting: Meeting, django_assert_max_num_queries: Any
) -> None:
    for _ in range(items):
        item_of(meeting)
        ask(meeting.wei)
    reader = afresh(meeting.lin)
    with django_assert_max_num_queries(21):
        selectors.snapshot(reader)
