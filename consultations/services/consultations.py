"""Consultations: beginning them, saying anew what they are, giving them up."""

from collections.abc import Iterable
from uuid import UUID

from consultations import policies
from consultations.models import Consultation, ConsultationForm, LinkedProposal
from consultations.selectors.forms import access_form
from consultations.selectors.standings import access_consultation
from deliberation.accounts.models import Account, Organisation
from deliberation.accounts.policies import WITH_RULES
from deliberation.accounts.selectors import role_in
from deliberation.core import clock
from deliberation.core.errors import Conflict, Invalid, NotFound
from deliberation.eventlog.units import Actor, change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.consultations import (
    ConsultationChange,
    ConsultationChanged,
    ConsultationCreate,
    ConsultationCreated,
    ConsultationWithdraw,
    ConsultationWithdrawn,
    ProposalReference,
)
from deliberation.events.organisations import OrganisationKind
from deliberation.events.sittings import OVER, Mode


class ConsultationResult(Result):
    """Which consultation it was."""

    consultation_id: UUID


@change
def create(actor: Account, command: ConsultationCreate) -> ConsultationResult:
    """Begin to prepare a consultation.

    Raises:
        Forbidden: ``consultation.forbidden``, to those who do not prepare the lead body's consultations.
        NotFound: ``form.not_found``; ``organisation.not_found``, also for one of a kind that cannot take this part.
        Conflict: ``form.inactive``, ``organisation.inactive``.
        Invalid: ``request.invalid``; a department or a proposal is named twice.
    """
    role = role_in(actor, command.lead_body_id)
    policies.require(policies.may_lead(actor, role), "consultation.forbidden")
    consultation = Consultation(
        form=_active_form(command.form_id),
        title=command.title,
        purpose=command.purpose,
        mode=command.mode,
        lead_body=_active_body(command.lead_body_id, WITH_RULES),
        created_by=actor,
    )
    enter(actor, consultation, departments=_departments(command.department_ids), proposals=command.proposals)
    return ConsultationResult(consultation_id=consultation.id)


@change
def enter(
    actor: Actor | None,
    consultation: Consultation,
    *,
    departments: Iterable[Organisation] = (),
    proposals: list[ProposalReference] | None = None,
) -> Consultation:
    """Save a new consultation and say so; the caller has asked for the right."""
    consultation.created_at = clock.now()
    consultation.save()
    consultation.departments.set(departments)
    _link(consultation, proposals or [])
    event = ConsultationCreated(
        consultation_id=consultation.id,
        form_id=consultation.form_id,
        mode=Mode(consultation.mode),
        lead_body_id=consultation.lead_body_id,
        department_ids=[department.id for department in departments],
    )
    emit(event, stream=consultation.stream, actor=actor, at=consultation.created_at)
    return consultation


@change
def alter(actor: Account, command: ConsultationChange) -> ConsultationResult:
    """Change what is named of a consultation. Saying what is so already changes nothing.

    Raises:
        NotFound: ``consultation.not_found``, ``form.not_found``, ``organisation.not_found``.
        Forbidden: ``consultation.forbidden``; also to hand it to a body whose consultations one does not prepare.
        Conflict: ``consultation.withdrawn``, ``form.inactive``, ``organisation.inactive``.
        Invalid: ``request.invalid``; a department or a proposal is named twice.
    """
    consultation = _managed(actor, command.consultation_id)
    former = consultation.stream
    changed = _assign(consultation, _wanted(actor, consultation, command))
    if command.department_ids is not None and _set_departments(consultation, command.department_ids):
        changed.append("departments")
    if command.proposals is not None and _link(consultation, command.proposals):
        changed.append("proposals")
    if changed:
        event = ConsultationChanged(
            consultation_id=consultation.id, lead_body_id=consultation.lead_body_id, fields=sorted(changed)
        )
        for stream in sorted({former, consultation.stream}):
            emit(event, stream=stream, actor=actor)
    return ConsultationResult(consultation_id=consultation.id)


@change
def withdraw(actor: Account, command: ConsultationWithdraw) -> ConsultationResult:
    """Give a consultation up. Doing so again changes nothing.

    Raises:
        NotFound: ``consultation.not_found``.
        Forbidden: ``consultation.forbidden``.
        Conflict: ``consultation.has_sittings``; one is still to come, or running.
    """
    consultation, standing = access_consultation(actor, command.consultation_id, lock=True)
    policies.require(policies.may_manage(standing), "consultation.forbidden")
    if consultation.withdrawn_at is None:
        if consultation.sittings.filter(cancelled_at=None).exclude(state__in=OVER).exists():
            raise Conflict("consultation.has_sittings")
        consultation.withdrawn_at = clock.now()
        consultation.save(update_fields=["withdrawn_at"])
        event = ConsultationWithdrawn(consultation_id=consultation.id)
        emit(event, stream=consultation.stream, actor=actor, at=consultation.withdrawn_at)
    return ConsultationResult(consultation_id=consultation.id)


def _managed(actor: Account, consultation_id: UUID) -> Consultation:
    """Return a consultation, locked, that ``actor`` may change now."""
    consultation, standing = access_consultation(actor, consultation_id, lock=True)
    policies.require(policies.may_manage(standing), "consultation.forbidden")
    if consultation.withdrawn_at is not None:
        raise Conflict("consultation.withdrawn")
    return consultation


def _wanted(actor: Account, consultation: Consultation, command: ConsultationChange) -> dict[str, object]:
    """Return the values that the row is to have; what it has already may stay though it could not be chosen now."""
    wanted: dict[str, object] = command.model_dump(include={"title", "purpose", "mode"}, exclude_none=True)
    if command.form_id is not None and command.form_id != consultation.form_id:
        wanted["form"] = _active_form(command.form_id)
    if command.lead_body_id is not None and command.lead_body_id != consultation.lead_body_id:
        role = role_in(actor, command.lead_body_id)
        policies.require(policies.may_lead(actor, role), "consultation.forbidden")
        wanted["lead_body"] = _active_body(command.lead_body_id, WITH_RULES)
    return wanted


def _assign(consultation: Consultation, wanted: dict[str, object]) -> list[str]:
    """Give the row these values and return the names of those that are new."""
    changed = [key for key, value in wanted.items() if getattr(consultation, key) != value]
    for key in changed:
        setattr(consultation, key, wanted[key])
    if changed:
        consultation.save(update_fields=changed)
    return changed


def _set_departments(consultation: Consultation, ids: list[UUID]) -> bool:
    before = set(consultation.departments.values_list("id", flat=True))
    departments = _departments(ids, known=before)
    consultation.departments.set(departments)
    return before != set(ids)


def _link(consultation: Consultation, proposals: list[ProposalReference]) -> bool:
    """Let the linked proposals be these; return whether that is new."""
    wanted = {proposal.number: proposal.title for proposal in proposals}
    if len(wanted) < len(proposals):
        raise Invalid("request.invalid", fields=[{"field": "proposals", "reason": "twice"}])
    if wanted == dict(consultation.proposals.values_list("number", "title")):
        return False
    consultation.proposals.all().delete()
    LinkedProposal.objects.bulk_create(
        LinkedProposal(consultation=consultation, number=number, title=title) for number, title in wanted.items()
    )
    return True


def _active_form(form_id: UUID) -> ConsultationForm:
    form = access_form(form_id)
    if not form.is_active:
        raise Conflict("form.inactive")
    return form


def _active_body(organisation_id: UUID, kinds: frozenset[OrganisationKind]) -> Organisation:
    organisation = Organisation.objects.filter(id=organisation_id, kind__in=kinds).first()
    if organisation is None:
        raise NotFound("organisation.not_found")
    if not organisation.is_active:
        raise Conflict("organisation.inactive")
    return organisation


def _departments(ids: list[UUID], *, known: Iterable[UUID] = ()) -> list[Organisation]:
    """Return the bodies that it is to be held with; those it is held with already may stay whatever they are now."""
    if len(set(ids)) < len(ids):
        raise Invalid("request.invalid", fields=[{"field": "department_ids", "reason": "twice"}])
    found = Organisation.objects.in_bulk(ids)
    return [found[id_] if id_ in known and id_ in found else _active_body(id_, policies.CONSULTED) for id_ in ids]
