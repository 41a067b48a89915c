"""Who is known already, fetched in a few queries and looked up by phone, number and name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q

from deliberation.accounts.models import Account, Membership, Organisation, OrganisationRole, Sector, Term
from deliberation.events.organisations import OrganisationKind


@dataclass(slots=True)
class Directory:
    """The accounts that a sheet may mean, and what they are in the term."""

    by_phone: dict[str, Account] = field(default_factory=dict)
    by_number: dict[str, Account] = field(default_factory=dict)
    by_name: dict[str, list[Account]] = field(default_factory=lambda: defaultdict(list))
    memberships: dict[UUID, Membership] = field(default_factory=dict)
    """By account: that of the term."""
    sectors_of: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    """By account: those of all its terms."""


def directory(
    term: Term, *, phones: Iterable[str], numbers: Iterable[str], names: Iterable[str], lock: bool
) -> Directory:
    """Return the accounts that have one of these phones, of these numbers in the term, or of these names.

    With ``lock`` their rows are held until the end of the transaction, so that what is planned of them can be done.
    """
    numbered = Membership.objects.filter(account=OuterRef("pk"), term=term, number__in=_filled(numbers))
    accounts = Account.objects.filter(
        Q(phone__in=_filled(phones)) | Q(name__in=_filled(names)) | Q(Exists(numbered))
    ).order_by("id")
    memberships = Membership.objects.select_related("sector").order_by("id")
    if lock:
        accounts = accounts.select_for_update()
        memberships = memberships.select_for_update(of=("self",))
    accounts = accounts.prefetch_related(Prefetch("memberships", memberships))
    found = Directory()
    for account in accounts:
        if account.phone:
            found.by_phone[account.phone] = account
        found.by_name[account.name].append(account)
        for membership in account.memberships.all():
            found.sectors_of[account.id].add(membership.sector_id)
            if membership.term_id == term.id:
                found.memberships[account.id] = membership
                if membership.number:
                    found.by_number[membership.number] = account
    return found


def sectors() -> dict[str, Sector]:
    """Return the sectors by name; 经济 is understood as 经济界."""
    rows = list(Sector.objects.all())
    return {**{row.name.removesuffix("界"): row for row in rows}, **{row.name: row for row in rows}}


def committees(*, lock: bool) -> dict[str, Organisation]:
    """Return the special committees in use, by their full and their short names; ``lock`` holds their rows."""
    found = Organisation.objects.filter(kind=OrganisationKind.SPECIAL_COMMITTEE, is_active=True).order_by("id")
    rows = list(found.select_for_update() if lock else found)
    return {**{row.short_name: row for row in rows if row.short_name}, **{row.name: row for row in rows}}


def roles_in(organisations: Iterable[Organisation]) -> dict[UUID, dict[UUID, OrganisationRole]]:
    """Return account → organisation → role, of everybody in these organisations."""
    found: dict[UUID, dict[UUID, OrganisationRole]] = defaultdict(dict)
    rows = OrganisationRole.objects.filter(organisation__in={row.id for row in organisations})
    for role in rows.select_related("account"):
        found[role.account_id][role.organisation_id] = role
    return found


def _filled(texts: Iterable[str]) -> set[str]:
    return {text for text in texts if text}


def organisations_named(names: Iterable[str], *, lock: bool) -> dict[tuple[str, str], Organisation]:
    """Return the organisations of these names by kind and name, those no longer in use too; ``lock`` holds them."""
    found = Organisation.objects.filter(name__in=_filled(names)).order_by("id")
    rows = found.select_for_update() if lock else found
    return {(row.kind, row.name): row for row in rows.prefetch_related("liaison")}


def accounts_by_phone(phones: Iterable[str], *, lock: bool) -> dict[str, Account]:
    """Return the accounts that have one of these phones; ``lock`` holds them."""
    found = Account.objects.filter(phone__in=_filled(phones)).order_by("id")
    return {row.phone: row for row in (found.select_for_update() if lock else found)}
