"""Entering a list of departments and other bodies."""

from deliberation.accounts.imports.departments import OWN, DepartmentRow
from deliberation.accounts.models import Account, Organisation
from deliberation.accounts.services import accounts, organisations
from deliberation.eventlog.units import change
from deliberation.events.organisations import RoleInOrganisation


@change
def enter(actor: Account, todo: list[DepartmentRow]) -> None:
    """Do what was planned; the caller has asked for the right and made the plan in this very unit, holding the rows.

    Raises:
        Conflict: a name or a phone was taken by somebody faster.
    """
    new: dict[str, Account] = {}
    for row in todo:
        organisation = _organisation(actor, row)
        if row.liaison_name:
            _call_first(actor, organisation, row, _liaison(actor, row, new))


def _organisation(actor: Account, row: DepartmentRow) -> Organisation:
    said: dict[str, object] = {column: row.cells[column] for column in OWN if column in row.cells}
    if row.organisation is not None:
        organisations.put(actor, row.organisation, said)
        return row.organisation
    last = Organisation.objects.filter(kind=row.kind).count()
    return organisations.enter(actor, Organisation(kind=row.kind, name=row.name, position=last, **said))


def _liaison(actor: Account, row: DepartmentRow, new: dict[str, Account]) -> Account:
    """Return the liaison's account, made if there is none; one person may be the liaison of several organisations."""
    known = row.liaison or new.get(row.liaison_phone)
    if known is not None:
        accounts.put(actor, known, {"phone": row.liaison_phone or known.phone})
        return known
    account = Account(username=accounts.free_username(), name=row.liaison_name, phone=row.liaison_phone)
    accounts.enter(actor, [account])
    if account.phone:
        new[account.phone] = account
    return account


def _call_first(actor: Account, organisation: Organisation, row: DepartmentRow, liaison: Account) -> None:
    role = RoleInOrganisation(row.role.role) if row.role is not None else RoleInOrganisation.LIAISON
    post = row.liaison_post or (row.role.post if row.role is not None else "")
    organisations.assign(actor, organisation, liaison, role, post=post)
    organisations.call_first(actor, organisation, liaison)
