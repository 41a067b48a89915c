"""The cast of the demonstration."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from deliberation.accounts import selectors
from deliberation.accounts.models import Account, Institution
from deliberation.accounts.services.demo import create_cast
from deliberation.core.errors import Conflict
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db


def test_it_creates_the_cast_without_passwords() -> None:
    cast = create_cast()
    assert list(cast) == ["lin", "wei", "gao", "qiao", "zhou", "admin"]
    assert set(cast.values()) == set(Account.objects.all())
    assert all(account.is_demo and not account.has_usable_password() for account in Account.objects.all())
    assert [name for name, account in cast.items() if account.is_secretariat] == ["qiao"]
    assert [name for name, account in cast.items() if account.is_administrator] == ["admin"]
    assert selectors.current_institution() is not None
    assert selectors.current_term() is not None


def test_the_password_that_everybody_would_guess_opens_nothing() -> None:
    create_cast()
    for password in ("deliberation", "lin", "demo", "password"):
        response = APIClient().post("/api/session", {"username": "lin", "password": password}, format="json")
        assert response.status_code in (401, 429)


def test_creating_it_again_changes_nothing() -> None:
    first = create_cast()
    assert create_cast() == first
    assert Account.objects.count() == len(first)
    assert Institution.objects.count() == 1


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
