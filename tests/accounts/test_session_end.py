"""DELETE /api/session: signing out."""

import pytest
from django.conf import settings
from rest_framework.test import APIClient

from deliberation.accounts.models import LoginSession, Session
from deliberation.eventlog.reading import since
from tests.conftest import Cast, ClientFor


def test_it_ends_this_browser_only(cast: Cast, client_for: ClientFor) -> None:
    here, there = client_for(cast.wei), client_for(cast.wei)
    key = here.cookies[settings.SESSION_COOKIE_NAME].value
    assert here.delete("/api/session").status_code == 204
    here.cookies[settings.SESSION_COOKIE_NAME] = key
    assert here.get("/api/login-sessions").status_code == 401
    assert len(there.get("/api/login-sessions").json()["items"]) == 1
    assert Session.objects.count() == 1


def test_what_stands_on_it_hears_of_it(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.wei)
    ended = LoginSession.objects.get()
    client.delete("/api/session")
    events = since(cast.wei.stream, 0)
    assert [(e.type, e.data, e.actor) for e in events] == [
        ("login.revoked", {"login_session_id": str(ended.id)}, cast.wei.id)
    ]


@pytest.mark.django_db
def test_signing_out_twice_changes_nothing() -> None:
    assert APIClient().delete("/api/session").status_code == 204
