"""Previews of workbooks."""

from uuid import UUID

from deliberation.accounts import policies
from deliberation.accounts.imports.plans import Counts, PlannedRow
from deliberation.accounts.imports.templates import template
from deliberation.accounts.models import Account, ImportPreview, Organisation, Sector
from deliberation.accounts.queries import ImportRowsQuery
from deliberation.accounts.representations import ImportAnswer, ImportRowPage
from deliberation.core import clock
from deliberation.core.errors import NotFound
from deliberation.events.imports import ImportKind
from deliberation.events.organisations import OrganisationKind


def access_import(actor: Account, import_id: UUID, *, lock: bool = False) -> ImportPreview:
    """Return a preview that ``actor`` has made and may still look at, locked for change if asked.

    Raises:
        NotFound: ``import.not_found``; over, or somebody else's.
    """
    previews = ImportPreview.objects.filter(id=import_id, account=actor, expires_at__gt=clock.now())
    preview = (previews.select_for_update() if lock else previews).first()
    if preview is None or not policies.may_manage_people(actor):
        raise NotFound("import.not_found")
    return preview


def import_answer(preview: ImportPreview) -> ImportAnswer:
    """Return what is told of a preview, its rows apart."""
    return ImportAnswer(
        id=preview.id,
        kind=ImportKind(preview.kind),
        term_id=preview.term_id,
        digest=preview.digest,
        counts=Counts.model_validate(preview.counts),
        ignored_columns=preview.ignored,
        created_at=preview.created_at,
        expires_at=preview.expires_at,
        applied_at=preview.applied_at,
    )


def import_rows(preview: ImportPreview, query: ImportRowsQuery) -> ImportRowPage:
    """Return a page of a preview's rows in the order of the sheet; once it was applied there are none."""
    rows = [row for row in preview.rows if query.verdict is None or row["verdict"] == query.verdict]
    page = rows[query.offset : query.offset + query.limit]
    return ImportRowPage(items=[PlannedRow.model_validate(row) for row in page], total=len(rows))


def import_template(actor: Account, kind: ImportKind) -> bytes:
    """Return an empty workbook to fill in.

    Raises:
        Forbidden: ``people.forbidden``.
    """
    policies.require(policies.may_manage_people(actor), "people.forbidden")
    committees = Organisation.objects.filter(kind=OrganisationKind.SPECIAL_COMMITTEE, is_active=True)
    return template(
        kind,
        sectors=Sector.objects.values_list("name", flat=True),
        committees=[committee.label for committee in committees.order_by("position", "name")],
    )
