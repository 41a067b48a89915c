"""Entering people from a workbook: first a look, then the deed."""

from datetime import timedelta
from uuid import UUID

from deliberation.accounts import policies
from deliberation.accounts.imports import departments, members, plans
from deliberation.accounts.imports.columns import COLUMNS
from deliberation.accounts.imports.departments import DepartmentPlan
from deliberation.accounts.imports.members import MemberPlan
from deliberation.accounts.imports.workbooks import Sheet, SheetRow, read
from deliberation.accounts.models import Account, ImportPreview, Term
from deliberation.accounts.selectors import access_import, access_term
from deliberation.accounts.services import department_lists, member_lists
from deliberation.core import clock
from deliberation.core.errors import Conflict
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.imports import ImportKind, PeopleImport, PeopleImported

STREAM = "institution"
KEPT = timedelta(hours=4)
"""For as long as somebody may look at a preview: it holds names and phones."""
MAX_ROWS = {ImportKind.MEMBERS: 2000, ImportKind.DEPARTMENTS: 500}


class ImportResult(Result):
    """How many rows were new, and how many are now otherwise."""

    import_id: UUID
    created: int
    updated: int


def preview(actor: Account, kind: ImportKind, content: bytes, *, term_id: UUID | None = None) -> ImportPreview:
    """Read a workbook and keep what entering it would do, for ``actor`` to look at.

    Raises:
        Forbidden: ``people.forbidden``.
        NotFound: ``term.not_found``.
        TooLarge: ``import.too_large``.
        Invalid: ``import.not_xlsx``, ``import.damaged``, ``import.too_many_rows``, ``import.wrong_columns``,
            ``import.empty``.
    """
    policies.require(policies.may_manage_people(actor), "people.forbidden")
    term = access_term(term_id) if kind is ImportKind.MEMBERS else None
    # Not in the transaction: a large sheet takes seconds.
    sheet = read(content, COLUMNS[kind], max_rows=MAX_ROWS[kind])
    return _keep(actor, kind, term, sheet)


@change
def _keep(actor: Account, kind: ImportKind, term: Term | None, sheet: Sheet) -> ImportPreview:
    now = clock.now()
    rows = _plan(actor, term, sheet.rows).rows
    return ImportPreview.objects.create(
        kind=kind,
        term=term,
        account=actor,
        rows=[row.model_dump(mode="json") for row in rows],
        ignored=sheet.ignored,
        counts=plans.counts(rows).model_dump(),
        digest=plans.digest(rows),
        created_at=now,
        expires_at=now + KEPT,
    )


@change
def apply(actor: Account, command: PeopleImport) -> ImportResult:
    """Do what the preview shows, rows with faults left out. Applying it again changes nothing.

    What it would do is asked anew, in the same transaction and of rows that are held: if it is no longer what the
    preview shows, nothing is done.

    Raises:
        Forbidden: ``people.forbidden``.
        NotFound: ``import.not_found``; over, or somebody else's.
        Conflict: ``import.stale``.
    """
    policies.require(policies.may_manage_people(actor), "people.forbidden")
    kept = access_import(actor, command.import_id, lock=True)
    counts = plans.Counts.model_validate(kept.counts)
    result = ImportResult(import_id=kept.id, created=counts.new, updated=counts.updated)
    if command.digest != kept.digest:
        raise Conflict("import.stale")
    if kept.applied_at is not None:
        return result
    rows = [SheetRow(row["row"], row["cells"]) for row in kept.rows]
    plan = _plan(actor, kept.term, rows, lock=True)
    if plans.digest(plan.rows) != kept.digest:
        raise Conflict("import.stale")
    _enter(actor, kept.term, plan)
    kept.applied_at, kept.rows = clock.now(), []
    kept.save(update_fields=["applied_at", "rows"])
    event = PeopleImported(
        import_id=kept.id, kind=ImportKind(kept.kind), created=result.created, updated=result.updated
    )
    emit(event, stream=STREAM, actor=actor, at=kept.applied_at)
    return result


def _plan(
    actor: Account, term: Term | None, rows: list[SheetRow], *, lock: bool = False
) -> MemberPlan | DepartmentPlan:
    """Return what the rows would do: those of a term are members, others departments."""
    if term is not None:
        return members.plan(actor, term, rows, lock=lock)
    return departments.plan(actor, rows, lock=lock)


def _enter(actor: Account, term: Term | None, plan: MemberPlan | DepartmentPlan) -> None:
    try:
        if isinstance(plan, MemberPlan):
            assert term is not None
            member_lists.enter(actor, term, plan.todo)
        else:
            department_lists.enter(actor, plan.todo)
    except Conflict:
        raise Conflict("import.stale") from None  # somebody was faster on another connection
