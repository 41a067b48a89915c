"""floor.hand_in: a written speech in place of a spoken one."""

import pytest
import time_machine

from deliberation.core.errors import Conflict, Forbidden, Invalid
from deliberation.events.course import SittingEnd
from deliberation.events.floors import FloorEnd, FloorHandIn, FloorKind
from deliberation.events.sittings import SittingState
from deliberation.rules.services import override
from realtime.models import Participant, Turn
from realtime.services import sittings, written_turns
from realtime.services.floors import TurnResult
from tests.asserts import verify
from tests.conftest import Cast
from tests.factories import Meeting, open_meeting
from tests.realtime.speaking import arrange, ask, call_up, item_of, release, speaking, told, turn, waiting


def hand_in(by: Participant, text: str = "书面意见") -> TurnResult:
    return written_turns.hand_in(by.account, FloorHandIn(room_id=by.room_id, text=text))


def test_it_takes_the_place_of_the_request(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    request_id = ask(meeting.wei)
    verify(meeting.chen, lambda: hand_in(meeting.wei), golden="floor-handed-in")
    assert waiting(meeting.room) == []
    assert (turn(request_id).state, turn(request_id).text) == (Turn.State.WRITTEN, "书面意见")
    assert "书面意见" not in str(told(meeting.room.stream))


def test_a_second_one_replaces_the_first(meeting: Meeting) -> None:
    first = hand_in(meeting.wei)
    second = hand_in(meeting.wei, "改过的书面意见")
    assert first == second
    assert turn(first.request_id).text == "改过的书面意见"


def test_whoever_hands_in_counts_as_heard(meeting: Meeting) -> None:
    item = item_of(meeting)
    arrange(meeting.qiao, meeting.wei, meeting.gao, item=item)
    hand_in(meeting.wei)
    arrange(meeting.qiao, meeting.wei, meeting.gao, item=item)
    assert waiting(meeting.room, item) == [meeting.gao.id]


def test_whoever_was_called_up_may_hand_in_instead(meeting: Meeting) -> None:
    request_id = call_up(meeting.lin, meeting.wei)
    hand_in(meeting.wei)
    assert (turn(request_id).end, turn(request_id).spoken) == (FloorEnd.WRITTEN, 0)


def test_whoever_speaks_already_goes_on(meeting: Meeting) -> None:
    request_id = speaking(meeting.lin, meeting.wei)
    hand_in(meeting.wei)
    assert turn(request_id).state == Turn.State.SPEAKING
    release(meeting.wei, request_id)
    assert Turn.objects.filter(participant=meeting.wei).count() == 2


def test_other_wishes_stay(meeting: Meeting) -> None:
    ask(meeting.wei, FloorKind.QUESTION)
    hand_in(meeting.wei)
    assert waiting(meeting.room) == [meeting.wei.id]


def test_it_may_be_handed_in_before_the_sitting_and_not_after(cast: Cast) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState.WAITING)
    hand_in(meeting.wei)
    sittings.end(meeting.lin.account, SittingEnd(room_id=meeting.room.id))
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        hand_in(meeting.wei)


def test_the_rule_says_how_long_it_may_be(meeting: Meeting) -> None:
    override({"floor": {"written_length": 100}})
    hand_in(meeting.wei, "字" * 100)
    with pytest.raises(Invalid, match=r"floor\.too_long"):
        hand_in(meeting.wei, "字" * 101)


def test_observers_hand_in_nothing(meeting: Meeting) -> None:
    with pytest.raises(Forbidden, match=r"floor\.forbidden"):
        hand_in(meeting.chen)
