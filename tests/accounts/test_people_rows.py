"""What the database itself refuses, whoever writes."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from deliberation.accounts.models import Account
from deliberation.events.organisations import OrganisationKind
from tests.factories import (
    AccountFactory,
    MembershipFactory,
    OrganisationFactory,
    OrganisationRoleFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db


def _refused(factory: Any, **values: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factory.create(**values)


def test_a_phone_belongs_to_one_account_and_many_may_have_none() -> None:
    AccountFactory.create(phone="13800138000")
    AccountFactory.create()
    AccountFactory.create()
    with pytest.raises(ValidationError):
        AccountFactory.create(phone="13800138000")
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(phone="").update(phone="13800138000")


@pytest.mark.parametrize("right", ["is_administrator", "is_secretariat"])
def test_a_place_has_no_rights(right: str) -> None:
    venue = AccountFactory.create(is_venue=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(id=venue.id).update(**{right: True})


def test_a_name_is_given_once_in_each_kind() -> None:
    OrganisationFactory.create(name="提案委员会")
    OrganisationFactory.create(name="提案委员会", kind=OrganisationKind.DEPARTMENT)
    _refused(OrganisationFactory, name="提案委员会")


def test_a_person_is_one_thing_in_an_organisation() -> None:
    role = OrganisationRoleFactory.create()
    OrganisationRoleFactory.create(account=role.account)
    _refused(OrganisationRoleFactory, organisation=role.organisation, account=role.account)


def test_a_person_is_a_member_once_in_a_term() -> None:
    _refused(MembershipFactory, account=MembershipFactory.create().account)


def test_a_card_number_is_given_once_in_a_term_and_many_may_have_none() -> None:
    MembershipFactory.create(number="15001")
    MembershipFactory.create()
    MembershipFactory.create()
    _refused(MembershipFactory, number="15001")


def test_a_membership_ends_after_it_starts() -> None:
    day = datetime.date(2026, 3, 2)
    _refused(MembershipFactory, starts_on=day, ends_on=day)


def test_a_sector_with_members_stays() -> None:
    with pytest.raises(models.ProtectedError):
        MembershipFactory.create().sector.delete()
    SectorFactory.create().delete()
