"""Accounts, and who is of the house."""

from uuid import UUID

from django.db.models import Q

from deliberation.accounts import policies
from deliberation.accounts.models import Account, Membership, OrganisationRole
from deliberation.accounts.selectors.institution import today
from deliberation.core.errors import NotFound


def active_account(username: str) -> Account:
    """Return the account that can sign in under ``username``.

    Raises:
        NotFound: ``account.not_found``, there is none or it is not active.
    """
    account = Account.objects.filter(username=username, is_active=True).first()
    if account is None:
        raise NotFound("account.not_found", username)
    return account


def access_account(actor: Account, account_id: UUID) -> Account:
    """Return an account.

    Raises:
        NotFound: ``account.not_found``; also to whoever may not know who there is.
    """
    account = Account.objects.filter(id=account_id).first()
    if account is None or not is_of_the_house(actor):
        raise NotFound("account.not_found")
    return account


def is_of_the_house(actor: Account) -> bool:
    """Return whether ``actor`` works for the institution, is a member now, or belongs to one of the organisations.

    Such people may know who the others are; somebody who was only invited once may not.
    """
    if policies.may_manage_people(actor):
        return True
    roles = OrganisationRole.objects.filter(account=actor, organisation__is_active=True)
    return Membership.objects.filter(running(), account=actor).exists() or roles.exists()


def works_in_body(actor: Account) -> bool:
    """Return whether ``actor`` works in one of the organisations, rather than being a member of a committee only."""
    roles = OrganisationRole.objects.filter(account=actor, organisation__is_active=True)
    return roles.filter(role__in=policies.OFFICERS).exists()


def running() -> Q:
    """Return the condition that a membership holds today."""
    return Q(term__is_current=True) & (Q(ends_on__isnull=True) | Q(ends_on__gt=today()))
