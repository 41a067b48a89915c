"""The outbox of texts: what is queued is sent once, tried again while it may help, and dropped when it is no use."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from consultations.models import Invitation, Sitting
from consultations.occasions import SITTING
from deliberation.accounts.models import Account, PersonalLink, TextMessage
from deliberation.accounts.services import text_messages
from deliberation.core import clock
from deliberation.environment import SmsTransport
from deliberation.events.entries import TextState
from deliberation.transports import TransportError, file
from tests.accounts.conftest import PHONE
from tests.conftest import Cast
from tests.phones import Phones

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def queue(invitation: Invitation) -> None:
    accounts = [invitation.account]
    text_messages.queue_links(
        accounts, SITTING, invitation.sitting_id, expires_at=invitation.sitting.ends_at + timedelta(days=7)
    )


def the_message() -> TextMessage:
    return TextMessage.objects.get()


def failing(error: TransportError, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the transport refuse everything and return where it lists what it was given."""
    tried: list[str] = []

    def send(to: str, text: str) -> None:
        tried.append(text)
        raise error

    monkeypatch.setattr(file, "send", send)
    return tried


def test_a_link_arrives_and_works(invitation: Invitation, phones: Phones) -> None:
    queue(invitation)
    assert the_message().state == TextState.OPEN
    (text,) = phones.texts(PHONE)
    for shown in ("滨江市政协", "魏建国", "加装电梯协商会", "请勿转发"):
        assert shown in text
    assert Client().post(phones.path(PHONE)).status_code == 303
    message = the_message()
    assert (message.state, message.attempts, message.error) == (TextState.SENT, 1, "")
    assert message.sent_at is not None
    assert text_messages.send_due() == 0


def test_the_token_stands_nowhere_before_it_is_sent_nor_after(invitation: Invitation, phones: Phones) -> None:
    queue(invitation)
    assert not PersonalLink.objects.exists()
    token = phones.path(PHONE).rpartition("/")[2]
    for model in (TextMessage, PersonalLink):
        assert all(token not in str(value) for row in model._default_manager.all() for value in vars(row).values())


def test_who_waits_for_one_gets_no_second(invitation: Invitation, phones: Phones) -> None:
    queue(invitation)
    queue(invitation)
    assert len(phones.texts(PHONE)) == 1
    queue(invitation)
    assert len(phones.texts(PHONE)) == 2
    assert PersonalLink.objects.filter(revoked_at=None).count() == 2


def test_it_is_tried_again_with_growing_pauses_and_then_given_up(
    invitation: Invitation, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = failing(TransportError("status 503"), monkeypatch)
    with time_machine.travel(START, tick=False) as traveller:
        Sitting.objects.update(starts_at=START, ends_at=START + timedelta(hours=2))
        invitation.sitting.refresh_from_db()
        queue(invitation)
        for attempt in range(1, text_messages.ATTEMPTS):
            assert text_messages.send_due() == 1
            assert text_messages.send_due() == 0
            message = the_message()
            assert (message.state, message.attempts, message.error) == (TextState.OPEN, attempt, "status 503")
            traveller.shift(timedelta(seconds=2**attempt))
        assert text_messages.send_due() == 1
        assert the_message().state == TextState.FAILED
        traveller.shift(timedelta(days=1))
        assert text_messages.send_due() == 0
    assert len(tried) == text_messages.ATTEMPTS


def test_a_final_refusal_is_final(invitation: Invitation, phones: Phones, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(TransportError("status 400", is_final=True), monkeypatch)
    queue(invitation)
    text_messages.send_due()
    assert the_message().state == TextState.FAILED


def test_what_a_dead_process_had_in_hand_is_sent_by_the_next(
    invitation: Invitation, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(to: str, text: str) -> None:
        raise Killed

    with time_machine.travel(clock.now(), tick=False) as traveller:
        queue(invitation)
        with monkeypatch.context() as patch:
            patch.setattr(file, "send", die)
            with pytest.raises(Killed):
                text_messages.send_due()
        assert phones.texts(PHONE) == []
        traveller.shift(text_messages.LEASE)
        assert len(phones.texts(PHONE)) == 1


@pytest.mark.parametrize("reason", ["no phone", "inactive", "withdrawn", "cancelled", "over"])
def test_what_is_no_use_any_more_is_dropped(cast: Cast, invitation: Invitation, phones: Phones, reason: str) -> None:
    queue(invitation)
    match reason:
        case "no phone":
            Account.objects.filter(id=cast.wei.id).update(phone="")
        case "inactive":
            Account.objects.filter(id=cast.wei.id).update(is_active=False)
        case "withdrawn":
            Invitation.objects.update(withdrawn_at=clock.now())
        case "cancelled":
            Sitting.objects.update(cancelled_at=clock.now())
        case _:
            TextMessage.objects.update(expires_at=clock.now())
    assert phones.texts() == []
    message = the_message()
    assert message.state == TextState.DROPPED
    assert message.error
    assert not PersonalLink.objects.exists()


def test_without_a_transport_texts_wait(
    invitation: Invitation, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue(invitation)
    with monkeypatch.context() as patch:
        patch.setattr(settings.ENV, "sms_transport", SmsTransport.NONE)
        assert text_messages.send_due() == 0
    assert the_message().state == TextState.OPEN
    assert len(phones.texts(PHONE)) == 1


def test_a_round_is_bounded(invitation: Invitation, phones: Phones) -> None:
    queue(invitation)
    assert text_messages.send_due(limit=0) == 0
    assert the_message().state == TextState.OPEN


def test_an_idle_round_takes_no_lock(
    phones: Phones, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert text_messages.send_due() == 0
