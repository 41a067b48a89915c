"""question.state: what became of a question to a department."""

from datetime import date

import pytest

from deliberation.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from deliberation.eventlog import reading
from deliberation.events.course import SittingClose, SittingEnd
from deliberation.events.messages import MessagePost, QuestionState
from deliberation.events.organisations import OrganisationKind
from realtime.models import Message, Participant
from realtime.services import messages, questions, sittings
from tests.asserts import verify
from tests.conftest import Cast, ClientFor
from tests.factories import Meeting, OrganisationFactory

DAY = date(2026, 3, 31)


@pytest.fixture
def question(meeting: Meeting, stopped_clock: object) -> Message:
    """Return a question of wei's to the department that zhou sits for."""
    bureau = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT, name="市住建局")
    Participant.objects.filter(id=meeting.zhou.id).update(acts_for=bureau)
    command = MessagePost(room_id=meeting.room.id, text="补偿标准何时出台？", kind="question", department_id=bureau.id)
    return Message.objects.get(id=messages.post(meeting.wei.account, command).message_id)


def state(by: Participant, message: Message, value: str, due_on: date | None = None) -> None:
    command = QuestionState(room_id=by.room_id, message_id=message.id, state=value, due_on=due_on)
    questions.state(by.account, command)


def test_the_department_says_so_and_all_see_it(meeting: Meeting, question: Message) -> None:
    verify(meeting.wei, lambda: state(meeting.zhou, question, "taken_away", DAY), golden="question-taken-away")
    verify(meeting.wei, lambda: state(meeting.zhou, question, "answered"), golden="question-answered")


@pytest.mark.parametrize("name", ["lin", "qiao", "zhou"])
def test_so_do_chair_and_operators_for_it(meeting: Meeting, question: Message, name: str) -> None:
    state(getattr(meeting, name), question, "taken")
    question.refresh_from_db()
    assert question.question == "taken"


@pytest.mark.parametrize("name", ["wei", "gao", "chen"])
def test_and_nobody_else(meeting: Meeting, question: Message, name: str) -> None:
    with pytest.raises(Forbidden, match=r"question\.forbidden"):
        state(getattr(meeting, name), question, "answered")


def test_the_same_changes_nothing(meeting: Meeting, question: Message) -> None:
    for _ in range(2):
        state(meeting.zhou, question, "taken_away", DAY)
    types = [event.type for event in reading.since(meeting.room.stream, 0)]
    assert types.count("question.stated") == 1


def test_what_is_no_question_has_no_such_state(meeting: Meeting, question: Message) -> None:
    posted = messages.post(meeting.wei.account, MessagePost(room_id=meeting.room.id, text="一句话"))
    with pytest.raises(NotFound, match=r"question\.not_found"):
        state(meeting.lin, Message.objects.get(id=posted.message_id), "answered")


def test_an_answer_is_not_promised_for_the_past(meeting: Meeting, question: Message) -> None:
    state(meeting.zhou, question, "taken_away", date(2026, 3, 2))
    with pytest.raises(Invalid, match=r"question\.due_past") as refused:
        state(meeting.zhou, question, "taken_away", date(2026, 3, 1))
    assert refused.value.fields == [{"field": "due_on", "reason": "past"}]


@pytest.mark.parametrize("body", [{"state": "taken_away"}, {"state": "answered", "due_on": "2026-03-31"}], ids=str)
def test_only_what_is_taken_away_is_due_on_a_day(
    cast: Cast, meeting: Meeting, question: Message, client_for: ClientFor, body: dict[str, str]
) -> None:
    path = f"/api/rooms/{meeting.room.id}/messages/{question.id}/question"
    answer = client_for(cast.zhou).put(path, body, format="json")
    assert (answer.status_code, answer.json()["code"]) == (422, "request.invalid")


def test_a_sitting_is_not_put_away_while_questions_are_open(meeting: Meeting, question: Message) -> None:
    one = {"room_id": meeting.room.id}
    sittings.end(meeting.lin.account, SittingEnd(**one))
    with pytest.raises(Conflict, match=r"sitting\.incomplete") as refused:
        sittings.close(meeting.qiao.account, SittingClose(**one))
    assert {"field": "questions", "reason": "missing"} in refused.value.fields
    state(meeting.zhou, question, "taken_away", DAY)  # after the end, while there is still something to be done
    sittings.close(meeting.qiao.account, SittingClose(**one))
    with pytest.raises(DomainError, match=r"sitting\.not_open"):
        state(meeting.zhou, question, "answered")
