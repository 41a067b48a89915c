"""Signing a desktop in by a phone: only the browser that asked, only while it lasts, only by who is recognised."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from rest_framework.test import APIClient

from deliberation.accounts.models import Account, Device, LoginSession, QrLogin
from deliberation.rules.services import override
from tests.accounts.conftest import signed_in_as
from tests.conftest import Answer, Cast, ClientFor

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WINDOWS = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"


@pytest.fixture
def desktop(db: None) -> APIClient:
    return APIClient(headers={"User-Agent": WINDOWS})


@pytest.fixture
def phone(cast: Cast, client_for: ClientFor) -> APIClient:
    """Return a phone on which wei is signed in."""
    return client_for(cast.wei)


def ask(desktop: APIClient) -> dict[str, Any]:
    answer = desktop.post("/api/qr-logins")
    assert answer.status_code == 201
    body: dict[str, Any] = answer.json()
    return body


def path_of(wish: dict[str, Any]) -> str:
    return "/q/" + str(wish["url"]).rpartition("/q/")[2]


def state(desktop: APIClient, wish: dict[str, Any]) -> str:
    return str(desktop.get(f"/api/qr-logins/{wish['id']}").json()["state"])


def claim(desktop: APIClient, wish: dict[str, Any]) -> Answer:
    return desktop.post(f"/api/qr-logins/{wish['id']}/claim")


def refused(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def text_of(answer: Answer) -> str:
    return answer.content.decode()


def test_one_tap_on_the_phone_signs_the_desktop_in(desktop: APIClient, phone: APIClient) -> None:
    wish = ask(desktop)
    assert wish["svg"].startswith("<svg")
    assert state(desktop, wish) == "waiting"
    assert refused(claim(desktop, wish)) == (409, "qr_login.waiting")
    text = text_of(phone.get(path_of(wish)))
    for shown in ("在电脑上登录？", "魏**", "Windows · Chrome"):
        assert shown in text
    assert phone.post(path_of(wish)).status_code == 303
    assert "已确认" in text_of(phone.get(path_of(wish)))
    assert state(desktop, wish) == "approved"
    answer = claim(desktop, wish)
    assert (answer.status_code, answer.json()["account"]["username"]) == (200, "wei")
    assert signed_in_as(desktop) == "wei"
    login = LoginSession.objects.get(method="qr")
    assert login.device == Device.objects.get()


def test_opening_the_picture_grants_nothing(desktop: APIClient, phone: APIClient) -> None:
    wish = ask(desktop)
    for robot in (phone, Client()):
        robot.get(path_of(wish))
        robot.head(path_of(wish))
    assert state(desktop, wish) == "waiting"


def test_the_picture_is_worth_nothing_to_another_browser(desktop: APIClient, phone: APIClient) -> None:
    wish, thief = ask(desktop), APIClient()
    ask(thief)
    phone.post(path_of(wish))
    for answer in (thief.get(f"/api/qr-logins/{wish['id']}"), claim(thief, wish), claim(APIClient(), wish)):
        assert refused(answer) == (404, "qr_login.not_found")
    assert signed_in_as(thief) is None
    assert claim(desktop, wish).status_code == 200


def test_a_session_planted_in_the_desktop_gets_nothing(phone: APIClient) -> None:
    thief = APIClient()
    ask(thief)
    desktop = APIClient()
    desktop.cookies["sessionid"] = thief.cookies["sessionid"].value
    wish = ask(desktop)
    phone.post(path_of(wish))
    assert refused(claim(thief, wish)) == (404, "qr_login.not_found")
    assert claim(desktop, wish).status_code == 200


def test_it_is_used_once(desktop: APIClient, phone: APIClient) -> None:
    wish = ask(desktop)
    phone.post(path_of(wish))
    assert claim(desktop, wish).status_code == 200
    assert refused(claim(desktop, wish)) == (404, "qr_login.not_found")
    assert phone.get(path_of(wish)).status_code == 410


def test_it_lasts_as_long_as_the_rule_says(desktop: APIClient, phone: APIClient) -> None:
    override({"entry": {"qr_seconds": 60}})
    with time_machine.travel(START, tick=False) as traveller:
        LoginSession.objects.update(last_seen_at=START, expires_at=START + timedelta(days=1))
        wish = ask(desktop)
        traveller.shift(timedelta(seconds=59))
        assert phone.post(path_of(wish)).status_code == 303
        traveller.shift(timedelta(seconds=1))
        assert state(desktop, wish) == "expired"
        assert refused(claim(desktop, wish)) == (401, "qr_login.expired")
        assert phone.get(path_of(wish)).status_code == 410
        late = ask(desktop)
        traveller.shift(timedelta(seconds=60))
        assert phone.post(path_of(late)).status_code == 410
        assert refused(claim(desktop, late)) == (401, "qr_login.expired")


def test_the_first_who_grants_it_is_the_one(
    desktop: APIClient, phone: APIClient, cast: Cast, client_for: ClientFor
) -> None:
    wish, other = ask(desktop), client_for(cast.gao)
    phone.post(path_of(wish))
    assert phone.post(path_of(wish)).status_code == 303
    assert other.post(path_of(wish)).status_code == 410
    assert other.get(path_of(wish)).status_code == 410
    claim(desktop, wish)
    assert signed_in_as(desktop) == "wei"


def test_strangers_are_told_to_sign_in_first(desktop: APIClient) -> None:
    wish, stranger = ask(desktop), Client()
    for answer in (stranger.get(path_of(wish)), stranger.post(path_of(wish))):
        assert answer.status_code == 403
        assert "请先在手机上登录" in text_of(answer)
    assert state(desktop, wish) == "waiting"


@pytest.mark.parametrize("standing", [{"is_bound": False}, {"confined_to": "0198c2f0-0000-7000-8000-000000000000"}])
def test_who_is_not_recognised_lets_nobody_in(
    desktop: APIClient, phone: APIClient, standing: dict[str, object]
) -> None:
    LoginSession.objects.update(**standing)
    wish = ask(desktop)
    assert phone.post(path_of(wish)).status_code == 403
    assert state(desktop, wish) == "waiting"


def test_an_account_that_was_closed_meanwhile_is_not_signed_in(
    desktop: APIClient, phone: APIClient, cast: Cast
) -> None:
    wish = ask(desktop)
    phone.post(path_of(wish))
    Account.objects.filter(id=cast.wei.id).update(is_active=False)
    assert refused(claim(desktop, wish)) == (401, "qr_login.expired")


def test_an_address_gets_so_many_an_hour(db: None) -> None:
    override({"entry": {"qr_per_address": 10}})
    statuses = [APIClient().post("/api/qr-logins").status_code for _ in range(11)]
    assert statuses == [201] * 10 + [429]


def test_no_secret_is_kept(desktop: APIClient) -> None:
    wish = ask(desktop)
    secret = path_of(wish).rpartition("/")[2]
    assert all(secret not in str(value) for value in vars(QrLogin.objects.get()).values())


def test_all_of_it_needs_the_csrf_token(phone: APIClient, desktop: APIClient) -> None:
    wish = ask(desktop)
    for client in (desktop, phone):
        client.handler.enforce_csrf_checks = True
    assert refused(desktop.post("/api/qr-logins")) == (403, "request.csrf")
    assert refused(claim(desktop, wish)) == (403, "request.csrf")
    assert phone.post(path_of(wish)).status_code == 403
