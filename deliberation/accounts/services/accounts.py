"""Looking after other people's accounts."""

import secrets
from functools import partial
from uuid import UUID

from django.db.models import Q

from deliberation.accounts import phones, policies
from deliberation.accounts.models import Account
from deliberation.accounts.selectors import access_account
from deliberation.accounts.services import devices, links, login_sessions, personal_links
from deliberation.accounts.services.saving import insert, save
from deliberation.core.errors import Conflict, Invalid
from deliberation.eventlog.units import Actor, change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.people import (
    AccountActivate,
    AccountActivated,
    AccountChange,
    AccountChanged,
    AccountCreate,
    AccountCreated,
    AccountDeactivate,
    AccountDeactivated,
)

RIGHTS = frozenset({"is_administrator", "is_secretariat"})


class AccountResult(Result):
    """Which account it was."""

    account_id: UUID


@change
def create(actor: Account, command: AccountCreate) -> AccountResult:
    """Make an account without a password.

    Raises:
        Forbidden: ``account.forbidden``.
        Invalid: ``account.phone_invalid``; ``request.invalid``, a place has no rights.
        Conflict: ``account.username_taken``, ``account.phone_taken``.
    """
    policies.require(policies.may_manage_people(actor), "account.forbidden")
    gives_rights = command.is_administrator or command.is_secretariat
    policies.require(not gives_rights or policies.may_give_rights(actor), "account.forbidden")
    if gives_rights and command.is_venue:
        raise Invalid("request.invalid", fields=[{"field": "is_venue", "reason": "has_rights"}])
    account = Account(
        username=command.username or free_username(),
        name=command.name,
        phone=normalised_phone(command.phone),
        is_administrator=command.is_administrator,
        is_secretariat=command.is_secretariat,
        is_venue=command.is_venue,
    )
    enter(actor, [account])
    return AccountResult(account_id=account.id)


@change
def enter(actor: Actor | None, accounts: list[Account]) -> None:
    """Save new accounts, without passwords, and say so; the caller has asked for the right.

    Raises:
        Conflict: ``account.username_taken``, ``account.phone_taken``.
    """
    for account in accounts:
        account.set_unusable_password()
    insert(accounts, require_free=partial(_require_free, accounts))
    for account in accounts:
        created = AccountCreated(
            account_id=account.id,
            is_administrator=account.is_administrator,
            is_secretariat=account.is_secretariat,
            is_venue=account.is_venue,
        )
        emit(created, stream=account.stream, actor=actor)


def free_username() -> str:
    """Return a user name for somebody who signs in by links and phone, and will hardly ever type it."""
    return f"u-{secrets.token_hex(5)}"


@change
def alter(actor: Account, command: AccountChange) -> AccountResult:
    """Change what is named of an account. Whoever loses a right is signed out everywhere.

    Raises:
        NotFound: ``account.not_found``.
        Forbidden: ``account.forbidden``.
        Invalid: ``account.phone_invalid``; ``request.invalid``, a place has no rights.
        Conflict: ``account.username_taken``, ``account.phone_taken``, ``account.last_administrator``.
    """
    account = _locked(access_account(actor, command.account_id))
    policies.require(policies.may_manage_account(actor, account), "account.forbidden")
    wanted = {key: value for key, value in command.model_dump(exclude={"account_id"}).items() if value is not None}
    if "phone" in wanted:
        wanted["phone"] = normalised_phone(wanted["phone"])
    if wanted.get("username") == "":
        raise Invalid("request.invalid", fields=[{"field": "username", "reason": "string_too_short"}])
    changed = {key: value for key, value in wanted.items() if getattr(account, key) != value}
    _require_rights(actor, account, changed)
    put(actor, account, changed)
    return AccountResult(account_id=account.id)


def _require_rights(actor: Account, account: Account, changed: dict[str, object]) -> None:
    """Refuse changes of rights that ``actor`` may not make, or that nobody may make."""
    rights = {key: value for key, value in changed.items() if key in RIGHTS}
    policies.require(not rights or policies.may_give_rights(actor), "account.forbidden")
    if account.is_venue and any(rights.values()):
        raise Invalid("request.invalid", fields=[{"field": next(iter(rights)), "reason": "is_venue"}])
    if rights.get("is_administrator") is False:
        _require_another_administrator(account)


@change
def put(actor: Account | None, account: Account, values: dict[str, object]) -> None:
    """Give the account these values; the caller has asked for the right and holds the row.

    Raises:
        Conflict: ``account.username_taken``, ``account.phone_taken``.
    """
    changed = {key: value for key, value in values.items() if getattr(account, key) != value}
    if not changed:
        return
    for key, value in changed.items():
        setattr(account, key, value)
    save(account, require_free=partial(_require_free, [account]))
    event = AccountChanged(
        account_id=account.id,
        fields=sorted(changed),
        is_administrator=account.is_administrator,
        is_secretariat=account.is_secretariat,
    )
    emit(event, stream=account.stream, actor=actor)
    if any(changed.get(right) is False for right in RIGHTS):
        # Whatever was opened under the right, a connection or a page, must not outlive it.
        login_sessions.end_all(account, actor=actor)


@change
def deactivate(actor: Account, command: AccountDeactivate) -> AccountResult:
    """Let an account no longer sign in: its logins end, its links open nothing. Again changes nothing.

    Raises:
        NotFound: ``account.not_found``.
        Forbidden: ``account.forbidden``.
        Conflict: ``account.last_administrator``.
    """
    account = _locked(access_account(actor, command.account_id))
    policies.require(policies.may_manage_account(actor, account), "account.forbidden")
    if account.is_active:
        if account.is_administrator:
            _require_another_administrator(account)
        # While the account is still active: what counts as alive depends on it.
        login_sessions.end_all(account, actor=actor)
        links.withdraw(account)
        personal_links.revoke_of(account)
        devices.revoke_all(account, actor=actor)
        account.is_active = False
        account.save(update_fields=["is_active"])
        emit(AccountDeactivated(account_id=account.id), stream=account.stream, actor=actor)
    return AccountResult(account_id=account.id)


@change
def activate(actor: Account, command: AccountActivate) -> AccountResult:
    """Let an account sign in again, by new links. Again changes nothing.

    Raises:
        NotFound: ``account.not_found``.
        Forbidden: ``account.forbidden``.
    """
    account = _locked(access_account(actor, command.account_id))
    policies.require(policies.may_manage_account(actor, account), "account.forbidden")
    if not account.is_active:
        account.is_active = True
        account.save(update_fields=["is_active"])
        emit(AccountActivated(account_id=account.id), stream=account.stream, actor=actor)
    return AccountResult(account_id=account.id)


def normalised_phone(text: str, *, required: bool = False) -> str:
    """Return a phone in the form that is kept; an empty text is none, unless one is ``required``.

    Raises:
        Invalid: ``account.phone_invalid``.
    """
    try:
        number = phones.normalised(text)
    except ValueError:
        number = None
    if number is None or (required and not number):
        raise Invalid("account.phone_invalid", fields=[{"field": "phone", "reason": "not_a_mobile"}])
    return number


def _require_free(accounts: list[Account]) -> None:
    others = Account.objects.exclude(id__in=[account.id for account in accounts])
    if others.filter(username__in=[account.username for account in accounts]).exists():
        raise Conflict("account.username_taken")
    if others.filter(phone__in=[account.phone for account in accounts if account.phone]).exists():
        raise Conflict("account.phone_taken")


def _locked(account: Account) -> Account:
    """Return the account held until the end of the unit.

    An administrator is held together with all others, in one order: of two who remove each other, one is refused.
    """
    held = Q(id=account.id)
    if account.is_administrator:
        held |= Q(is_administrator=True, is_active=True)
    rows = {row.id: row for row in Account.objects.select_for_update().filter(held).order_by("id")}
    return rows[account.id]


def _require_another_administrator(account: Account) -> None:
    """Refuse to leave the deployment without anybody to look after it."""
    others = Account.objects.filter(is_administrator=True, is_active=True).exclude(id=account.id)
    if not others.exists():
        raise Conflict("account.last_administrator")
