"""GET /api/session: who is signed in here."""

import pytest
from rest_framework.test import APIClient

from deliberation.accounts.models import Institution, OrganisationRole
from tests.conftest import Cast, ClientFor
from tests.factories import OrganisationFactory


@pytest.mark.django_db
def test_nobody_before_setup() -> None:
    response = APIClient().get("/api/session")
    assert response.json() == {
        "account": None,
        "login_session_id": None,
        "confined_to": None,
        "sends_texts": True,
        "institution": None,
    }
    assert response["Cache-Control"] == "no-store"


def test_strangers_see_the_institution_only(institution: Institution) -> None:
    assert APIClient().get("/api/session").json() == {
        "account": None,
        "login_session_id": None,
        "confined_to": None,
        "sends_texts": True,
        "institution": {"name": "滨江市政协", "time_zone": "Asia/Shanghai"},
    }


@pytest.mark.parametrize(
    ("username", "flags"), [("wei", (False, False)), ("qiao", (False, True)), ("admin", (True, False))]
)
def test_it_tells_what_the_account_is(
    cast: Cast, client_for: ClientFor, username: str, flags: tuple[bool, bool]
) -> None:
    account = client_for(getattr(cast, username)).get("/api/session").json()["account"]
    assert account["username"] == username
    assert (account["is_administrator"], account["is_secretariat"]) == flags


@pytest.mark.parametrize(("role", "told"), [("staff", True), ("head", True), ("liaison", True), ("member", False)])
def test_it_tells_whether_one_works_in_a_body(cast: Cast, client_for: ClientFor, role: str, told: bool) -> None:
    OrganisationRole.objects.create(organisation=OrganisationFactory.create(), account=cast.zhou, role=role)
    account = client_for(cast.zhou).get("/api/session").json()["account"]
    assert account["works_in_body"] is told


@pytest.mark.django_db
def test_it_gives_the_csrf_cookie() -> None:
    assert APIClient().get("/api/session").cookies["csrftoken"].value
