"""Where an account is signed in: the list, the middleware behind it, and ``alive``."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from deliberation.accounts import selectors
from deliberation.accounts.models import LoginSession
from deliberation.accounts.services import login_sessions
from deliberation.accounts.services.sign_in import BACKEND
from deliberation.accounts.sessions import SessionStore
from tests.conftest import Cast, ClientFor

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_one_sees_ones_own_and_which_is_here(cast: Cast, client_for: ClientFor) -> None:
    client_for(cast.gao)
    with time_machine.travel(START, tick=False) as traveller:
        client_for(cast.wei)
        traveller.shift(timedelta(hours=1))
        client = client_for(cast.wei)
        items = client.get("/api/login-sessions").json()["items"]
    assert [item["is_current"] for item in items] == [True, False]
    assert items[1] == {
        "id": items[1]["id"],
        "created_at": "2026-03-02T09:00:00Z",
        "last_seen_at": "2026-03-02T09:00:00Z",
        "user_agent": "tests",
        "method": "link",
        "is_current": False,
    }


def test_ended_and_expired_ones_are_not_listed(cast: Cast, client_for: ClientFor) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        client_for(cast.wei)
        traveller.shift(timedelta(seconds=settings.SESSION_COOKIE_AGE))
        client_for(cast.wei)
        login_sessions.end(selectors.login_sessions(cast.wei)[0], actor=None)
        client = client_for(cast.wei)
        items = client.get("/api/login-sessions").json()["items"]
    assert [item["is_current"] for item in items] == [True]
    assert LoginSession.objects.count() == 3


def test_strangers_are_asked_to_sign_in(db: None) -> None:
    assert APIClient().get("/api/login-sessions").status_code == 401


def test_last_seen_is_written_at_most_once_a_minute(
    cast: Cast, client_for: ClientFor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        client = client_for(cast.wei)
        traveller.shift(timedelta(seconds=59))
        with django_assert_num_queries(5):  # session, account, login session, institution, bodies
            client.get("/api/session")
        assert LoginSession.objects.get().last_seen_at == START
        traveller.shift(timedelta(seconds=1))
        with django_assert_num_queries(6):
            client.get("/api/session")
        assert LoginSession.objects.get().last_seen_at == START + timedelta(seconds=60)


def test_a_session_ends_at_its_time(cast: Cast, client_for: ClientFor) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        client = client_for(cast.wei)
        login_session = LoginSession.objects.get()
        traveller.shift(timedelta(seconds=settings.SESSION_COOKIE_AGE - 1))
        assert client.get("/api/login-sessions").status_code == 200
        assert selectors.alive([login_session.id]) == {login_session.id}
        traveller.shift(timedelta(seconds=1))
        assert client.get("/api/login-sessions").status_code == 401
        assert selectors.alive([login_session.id]) == set()


def test_a_django_session_without_a_login_session_is_signed_out(cast: Cast) -> None:
    session = SessionStore()
    session[SESSION_KEY] = str(cast.wei.id)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = cast.wei.get_session_auth_hash()
    session.create()
    key = session.session_key
    assert key is not None
    client = APIClient()
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    assert client.get("/api/session").json()["account"] is None
    assert not SessionStore().exists(key)


def test_a_login_session_of_another_account_does_not_count(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.wei)
    LoginSession.objects.update(account=cast.gao)
    assert client.get("/api/login-sessions").status_code == 401


def test_alive_leaves_out_the_revoked_the_inactive_and_the_unknown(
    cast: Cast, client_for: ClientFor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for account in cast:
        client_for(account)
    ids = {s.account.username: s.id for s in LoginSession.objects.select_related("account")}
    login_sessions.revoke(cast.wei, ids["wei"])
    cast.gao.is_active = False
    cast.gao.save()
    with django_assert_num_queries(1):
        living = selectors.alive([*ids.values(), uuid4()])
    assert living == set(ids.values()) - {ids["wei"], ids["gao"]}


def test_an_account_made_inactive_is_refused_at_its_next_request(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.wei)
    cast.wei.is_active = False
    cast.wei.save()
    assert client.get("/api/login-sessions").status_code == 401


@pytest.mark.parametrize("agent", ["", "x" * 500])
def test_the_user_agent_is_kept_up_to_200_characters(cast: Cast, agent: str) -> None:
    from deliberation.accounts.models import LoginLink
    from deliberation.accounts.services import links

    token = links.make(cast.wei, LoginLink.Kind.CONSOLE)
    APIClient().get(f"/login/{token}", headers={"User-Agent": agent})
    assert LoginSession.objects.get().user_agent == agent[:200]
