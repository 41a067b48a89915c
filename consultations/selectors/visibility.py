"""Which consultations and sittings somebody may know of, as conditions on rows: what ``policies.may_view`` says of one.

Whose invitation has not been sent yet is told of nothing, unless the sitting has been opened.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from consultations import policies
from consultations.models import Consultation, Invitation, Sitting
from deliberation.accounts.models import Account, OrganisationRole
from deliberation.events.organisations import RoleInOrganisation
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import Confidentiality


def visible_consultations(actor: Account) -> QuerySet[Consultation]:
    """Return the consultations that ``actor`` may know of."""
    if actor.is_secretariat:
        return Consultation.objects.all()
    sittings = Sitting.objects.filter(invited(actor), consultation=OuterRef("pk"))
    return Consultation.objects.filter(prepared_by(actor) | consulted(actor) | Q(Exists(sittings)))


def visible_sittings(actor: Account) -> QuerySet[Sitting]:
    """Return the sittings that ``actor`` may know of."""
    if actor.is_secretariat:
        return Sitting.objects.all()
    for_departments = consulted(actor, "consultation__") & ~Q(confidentiality=Confidentiality.CONFIDENTIAL)
    return Sitting.objects.filter(prepared_by(actor, "consultation__") | for_departments | invited(actor))


def prepared_by(actor: Account, prefix: str = "") -> Q:
    """Return the condition that a body in which ``actor`` prepares consultations leads it."""
    return Q(**{f"{prefix}lead_body__in": _bodies(actor, policies.PREPARERS)})


def consulted(actor: Account, prefix: str = "") -> Q:
    """Return the condition that it is held with a department for which ``actor`` follows it."""
    # By a subquery, since joining the departments themselves would yield a row for each.
    links = Consultation.departments.through.objects.filter(organisation__in=_bodies(actor, policies.DEPARTMENT_PEOPLE))
    return Q(**{f"{prefix}id__in": links.values("consultation")})


def invited(actor: Account) -> Q:
    """Return the condition that ``actor`` is invited to the sitting, or sits in it for somebody who is, and knows."""
    told = Q(sent_at__isnull=False) | Q(sitting__opened_at__isnull=False) | Q(role=ParticipantRole.OPERATOR)
    invitations = Invitation.objects.filter(
        told, Q(account=actor) | Q(deputy=actor), sitting=OuterRef("pk"), withdrawn_at=None
    )
    return Q(Exists(invitations))


def operated(actor: Account) -> Q:
    """Return the condition that ``actor`` is invited to run the sitting."""
    invitations = Invitation.objects.filter(
        Q(account=actor) | Q(deputy=actor), sitting=OuterRef("pk"), withdrawn_at=None, role=ParticipantRole.OPERATOR
    )
    return Q(Exists(invitations))


def _bodies(actor: Account, roles: frozenset[RoleInOrganisation]) -> QuerySet[OrganisationRole, object]:
    rows = OrganisationRole.objects.filter(account=actor, role__in=roles, organisation__is_active=True)
    return rows.values("organisation")
