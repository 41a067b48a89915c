"""Who is a member in which term."""

from functools import partial
from uuid import UUID

from deliberation.accounts import policies
from deliberation.accounts.models import Account, Membership
from deliberation.accounts.selectors import access_account, access_membership, access_sector, access_term
from deliberation.accounts.services.saving import insert, update
from deliberation.core.errors import Conflict, Invalid
from deliberation.eventlog.units import Actor, change, emit
from deliberation.eventlog.verbs import Done, Result
from deliberation.events.memberships import (
    MembershipChange,
    MembershipChanged,
    MembershipCreate,
    MembershipCreated,
    MembershipRemove,
    MembershipRemoved,
)


class MembershipResult(Result):
    """Which membership it was."""

    membership_id: UUID


@change
def create(actor: Account, command: MembershipCreate) -> MembershipResult:
    """Make a person a member of a term.

    Raises:
        Forbidden: ``membership.forbidden``.
        NotFound: ``account.not_found``, ``sector.not_found``, ``term.not_found``.
        Conflict: ``membership.exists``, ``membership.number_taken``.
        Invalid: ``request.invalid``; a place is no member, or the last day is before the first.
    """
    policies.require(policies.may_manage_people(actor), "membership.forbidden")
    account = access_account(actor, command.account_id)
    if account.is_venue:
        raise Invalid("request.invalid", fields=[{"field": "account_id", "reason": "is_venue"}])
    term = access_term(command.term_id)
    membership = Membership(
        account=account,
        term=term,
        sector=access_sector(command.sector_id),
        number=command.number,
        post=command.post,
        is_standing=command.is_standing,
        starts_on=command.starts_on or term.starts_on,
        ends_on=command.ends_on,
    )
    enter(actor, [membership])
    return MembershipResult(membership_id=membership.id)


@change
def enter(actor: Actor | None, memberships: list[Membership]) -> None:
    """Save new memberships and say so; the caller has asked for the right.

    Raises:
        Conflict: ``membership.exists``, ``membership.number_taken``.
        Invalid: ``request.invalid``; a last day is before the first.
    """
    _require_order(memberships)
    insert(memberships, require_free=partial(_require_free, memberships))
    for membership in memberships:
        created = MembershipCreated(
            membership_id=membership.id,
            account_id=membership.account_id,
            term_id=membership.term_id,
            sector_id=membership.sector_id,
        )
        emit(created, stream=membership.account.stream, actor=actor)


@change
def alter(actor: Account, command: MembershipChange) -> MembershipResult:
    """Change what is named of a membership.

    Raises:
        Forbidden: ``membership.forbidden``.
        NotFound: ``membership.not_found``, ``sector.not_found``.
        Conflict: ``membership.number_taken``.
        Invalid: ``request.invalid``; the last day is before the first.
    """
    policies.require(policies.may_manage_people(actor), "membership.forbidden")
    membership = access_membership(command.membership_id, lock=True)
    if command.sector_id is not None:
        access_sector(command.sector_id)
    wanted = command.model_dump(exclude={"membership_id"})
    named = {key: value for key, value in wanted.items() if value is not None}
    if "ends_on" in command.model_fields_set:
        named["ends_on"] = command.ends_on
    put(actor, [(membership, named)])
    return MembershipResult(membership_id=membership.id)


@change
def put(actor: Actor | None, wanted: list[tuple[Membership, dict[str, object]]]) -> None:
    """Give memberships these values; the caller has asked for the right and holds the rows.

    Raises:
        Conflict: ``membership.number_taken``.
        Invalid: ``request.invalid``; a last day is before the first.
    """
    changed: list[tuple[Membership, list[str]]] = []
    for membership, values in wanted:
        fields = sorted(key for key, value in values.items() if getattr(membership, key) != value)
        for key in fields:
            setattr(membership, key, values[key])
        if fields:
            changed.append((membership, fields))
    rows = [membership for membership, _ in changed]
    _require_order(rows)
    named = sorted({key for _, fields in changed for key in fields})
    update(rows, named, require_free=partial(_require_free, rows))
    for membership, fields in changed:
        event = MembershipChanged(membership_id=membership.id, account_id=membership.account_id, fields=fields)
        emit(event, stream=membership.account.stream, actor=actor)


@change
def remove(actor: Account, command: MembershipRemove) -> Done:
    """Remove a membership that was entered by mistake.

    Raises:
        Forbidden: ``membership.forbidden``.
        NotFound: ``membership.not_found``.
    """
    policies.require(policies.may_manage_people(actor), "membership.forbidden")
    membership = access_membership(command.membership_id, lock=True)
    removed = MembershipRemoved(membership_id=membership.id, account_id=membership.account_id)
    emit(removed, stream=membership.account.stream, actor=actor)
    membership.delete()
    return Done()


def _require_order(memberships: list[Membership]) -> None:
    if any(item.ends_on is not None and item.ends_on <= item.starts_on for item in memberships):
        raise Invalid("request.invalid", fields=[{"field": "ends_on", "reason": "before_start"}])


def _require_free(memberships: list[Membership]) -> None:
    """Refuse what another membership of the same term has; all of ``memberships`` are of one term."""
    if not memberships:
        return
    others = Membership.objects.filter(term=memberships[0].term_id).exclude(id__in=[item.id for item in memberships])
    if others.filter(account__in=[item.account_id for item in memberships]).exists():
        raise Conflict("membership.exists")
    if others.filter(number__in=[item.number for item in memberships if item.number]).exists():
        raise Conflict("membership.number_taken")
