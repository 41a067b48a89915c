"""Who may do what with a consultation and its sittings: pure questions about a standing.

Authority is asked before state.
"""

from dataclasses import dataclass

from consultations.models import Consultation, Invitation, Sitting
from deliberation.accounts.models import Account
from deliberation.core.errors import ErrorCode, Forbidden
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import Confidentiality

PREPARERS = frozenset({RoleInOrganisation.HEAD, RoleInOrganisation.DEPUTY, RoleInOrganisation.STAFF})
"""Those of a lead body who prepare its consultations."""
DEPARTMENT_PEOPLE = PREPARERS | {RoleInOrganisation.LIAISON}
"""Those of a department who follow the consultations it takes part in."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is to a consultation, and to one sitting of it where one is spoken of."""

    account: Account
    consultation: Consultation
    in_lead_body: RoleInOrganisation | None
    """Their role in the body that leads it."""
    in_department: RoleInOrganisation | None
    """Their role in a department that takes part."""
    sitting: Sitting | None = None
    invitation: Invitation | None = None
    """Their own, or the one in whose place they sit; none that was withdrawn."""


CONSULTED = frozenset({OrganisationKind.DEPARTMENT, OrganisationKind.ASSIGNING_BODY})
"""The bodies that a consultation may be held with."""


def require(allowed: bool, code: ErrorCode) -> None:
    """Raise ``Forbidden`` with ``code`` unless ``allowed``."""
    if not allowed:
        raise Forbidden(code)


def may_manage_forms(actor: Account) -> bool:
    """What forms there are is the secretariat's to say."""
    return actor.is_secretariat


def may_lead(actor: Account, role: RoleInOrganisation | None) -> bool:
    """The secretariat prepares any body's consultations, a body's own people its own; ``role`` is theirs there."""
    return actor.is_secretariat or role in PREPARERS


def may_manage(standing: Standing) -> bool:
    """The secretariat, the lead body's own people, and for one sitting its invited operators prepare and keep it."""
    return (
        standing.account.is_secretariat
        or standing.in_lead_body in PREPARERS
        or (standing.invitation is not None and standing.invitation.role == ParticipantRole.OPERATOR)
    )


def may_view(standing: Standing) -> bool:
    """Who is invited knows of a sitting, and so do the departments' people unless it is for the invited alone."""
    if may_manage(standing) or standing.invitation is not None:
        return True
    is_for_invited = standing.sitting is not None and standing.sitting.confidentiality == Confidentiality.CONFIDENTIAL
    return standing.in_department in DEPARTMENT_PEOPLE and not is_for_invited


def may_read_inner(standing: Standing) -> bool:
    """What is confidential is for those who take part: observers do not, and who is not invited does not either."""
    if may_manage(standing):
        return True
    return standing.invitation is not None and standing.invitation.role != ParticipantRole.OBSERVER
