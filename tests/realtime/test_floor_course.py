"""What the course of the meeting does to the floor."""

import pytest
import time_machine

from deliberation.core import clock
from deliberation.eventlog.units import unit_of_work
from deliberation.events.course import AgendaStep, SittingEnd, SittingResume, SittingSuspend
from deliberation.events.floors import FloorEnd
from deliberation.rules.services import override
from realtime.models import Turn
from realtime.services import attendances, floor_clock, floor_course, sittings
from tests.asserts import verify
from tests.factories import AgendaItemFactory, Meeting
from tests.realtime.attending import arrive
from tests.realtime.speaking import arrange, ask, call_up, item_of, speaking, step, turn, waiting

Traveller = time_machine.Traveller


def suspend(meeting: Meeting) -> None:
    sittings.suspend(meeting.lin.account, SittingSuspend(room_id=meeting.room.id))


def resume(meeting: Meeting) -> None:
    sittings.resume(meeting.lin.account, SittingResume(room_id=meeting.room.id))


def end(meeting: Meeting) -> None:
    sittings.end(meeting.lin.account, SittingEnd(room_id=meeting.room.id))


def test_a_pause_of_the_sitting_stops_the_clock(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    stopped_clock.shift(20)
    verify(meeting.chen, lambda: suspend(meeting), golden="floor-suspended")
    stopped_clock.shift(900)
    floor_clock.sweep()
    verify(meeting.chen, lambda: resume(meeting), golden="floor-went-on")
    held = turn(request_id)
    assert held.ends_at is not None
    assert held.started_at is not None
    assert (held.ends_at - held.started_at).total_seconds() == 40


def test_whoever_was_over_time_gets_no_new_grace_by_a_pause(meeting: Meeting, stopped_clock: Traveller) -> None:
    override({"floor": {"auto_release": True, "grace_seconds": 20}})
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    stopped_clock.shift(79)
    suspend(meeting)
    stopped_clock.shift(900)
    resume(meeting)
    stopped_clock.shift(1)
    floor_clock.sweep()
    assert (turn(request_id).state, turn(request_id).spoken) == (Turn.State.DONE, 80)


def test_whoever_had_not_begun_is_called_up_anew(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = call_up(meeting.lin, meeting.wei)
    suspend(meeting)
    stopped_clock.shift(900)
    verify(meeting.chen, lambda: resume(meeting))
    assert turn(request_id).state == Turn.State.GRANTED
    stopped_clock.shift(15)
    floor_clock.sweep()
    assert turn(request_id).state == Turn.State.SPEAKING


def test_a_pause_comes_after_what_fell_due_before_it(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = call_up(meeting.lin, meeting.wei)
    stopped_clock.shift(20)  # no worker came round
    suspend(meeting)
    assert turn(request_id).spoken == 5


def test_a_dropped_line_is_waited_for_no_longer_while_the_sitting_pauses(
    meeting: Meeting, stopped_clock: Traveller
) -> None:
    lease = arrive(meeting.wei)
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    attendances.close_lease(lease)
    stopped_clock.shift(10)
    floor_clock.sweep()
    verify(meeting.chen, lambda: suspend(meeting))
    stopped_clock.shift(900)
    floor_clock.sweep()
    assert turn(request_id).state == Turn.State.PAUSED


def test_the_end_of_the_sitting_ends_the_turn_and_empties_the_queues(
    meeting: Meeting, stopped_clock: Traveller
) -> None:
    item = AgendaItemFactory.create(sitting=meeting.room.sitting, position=0)
    arrange(meeting.qiao, meeting.gao, item=item)
    request_id = speaking(meeting.lin, meeting.wei)
    stopped_clock.shift(20)
    verify(meeting.wei, lambda: end(meeting), golden="floor-ended")
    assert waiting(meeting.room, item) == []
    assert (turn(request_id).end, turn(request_id).spoken) == (FloorEnd.ENDED, 20)
    assert Turn.objects.get(participant=meeting.gao).state == Turn.State.EXPIRED


def test_leaving_an_item_ends_the_turn_and_keeps_its_queue(meeting: Meeting) -> None:
    item, other = item_of(meeting), AgendaItemFactory.create(sitting=meeting.room.sitting)
    ask(meeting.gao)
    request_id = speaking(meeting.lin, meeting.wei)
    step(meeting, other)
    assert turn(request_id).end == FloorEnd.STEPPED
    assert waiting(meeting.room, item) == [meeting.gao.id]
    sittings.step(meeting.lin.account, AgendaStep(room_id=meeting.room.id, item_id=None))
    assert waiting(meeting.room, item) == [meeting.gao.id]


@pytest.mark.parametrize("is_confidential", [False, True])
def test_by_rule_the_speaker_goes_on_but_not_into_what_is_confidential(is_confidential: bool, meeting: Meeting) -> None:
    override({"floor": {"step_releases": False}})
    item_of(meeting)
    request_id = speaking(meeting.lin, meeting.wei)
    item_of(meeting, is_confidential=is_confidential)
    assert turn(request_id).state == (Turn.State.DONE if is_confidential else Turn.State.SPEAKING)


def test_whoever_leaves_the_meeting_loses_floor_and_places(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = speaking(meeting.lin, meeting.wei)
    ask(meeting.wei)
    ask(meeting.gao)
    stopped_clock.shift(20)

    def remove() -> None:
        with unit_of_work():
            floor_course.leave(meeting.wei, actor=meeting.qiao.account, at=clock.now())

    verify(meeting.chen, remove, golden="floor-left")
    assert (turn(request_id).end, turn(request_id).spoken) == (FloorEnd.REMOVED, 20)
    assert waiting(meeting.room) == [meeting.gao.id]
