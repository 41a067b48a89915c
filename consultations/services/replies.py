"""Answers to invitations (参会回执), and deputies."""

from uuid import UUID

from consultations import policies
from consultations.models import Invitation
from consultations.selectors.invitations import access_invitation, is_reply_open
from consultations.services.sittings import require_open
from deliberation.accounts.models import Account
from deliberation.accounts.services import accounts
from deliberation.core import clock
from deliberation.core.errors import Conflict, Invalid
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.invitations import (
    InvitationAdmitDeputy,
    InvitationAnswer,
    InvitationAnswered,
    InvitationDeputyAdmitted,
)
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import ReplyState
from deliberation.rules.catalogue import ReplyRules
from deliberation.rules.selectors import rules


class ReplyResult(Result):
    """What is answered to which invitation."""

    invitation_id: UUID
    reply: ReplyState


class DeputyResult(Result):
    """Who sits by which invitation."""

    invitation_id: UUID
    account_id: UUID


@change
def answer(actor: Account, command: InvitationAnswer) -> ReplyResult:
    """Answer an invitation, or another's for them. Answering the same again changes nothing.

    Raises:
        NotFound: ``invitation.not_found``.
        Conflict: ``sitting.ended``, ``sitting.cancelled``; ``invitation.reply_closed``, it is too late to answer
            oneself; ``invitation.deputy_refused``, nobody may come in this role's place.
        Invalid: ``invitation.reason_missing``, ``invitation.deputy_incomplete`` with ``fields``;
            ``account.phone_invalid``; ``request.invalid``, only others take an answer back.
    """
    invitation, standing = access_invitation(actor, command.invitation_id, lock=True)
    require_open(invitation.sitting)
    limits = rules(invitation.sitting.consultation.lead_body_id).reply
    if not policies.may_manage(standing):
        _require_own(invitation, command, limits)
    if command.reply == ReplyState.DEPUTY:
        _require_deputy(invitation, command, limits)
    if _assign(invitation, command):
        now = clock.now()
        invitation.replied_at = None if command.reply == ReplyState.NONE else now
        invitation.save()
        event = InvitationAnswered(invitation_id=invitation.id, reply=command.reply)
        emit(event, stream=invitation.sitting.desk_stream, actor=actor, at=now)
    return ReplyResult(invitation_id=invitation.id, reply=command.reply)


@change
def admit_deputy(actor: Account, command: InvitationAdmitDeputy) -> DeputyResult:
    """Let the deputy that was named sit there. Doing so again changes nothing.

    Raises:
        NotFound: ``invitation.not_found``.
        Forbidden: ``invitation.forbidden``, to those who do not prepare the sitting.
        Conflict: ``sitting.ended``, ``sitting.cancelled``; ``invitation.no_deputy``, none was named;
            ``invitation.deputy_invited``, that person has a seat already.
        Invalid: ``account.phone_invalid``.
    """
    invitation, standing = access_invitation(actor, command.invitation_id, lock=True)
    policies.require(policies.may_manage(standing), "invitation.forbidden")
    require_open(invitation.sitting)
    if invitation.reply != ReplyState.DEPUTY:
        raise Conflict("invitation.no_deputy")
    if invitation.deputy_id is None:
        deputy = _account_of(actor, invitation)
        _require_unseated(invitation, deputy)
        invitation.deputy = deputy
        invitation.save(update_fields=["deputy"])
        event = InvitationDeputyAdmitted(invitation_id=invitation.id, account_id=deputy.id)
        emit(event, stream=invitation.sitting.desk_stream, actor=actor)
    return DeputyResult(invitation_id=invitation.id, account_id=_deputy_id(invitation))


def _require_own(invitation: Invitation, command: InvitationAnswer, limits: ReplyRules) -> None:
    """Refuse what the person invited cannot answer, or can no longer."""
    if not is_reply_open(invitation, clock.now()):
        raise Conflict("invitation.reply_closed")
    if command.reply == ReplyState.NONE:
        raise Invalid("request.invalid", fields=[{"field": "reply", "reason": "none"}])
    if command.reply == ReplyState.LEAVE and limits.leave_needs_reason and not command.reason:
        raise Invalid("invitation.reason_missing", fields=[{"field": "reason", "reason": "missing"}])


def _require_deputy(invitation: Invitation, command: InvitationAnswer, limits: ReplyRules) -> None:
    if invitation.account.is_venue or not limits.allows_deputy(ParticipantRole(invitation.role)):
        raise Conflict("invitation.deputy_refused")
    missing = [name for name in ("deputy_name", "deputy_phone") if not getattr(command, name)]
    if missing:
        raise Invalid("invitation.deputy_incomplete", fields=[{"field": name, "reason": "missing"} for name in missing])


def _assign(invitation: Invitation, command: InvitationAnswer) -> bool:
    """Let the row say what was answered; return whether that is new. Who sits there goes with whom was named."""
    sends = command.reply == ReplyState.DEPUTY
    wanted = {
        "reply": command.reply,
        "reply_reason": command.reason,
        "deputy_name": command.deputy_name if sends else "",
        "deputy_post": command.deputy_post if sends else "",
        "deputy_phone": accounts.normalised_phone(command.deputy_phone) if sends else "",
    }
    is_same_deputy = (invitation.deputy_name, invitation.deputy_phone) == (
        wanted["deputy_name"],
        wanted["deputy_phone"],
    )
    changed = [key for key, value in wanted.items() if getattr(invitation, key) != value]
    for key in changed:
        setattr(invitation, key, wanted[key])
    if not sends or not is_same_deputy:
        invitation.deputy = None
    return bool(changed)


def _account_of(actor: Account, invitation: Invitation) -> Account:
    """Return the account with the deputy's phone, made if there is none."""
    phone = accounts.normalised_phone(invitation.deputy_phone)
    found = Account.objects.filter(phone=phone, is_active=True, is_venue=False).first()
    if found is not None:
        return found
    account = Account(username=accounts.free_username(), name=invitation.deputy_name, phone=phone)
    accounts.enter(actor, [account])
    return account


def _require_unseated(invitation: Invitation, deputy: Account) -> None:
    others = Invitation.objects.filter(sitting=invitation.sitting_id, withdrawn_at=None)
    if others.filter(account=deputy).exists() or others.filter(deputy=deputy).exclude(id=invitation.id).exists():
        raise Conflict("invitation.deputy_invited")


def _deputy_id(invitation: Invitation) -> UUID:
    assert invitation.deputy_id is not None
    return invitation.deputy_id
