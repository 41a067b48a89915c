"""The cast of the demonstration."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from deliberation.accounts import selectors
from deliberation.accounts.models import Account, Institution, Membership, Organisation, OrganisationRole, Sector
from deliberation.accounts.queries import PeopleGroup, PeopleQuery
from deliberation.accounts.services.demo import create_cast
from deliberation.core.errors import Conflict
from deliberation.eventlog.models import EventRecord
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db


def test_it_creates_the_cast_without_passwords() -> None:
    cast = create_cast()
    assert list(cast) == ["lin", "wei", "gao", "qiao", "zhou", "admin"]
    assert set(cast.values()) < set(Account.objects.all())
    assert all(account.is_demo and not account.has_usable_password() for account in Account.objects.all())
    assert [account.username for account in Account.objects.filter(is_secretariat=True)] == ["qiao"]
    assert [account.username for account in Account.objects.filter(is_administrator=True)] == ["admin"]
    assert selectors.current_institution() is not None
    assert selectors.current_term() is not None


def test_the_password_that_everybody_would_guess_opens_nothing() -> None:
    create_cast()
    for password in ("deliberation", "lin", "demo", "password"):
        response = APIClient().post("/api/session", {"username": "lin", "password": password}, format="json")
        assert response.status_code in (401, 429)


def test_creating_it_again_changes_nothing() -> None:
    first, counts = create_cast(), _counts()
    assert create_cast() == first
    assert _counts() == counts
    assert Institution.objects.count() == 1


def _counts() -> list[int]:
    """Return how much there is of everything, events included."""
    return [
        model.objects.count() for model in (Account, Organisation, OrganisationRole, Membership, Sector, EventRecord)
    ]


def test_the_house_is_furnished() -> None:
    cast = create_cast()
    members = selectors.people(cast["qiao"], PeopleQuery(group=PeopleGroup.MEMBERS)).items
    assert len(members) >= 20
    assert all(member.membership and member.membership.post and member.roles for member in members)
    assert len({member.membership.sector for member in members if member.membership}) >= 15
    department = Organisation.objects.get(short_name="市住建局")
    assert department.liaison == cast["zhou"]
    committee = Organisation.objects.get(short_name="城建环资委")
    assert selectors.role_in(cast["lin"], committee.id) is RoleInOrganisation.HEAD
    assert selectors.role_in(cast["wei"], committee.id) is RoleInOrganisation.MEMBER
    assert {kind for (kind,) in Organisation.objects.values_list("kind")} == set(OrganisationKind)
    assert Account.objects.get(is_venue=True).name == "沿江街道分会场"


def test_what_somebody_changed_stays_changed() -> None:
    create_cast()
    Membership.objects.filter(account__username="wei").update(post="退休")
    Organisation.objects.filter(short_name="市住建局").update(phone="0571-1")
    create_cast()
    assert Membership.objects.get(account__username="wei").post == "退休"
    assert Organisation.objects.get(short_name="市住建局").phone == "0571-1"


def test_a_missing_one_comes_back() -> None:
    Account.objects.filter(id=create_cast()["wei"].id).delete()
    assert set(create_cast()) == {"lin", "wei", "gao", "qiao", "zhou", "admin"}


def test_a_real_account_is_never_taken_for_one_of_the_cast() -> None:
    AccountFactory.create(username="wei")
    with pytest.raises(Conflict):
        create_cast()
    assert Account.objects.count() == 1


def test_production_has_none(settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(Conflict):
        create_cast()
    assert not Account.objects.exists()
