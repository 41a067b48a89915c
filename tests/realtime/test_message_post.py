"""message.post: saying something in a room."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from pytest_django.fixtures import DjangoAssertNumQueries

from deliberation.core.errors import Forbidden, Invalid, NotFound, TooMany
from deliberation.eventlog import reading
from deliberation.events.messages import MessagePost
from deliberation.rules.services import override
from realtime import selectors
from realtime.models import Message
from realtime.room.state import WINDOW
from realtime.services import messages
from realtime.services.rooms import open_room
from tests.asserts import verify
from tests.conftest import Cast, ClientFor
from tests.factories import Meeting, SittingFactory, open_meeting
from tests.realtime.conftest import Say


def test_everybody_in_the_room_sees_it(meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller) -> None:
    events = verify(meeting.gao, lambda: say(meeting.wei, "建议明确低层住户的补偿标准。"), golden="message-posted")
    assert [(event.type, event.actor) for event in events] == [("message.posted", meeting.wei.account_id)]
    for reader in meeting[1:]:
        verify(reader, lambda: say(meeting.wei, "同意。"))


def test_messages_stand_in_the_order_of_their_seq(
    meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller
) -> None:
    def talk() -> None:
        say(meeting.lin, "请发言。")
        stopped_clock.shift(1)
        say(meeting.zhou, "全市在建 47 部。")
        stopped_clock.shift(1)
        say(meeting.wei, "低层住户呢？")

    verify(meeting.chen, talk, golden="message-conversation")


def test_the_window_holds_the_newest(meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller) -> None:
    for number in range(WINDOW):
        stopped_clock.shift(2)
        say(meeting.wei, str(number))
    verify(meeting.wei, lambda: say(meeting.gao, "newest"))
    texts = [item.text for item in selectors.snapshot(meeting.wei).state.messages]
    assert texts == [*map(str, range(1, WINDOW)), "newest"]


def test_space_around_the_text_is_not_part_of_it(meeting: Meeting, say: Say) -> None:
    assert say(meeting.wei, "  同意。\n").text == "同意。"


def test_an_observer_may_not_post(meeting: Meeting, say: Say) -> None:
    with pytest.raises(Forbidden, match=r"message\.forbidden"):
        say(meeting.chen, "我也说一句")
    assert not Message.objects.exists()


def test_a_foreign_room_looks_like_one_that_does_not_exist(cast: Cast, meeting: Meeting, client_for: ClientFor) -> None:
    foreign = open_room(None, SittingFactory.create())
    client = client_for(cast.wei)
    answers = [
        client.post(f"/api/rooms/{room_id}/messages", {"text": "在吗"}, format="json")
        for room_id in (foreign.id, uuid4())
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["code"] == "room.not_found"


def test_the_length_is_a_rule_counted_in_characters(meeting: Meeting, say: Say) -> None:
    override({"message": {"max_length": 50}})
    say(meeting.wei, "梯" * 50)
    with pytest.raises(Invalid, match=r"message\.too_long") as refused:
        say(meeting.wei, "梯" * 51)
    assert refused.value.params == {"max": 50}


def test_the_rate_is_a_rule_and_says_when_to_try_again(
    meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller
) -> None:
    override({"message": {"rate_count": 2, "rate_seconds": 10}})
    say(meeting.wei, "一")
    stopped_clock.shift(timedelta(seconds=3.6))
    say(meeting.wei, "二")
    with pytest.raises(TooMany, match=r"message\.too_many") as refused:
        say(meeting.wei, "三")
    # 6.4 seconds are left: whoever waits the seconds they were told must not be refused again.
    assert refused.value.params == {"count": 2, "retry_after": 7}
    say(meeting.gao, "others are not held up")
    stopped_clock.shift(timedelta(seconds=6.4))
    say(meeting.wei, "三")
    with pytest.raises(TooMany):
        say(meeting.wei, "四")


def test_waiting_as_long_as_told_is_enough(meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller) -> None:
    override({"message": {"rate_count": 1, "rate_seconds": 10}})
    say(meeting.wei, "一")
    stopped_clock.shift(timedelta(seconds=2.7))
    with pytest.raises(TooMany) as refused:
        say(meeting.wei, "二")
    stopped_clock.shift(timedelta(seconds=int(refused.value.params["retry_after"])))
    say(meeting.wei, "二")


def test_over_rest_the_wait_is_a_header_too(cast: Cast, meeting: Meeting, client_for: ClientFor) -> None:
    override({"message": {"rate_count": 1, "rate_seconds": 3600}})
    client = client_for(cast.wei)
    path = f"/api/rooms/{meeting.room.id}/messages"
    assert client.post(path, {"text": "一"}, format="json").status_code == 201
    refused = client.post(path, {"text": "二"}, format="json")
    assert (refused.status_code, refused.json()["code"]) == (429, "message.too_many")
    assert refused["Retry-After"] == str(refused.json()["params"]["retry_after"])
    assert refused["Content-Type"] == "application/problem+json"


def test_the_same_request_again_has_one_effect_and_the_same_answer(
    cast: Cast, meeting: Meeting, client_for: ClientFor
) -> None:
    client, path = client_for(cast.wei), f"/api/rooms/{meeting.room.id}/messages"
    key = {"Idempotency-Key": str(uuid4())}
    answers = [client.post(path, {"text": "一"}, format="json", headers=key) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert len({answer.json()["message_id"] for answer in answers}) == 1
    assert Message.objects.count() == 1
    other = client.post(path, {"text": "二"}, format="json", headers=key)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency.mismatch")


def test_the_reply_to_a_repeated_request_comes_even_when_the_rate_is_used_up(
    cast: Cast, meeting: Meeting, client_for: ClientFor
) -> None:
    override({"message": {"rate_count": 1, "rate_seconds": 3600}})
    client, path = client_for(cast.wei), f"/api/rooms/{meeting.room.id}/messages"
    key = {"Idempotency-Key": "resent-after-a-lost-reply"}
    answers = [client.post(path, {"text": "一"}, format="json", headers=key).status_code for _ in range(2)]
    assert answers == [201, 201]


@pytest.mark.parametrize("text", ["", "   ", "\u3000\n", "a" * 20_001, "nul\x00byte"])
def test_what_cannot_be_a_message_is_refused_by_its_shape(
    cast: Cast, meeting: Meeting, client_for: ClientFor, text: str
) -> None:
    answer = client_for(cast.wei).post(f"/api/rooms/{meeting.room.id}/messages", {"text": text}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (422, "request.invalid")
    assert [field["field"] for field in answer.json()["fields"]] == ["text"]


def test_no_name_enters_the_log(cast: Cast, meeting: Meeting, say: Say) -> None:
    say(meeting.wei, "同意。")
    log = "".join(event.model_dump_json() for event in reading.since(meeting.room.stream, 0))
    assert not [account.name for account in cast if account.name in log or f'"{account.username}"' in log]


def test_posting_costs_the_same_in_a_long_meeting(
    meeting: Meeting, say: Say, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    command = MessagePost(room_id=meeting.room.id, text="一")
    for _ in range(3):
        with django_assert_num_queries(11):
            messages.post(meeting.wei.account, command)


def test_a_snapshot_costs_the_same_however_much_was_said(
    cast: Cast, meeting: Meeting, say: Say, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reader = selectors.access_room(cast.lin, meeting.room.id)
    for number in range(8):
        say(meeting.wei, str(number))
        with django_assert_num_queries(20):
            selectors.snapshot(reader)


def test_two_rooms_count_apart(cast: Cast, meeting: Meeting, say: Say) -> None:
    elsewhere = open_meeting(cast._asdict(), title="另一个会")
    before = say(meeting.wei, "这里").seq
    assert say(elsewhere.wei, "那里").seq == before
    with pytest.raises(NotFound):
        selectors.access_message(elsewhere.lin, Message.objects.filter(room=meeting.room)[0].id)
