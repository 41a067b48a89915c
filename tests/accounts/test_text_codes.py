"""Codes by SMS: asking for one, and signing in by it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.test import APIClient

from deliberation.accounts.digests import same
from deliberation.accounts.models import Account, Device, LoginSession, RateWindow, TextCode, TextMessage
from deliberation.accounts.services import text_codes
from deliberation.core.errors import Unauthenticated
from deliberation.core.ids import uuid7
from deliberation.environment import SmsTransport
from deliberation.rules.services import override
from tests.accounts.conftest import PHONE, signed_in_as
from tests.conftest import Answer, Cast
from tests.phones import Phones

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
UNKNOWN = "13900139000"


@pytest.fixture
def gao(cast: Cast, phones: Phones) -> Account:
    """Return gao, who has a phone that texts reach."""
    cast.gao.phone = PHONE
    cast.gao.save()
    return cast.gao


def ask(phone: str = PHONE, *, client: APIClient | None = None, address: str = "203.0.113.7") -> Answer:
    return (client or APIClient()).post("/api/text-codes", {"phone": phone}, format="json", REMOTE_ADDR=address)


def enter(code: str, phone: str = PHONE, *, client: APIClient | None = None) -> Answer:
    return (client or APIClient()).post("/api/session", {"phone": phone, "code": code}, format="json")


def refused(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_a_code_signs_in_and_binds_the_browser(gao: Account, phones: Phones) -> None:
    client = APIClient()
    with time_machine.travel(START, tick=False):
        asked = ask(client=client)
        assert asked.status_code == 202
        assert asked.json() == {"expires_at": "2026-03-02T09:05:00Z", "retry_after": 60}
        answer = enter(phones.code(PHONE), client=client)
        assert answer.status_code == 200
        assert answer.json()["account"]["username"] == "gao"
        assert signed_in_as(client) == "gao"
    login = LoginSession.objects.get()
    assert (login.method, login.is_bound, login.confined_to) == ("code", True, None)
    assert login.device == Device.objects.get()


def test_the_text_names_the_institution_and_says_how_long(gao: Account, phones: Phones) -> None:
    ask()
    (text,) = phones.texts(PHONE)
    assert "5 分钟内有效" in text
    gao.language = "en"
    gao.save()
    RateWindow.objects.all().delete()
    ask()
    assert "good for 5 minutes" in phones.texts(PHONE)[-1]


@pytest.mark.parametrize("written", ["+86 138 0013 8000", "１３８００１３８０００", "138-0013-8000"])
def test_a_number_may_be_written_as_people_write_it(gao: Account, phones: Phones, written: str) -> None:
    ask(written)
    assert enter(phones.code(PHONE), written).status_code == 200


@pytest.mark.parametrize("nonsense", ["12345", "0571-12345678", "abc"])
def test_what_is_no_mobile_number_is_refused(gao: Account, nonsense: str) -> None:
    assert refused(ask(nonsense)) == (422, "account.phone_invalid")
    assert refused(enter("123456", nonsense)) == (422, "account.phone_invalid")
    assert refused(ask("")) == (422, "request.invalid")


def test_an_unknown_number_gets_the_same_answers_and_no_text(gao: Account, phones: Phones) -> None:
    with time_machine.travel(START, tick=False):
        known, unknown = ask(), ask(UNKNOWN)
        assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
        assert phones.texts(UNKNOWN) == []
        assert len(phones.texts()) == 1
        wrong = f"{(int(phones.code(PHONE)) + 1) % 10**6:06}"
        for _ in range(5):
            assert refused(enter(wrong)) == refused(enter(wrong, UNKNOWN)) == (401, "text_code.wrong")
        assert refused(enter(wrong)) == refused(enter(wrong, UNKNOWN)) == (401, "text_code.spent")
        assert refused(ask()) == refused(ask(UNKNOWN)) == (429, "text_code.too_many")


def test_an_unknown_number_costs_the_same_rows(gao: Account, phones: Phones) -> None:
    def rows() -> tuple[int, int, int]:
        return TextCode.objects.count(), TextMessage.objects.count(), RateWindow.objects.count()

    ask(address="203.0.113.8")
    first = rows()
    ask(UNKNOWN, address="203.0.113.9")
    assert rows() == tuple(2 * count for count in first)


def test_an_inactive_account_is_like_none(gao: Account, phones: Phones) -> None:
    ask()
    code = phones.code(PHONE)
    gao.is_active = False
    gao.save()
    assert refused(enter(code)) == (401, "text_code.wrong")
    RateWindow.objects.all().delete()
    ask()
    assert len(phones.texts()) == 1


def test_a_code_is_no_good_on_another_phone_or_once_the_phone_is_anothers(gao: Account, phones: Phones) -> None:
    ask()
    code = phones.code(PHONE)
    ask(UNKNOWN)
    assert refused(enter(code, UNKNOWN)) == (401, "text_code.wrong")
    gao.phone = UNKNOWN
    gao.save()
    assert refused(enter(code)) == (401, "text_code.wrong")


def test_a_code_works_once(gao: Account, phones: Phones) -> None:
    ask()
    code = phones.code(PHONE)
    assert enter(code).status_code == 200
    assert refused(enter(code)) == (401, "text_code.spent")


def test_a_code_that_nobody_asked_for_is_not_there(gao: Account) -> None:
    assert refused(enter("123456")) == (401, "text_code.spent")


def test_the_window_is_half_open(gao: Account, phones: Phones) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        ask()
        code = phones.code(PHONE)
        traveller.shift(timedelta(minutes=5))
        assert refused(enter(code)) == (401, "text_code.spent")
        traveller.shift(timedelta(microseconds=-1))
        assert enter(code).status_code == 200


def test_only_the_newest_code_counts(gao: Account, phones: Phones) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        ask()
        first = phones.code(PHONE)
        traveller.shift(timedelta(seconds=60))
        ask()
        second = phones.code(PHONE)
        if first != second:
            assert refused(enter(first)) == (401, "text_code.wrong")
        assert enter(second).status_code == 200


def test_the_pause_between_two_codes_is_told(gao: Account, phones: Phones) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        ask()
        traveller.shift(timedelta(seconds=20))
        answer = ask()
        assert refused(answer) == (429, "text_code.too_many")
        assert answer.json()["params"] == {"retry_after": 40}
        assert answer["Retry-After"] == "40"
        traveller.shift(timedelta(seconds=40))
        assert ask().status_code == 202


def test_a_phone_gets_so_many_an_hour_from_wherever_they_are_asked(gao: Account, phones: Phones) -> None:
    override({"entry": {"codes_per_phone": 2}})
    with time_machine.travel(START, tick=False) as traveller:
        for turn in range(2):
            assert ask(address=f"203.0.113.{turn}").status_code == 202
            traveller.shift(timedelta(minutes=1))
        answer = ask(address="198.51.100.1")
        assert answer.json()["params"] == {"retry_after": 3600 - 120}
        traveller.shift(timedelta(seconds=3600 - 120))
        assert ask().status_code == 202


def test_an_address_gets_so_many_an_hour_for_whatever_phones(gao: Account, phones: Phones) -> None:
    override({"entry": {"codes_per_address": 3}})
    numbers = [f"1390013900{digit}" for digit in range(4)]
    assert [ask(number).status_code for number in numbers] == [202, 202, 202, 429]
    assert ask(PHONE, address="203.0.113.8").status_code == 202


def test_neither_code_nor_number_nor_address_stands_in_the_database(gao: Account, phones: Phones) -> None:
    ask()
    code = phones.code(PHONE)
    for model in (TextCode, TextMessage, RateWindow):
        for row in model._default_manager.all():
            kept = " ".join(str(value) for name, value in vars(row).items() if name != "_state")
            assert PHONE not in kept
            assert "203.0.113.7" not in kept
            assert code not in kept.replace(str(row.pk), "")


def test_where_no_texts_are_sent_it_says_so(gao: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.ENV, "sms_transport", SmsTransport.NONE)
    assert refused(ask()) == (503, "text_code.unavailable")
    assert APIClient().get("/api/session").json()["sends_texts"] is False


def test_it_needs_the_csrf_token(gao: Account) -> None:
    strict = APIClient(enforce_csrf_checks=True)
    assert refused(ask(client=strict)) == (403, "request.csrf")
    assert refused(enter("123456", client=strict)) == (403, "request.csrf")


def test_a_wrong_guess_counts_although_nothing_else_happens(gao: Account, phones: Phones) -> None:
    ask()
    with pytest.raises(Unauthenticated):
        text_codes.confirm(PHONE, TextCode.Purpose.SIGN_IN, "x")
    assert TextCode.objects.get().attempts == 1


@given(st.integers(min_value=0, max_value=2**32))
def test_codes_are_six_digits_and_follow_from_the_row_alone(seed: int) -> None:
    code = TextCode(id=uuid7())
    digits = text_codes.digits_of(code)
    assert len(digits) == 6
    assert digits.isascii()
    assert digits.isdigit()
    assert text_codes.digits_of(TextCode(id=code.id)) == digits


def test_codes_are_spread_over_all_digits() -> None:
    drawn = [text_codes.digits_of(TextCode(id=uuid7())) for _ in range(3000)]
    assert len(set(drawn)) > 2950
    for place in range(6):
        counts = [sum(code[place] == str(digit) for code in drawn) for digit in range(10)]
        assert min(counts) > 200


@given(st.text(max_size=12))
def test_no_text_but_the_code_itself_passes(guess: str) -> None:
    digits = text_codes.digits_of(TextCode(id=uuid7()))
    assert same(guess, digits) == (guess == digits)
