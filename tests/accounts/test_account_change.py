"""PATCH /api/account: choosing one's language."""

import pytest
from rest_framework.test import APIClient

from tests.conftest import Cast, ClientFor


def test_the_language_is_kept(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.wei)
    response = client.patch("/api/account", {"language": "en"}, format="json")
    assert (response.status_code, response.json()["language"]) == (200, "en")
    assert client.get("/api/session").json()["account"]["language"] == "en"
    cast.gao.refresh_from_db()
    assert cast.gao.language == "zh-CN"


@pytest.mark.parametrize("body", [{}, {"language": "fr"}, {"language": "en", "is_administrator": True}])
def test_nothing_else_can_be_changed(cast: Cast, client_for: ClientFor, body: dict[str, object]) -> None:
    assert client_for(cast.wei).patch("/api/account", body, format="json").status_code == 422
    cast.wei.refresh_from_db()
    assert (cast.wei.language, cast.wei.is_administrator) == ("zh-CN", False)


def test_strangers_are_asked_to_sign_in(db: None) -> None:
    assert APIClient().patch("/api/account", {"language": "en"}, format="json").status_code == 401
