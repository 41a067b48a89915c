"""Who may do what to people and login sessions. Pure functions of rows; authority is asked before state."""

from deliberation.accounts.models import Account, LoginSession
from deliberation.core.errors import ErrorCode, Forbidden
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation

OFFICERS = frozenset(
    {
        RoleInOrganisation.HEAD,
        RoleInOrganisation.DEPUTY,
        RoleInOrganisation.LIAISON,
        RoleInOrganisation.STAFF,
    }
)
"""The roles of those who work in an organisation; members of a special committee belong to it and work elsewhere."""
WITH_RULES = frozenset({OrganisationKind.SPECIAL_COMMITTEE, OrganisationKind.OFFICE})
"""The bodies that lead consultations, and so may have rules of their own (委室)."""


def require(allowed: bool, code: ErrorCode) -> None:
    """Raise ``Forbidden`` with ``code`` unless ``allowed``."""
    if not allowed:
        raise Forbidden(code)


def may_see(actor: Account, login_session: LoginSession) -> bool:
    """Return whether ``actor`` may know of ``login_session``, and so end it: it is their own, on whatever device."""
    return actor.id == login_session.account_id


def may_manage_people(actor: Account) -> bool:
    """The secretariat and the administrators look after accounts, organisations and memberships, and see phones."""
    return actor.is_secretariat or actor.is_administrator


def may_manage_account(actor: Account, account: Account) -> bool:
    """An administrator's account is changed by administrators only: its phone signs in, and so would be a way up."""
    return actor.is_administrator or (actor.is_secretariat and not account.is_administrator)


def may_unbind(actor: Account, account: Account) -> bool:
    """One's own browsers, and those of the accounts that one looks after: for somebody who has lost theirs."""
    return actor.id == account.id or may_manage_account(actor, account)


def may_give_rights(actor: Account) -> bool:
    """Rights are given and taken by administrators only: nobody raises themselves."""
    return actor.is_administrator


def may_see_rules(actor: Account, role: RoleInOrganisation | None) -> bool:
    """Those who look after the house see all rules, those who work in a committee its own; ``role`` is theirs there."""
    return may_manage_people(actor) or role in OFFICERS


def may_change_rules(actor: Account, *, of_committee: bool, role: RoleInOrganisation | None) -> bool:
    """The institution's are changed by its administrators and secretariat, a committee's by it and the secretariat.

    What a committee does is not the administrators' business, only what holds where it does nothing.
    """
    if of_committee:
        return actor.is_secretariat or role in OFFICERS
    return may_manage_people(actor)
