"""POST /api/session: signing in by name and password."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from rest_framework.test import APIClient

from deliberation.accounts.digests import digest
from deliberation.accounts.models import Account, Institution, LoginSession, Session
from deliberation.accounts.sessions import SessionStore
from deliberation.eventlog.reading import since
from tests.accounts.conftest import PASSWORD
from tests.conftest import Answer, Cast, ClientFor


def post(client: APIClient, username: str, password: str, **extra: Any) -> Answer:
    return client.post("/api/session", {"username": username, "password": password}, format="json", **extra)


def test_it_signs_in_and_tells_who_is_signed_in(wei: Account, institution: Institution) -> None:
    client = APIClient()
    response = post(client, "wei", PASSWORD, headers={"User-Agent": "Firefox"})
    login_session = LoginSession.objects.get()
    expected = {
        "account": {
            "id": str(wei.id),
            "username": "wei",
            "name": "魏建国",
            "is_administrator": False,
            "is_secretariat": False,
            "works_in_body": False,
            "language": "zh-CN",
        },
        "login_session_id": str(login_session.id),
        "confined_to": None,
        "sends_texts": True,
        "institution": {"name": "滨江市政协", "time_zone": "Asia/Shanghai"},
    }
    assert response.status_code == 200
    assert response.json() == expected
    assert client.get("/api/session").json() == expected
    assert (login_session.method, login_session.user_agent) == ("password", "Firefox")


@pytest.mark.parametrize("typed", ["Wei", " wei ", "WEI"])
def test_capitals_and_spaces_of_a_phone_keyboard_do_not_matter(wei: Account, typed: str) -> None:
    assert post(APIClient(), typed, PASSWORD).status_code == 200


def test_no_key_that_opens_a_session_is_stored(wei: Account) -> None:
    client = APIClient()
    post(client, "wei", PASSWORD)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert LoginSession.objects.get().session_key_digest == digest(key)
    assert Session.objects.get().session_key == digest(key)
    stored = APIClient()
    stored.cookies[settings.SESSION_COOKIE_NAME] = digest(key)
    assert stored.get("/api/login-sessions").status_code == 401


@pytest.mark.django_db
def test_a_key_planted_before_signing_in_opens_nothing_afterwards(wei: Account) -> None:
    planted = SessionStore()
    planted["planted"] = True
    planted.create()
    key = planted.session_key
    assert key is not None
    victim = APIClient()
    victim.cookies[settings.SESSION_COOKIE_NAME] = key
    assert post(victim, "wei", PASSWORD).status_code == 200
    assert victim.cookies[settings.SESSION_COOKIE_NAME].value != key
    attacker = APIClient()
    attacker.cookies[settings.SESSION_COOKIE_NAME] = key
    assert attacker.get("/api/session").json()["account"] is None
    assert not SessionStore().exists(key)
    assert "planted" not in SessionStore(victim.cookies[settings.SESSION_COOKIE_NAME].value)


def test_signing_in_again_ends_the_login_session_that_was_there(wei: Account) -> None:
    client = APIClient()
    first = post(client, "wei", PASSWORD).json()["login_session_id"]
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    second = post(client, "wei", PASSWORD).json()["login_session_id"]
    assert second != first
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != key
    assert LoginSession.objects.get(id=first).revoked_at is not None
    assert [event.type for event in since(wei.stream, 0)] == ["login.revoked"]


def test_signing_in_as_another_ends_the_former_ones_login_session(
    cast: Cast, client_for: ClientFor, wei: Account
) -> None:
    client = client_for(cast.gao)
    assert post(client, "wei", PASSWORD).json()["account"]["username"] == "wei"
    assert LoginSession.objects.get(account=cast.gao).revoked_at is not None


class CountingHasher(Argon2PasswordHasher):
    """Counts how often a password was really hashed."""

    runs = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).runs += 1
        return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        type(self).runs += 1
        return super().verify(password, encoded)


def refusal(username: str) -> tuple[Answer, int]:
    """Try a wrong password; return the answer and how many times the hasher ran."""
    CountingHasher.runs = 0
    response = post(APIClient(), username, "not-the-password")
    return response, CountingHasher.runs


@pytest.fixture
def counting_hasher(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["tests.accounts.test_session_start.CountingHasher"]


@pytest.mark.parametrize("username", ["nobody", "gao", "zhou"])
@pytest.mark.usefixtures("counting_hasher")
def test_unknown_inactive_and_passwordless_names_look_like_a_wrong_password(
    cast: Cast, wei: Account, username: str
) -> None:
    cast.gao.set_password(PASSWORD)
    cast.gao.is_active = False
    cast.gao.save()
    wrong, wrong_runs = refusal("wei")
    other, other_runs = refusal(username)
    assert wrong.status_code == other.status_code == 401
    assert wrong.json() == other.json()
    assert wrong.json()["code"] == "login.failed"
    assert set(wrong.headers) == set(other.headers)
    assert set(wrong.cookies) == set(other.cookies)
    assert wrong_runs == other_runs == 1


def test_an_inactive_account_cannot_sign_in_with_its_right_password(wei: Account) -> None:
    wei.is_active = False
    wei.save()
    assert post(APIClient(), "wei", PASSWORD).json()["code"] == "login.failed"
    assert not LoginSession.objects.exists()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"username": "wei"}, "password"),
        ({"username": "", "password": "x"}, "username"),
        ({"username": "w\0ei", "password": "x"}, "username"),
        ({"username": "w" * 65, "password": "x"}, "username"),
        ({"username": "wei", "password": "x" * 1025}, "password"),
        ({"username": "wei", "password": "x", "next": "//evil"}, "next"),
        ([], ""),
    ],
)
@pytest.mark.django_db
def test_it_refuses_other_shapes(body: object, field: str) -> None:
    response = APIClient().post("/api/session", body, format="json")
    assert response.status_code == 422
    assert response.json()["code"] == "request.invalid"
    assert [item["field"] for item in response.json()["fields"]] == [field]
