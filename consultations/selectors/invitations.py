"""Invitations, for whoever may know of them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from consultations import policies
from consultations.models import Invitation, Sitting
from consultations.policies import Standing
from consultations.representations.invitations import (
    DeputyItem,
    InvitationDetails,
    InvitationItem,
    InvitationList,
    ReplyCounts,
    ReplyItem,
)
from consultations.selectors.standings import access_sitting, sitting_standing
from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.core.errors import NotFound
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import BEFORE, ReplyState
from deliberation.rules.selectors import rules

DUE = frozenset({ParticipantRole.CHAIR, ParticipantRole.ATTENDEE, ParticipantRole.NON_VOTING, ParticipantRole.GUEST})
"""Those who are meant to come; who runs the meeting or only listens is not counted."""


def invitations_of(sitting: Sitting) -> QuerySet[Invitation]:
    """Return the invitations to a sitting in the order of its list, without those taken back."""
    return Invitation.objects.filter(sitting=sitting, withdrawn_at=None).select_related("account", "organisation")


def access_invitation(actor: Account, invitation_id: UUID, *, lock: bool = False) -> tuple[Invitation, Standing]:
    """Return an invitation with the actor's standing to its sitting, which is locked for change if asked.

    It is known to whoever is invited by it, and to those who prepare the sitting.

    Raises:
        NotFound: ``invitation.not_found``; one that is not theirs to know looks the same as none.
    """
    invitations = Invitation.objects.select_related("account", "organisation")
    invitation = invitations.filter(id=invitation_id, withdrawn_at=None).first()
    if invitation is None:
        raise NotFound("invitation.not_found")
    if lock:
        # The sitting is the root that all its invitations are changed under; what was read before may be stale.
        Sitting.objects.select_for_update(no_key=True).get(id=invitation.sitting_id)
        invitation = invitations.filter(id=invitation_id, withdrawn_at=None).first()
        if invitation is None:
            raise NotFound("invitation.not_found")
    sitting = Sitting.objects.select_related("consultation").get(id=invitation.sitting_id)
    invitation.sitting = sitting
    standing = sitting_standing(actor, sitting)
    if invitation.account_id != actor.id and not policies.may_manage(standing):
        raise NotFound("invitation.not_found")
    return invitation, standing


def invitations(actor: Account, sitting_id: UUID) -> InvitationList:
    """Return who is invited to a sitting; answers, phones and counts only for those who prepare it.

    Raises:
        NotFound: ``sitting.not_found``.
    """
    sitting, standing = access_sitting(actor, sitting_id)
    manages = policies.may_manage(standing)
    rows = list(invitations_of(sitting).select_related("deputy"))
    return InvitationList(
        items=[_item(row, sees_all=manages) for row in rows],
        counts=_counts(rows) if manages else None,
        may_change=manages and not sitting.is_over,
    )


def invitation(actor: Account, invitation_id: UUID) -> InvitationDetails:
    """Return an invitation as whoever is invited sees it, with what they may answer.

    Raises:
        NotFound: ``invitation.not_found``.
    """
    row, _ = access_invitation(actor, invitation_id)
    closes_at = reply_closes_at(row)
    limits = rules(row.sitting.consultation.lead_body_id).reply
    return InvitationDetails(
        **dict(_item(row, sees_all=True)),
        sitting_id=row.sitting_id,
        closes_at=closes_at,
        is_open=is_reply_open(row, clock.now()),
        leave_needs_reason=limits.leave_needs_reason,
        may_send_deputy=limits.allows_deputy(ParticipantRole(row.role)),
    )


def reply_closes_at(row: Invitation) -> datetime:
    """Return from when on the person invited no longer answers themselves."""
    limits = rules(row.sitting.consultation.lead_body_id).reply
    return row.sitting.starts_at - timedelta(minutes=limits.closes_minutes)


def is_reply_open(row: Invitation, now: datetime) -> bool:
    """Return whether the person invited may still answer. The window is half-open: at its last instant it is over."""
    is_before = row.sitting.state in BEFORE and row.sitting.cancelled_at is None
    return is_before and now < reply_closes_at(row)


def _item(row: Invitation, *, sees_all: bool) -> InvitationItem:
    return InvitationItem(
        invitation_id=row.id,
        account_id=row.account_id,
        name=row.account.name,
        is_venue=row.account.is_venue,
        role=ParticipantRole(row.role),
        organisation_id=row.organisation_id,
        organisation=row.organisation.label if row.organisation is not None else "",
        post=row.post,
        headcount=row.headcount,
        position=row.position,
        reply=_reply(row) if sees_all else None,
    )


def _reply(row: Invitation) -> ReplyItem:
    deputy = DeputyItem(name=row.deputy_name, post=row.deputy_post, phone=row.deputy_phone, account_id=row.deputy_id)
    return ReplyItem(
        state=ReplyState(row.reply),
        reason=row.reply_reason,
        deputy=deputy if row.reply == ReplyState.DEPUTY else None,
        phone=row.account.phone,
        sent_at=row.sent_at,
        replied_at=row.replied_at,
    )


def _counts(rows: list[Invitation]) -> ReplyCounts:
    people = [row for row in rows if not row.account.is_venue and row.role in DUE]
    replies = [row.reply for row in people]
    leave = replies.count(ReplyState.LEAVE)
    return ReplyCounts(
        invited=len(people),
        due=len(people) - leave,
        accepted=replies.count(ReplyState.ACCEPTED),
        leave=leave,
        deputy=replies.count(ReplyState.DEPUTY),
        unanswered=replies.count(ReplyState.NONE),
        unsent=sum(row.sent_at is None for row in rows if not row.account.is_venue),
        at_venues=sum(row.headcount for row in rows if row.account.is_venue and row.role != ParticipantRole.SCREEN),
    )
