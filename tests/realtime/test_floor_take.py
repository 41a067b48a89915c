"""floor.take: beginning to speak."""

import pytest
import time_machine

from deliberation.core.errors import Conflict, Forbidden
from deliberation.events.course import SittingSuspend
from deliberation.rules.services import override
from realtime.models import Turn
from realtime.services import sittings
from tests.factories import Meeting
from tests.realtime.speaking import ask, call_up, release, take, turn

Traveller = time_machine.Traveller


def test_the_clock_starts_with_it(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = call_up(meeting.lin, meeting.wei, limit=120)
    stopped_clock.shift(5)
    take(meeting.wei, request_id)
    begun = turn(request_id)
    assert begun.granted_at is not None
    assert begun.started_at is not None
    assert begun.ends_at is not None
    assert (begun.started_at - begun.granted_at).seconds == 5
    assert (begun.ends_at - begun.started_at).seconds == 120
    stopped_clock.shift(5)
    take(meeting.wei, request_id)
    assert turn(request_id).started_at == begun.started_at


def test_a_late_tap_does_not_start_the_clock_later(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = call_up(meeting.lin, meeting.wei)
    take_by = turn(request_id).take_by
    stopped_clock.shift(60)  # and no worker came round
    assert take(meeting.wei, request_id).state == Turn.State.SPEAKING
    assert turn(request_id).started_at == take_by


def test_the_rule_says_how_long_one_may_hesitate(meeting: Meeting, stopped_clock: Traveller) -> None:
    override({"floor": {"take_within": 0}})
    request_id = call_up(meeting.lin, meeting.wei)
    assert turn(request_id).take_by == turn(request_id).granted_at


def test_nobody_begins_for_somebody_else(meeting: Meeting) -> None:
    request_id = call_up(meeting.lin, meeting.wei)
    for person in (meeting.gao, meeting.lin, meeting.qiao):
        with pytest.raises(Forbidden, match=r"floor\.forbidden"):
            take(person, request_id)


def test_only_who_was_called_up_begins(meeting: Meeting) -> None:
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        take(meeting.wei, ask(meeting.wei))
    request_id = call_up(meeting.lin, meeting.wei)
    sittings.suspend(meeting.lin.account, SittingSuspend(room_id=meeting.room.id))
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        take(meeting.wei, request_id)
    release(meeting.wei, request_id)
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        take(meeting.wei, request_id)
