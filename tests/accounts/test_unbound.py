"""A browser that only says whose it is opens nothing, until somebody has seen that it is so."""

import pytest
from rest_framework.test import APIClient

from deliberation.accounts.models import LoginSession
from deliberation.accounts.services import login_sessions
from tests.conftest import Cast, ClientFor


@pytest.fixture
def unbound(cast: Cast, client_for: ClientFor) -> APIClient:
    """Return a browser in which somebody says that they are wei."""
    client = client_for(cast.wei)
    LoginSession.objects.update(is_bound=False)
    return client


@pytest.mark.parametrize("path", ["/api/rooms", "/api/login-sessions", "/api/account"])
def test_it_opens_nothing(unbound: APIClient, path: str) -> None:
    answer = unbound.get(path)
    assert (answer.status_code, answer.json()["code"]) == (403, "login.unbound")


def test_it_knows_whom_it_is_for(cast: Cast, unbound: APIClient) -> None:
    assert unbound.get("/api/session").json()["account"]["name"] == "魏建国"


def test_once_vouched_for_it_is_like_any_other(cast: Cast, unbound: APIClient) -> None:
    login_sessions.vouch([LoginSession.objects.get().id])
    assert unbound.get("/api/rooms").status_code == 200
