"""What personal links to sittings lead to, and whom to call about one."""

from uuid import UUID

from django.db.models import Q

from consultations.entrances import room_path
from consultations.models import Invitation, Sitting
from deliberation.accounts.models import Account
from deliberation.accounts.occasions import Contact, Occasion, describes
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import Confidentiality, ReplyState
from deliberation.rules.selectors import rules

SITTING = "sitting"
"""What sort of occasion it is; stands in rows."""


@describes(SITTING)
def describe(account: Account, sitting_id: UUID) -> Occasion | None:
    """Return a sitting as one who sits in it is told of it, ``None`` to everybody else."""
    is_deputed = Q(reply=ReplyState.DEPUTY, deputy__isnull=False)
    sits = (Q(account=account) & ~is_deputed) | Q(deputy=account, reply=ReplyState.DEPUTY)
    invitations = Invitation.objects.filter(sits, sitting=sitting_id, withdrawn_at=None)
    invitation = invitations.select_related("sitting__consultation__lead_body").first()
    return occasion(invitation.sitting) if invitation is not None else None


def occasion(sitting: Sitting) -> Occasion:
    """Return a sitting as its links tell of it; of a confidential one no more than when it is."""
    is_confidential = sitting.confidentiality == Confidentiality.CONFIDENTIAL
    return Occasion(
        title="" if is_confidential else sitting.title,
        place="" if is_confidential else sitting.place,
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        path=room_path(sitting),
        contact=contact(sitting) or operator(sitting) or Contact(""),
        committee_id=sitting.consultation.lead_body_id,
        lobby_id=sitting.id if sitting.opened_at is not None and not sitting.is_over else None,
        lobby_path=room_path(sitting),
        is_cancelled=sitting.cancelled_at is not None,
    )


def contact(sitting: Sitting) -> Contact | None:
    """Return whom anybody may be told to call: as the rules say, or the body that prepares it, if it has a phone."""
    body = sitting.consultation.lead_body
    if named := rules(body.id).entry.contact:
        return Contact(named)
    return Contact(body.label, body.phone) if body.phone else None


def operator(sitting: Sitting) -> Contact | None:
    """Return the first operator who has a phone: told only to those who hold a personal link, since it is private."""
    rows = Invitation.objects.filter(sitting=sitting, role=ParticipantRole.OPERATOR, withdrawn_at=None)
    found = rows.exclude(account__phone="").select_related("account").first()
    return Contact(found.account.name, found.account.phone) if found is not None else None
