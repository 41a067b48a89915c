"""Sittings, for whoever may know of them."""

from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from consultations import policies
from consultations.models import Invitation, Sitting
from consultations.queries import SittingQuery
from consultations.representations.sittings import ConsultationOfSitting, SittingAnswer, SittingItem, SittingPage
from consultations.selectors.forms import form_name
from consultations.selectors.standings import access_sitting
from consultations.selectors.visibility import invited, visible_sittings
from deliberation.accounts.models import Account
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import OVER, Confidentiality, Mode, ReplyState, SittingState


def sittings(actor: Account, query: SittingQuery) -> SittingPage:
    """Return a page of the sittings that match and that ``actor`` may know of, by time."""
    rows = visible_sittings(actor).filter(cancelled_at__isnull=not query.is_cancelled)
    if query.since is not None:
        rows = rows.filter(ends_at__gt=query.since)
    if query.until is not None:
        rows = rows.filter(starts_at__lt=query.until)
    if query.search:
        rows = rows.filter(Q(title__icontains=query.search) | Q(place__icontains=query.search))
    if query.lead_body_id is not None:
        rows = rows.filter(consultation__lead_body=query.lead_body_id)
    if query.mine:
        rows = rows.filter(invited(actor))
    if query.is_over is not None:
        rows = rows.filter(state__in=OVER) if query.is_over else rows.exclude(state__in=OVER)
    order = ("-starts_at", "-id") if query.is_over else ("starts_at", "id")
    page = with_own_invitation(rows, actor).order_by(*order)[query.offset : query.offset + query.limit]
    return SittingPage(items=[sitting_item(row) for row in page], total=rows.count())


def sitting(actor: Account, sitting_id: UUID) -> SittingAnswer:
    """Return a sitting as its page shows it.

    Raises:
        NotFound: ``sitting.not_found``.
    """
    known, standing = access_sitting(actor, sitting_id)
    row = with_own_invitation(Sitting.objects.filter(id=known.id), actor).get()
    consultation = row.consultation
    return SittingAnswer(
        **dict(sitting_item(row)),
        consultation=ConsultationOfSitting(
            consultation_id=consultation.id,
            title=consultation.title,
            purpose=consultation.purpose,
            form=form_name(consultation.form),
            lead_body_id=consultation.lead_body_id,
            lead_body=consultation.lead_body.label,
            departments=[body.label for body in consultation.departments.order_by("position", "name")],
        ),
        meeting_code=row.meeting_code,
        is_locked=row.is_locked,
        created_at=row.created_at,
        opened_at=row.opened_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        closed_at=row.closed_at,
        my_invitation_id=standing.invitation.id if standing.invitation is not None else None,
        may_manage=policies.may_manage(standing),
        may_read_inner=policies.may_read_inner(standing),
    )


def with_own_invitation(rows: QuerySet[Sitting], actor: Account) -> QuerySet[Sitting]:
    """Return ``rows`` with what ``actor`` is invited as and has answered, ready for ``sitting_item``."""
    own = Invitation.objects.filter(Q(account=actor) | Q(deputy=actor), sitting=OuterRef("pk"), withdrawn_at=None)
    first = own.order_by("position", "id")
    return rows.select_related("consultation__form", "consultation__lead_body").annotate(
        my_role=Subquery(first.values("role")[:1]), my_reply=Subquery(first.values("reply")[:1])
    )


def sitting_item(row: Sitting) -> SittingItem:
    """Return what lists tell of a sitting that ``with_own_invitation`` has read."""
    role: str | None = row.my_role  # type: ignore[attr-defined]  # annotated
    reply: str | None = row.my_reply  # type: ignore[attr-defined]  # annotated
    return SittingItem(
        sitting_id=row.id,
        consultation_id=row.consultation_id,
        title=row.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        mode=Mode(row.consultation.mode),
        confidentiality=Confidentiality(row.confidentiality),
        state=SittingState(row.state),
        is_rehearsal=row.is_rehearsal,
        cancelled_at=row.cancelled_at,
        my_role=ParticipantRole(role) if role else None,
        my_reply=ReplyState(reply) if reply else None,
    )
