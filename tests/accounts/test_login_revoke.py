"""login.revoke: ending one of one's own login sessions."""

from uuid import uuid4

import pytest
from django.conf import settings
from rest_framework.test import APIClient

from deliberation.accounts import selectors
from deliberation.accounts.models import Account, LoginSession, Session
from deliberation.accounts.services import login_sessions
from deliberation.core.errors import NotFound
from deliberation.eventlog.reading import since
from tests.conftest import Cast, ClientFor


def only_session(account: Account) -> LoginSession:
    return LoginSession.objects.get(account=account)


def test_the_revoked_browser_is_refused_at_its_next_request(cast: Cast, client_for: ClientFor) -> None:
    lost, here = client_for(cast.wei), client_for(cast.wei)
    lost_session = LoginSession.objects.order_by("created_at", "id").first()
    assert lost_session is not None
    assert lost.get("/api/login-sessions").status_code == 200
    assert here.delete(f"/api/login-sessions/{lost_session.id}").json() == {}
    refused = lost.get("/api/login-sessions")
    assert (refused.status_code, refused.json()["code"]) == (401, "login.required")
    assert here.get("/api/login-sessions").status_code == 200


def test_the_browser_session_is_deleted_and_the_event_told(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.wei)
    login_session = only_session(cast.wei)
    client.delete(f"/api/login-sessions/{login_session.id}")
    assert not Session.objects.exists()
    assert selectors.alive([login_session.id]) == set()
    events = since(cast.wei.stream, 0)
    assert [(e.type, e.data, e.actor) for e in events] == [
        ("login.revoked", {"login_session_id": str(login_session.id)}, cast.wei.id)
    ]


def test_even_a_session_row_that_came_back_is_refused(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.wei)
    row = Session.objects.get()
    login_sessions.revoke(cast.wei, only_session(cast.wei).id)
    row.save(force_insert=True)
    assert client.get("/api/login-sessions").status_code == 401
    assert not Session.objects.exists()


def test_revoking_twice_changes_nothing(cast: Cast, client_for: ClientFor) -> None:
    client_for(cast.wei)
    login_session = only_session(cast.wei)
    first = login_sessions.revoke(cast.wei, login_session.id).revoked_at
    assert login_sessions.revoke(cast.wei, login_session.id).revoked_at == first
    assert len(since(cast.wei.stream, 0)) == 1


@pytest.mark.parametrize("actor", Cast._fields)
@pytest.mark.parametrize("owner", Cast._fields)
def test_everybody_may_revoke_their_own_and_nobody_may_see_anothers(
    cast: Cast, client_for: ClientFor, actor: str, owner: str
) -> None:
    client = client_for(getattr(cast, actor))
    if owner != actor:
        client_for(getattr(cast, owner))
    login_session = only_session(getattr(cast, owner))
    response = client.delete(f"/api/login-sessions/{login_session.id}")
    login_session.refresh_from_db()
    if owner == actor:
        assert response.status_code == 200
        assert login_session.revoked_at is not None
    else:
        assert (response.status_code, response.json()["code"]) == (404, "login_session.not_found")
        assert login_session.revoked_at is None


def test_anothers_looks_the_same_as_none(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.admin)
    client_for(cast.wei)
    anothers = client.delete(f"/api/login-sessions/{only_session(cast.wei).id}")
    none = client.delete(f"/api/login-sessions/{uuid4()}")
    assert anothers.json() == none.json()
    with pytest.raises(NotFound):
        login_sessions.revoke(cast.admin, only_session(cast.wei).id)


def test_strangers_are_asked_to_sign_in(cast: Cast, client_for: ClientFor) -> None:
    client_for(cast.wei)
    response = APIClient().delete(f"/api/login-sessions/{only_session(cast.wei).id}")
    assert (response.status_code, response.json()["code"]) == (401, "login.required")


def test_the_same_request_again_has_one_effect(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.wei)
    client_for(cast.wei)
    here = client.get("/api/session").json()["login_session_id"]
    there = LoginSession.objects.exclude(id=here).get()
    path = f"/api/login-sessions/{there.id}"
    answers = [client.delete(path, headers={"Idempotency-Key": "k1"}) for _ in range(2)]
    assert [a.status_code for a in answers] == [200, 200]
    assert len(since(cast.wei.stream, 0)) == 1
    assert client.cookies[settings.SESSION_COOKIE_NAME].value
