"""message.post: under an item of the agenda, in answer to another, as an announcement or a question, in confidence."""

from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from consultations.models import AgendaItem
from deliberation.core.errors import DomainError, Forbidden, NotFound
from deliberation.eventlog import reading
from deliberation.eventlog.deliveries import deliver_due
from deliberation.eventlog.erasure import erase
from deliberation.events.course import AgendaStep
from deliberation.events.messages import MessageEdit, MessageHide, MessagePost
from deliberation.events.organisations import OrganisationKind
from deliberation.events.payloads import ErasureReason
from deliberation.events.sittings import SittingState
from realtime import selectors
from realtime.models import Message, Participant
from realtime.services import messages, sittings
from tests.asserts import afresh, verify
from tests.conftest import Cast, ClientFor
from tests.factories import AgendaItemFactory, Meeting, OrganisationFactory, open_meeting


def post(participant: Participant, text: str = "一句话", **values: Any) -> Message:
    command = MessagePost(room_id=participant.room_id, text=text, **values)
    return Message.objects.get(id=messages.post(participant.account, command).message_id)


def texts(reader: Participant) -> list[str | None]:
    return [item.text for item in selectors.snapshot(afresh(reader)).state.messages]


@pytest.fixture
def confidential(meeting: Meeting) -> AgendaItem:
    """Return a confidential item of the agenda."""
    item: AgendaItem = AgendaItemFactory.create(sitting=meeting.room.sitting, is_confidential=True, position=1)
    return item


def test_it_is_said_under_an_item_and_in_answer(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    item = AgendaItemFactory.create(sitting=meeting.room.sitting, position=1)
    first = post(meeting.wei, item_id=item.id)
    verify(meeting.gao, lambda: post(meeting.zhou, item_id=item.id, reply_to=first.id), golden="message-answer")
    answer = selectors.snapshot(afresh(meeting.gao)).state.messages[-1]
    assert (answer.item_id, answer.reply_to) == (item.id, first.id)


def test_what_it_refers_to_must_be_there(cast: Cast, meeting: Meeting) -> None:
    elsewhere = open_meeting(cast._asdict(), title="另一个会")
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"item_id": AgendaItemFactory.create().id}, "agenda.not_found"),
        ({"reply_to": post(elsewhere.wei).id}, "message.not_found"),
        ({"reply_to": uuid4()}, "message.not_found"),
        ({"kind": "question", "department_id": uuid4()}, "organisation.not_found"),
        ({"kind": "question", "department_id": OrganisationFactory.create().id}, "organisation.not_found"),
    ]
    for values, code in wrong:
        with pytest.raises(NotFound) as refused:
            post(meeting.wei, **values)
        assert refused.value.code == code


def test_what_was_said_under_an_item_stays_when_the_item_is_taken_away(meeting: Meeting) -> None:
    item = AgendaItemFactory.create(sitting=meeting.room.sitting)
    said = post(meeting.wei, item_id=item.id)
    item.delete()
    assert selectors.snapshot(afresh(meeting.gao)).state.messages[0].item_id == said.item_id


@pytest.mark.usefixtures("stopped_clock")
def test_chair_and_operators_announce(meeting: Meeting) -> None:
    verify(meeting.chen, lambda: post(meeting.qiao, "请大家静音", kind="announcement"), golden="message-announcement")
    post(meeting.lin, kind="announcement")
    for participant in (meeting.wei, meeting.gao, meeting.zhou):
        with pytest.raises(Forbidden, match=r"message\.forbidden"):
            post(participant, kind="announcement")


@pytest.mark.parametrize(
    "values", [{"kind": "question"}, {"kind": "speech", "department_id": str(UUID(int=1))}, {"kind": "shout"}], ids=str
)
def test_only_questions_are_for_a_department(
    cast: Cast, meeting: Meeting, client_for: ClientFor, values: dict[str, str]
) -> None:
    path = f"/api/rooms/{meeting.room.id}/messages"
    answer = client_for(cast.wei).post(path, {"text": "一句话", **values}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (422, "request.invalid")


def test_departments_can_be_asked_that_sit_here_or_are_consulted(meeting: Meeting) -> None:
    here, consulted = (OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT) for _ in range(2))
    Participant.objects.filter(id=meeting.zhou.id).update(acts_for=here)
    meeting.room.sitting.consultation.departments.add(consulted)
    for department in (here, consulted):
        assert post(meeting.wei, kind="question", department_id=department.id).question == "open"
    listed = {item.department_id for item in selectors.snapshot(afresh(meeting.gao)).departments}
    assert listed == {here.id, consulted.id}


def test_committees_consult_and_are_not_asked(meeting: Meeting) -> None:
    committee = OrganisationFactory.create(kind=OrganisationKind.SPECIAL_COMMITTEE)
    Participant.objects.filter(id=meeting.lin.id).update(acts_for=committee)
    with pytest.raises(NotFound, match=r"organisation\.not_found"):
        post(meeting.wei, kind="question", department_id=committee.id)


@pytest.mark.usefixtures("stopped_clock")
def test_under_a_confidential_item_observers_hear_nothing(meeting: Meeting, confidential: AgendaItem) -> None:
    verify(meeting.wei, lambda: post(meeting.gao, "内部意见", item_id=confidential.id), golden="message-inner")
    assert verify(meeting.chen, lambda: post(meeting.gao, "内部意见", item_id=confidential.id)) == []
    assert texts(meeting.chen) == []
    assert texts(meeting.wei) == ["内部意见"] * 2


def test_while_a_confidential_item_is_dealt_with_so_is_what_names_no_item(
    meeting: Meeting, confidential: AgendaItem
) -> None:
    open_item = AgendaItemFactory.create(sitting=meeting.room.sitting)
    sittings.step(meeting.lin.account, AgendaStep(room_id=meeting.room.id, item_id=confidential.id))
    post(meeting.wei, "不点名的话")
    post(meeting.wei, "回到上一项", item_id=open_item.id)
    post(meeting.qiao, "十分钟后请旁听人员回来", kind="announcement")
    assert texts(meeting.chen) == ["回到上一项", "十分钟后请旁听人员回来"]
    assert texts(meeting.gao) == ["不点名的话", "回到上一项", "十分钟后请旁听人员回来"]


def test_an_answer_to_what_is_confidential_is_so_too(meeting: Meeting, confidential: AgendaItem) -> None:
    secret = post(meeting.wei, item_id=confidential.id)
    assert post(meeting.gao, reply_to=secret.id).is_inner


@pytest.fixture
def mixed(meeting: Meeting, confidential: AgendaItem, stopped_clock: time_machine.Traveller) -> list[Message]:
    """Return six messages that were said to all and in confidence by turns, all in the same instant."""
    return [post(meeting.wei, str(number), item_id=confidential.id if number % 2 else None) for number in range(6)]


def test_of_two_streams_people_see_one_order(meeting: Meeting, mixed: list[Message]) -> None:
    assert texts(meeting.gao) == ["0", "1", "2", "3", "4", "5"]
    assert texts(meeting.chen) == ["0", "2", "4"]
    assert [message.seq for message in mixed if message.is_inner] == [1, 2, 3]


def test_pages_hold_what_the_reader_may_read(
    cast: Cast, meeting: Meeting, client_for: ClientFor, mixed: list[Message]
) -> None:
    path = f"/api/rooms/{meeting.room.id}/messages"

    def page(reader: Any, query: str) -> list[str]:
        return [item["text"] for item in client_for(reader).get(f"{path}{query}").json()["items"]]

    assert page(cast.gao, "?limit=3") == ["3", "4", "5"]
    assert page(cast.gao, f"?limit=2&before={mixed[3].id}") == ["1", "2"]
    assert page(cast.chen, f"?limit=2&before={mixed[4].id}") == ["0", "2"]
    refused = client_for(cast.gao).get(f"{path}?before=3")
    assert (refused.status_code, refused.json()["code"]) == (422, "request.invalid")


def test_what_observers_may_not_read_they_cannot_name(meeting: Meeting, mixed: list[Message]) -> None:
    with pytest.raises(NotFound):
        selectors.access_message(afresh(meeting.chen), mixed[1].id)


def test_it_is_edited_and_hidden_out_of_their_hearing(meeting: Meeting, mixed: list[Message]) -> None:
    def act() -> None:
        one = {"room_id": meeting.room.id, "message_id": mixed[1].id}
        messages.edit(meeting.wei.account, MessageEdit(**one, text="改过的话"))
        messages.hide(meeting.lin.account, MessageHide(**one, reason="离题"))

    assert verify(meeting.chen, act) == []
    types = [event.type for event in reading.since(meeting.room.inner_stream, 0)]
    assert types[-2:] == ["message.edited", "message.hidden"]


@pytest.mark.parametrize("number", [0, 1])
def test_the_same_number_on_the_other_stream_is_not_erased_with_it(
    meeting: Meeting, mixed: list[Message], number: int
) -> None:
    message = mixed[number]

    def act() -> None:
        erase(None, stream=message.stream, seq=message.seq, reason=ErasureReason.PERSONAL_DATA)
        while deliver_due():
            pass

    verify(meeting.lin, act, golden="message-erased-inner" if message.is_inner else None)
    assert texts(meeting.gao) == [str(other) for other in range(6) if other != number]


@pytest.mark.parametrize("state", ["scheduled", "ended", "closed"])
def test_nothing_is_said_before_the_lobby_opens_and_after_the_end(cast: Cast, state: str) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState(state))
    with pytest.raises(DomainError, match=r"sitting\.not_open"):
        post(meeting.wei)


@pytest.mark.parametrize("state", ["waiting", "suspended"])
def test_people_may_write_while_they_wait_for_the_start_and_in_the_pause(cast: Cast, state: str) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState(state))
    assert post(meeting.wei).text == "一句话"
