"""A list of departments and other bodies: which each row means, and what it would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deliberation.accounts import policies
from deliberation.accounts.imports import cells as texts
from deliberation.accounts.imports import directory as known
from deliberation.accounts.imports.columns import DEPARTMENT_COLUMNS, LANGUAGES, plain
from deliberation.accounts.imports.plans import CHANGING, CellChange, CellFault, Fault, PlannedRow, differences, verdict
from deliberation.accounts.imports.workbooks import SheetRow
from deliberation.accounts.models import Account, Organisation, OrganisationRole
from deliberation.events.organisations import OrganisationKind

KINDS: dict[OrganisationKind, Promise] = {
    OrganisationKind.DEPARTMENT: _("department"),
    OrganisationKind.ASSIGNING_BODY: _("assigning body"),
    OrganisationKind.SPECIAL_COMMITTEE: _("special committee"),
    OrganisationKind.OFFICE: _("office"),
}
Roles = dict[UUID, dict[UUID, OrganisationRole]]
"""Account → organisation → what it is there."""
OWN = ("short_name", "phone", "address")
"""Columns that are fields of the organisation itself."""


@dataclass(slots=True)
class DepartmentRow:
    """What a row says, as values; ``faults`` grows while the row is judged."""

    number_in_sheet: int
    cells: dict[str, str]
    name: str
    kind: OrganisationKind
    liaison_name: str
    liaison_phone: str
    faults: list[CellFault]
    organisation: Organisation | None = None
    liaison: Account | None = None
    role: OrganisationRole | None = None
    """What the liaison is there already."""

    def fault(self, column: str, code: Fault, **params: str | int) -> None:
        self.faults.append(CellFault(column=column, code=code, params=params))

    @property
    def liaison_post(self) -> str:
        return self.cells.get("liaison_post", "")


@dataclass(frozen=True, slots=True)
class DepartmentPlan:
    """The rows as they are shown, and as they were judged."""

    rows: list[PlannedRow]
    judged: list[DepartmentRow]

    @property
    def todo(self) -> list[DepartmentRow]:
        """The rows that would change something."""
        pairs = zip(self.judged, self.rows, strict=True)
        return [row for row, planned in pairs if planned.verdict in CHANGING]


def plan(actor: Account, rows: Sequence[SheetRow], *, lock: bool = False) -> DepartmentPlan:
    """Return what entering the rows would do, without doing it; ``lock`` holds the rows of what is concerned."""
    read = [_read(row) for row in rows]
    found = known.organisations_named({row.name for row in read}, lock=lock)
    roles = known.roles_in(found.values())
    by_phone = known.accounts_by_phone({row.liaison_phone for row in read}, lock=lock)
    _mark_repeated(read)
    for row in read:
        if row.faults:
            continue
        row.organisation = found.get((row.kind, row.name))
        if row.organisation is not None and not row.organisation.is_active:
            row.fault("name", Fault.INACTIVE)
    _identify_liaisons(read, by_phone, roles)
    for row in read:
        if row.liaison is not None and not row.faults:
            row.role = next((role for role in _roles_there(row, roles) if role.account_id == row.liaison.id), None)
            _require_fitting(actor, row, row.liaison)
    return DepartmentPlan([_planned(row) for row in read], read)


def _read(row: SheetRow) -> DepartmentRow:
    cells = row.cells
    faults = texts.shape_faults(cells, DEPARTMENT_COLUMNS)
    kind = texts.choice(cells, "kind", _kinds(), faults)
    phone = texts.phone(cells, "liaison_phone", faults)
    liaison = texts.name(cells.get("liaison", ""))
    if not liaison and (cells.get("liaison_phone") or cells.get("liaison_post")):
        faults.append(CellFault(column="liaison", code=Fault.REQUIRED))
    return DepartmentRow(
        number_in_sheet=row.number,
        cells=cells,
        name=texts.name(cells.get("name", "")),
        kind=kind or OrganisationKind.DEPARTMENT,
        liaison_name=liaison,
        liaison_phone=phone,
        faults=faults,
    )


def _kinds() -> dict[str, OrganisationKind]:
    """Return every word for a kind of organisation, in any of our languages, and the codes."""
    found = {kind.value: kind for kind in OrganisationKind}
    for language in LANGUAGES:
        with translation.override(language):
            found |= {plain(str(word)): kind for kind, word in KINDS.items()}
    return found


def _mark_repeated(rows: list[DepartmentRow]) -> None:
    """Mark rows that list an organisation again, or give a phone to two liaisons of different names."""
    seen: dict[tuple[OrganisationKind, str], DepartmentRow] = {}
    owners: dict[str, DepartmentRow] = {}
    for row in rows:
        if row.name and (first := seen.setdefault((row.kind, row.name), row)) is not row:
            row.fault("name", Fault.REPEATED, row=first.number_in_sheet)
        if row.liaison_phone:
            owner = owners.setdefault(row.liaison_phone, row)
            if owner.liaison_name != row.liaison_name:
                row.fault("liaison_phone", Fault.REPEATED, row=owner.number_in_sheet)


def _identify_liaisons(rows: list[DepartmentRow], by_phone: dict[str, Account], roles: Roles) -> None:
    """Find the accounts of the liaisons: by phone, else by name among those who have a role in the organisation.

    A phone means one person throughout the sheet, and nobody is given two.
    """
    owners, given = dict(by_phone), dict[UUID, str]()
    asking = [row for row in rows if row.liaison_name and not row.faults]
    for row in asking:
        row.liaison = by_phone.get(row.liaison_phone) or _namesake(row, roles)
        if row.liaison is not None and row.liaison_phone:
            owner = owners.setdefault(row.liaison_phone, row.liaison)
            phone = given.setdefault(row.liaison.id, row.liaison_phone)
            if owner.id != row.liaison.id or phone != row.liaison_phone:
                row.fault("liaison_phone", Fault.AMBIGUOUS)
    for row in asking:
        if row.liaison is None and not row.faults:
            row.liaison = owners.get(row.liaison_phone)


def _namesake(row: DepartmentRow, roles: Roles) -> Account | None:
    """Return the only one of the liaison's name who has a role in the organisation."""
    namesakes = [role.account for role in _roles_there(row, roles) if role.account.name == row.liaison_name]
    if len(namesakes) > 1:
        row.fault("liaison", Fault.AMBIGUOUS)
        return None
    return namesakes[0] if namesakes else None


def _roles_there(row: DepartmentRow, roles: Roles) -> list[OrganisationRole]:
    if row.organisation is None:
        return []
    return [held[row.organisation.id] for held in roles.values() if row.organisation.id in held]


def _require_fitting(actor: Account, row: DepartmentRow, liaison: Account) -> None:
    if liaison.is_venue:
        row.fault("liaison_phone", Fault.PHONE_TAKEN)
    elif liaison.name != row.liaison_name:
        row.fault("liaison", Fault.NAME_DIFFERS, name=liaison.name)
    elif not liaison.is_active:
        row.fault("liaison", Fault.INACTIVE)
    elif row.liaison_phone and row.liaison_phone != liaison.phone and not policies.may_manage_account(actor, liaison):
        row.fault("liaison_phone", Fault.PROTECTED)


def _planned(row: DepartmentRow) -> PlannedRow:
    changes = [] if row.faults or row.organisation is None else _changes(row, row.organisation)
    return PlannedRow(
        row=row.number_in_sheet,
        verdict=verdict(faults=row.faults, is_new=row.organisation is None, changes=changes),
        cells=row.cells,
        changes=changes,
        faults=row.faults,
        target_id=row.organisation.id if row.organisation is not None else None,
    )


def _changes(row: DepartmentRow, organisation: Organisation) -> list[CellChange]:
    """Return what the row would change of an organisation that is known. An empty cell changes nothing."""
    found = differences((column, getattr(organisation, column), row.cells.get(column, "")) for column in OWN)
    if row.liaison_name and (row.liaison is None or organisation.liaison_id != row.liaison.id):
        called_first = organisation.liaison.name if organisation.liaison else ""
        # A namesake may take the place: then the names alone show no difference, and still there is one.
        found.append(CellChange(column="liaison", before=called_first, after=row.liaison_name))
    known_phone = row.liaison.phone if row.liaison is not None else ""
    known_post = row.role.post if row.role is not None else ""
    said = [("liaison_phone", known_phone, row.liaison_phone), ("liaison_post", known_post, row.liaison_post)]
    return found + differences(said)
