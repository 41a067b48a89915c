"""Entering a list of members."""

from deliberation.accounts.imports.members import MemberRow
from deliberation.accounts.models import Account, Membership, OrganisationRole, Term
from deliberation.accounts.services import accounts, memberships, organisations
from deliberation.eventlog.units import change
from deliberation.events.organisations import RoleInOrganisation


@change
def enter(actor: Account, term: Term, todo: list[MemberRow]) -> None:
    """Do what was planned; the caller has asked for the right and made the plan in this very unit, holding the rows.

    Raises:
        Conflict: a phone or a number was taken by somebody faster.
    """
    new = [row for row in todo if row.account is None]
    for row in new:
        row.account = Account(username=accounts.free_username(), name=row.name, phone=row.phone)
    accounts.enter(actor, [row.account for row in new if row.account])
    for row in todo:
        if row.account and row.phone not in ("", row.account.phone):
            accounts.put(actor, row.account, {"phone": row.phone})
    memberships.enter(actor, [_membership(row, term) for row in todo if row.membership is None])
    memberships.put(actor, [(row.membership, _values(row)) for row in todo if row.membership is not None])
    organisations.admit(
        actor,
        [
            OrganisationRole(organisation=committee, account=row.account, role=RoleInOrganisation.MEMBER)
            for row in todo
            for committee in row.new_committees
        ],
    )


def _membership(row: MemberRow, term: Term) -> Membership:
    return Membership(
        account=row.account,
        term=term,
        sector=row.sector,
        number=row.number,
        post=row.post,
        is_standing=bool(row.is_standing),
        starts_on=term.starts_on,
    )


def _values(row: MemberRow) -> dict[str, object]:
    assert row.sector is not None
    said: dict[str, object] = {"sector_id": row.sector.id}
    if row.number:
        said["number"] = row.number
    if row.post:
        said["post"] = row.post
    if row.is_standing is not None:
        said["is_standing"] = row.is_standing
    return said
