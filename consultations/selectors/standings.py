"""What somebody is to a consultation. Whatever fetches for somebody also asks whether they may know."""

from uuid import UUID

from django.db.models import Q

from consultations import policies
from consultations.models import Consultation, Invitation, Sitting
from consultations.policies import Standing
from consultations.selectors.visibility import invited
from deliberation.accounts.models import Account, OrganisationRole
from deliberation.accounts.policies import WITH_RULES
from deliberation.core.errors import NotFound
from deliberation.events.organisations import RoleInOrganisation
from deliberation.events.rooms import ParticipantRole


def access_consultation(actor: Account, consultation_id: UUID, *, lock: bool = False) -> tuple[Consultation, Standing]:
    """Return a consultation that ``actor`` may know of, with the actor's standing; locked for change if asked.

    Raises:
        NotFound: ``consultation.not_found``; one that is not theirs to know looks the same as none.
    """
    consultations = Consultation.objects.filter(id=consultation_id)
    # no_key: rows that only refer to it (a sitting that changes) need not wait, nor be waited for.
    consultation = (consultations.select_for_update(no_key=True) if lock else consultations).first()
    if consultation is None:
        raise NotFound("consultation.not_found")
    standing = consultation_standing(actor, consultation)
    if not policies.may_view(standing) and not _is_invited(actor, consultation):
        raise NotFound("consultation.not_found")
    return consultation, standing


def access_sitting(actor: Account, sitting_id: UUID, *, lock: bool = False) -> tuple[Sitting, Standing]:
    """Return a sitting that ``actor`` may know of, with the actor's standing; locked for change if asked.

    Raises:
        NotFound: ``sitting.not_found``; one that is not theirs to know looks the same as none.
    """
    sittings = Sitting.objects.select_related("consultation").filter(id=sitting_id)
    sitting = (sittings.select_for_update(no_key=True, of=("self",)) if lock else sittings).first()
    if sitting is None:
        raise NotFound("sitting.not_found")
    standing = sitting_standing(actor, sitting)
    if not policies.may_view(standing):
        raise NotFound("sitting.not_found")
    return sitting, standing


def sitting_standing(actor: Account, sitting: Sitting) -> Standing:
    """Return what ``actor`` is to a sitting."""
    invitation = (
        Invitation.objects.filter(Q(account=actor) | Q(deputy=actor), sitting=sitting, withdrawn_at=None)
        .order_by("position", "id")
        .first()
    )
    return _standing(actor, sitting.consultation, sitting=sitting, invitation=invitation)


def consultation_standing(actor: Account, consultation: Consultation) -> Standing:
    """Return what ``actor`` is to a consultation as a whole, whatever sittings it has."""
    return _standing(actor, consultation)


def _is_invited(actor: Account, consultation: Consultation) -> bool:
    return Sitting.objects.filter(invited(actor), consultation=consultation).exists()


def _standing(
    actor: Account,
    consultation: Consultation,
    *,
    sitting: Sitting | None = None,
    invitation: Invitation | None = None,
) -> Standing:
    bodies = Q(organisation=consultation.lead_body_id) | Q(organisation__consultations=consultation)
    roles = dict(
        OrganisationRole.objects.filter(bodies, account=actor, organisation__is_active=True)
        .distinct()
        .values_list("organisation", "role")
    )
    lead = roles.pop(consultation.lead_body_id, None)
    others = [RoleInOrganisation(role) for role in roles.values()]
    return Standing(
        account=actor,
        consultation=consultation,
        in_lead_body=RoleInOrganisation(lead) if lead else None,
        in_department=next((role for role in others if role in policies.DEPARTMENT_PEOPLE), None),
        sitting=sitting,
        invitation=invitation,
    )


def leads_somewhere(actor: Account) -> bool:
    """Return whether ``actor`` may begin a consultation, for at least one body."""
    roles = OrganisationRole.objects.filter(
        account=actor,
        role__in=policies.PREPARERS,
        organisation__is_active=True,
        organisation__kind__in=WITH_RULES,
    )
    return actor.is_secretariat or roles.exists()


def prepares_something(actor: Account) -> bool:
    """Return whether ``actor`` prepares any consultation or runs any sitting, and so has papers to hand in."""
    if actor.is_secretariat:
        return True
    led = OrganisationRole.objects.filter(
        account=actor, role__in=policies.PREPARERS, organisation__led_consultations__withdrawn_at=None
    )
    operated = Invitation.objects.filter(account=actor, role=ParticipantRole.OPERATOR, withdrawn_at=None)
    return led.exists() or operated.exists()
