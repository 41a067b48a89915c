"""No other site can sign a person in, out, or change anything."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from rest_framework.test import APIClient

from deliberation.accounts.models import Account, LoginLink, LoginSession
from deliberation.accounts.services import links
from tests.accounts.conftest import PASSWORD
from tests.conftest import Cast, ClientFor

SIGN_IN = {"username": "wei", "password": PASSWORD}


def token_of(client: APIClient) -> str:
    client.get("/api/session")
    return client.cookies["csrftoken"].value


def test_signing_in_needs_the_token_even_from_strangers(wei: Account) -> None:
    client = APIClient(enforce_csrf_checks=True)
    response = client.post("/api/session", SIGN_IN, format="json")
    assert response.status_code == 403
    assert response.json()["code"] == "request.csrf"
    token = token_of(client)
    assert client.post("/api/session", SIGN_IN, format="json", headers={"X-CSRFToken": token}).status_code == 200


def test_signing_in_changes_the_token(wei: Account) -> None:
    client = APIClient(enforce_csrf_checks=True)
    token = token_of(client)
    client.post("/api/session", SIGN_IN, format="json", headers={"X-CSRFToken": token})
    assert client.cookies["csrftoken"].value != token


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("delete", "/api/session", None),
        ("patch", "/api/account", {"language": "en"}),
        ("delete", "/api/login-sessions/{id}", None),
    ],
)
def test_what_changes_something_needs_the_token(
    cast: Cast, client_for: ClientFor, method: str, path: str, body: Any
) -> None:
    key = client_for(cast.wei).cookies[settings.SESSION_COOKIE_NAME].value
    client = APIClient(enforce_csrf_checks=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    target = path.format(id=LoginSession.objects.get().id)
    response = getattr(client, method)(target, body, format="json")
    assert response.status_code == 403
    assert response.json()["code"] == "request.csrf"
    assert LoginSession.objects.filter(revoked_at__isnull=True).count() == 1


def test_the_button_of_a_link_needs_the_token_and_says_so_in_both_languages(cast: Cast) -> None:
    token = links.make(cast.wei, LoginLink.Kind.PERSON)
    response = Client(enforce_csrf_checks=True).post(f"/login/{token}")
    assert response.status_code == 403
    text = response.content.decode()
    assert 'lang="zh-CN"' in text
    assert 'lang="en"' in text
    assert "cookie" in text.lower()
    assert LoginLink.objects.get().used_at is None
