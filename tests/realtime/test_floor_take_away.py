"""floor.take_away: a question that is answered in writing by a date."""

from datetime import date
from uuid import UUID, uuid4

import pytest
import time_machine

from deliberation.core.errors import Conflict, Forbidden, Invalid, NotFound
from deliberation.eventlog.deliveries import deliver_due
from deliberation.eventlog.erasure import erase
from deliberation.events.course import SittingEnd
from deliberation.events.floors import FloorKind, FloorTakeAway
from deliberation.events.payloads import ErasureReason
from realtime import selectors
from realtime.models import Participant, Turn
from realtime.services import sittings, written_turns
from tests.asserts import afresh, verify
from tests.factories import Meeting
from tests.realtime.speaking import ask, department_of, item_of, release, speaking, turn, waiting

Traveller = time_machine.Traveller
LATER = date(2026, 3, 9)


def take_away(by: Participant, request_id: UUID, department_id: UUID, due_on: date = LATER) -> None:
    command = FloorTakeAway(
        room_id=by.room_id, request_id=request_id, department_id=department_id, question="何时公布？", due_on=due_on
    )
    written_turns.take_away(by.account, command)


def test_a_question_that_waits_waits_no_longer(meeting: Meeting, stopped_clock: Traveller) -> None:
    department = department_of(meeting)
    request_id = ask(meeting.wei, FloorKind.QUESTION, department_id=department)
    verify(meeting.chen, lambda: take_away(meeting.zhou, request_id, department), golden="floor-taken-away")
    assert waiting(meeting.room) == []
    assert turn(request_id).state == Turn.State.TAKEN_AWAY


def test_a_question_that_was_asked_stays_a_turn_that_was_had(meeting: Meeting, stopped_clock: Traveller) -> None:
    department = department_of(meeting)
    request_id = speaking(meeting.lin, meeting.wei, kind=FloorKind.QUESTION)
    stopped_clock.shift(30)
    take_away(meeting.zhou, request_id, department)
    assert turn(request_id).state == Turn.State.SPEAKING
    release(meeting.wei, request_id)
    assert (turn(request_id).state, turn(request_id).spoken) == (Turn.State.DONE, 30)
    assert turn(request_id).due_on == LATER


def test_words_and_date_may_be_set_anew(meeting: Meeting, stopped_clock: Traveller) -> None:
    department = department_of(meeting)
    request_id = ask(meeting.wei, FloorKind.QUESTION)
    take_away(meeting.zhou, request_id, department)
    verify(meeting.wei, lambda: take_away(meeting.lin, request_id, department, date(2026, 3, 20)))
    assert turn(request_id).due_on == date(2026, 3, 20)


@pytest.mark.parametrize("due_on", [date(2026, 3, 1), date(2026, 3, 2)])
def test_it_is_due_after_today(due_on: date, meeting: Meeting, stopped_clock: Traveller) -> None:
    department = department_of(meeting)
    with pytest.raises(Invalid, match=r"floor\.past_due"):
        take_away(meeting.zhou, ask(meeting.wei, FloorKind.QUESTION), department, due_on)


def test_a_department_takes_for_itself_only(meeting: Meeting, stopped_clock: Traveller) -> None:
    department_of(meeting)
    request_id = ask(meeting.wei, FloorKind.QUESTION)
    with pytest.raises(Forbidden, match=r"floor\.forbidden"):
        take_away(meeting.zhou, request_id, uuid4())
    with pytest.raises(NotFound, match=r"organisation\.not_found"):
        take_away(meeting.lin, request_id, uuid4())


def test_there_has_to_be_something_to_answer(meeting: Meeting, stopped_clock: Traveller) -> None:
    department = department_of(meeting)
    answer = ask(afresh(meeting.zhou), FloorKind.ANSWER)
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        take_away(meeting.zhou, answer, department)
    request_id = ask(meeting.wei, FloorKind.QUESTION)
    sittings.end(meeting.lin.account, SittingEnd(room_id=meeting.room.id))
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        take_away(meeting.zhou, request_id, department)


@pytest.mark.parametrize("is_confidential", [False, True])
def test_its_words_can_be_erased(is_confidential: bool, meeting: Meeting, stopped_clock: Traveller) -> None:
    item_of(meeting, is_confidential=is_confidential)
    department = department_of(meeting)
    request_id = ask(meeting.wei, FloorKind.QUESTION)
    take_away(meeting.zhou, request_id, department)
    take_away(meeting.zhou, request_id, department, date(2026, 3, 20))
    stream = meeting.room.inner_stream if is_confidential else meeting.room.stream

    def forget() -> None:
        erase(None, stream=stream, seq=turn(request_id).taken_away_seqs[0], reason=ErasureReason.PERSONAL_DATA)
        deliver_due()

    verify(meeting.wei, forget)
    assert turn(request_id).text == ""
    assert selectors.snapshot(afresh(meeting.wei)).state.floor.taken_away == []
    assert turn(request_id).due_on == date(2026, 3, 20), "that something is owed is no secret of anybody's"
