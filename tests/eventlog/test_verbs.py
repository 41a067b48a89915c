"""``perform``: one request, one effect, one answer, however often it is sent."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connections

from deliberation.core.errors import Invalid, NotFound
from deliberation.eventlog import jobs
from deliberation.eventlog.models import Receipt
from deliberation.eventlog.verbs import KEY_LENGTH, VERBS, Result, Verb, declare, perform
from deliberation.rules.services import override
from realtime.models import Message
from tests.conftest import Cast
from tests.factories import Meeting

POST = VERBS["message.post"]


def post(cast: Cast, meeting: Meeting, text: str = "一", *, key: str | None = "k") -> Result:
    return perform(POST, cast.wei, {"room_id": str(meeting.room.id), "text": text}, key=key)


def test_the_same_key_has_one_effect_and_equal_answers(cast: Cast, meeting: Meeting) -> None:
    assert post(cast, meeting) == post(cast, meeting)
    assert Message.objects.count() == 1


def test_without_a_key_every_request_counts(cast: Cast, meeting: Meeting) -> None:
    assert post(cast, meeting, key=None) != post(cast, meeting, key=None)
    assert not Receipt.objects.exists()


def test_the_same_key_with_another_request_is_refused(cast: Cast, meeting: Meeting) -> None:
    post(cast, meeting)
    with pytest.raises(Invalid, match=r"idempotency\.mismatch") as refused:
        post(cast, meeting, "二")
    assert refused.value.status == 422
    assert Message.objects.count() == 1


def test_what_means_the_same_is_the_same_request(cast: Cast, meeting: Meeting) -> None:
    assert post(cast, meeting, "一") == post(cast, meeting, "  一\n")


def test_two_people_may_use_the_same_key(cast: Cast, meeting: Meeting) -> None:
    post(cast, meeting)
    perform(POST, cast.gao, {"room_id": str(meeting.room.id), "text": "一"}, key="k")
    assert Message.objects.count() == 2


def test_a_refusal_leaves_no_receipt(cast: Cast, meeting: Meeting) -> None:
    data = {"room_id": str(uuid4()), "text": "一"}
    for _ in range(2):
        with pytest.raises(NotFound):
            perform(POST, cast.wei, data, key="k")
    assert not Receipt.objects.exists()


def test_a_receipt_says_nothing_personal(cast: Cast, meeting: Meeting) -> None:
    post(cast, meeting, "张三的电话是 13800000000")
    row = Receipt.objects.values().get()
    assert "张三" not in repr(row)
    assert set(row["outcome"]) == {"message_id"}


@pytest.mark.parametrize("key", ["", "k" * (KEY_LENGTH + 1)])
def test_a_key_has_a_length(cast: Cast, meeting: Meeting, key: str) -> None:
    with pytest.raises(Invalid, match=r"request\.invalid"):
        post(cast, meeting, key=key)
    assert not Message.objects.exists()


def test_receipts_are_kept_for_a_day(cast: Cast, meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    post(cast, meeting)
    stopped_clock.shift(timedelta(hours=24))
    jobs.purge()
    post(cast, meeting)
    assert Message.objects.count() == 1
    stopped_clock.shift(timedelta(microseconds=1))
    jobs.purge()
    post(cast, meeting)
    assert Message.objects.count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rate_count", [100, 1])
def test_many_that_send_the_same_request_at_once_get_the_same_answer(
    cast: Cast, meeting: Meeting, rate_count: int
) -> None:
    # With a rate of one, whoever comes second is refused by the rule, unless the receipt speaks first.
    override({"message": {"rate_count": rate_count}})
    senders = 6
    start = threading.Barrier(senders)

    def send(_: int) -> Result:
        try:
            start.wait(timeout=10)
            return post(cast, meeting)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(senders) as threads:
        answers = list(threads.map(send, range(senders)))
    assert len({str(answer) for answer in answers}) == 1
    assert Message.objects.count() == 1


def test_a_verb_is_declared_once() -> None:
    with pytest.raises(RuntimeError, match="declared twice"):
        declare(POST)


def test_what_is_wrong_is_named_by_field(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        perform(POST, cast.wei, {"room_id": "x", "text": "一", "loud": True}, key=None)
    assert refused.value.fields == [
        {"field": "room_id", "reason": "uuid_parsing"},
        {"field": "loud", "reason": "extra_forbidden"},
    ]


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_an_answer_holds_ids_and_states_only(verb: Verb) -> None:
    if verb.transactional:  # only these are kept in receipts
        assert not {"text", "name", "title", "reason"} & set(verb.result.model_fields)
