"""What an operator does from the console: ``login_link`` and ``set_password``."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from rest_framework.test import APIClient

from deliberation.accounts.models import LoginLink, LoginSession
from deliberation.eventlog.reading import since
from tests.conftest import Cast, ClientFor

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def printed(*args: Any, **options: Any) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, **options)
    return out.getvalue().strip()


def test_login_link_prints_an_address_that_signs_in_when_opened(cast: Cast) -> None:
    address = printed("login_link", "wei")
    assert address.startswith(settings.ENV.origin + "/login/")
    client = Client()
    assert client.get(address.removeprefix(settings.ENV.origin)).status_code == 302
    assert client.get("/api/session").json()["account"]["username"] == "wei"


def test_login_link_for_a_person_asks_first(cast: Cast) -> None:
    address = printed("login_link", "wei", "--person")
    assert Client().get(address.removeprefix(settings.ENV.origin)).status_code == 200


@pytest.mark.parametrize(
    ("arguments", "lifetime"),
    [([], timedelta(minutes=15)), (["--person"], timedelta(days=7)), (["--minutes", "3"], timedelta(minutes=3))],
)
def test_login_link_lasts_as_long_as_said(cast: Cast, arguments: list[str], lifetime: timedelta) -> None:
    with time_machine.travel(START, tick=False):
        printed("login_link", "wei", *arguments)
    assert LoginLink.objects.get().expires_at == START + lifetime


@pytest.mark.parametrize("username", ["nobody", "gao"])
def test_login_link_refuses_unknown_and_inactive_names(cast: Cast, username: str) -> None:
    cast.gao.is_active = False
    cast.gao.save()
    with pytest.raises(CommandError, match=username):
        printed("login_link", username)
    assert not LoginLink.objects.exists()


def test_login_link_refuses_a_lifetime_of_nothing(cast: Cast) -> None:
    with pytest.raises(CommandError, match="--minutes"):
        printed("login_link", "wei", "--minutes", "0")


def set_password(monkeypatch: pytest.MonkeyPatch, username: str, password: str) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    return printed("set_password", username)


def test_set_password_opens_the_door_and_ends_what_was_open(
    cast: Cast, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = client_for(cast.wei)
    set_password(monkeypatch, "wei", "seven-lotus-ponds-2026")
    ended = LoginSession.objects.get()
    assert ended.revoked_at is not None
    assert [event.data for event in since(cast.wei.stream, 0)] == [{"login_session_id": str(ended.id)}]
    assert before.get("/api/login-sessions").status_code == 401
    body = {"username": "wei", "password": "seven-lotus-ponds-2026"}
    assert APIClient().post("/api/session", body, format="json").status_code == 200
    cast.wei.refresh_from_db()
    assert cast.wei.password.startswith("argon2$argon2id$")


@pytest.mark.parametrize("password", ["short", "password123", ""])
def test_set_password_refuses_weak_ones(cast: Cast, monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    with pytest.raises(CommandError):
        set_password(monkeypatch, "wei", password)
    cast.wei.refresh_from_db()
    assert not cast.wei.has_usable_password()


def test_set_password_refuses_unknown_names(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CommandError, match="nobody"):
        set_password(monkeypatch, "nobody", "seven-lotus-ponds-2026")
