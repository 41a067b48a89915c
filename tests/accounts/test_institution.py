"""Founding the institution, and what the database itself refuses."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from deliberation.accounts import selectors
from deliberation.accounts.models import Account, Institution, Sector, Term
from deliberation.accounts.services.institution import found, term_name
from deliberation.core.errors import Conflict, Invalid
from tests.factories import InstitutionFactory, TermFactory

GIVEN: dict[str, Any] = {
    "name": "滨江市政协",
    "term": 15,
    "time_zone": "Asia/Shanghai",
    "admin_username": "he",
    "admin_name": "何志远",
}

pytestmark = pytest.mark.django_db


def test_it_creates_the_institution_its_term_and_one_administrator() -> None:
    # At 17:00 UTC the next day has begun in Shanghai.
    with time_machine.travel(datetime.datetime(2026, 1, 9, 17, tzinfo=datetime.UTC), tick=False):
        admin = found(**GIVEN)
    institution, term = selectors.current_institution(), selectors.current_term()
    assert institution is not None
    assert term is not None
    assert (institution.name, institution.time_zone) == ("滨江市政协", "Asia/Shanghai")
    assert (term.number, term.name, term.starts_on) == (15, "第十五届", datetime.date(2026, 1, 10))
    assert list(Account.objects.all()) == [admin]
    assert list(Sector.objects.values_list("name", flat=True)[:2]) == ["中共", "民革"]
    assert (admin.username, admin.is_administrator, admin.is_secretariat, admin.is_demo) == ("he", True, False, False)
    assert not admin.has_usable_password()


def test_a_second_founding_changes_nothing() -> None:
    found(**GIVEN)
    with pytest.raises(Conflict) as refused:
        found(**{**GIVEN, "name": "另一市政协", "admin_username": "she"})
    assert refused.value.code == "institution.exists"
    assert Institution.objects.get().name == "滨江市政协"
    assert Account.objects.count() == Term.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  "),
        ("name", "滨" * 101),
        ("term", 0),
        ("term", 100),
        ("time_zone", "Asia/Beijing"),
        ("time_zone", "../etc/passwd"),
        ("time_zone", ""),
        ("admin_username", "何"),
        ("admin_username", ""),
        ("admin_name", ""),
    ],
)
def test_it_names_the_field_that_is_wrong_and_creates_nothing(field: str, value: object) -> None:
    with pytest.raises(Invalid) as refused:
        found(**{**GIVEN, field: value})
    assert {item["field"] for item in refused.value.fields} == {field}
    assert not Institution.objects.exists()
    assert not Term.objects.exists()


@pytest.mark.parametrize(
    ("number", "name"),
    [(1, "第一届"), (9, "第九届"), (10, "第十届"), (15, "第十五届"), (20, "第二十届"), (99, "第九十九届")],
)
def test_a_term_has_its_customary_name(number: int, name: str) -> None:
    assert term_name(number) == name


def test_the_database_refuses_a_second_institution() -> None:
    InstitutionFactory.create()
    with pytest.raises(IntegrityError):
        InstitutionFactory.create(name="另一市政协")


def test_the_database_refuses_a_second_current_term() -> None:
    TermFactory.create(number=14, is_current=False)
    TermFactory.create(number=13, is_current=False)
    TermFactory.create(number=15, is_current=True)
    with pytest.raises(IntegrityError):
        TermFactory.create(number=16, is_current=True)


def test_the_database_refuses_a_term_that_ends_before_it_starts() -> None:
    day = datetime.date(2026, 1, 10)
    with pytest.raises(IntegrityError):
        TermFactory.create(starts_on=day, ends_on=day)


@pytest.mark.parametrize("username", ["Wei", "wei wei", "-wei", "wei\n", "魏", "", "w" * 65])
def test_a_username_is_lower_case_ascii(username: str) -> None:
    with pytest.raises(ValidationError):
        Account.objects.create_account(username, name="魏建国")
