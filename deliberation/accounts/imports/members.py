"""A list of members: whom each row means, and what it would change."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from deliberation.accounts import policies
from deliberation.accounts.imports import cells as texts
from deliberation.accounts.imports import directory as known
from deliberation.accounts.imports.columns import MEMBER_COLUMNS
from deliberation.accounts.imports.directory import Directory
from deliberation.accounts.imports.plans import CHANGING, CellChange, CellFault, Fault, PlannedRow, differences, verdict
from deliberation.accounts.imports.workbooks import SheetRow
from deliberation.accounts.models import Account, Membership, Organisation, Sector, Term


@dataclass(slots=True)
class MemberRow:
    """What a row says, as values; ``faults`` grows while the row is judged."""

    number_in_sheet: int
    cells: dict[str, str]
    name: str
    phone: str
    number: str
    sector: Sector | None
    post: str
    is_standing: bool | None
    committees: list[Organisation]
    faults: list[CellFault]
    account: Account | None = None
    membership: Membership | None = None
    new_committees: list[Organisation] = field(default_factory=list)

    def fault(self, column: str, code: Fault, **params: str | int) -> None:
        self.faults.append(CellFault(column=column, code=code, params=params))


@dataclass(frozen=True, slots=True)
class MemberPlan:
    """The rows as they are shown, and as they were judged."""

    rows: list[PlannedRow]
    judged: list[MemberRow]

    @property
    def todo(self) -> list[MemberRow]:
        """The rows that would change something."""
        pairs = zip(self.judged, self.rows, strict=True)
        return [row for row, planned in pairs if planned.verdict in CHANGING]


def plan(actor: Account, term: Term, rows: Sequence[SheetRow], *, lock: bool = False) -> MemberPlan:
    """Return what entering the rows would do, without doing it; ``lock`` holds the rows of the people concerned."""
    sectors, committees = known.sectors(), known.committees(lock=lock)
    read = [_read(row, sectors, committees) for row in rows]
    people = known.directory(
        term,
        phones=(row.phone for row in read),
        numbers=(row.number for row in read),
        names=(row.name for row in read),
        lock=lock,
    )
    roles = known.roles_in(committees.values())
    _mark_repeated(read)
    meant: dict[UUID, int] = {}
    planned = []
    for row in read:
        if not row.faults:
            _identify(row, people)
        if row.account is not None and not row.faults:
            _require_changeable(actor, row, meant)
            meant[row.account.id] = row.number_in_sheet
        held = roles.get(row.account.id, {}) if row.account is not None else {}
        row.new_committees = [item for item in row.committees if item.id not in held]
        planned.append(_planned(row))
    return MemberPlan(planned, read)


def _read(row: SheetRow, sectors: dict[str, Sector], committees: dict[str, Organisation]) -> MemberRow:
    cells = row.cells
    faults = texts.shape_faults(cells, MEMBER_COLUMNS)
    sector = cells.get("sector", "")
    if sector and sector not in sectors:
        faults.append(CellFault(column="sector", code=Fault.SECTOR_UNKNOWN))
    named = texts.names(cells.get("committees", ""))
    for unknown in (name for name in named if name not in committees):
        faults.append(CellFault(column="committees", code=Fault.COMMITTEE_UNKNOWN, params={"name": unknown}))
    return MemberRow(
        number_in_sheet=row.number,
        cells=cells,
        name=texts.name(cells.get("name", "")),
        phone=texts.phone(cells, "phone", faults),
        number=cells.get("number", ""),
        sector=sectors.get(sector),
        post=cells.get("post", ""),
        is_standing=texts.choice(cells, "is_standing", texts.yes_or_no(), faults),
        committees=list({committees[name].id: committees[name] for name in named if name in committees}.values()),
        faults=faults,
    )


def _mark_repeated(rows: list[MemberRow]) -> None:
    """Mark rows that list somebody again.

    Two of one name and sector are two people only if the sheet tells them apart.
    """
    by_phone: dict[str, MemberRow] = {}
    by_number: dict[str, MemberRow] = {}
    by_name: dict[tuple[str, str], list[MemberRow]] = defaultdict(list)
    for row in rows:
        for column, value, seen in (("phone", row.phone, by_phone), ("number", row.number, by_number)):
            if value and (first := seen.setdefault(value, row)) is not row:
                row.fault(column, Fault.REPEATED, row=first.number_in_sheet)
        if row.name and row.sector is not None and not row.faults:
            namesakes = by_name[row.name, row.sector.name]
            if same := next((other for other in namesakes if not _are_told_apart(row, other)), None):
                row.fault("name", Fault.REPEATED, row=same.number_in_sheet)
            namesakes.append(row)


def _are_told_apart(one: MemberRow, other: MemberRow) -> bool:
    phones = one.phone and other.phone and one.phone != other.phone
    numbers = one.number and other.number and one.number != other.number
    return bool(phones or numbers)


def _identify(row: MemberRow, people: Directory) -> None:
    """Find the account that the row means: by phone, else by number, else by name and sector if there is but one."""
    by_phone, by_number = people.by_phone.get(row.phone), people.by_number.get(row.number)
    if by_phone is not None and by_number is not None and by_phone.id != by_number.id:
        row.fault("number", Fault.NUMBER_TAKEN, name=by_number.name)
        return
    row.account = by_phone or by_number or _by_name(row, people)
    if row.account is not None:
        row.membership = people.memberships.get(row.account.id)


def _by_name(row: MemberRow, people: Directory) -> Account | None:
    """Return the only one of this name who is or was a member for this sector, unless it may be somebody else."""
    assert row.sector is not None  # a row without one has a fault
    candidates = [
        account
        for account in people.by_name.get(row.name, [])
        if row.sector.id in people.sectors_of[account.id] and not _has_another_number(row, account, people)
    ]
    if len(candidates) > 1:
        row.fault("name", Fault.AMBIGUOUS)
    elif candidates and row.phone and candidates[0].phone:  # two phones: two people, or a new phone?
        row.fault("phone", Fault.AMBIGUOUS)
    return None if row.faults or not candidates else candidates[0]


def _has_another_number(row: MemberRow, account: Account, people: Directory) -> bool:
    membership = people.memberships.get(account.id)
    return bool(row.number and membership and membership.number and membership.number != row.number)


def _require_changeable(actor: Account, row: MemberRow, meant: dict[UUID, int]) -> None:
    """Mark what forbids to enter the row for the account that was found."""
    account = row.account
    assert account is not None
    if account.is_venue:
        row.fault("phone", Fault.PHONE_TAKEN)
    elif account.name != row.name:
        row.fault("name", Fault.NAME_DIFFERS, name=account.name)
    elif not account.is_active:
        row.fault("name", Fault.INACTIVE)
    elif account.id in meant:
        row.fault("name", Fault.REPEATED, row=meant[account.id])
    elif row.phone and row.phone != account.phone and not policies.may_manage_account(actor, account):
        row.fault("phone", Fault.PROTECTED)


def _planned(row: MemberRow) -> PlannedRow:
    changes = [] if row.faults or row.account is None else _changes(row)
    return PlannedRow(
        row=row.number_in_sheet,
        verdict=verdict(faults=row.faults, is_new=row.account is None, changes=changes),
        cells=row.cells,
        changes=changes,
        faults=row.faults,
        target_id=row.account.id if row.account is not None else None,
    )


def _changes(row: MemberRow) -> list[CellChange]:
    """Return what the row would change of somebody known. An empty cell changes nothing."""
    assert row.account is not None
    assert row.sector is not None
    membership = row.membership
    said = [
        ("phone", row.account.phone, row.phone),
        ("sector", membership.sector.name if membership else "", row.sector.name),
        ("number", membership.number if membership else "", row.number),
        ("post", membership.post if membership else "", row.post),
        ("is_standing", _word(membership.is_standing if membership else None), _word(row.is_standing)),
        ("committees", "", "、".join(item.label for item in row.new_committees)),
    ]
    return differences(said)


def _word(value: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[value]
