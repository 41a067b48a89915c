"""Consultations, for whoever may know of them."""

from uuid import UUID

from django.db.models import Case, CharField, Exists, OuterRef, Prefetch, Q, QuerySet, Value, When

from consultations import policies
from consultations.models import Consultation, LinkedProposal, Sitting
from consultations.queries import ConsultationPhase, ConsultationQuery
from consultations.representations.consultations import (
    BodyItem,
    ConsultationAnswer,
    ConsultationItem,
    ConsultationPage,
    ProposalItem,
)
from consultations.representations.sittings import SittingItem
from consultations.selectors.forms import form_name
from consultations.selectors.sittings import sitting_item, with_own_invitation
from consultations.selectors.standings import access_consultation, leads_somewhere
from consultations.selectors.visibility import invited, prepared_by, visible_consultations, visible_sittings
from deliberation.accounts.models import Account, Organisation
from deliberation.events.sittings import OVER, Mode


def consultations(actor: Account, query: ConsultationQuery) -> ConsultationPage:
    """Return a page of the consultations that match and that ``actor`` may know of, the newest first."""
    rows = _with_phase(visible_consultations(actor)).filter(_of_phase(query.phase))
    if query.form_id is not None:
        rows = rows.filter(form=query.form_id)
    if query.lead_body_id is not None:
        rows = rows.filter(lead_body=query.lead_body_id)
    if query.search:
        proposals = LinkedProposal.objects.filter(consultation=OuterRef("pk"), number__icontains=query.search)
        rows = rows.filter(Q(title__icontains=query.search) | Exists(proposals))
    if query.mine:
        sittings = Sitting.objects.filter(invited(actor), consultation=OuterRef("pk"))
        rows = rows.filter(Q(created_by=actor) | prepared_by(actor) | Exists(sittings))
    page = _with_sittings(rows, actor).order_by("-created_at", "-id")[query.offset : query.offset + query.limit]
    return ConsultationPage(items=[_item(row) for row in page], total=rows.count(), may_create=leads_somewhere(actor))


def consultation(actor: Account, consultation_id: UUID) -> ConsultationAnswer:
    """Return a consultation with those of its sittings that ``actor`` may know of.

    Raises:
        NotFound: ``consultation.not_found``.
    """
    known, standing = access_consultation(actor, consultation_id)
    row = _with_sittings(_with_phase(Consultation.objects.filter(id=known.id)), actor).get()
    return ConsultationAnswer(
        **dict(_item(row)),
        purpose=row.purpose,
        departments=[_body(body) for body in row.departments.order_by("position", "name")],
        proposals=[ProposalItem(number=item.number, title=item.title) for item in row.proposals.all()],
        sittings=_sittings(row),
        withdrawn_at=row.withdrawn_at,
        may_change=policies.may_manage(standing),
    )


def _with_phase(rows: QuerySet[Consultation]) -> QuerySet[Consultation]:
    """Return ``rows`` with how far they have come, whoever asks; rehearsals do not count."""
    held = Sitting.objects.filter(consultation=OuterRef("pk"), cancelled_at=None, is_rehearsal=False)
    return rows.annotate(
        phase=Case(
            When(withdrawn_at__isnull=False, then=Value(ConsultationPhase.WITHDRAWN.value)),
            When(Exists(held.exclude(state__in=OVER)), then=Value(ConsultationPhase.UPCOMING.value)),
            When(Exists(held), then=Value(ConsultationPhase.HELD.value)),
            default=Value(ConsultationPhase.PREPARING.value),
            output_field=CharField(),
        )
    )


def _of_phase(phase: ConsultationPhase | None) -> Q:
    return ~Q(phase=ConsultationPhase.WITHDRAWN) if phase is None else Q(phase=phase)


def _with_sittings(rows: QuerySet[Consultation], actor: Account) -> QuerySet[Consultation]:
    known = with_own_invitation(visible_sittings(actor), actor).order_by("starts_at", "id")
    return rows.select_related("form", "lead_body").prefetch_related(Prefetch("sittings", known, to_attr="known"))


def _sittings(row: Consultation) -> list[SittingItem]:
    known: list[Sitting] = row.known  # type: ignore[attr-defined]  # prefetched
    return [sitting_item(sitting) for sitting in known]


def _item(row: Consultation) -> ConsultationItem:
    phase: str = row.phase  # type: ignore[attr-defined]  # annotated
    to_come = [sitting for sitting in _sittings(row) if sitting.cancelled_at is None and sitting.state not in OVER]
    return ConsultationItem(
        consultation_id=row.id,
        title=row.title,
        form=form_name(row.form),
        mode=Mode(row.mode),
        lead_body=_body(row.lead_body),
        phase=ConsultationPhase(phase),
        next_sitting=to_come[0] if to_come else None,
        created_at=row.created_at,
    )


def _body(organisation: Organisation) -> BodyItem:
    return BodyItem(organisation_id=organisation.id, name=organisation.label)
