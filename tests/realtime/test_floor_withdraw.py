"""floor.withdraw: taking a request back."""

from uuid import UUID

import pytest
import time_machine

from deliberation.core.errors import Conflict, Forbidden
from deliberation.events.floors import FloorWithdraw
from realtime.models import Participant
from realtime.services import floor_queues
from tests.asserts import verify
from tests.factories import Meeting
from tests.realtime.speaking import arrange, ask, call_up, turn, waiting


def withdraw(by: Participant, request_id: UUID) -> None:
    floor_queues.withdraw(by.account, FloorWithdraw(room_id=by.room_id, request_id=request_id))


def test_doing_it_twice_is_doing_it_once(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    ask(meeting.gao)
    request_id = ask(meeting.wei)

    def twice() -> None:
        withdraw(meeting.wei, request_id)
        withdraw(meeting.wei, request_id)

    assert len(verify(meeting.lin, twice, golden="floor-withdrawn")) == 1
    assert waiting(meeting.room) == [meeting.gao.id]


def test_whoever_presides_takes_back_for_others_and_nobody_else_does(meeting: Meeting) -> None:
    request_id = ask(meeting.wei)
    with pytest.raises(Forbidden, match=r"floor\.forbidden"):
        withdraw(meeting.gao, request_id)
    withdraw(meeting.qiao, request_id)
    assert waiting(meeting.room) == []


def test_whoever_stands_on_the_list_may_leave_it(meeting: Meeting) -> None:
    arrange(meeting.qiao, meeting.wei, meeting.gao)
    withdraw(meeting.wei, meeting.wei.turns.get().id)
    assert waiting(meeting.room) == [meeting.gao.id]


def test_what_has_been_given_is_not_withdrawn_but_ended(meeting: Meeting) -> None:
    request_id = call_up(meeting.lin, meeting.wei)
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        withdraw(meeting.wei, request_id)
    assert turn(request_id).state == "granted"
