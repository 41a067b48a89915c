"""floor.extend: more time."""

import pytest
import time_machine

from deliberation.core.errors import Conflict
from deliberation.events.course import SittingSuspend
from deliberation.rules.services import override
from realtime.models import Turn
from realtime.services import floor_clock, sittings
from tests.asserts import verify
from tests.factories import Meeting
from tests.realtime.speaking import ask, call_up, extend, release, speaking, told, turn

Traveller = time_machine.Traveller


def lasts(held: Turn) -> float:
    """Return how many seconds lie between start and end."""
    assert held.started_at is not None
    assert held.ends_at is not None
    return (held.ends_at - held.started_at).total_seconds()


def test_it_gives_the_step_of_the_rule_or_as_much_as_is_said(meeting: Meeting, stopped_clock: Traveller) -> None:
    override({"floor": {"extension_seconds": 90}})
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    extend(meeting.lin, request_id)
    assert lasts(turn(request_id)) == 150
    extend(meeting.qiao, request_id, 10)
    assert lasts(turn(request_id)) == 160


def test_after_the_end_it_is_given_from_now_on(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    stopped_clock.shift(600)
    floor_clock.sweep()
    assert turn(request_id).state == Turn.State.SPEAKING, "without the rule time only runs over"
    extend(meeting.lin, request_id, 30)
    assert lasts(turn(request_id)) == 630


def test_whoever_was_warned_is_warned_again(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    for seconds in (40, 55):
        stopped_clock.shift(seconds)
        floor_clock.sweep()
        extend(meeting.lin, request_id, 60)
    assert [name for name, _ in told(meeting.room.stream)].count("floor.warned") == 2


def test_a_turn_that_has_not_begun_or_pauses_grows_too(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = call_up(meeting.lin, meeting.wei, limit=60)
    extend(meeting.lin, request_id, 30)
    assert turn(request_id).limit == 90
    sittings.suspend(meeting.lin.account, SittingSuspend(room_id=meeting.room.id))
    verify(meeting.chen, lambda: extend(meeting.lin, request_id, 30), golden="floor-extended-in-a-pause")
    assert turn(request_id).limit == 120


def test_only_who_has_the_floor_gets_more_time(meeting: Meeting) -> None:
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        extend(meeting.lin, ask(meeting.wei))
    request_id = speaking(meeting.lin, meeting.wei)
    release(meeting.wei, request_id)
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        extend(meeting.lin, request_id)


def test_time_that_ran_out_while_nobody_looked_is_over(meeting: Meeting, stopped_clock: Traveller) -> None:
    override({"floor": {"auto_release": True, "grace_seconds": 10}})
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    stopped_clock.shift(70)  # half-open: at this very instant it is over, whether or not the worker lives
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        extend(meeting.lin, request_id)
