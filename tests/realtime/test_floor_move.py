"""floor.move and floor.set_order: the hand, and the order it moves people out of."""

import pytest
import time_machine

from deliberation.core.errors import Conflict
from deliberation.eventlog import reading
from deliberation.events.floors import FloorSetOrder
from deliberation.events.sittings import FloorOrder
from realtime import selectors
from realtime.services import floor_queues
from tests.asserts import afresh, verify
from tests.factories import Meeting, MembershipFactory
from tests.realtime.speaking import (
    ask,
    come_to_hall,
    department_of,
    grant,
    move,
    next_,
    release,
    speaking,
    take,
    told,
    waiting,
)

Traveller = time_machine.Traveller


def set_order(meeting: Meeting, order: FloorOrder) -> None:
    floor_queues.set_order(meeting.qiao.account, FloorSetOrder(room_id=meeting.room.id, order=order))


def test_somebody_is_put_at_the_front_and_given_back_to_the_order(meeting: Meeting, stopped_clock: Traveller) -> None:
    ask(meeting.wei)
    request_id = ask(meeting.gao)

    def to_the_front() -> None:
        move(meeting.qiao, request_id, 0)

    [event] = verify(meeting.lin, to_the_front, golden="floor-moved")
    assert event.actor == meeting.qiao.account_id
    assert event.data is not None
    assert (event.data["entries"][0]["why"], event.data["entries"][0]["value"]) == ("placed", 0)
    move(meeting.qiao, request_id, None)
    assert waiting(meeting.room) == [meeting.wei.id, meeting.gao.id]


def test_the_last_who_was_put_at_the_front_stands_there(meeting: Meeting) -> None:
    ask(meeting.lin)
    for person in (meeting.zhou, meeting.gao, meeting.wei):
        move(meeting.qiao, ask(person), 0)
    assert waiting(meeting.room) == [meeting.wei.id, meeting.gao.id, meeting.zhou.id, meeting.lin.id]


def test_whoever_was_put_far_back_moves_up_with_the_queue(meeting: Meeting) -> None:
    come_to_hall(meeting.lin, meeting.gao, meeting.wei)
    last = ask(meeting.wei)
    ask(meeting.lin)
    ask(meeting.gao)
    move(meeting.qiao, last, 2)
    first = next_(meeting.lin).request_id
    ask(meeting.zhou)
    assert waiting(meeting.room) == [meeting.gao.id, meeting.wei.id, meeting.zhou.id]
    next_(meeting.lin, first)
    assert waiting(meeting.room) == [meeting.wei.id, meeting.zhou.id]


def test_only_who_waits_is_moved(meeting: Meeting) -> None:
    request_id = ask(meeting.wei)
    grant(meeting.lin, request_id)
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        move(meeting.qiao, request_id, 0)


def test_least_heard_goes_first_and_the_queue_follows_what_is_spoken(
    meeting: Meeting, stopped_clock: Traveller
) -> None:
    set_order(meeting, FloorOrder.LEAST_HEARD)
    ask(meeting.gao)
    request_id = speaking(meeting.lin, meeting.wei)
    stopped_clock.shift(60)
    ask(meeting.wei)
    verify(meeting.chen, lambda: release(meeting.wei, request_id), golden="floor-least-heard")
    [queue] = selectors.snapshot(afresh(meeting.chen)).state.floor.queues
    assert [(entry.participant_id, entry.value) for entry in queue.entries] == [
        (meeting.gao.id, 0),
        (meeting.wei.id, 60),
    ]


def test_sectors_take_turns(meeting: Meeting) -> None:
    set_order(meeting, FloorOrder.BY_SECTOR)
    sector = MembershipFactory.create(account=meeting.wei.account).sector
    MembershipFactory.create(account=meeting.lin.account, sector=sector)
    for person in (meeting.wei, meeting.lin, meeting.gao):
        ask(person)
    assert waiting(meeting.room) == [meeting.wei.id, meeting.gao.id, meeting.lin.id]


def test_members_and_departments_take_turns(meeting: Meeting) -> None:
    department_of(meeting)
    set_order(meeting, FloorOrder.ALTERNATING)
    for person in (meeting.wei, meeting.gao, meeting.zhou):
        ask(person)
    assert waiting(meeting.room) == [meeting.wei.id, meeting.zhou.id, meeting.gao.id]
    request_id = speaking(meeting.lin, meeting.lin)
    assert waiting(meeting.room) == [meeting.zhou.id, meeting.wei.id, meeting.gao.id]
    release(meeting.lin, request_id)


def test_what_was_told_is_not_told_again(meeting: Meeting) -> None:
    ask(meeting.wei)
    set_order(meeting, FloorOrder.LEAST_HEARD)
    before = len(reading.since(meeting.room.stream, 0))
    set_order(meeting, FloorOrder.LEAST_HEARD)
    assert len(reading.since(meeting.room.stream, 0)) == before


def test_each_queue_is_told_to_its_own_audience(meeting: Meeting) -> None:
    request_id = ask(meeting.wei)
    grant(meeting.lin, request_id)
    take(meeting.wei, request_id)
    assert [name for name, _ in told(meeting.room.stream)] == [
        "floor.queued",
        "floor.granted",
        "floor.queued",
        "floor.taken",
    ]
