"""Invitations: who is to come, as what, and who has been told.

Every change of a sitting's invitations holds the sitting, so that they come one after the other.
"""

from uuid import UUID

from consultations import policies
from consultations.models import Invitation, Sitting
from consultations.selectors.invitations import access_invitation, invitations_of
from consultations.selectors.standings import access_sitting
from consultations.services.agenda_drafts import Draft
from consultations.services.guest_lists import Guest, active_organisation, guests
from consultations.services.sittings import require_open, require_place
from deliberation.accounts.models import Account
from deliberation.accounts.services import accounts
from deliberation.core import clock
from deliberation.core.errors import Invalid, NotFound, TooMany
from deliberation.eventlog.units import Actor, change, emit
from deliberation.eventlog.verbs import Done, Result
from deliberation.events.invitations import (
    AddedInvitation,
    InvitationAdd,
    InvitationAdded,
    InvitationAddVenue,
    InvitationChange,
    InvitationChanged,
    InvitationSend,
    InvitationSent,
    InvitationWithdraw,
    InvitationWithdrawn,
)
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import ReplyState
from deliberation.rules.selectors import rules

VENUE_ROLES = frozenset({ParticipantRole.ATTENDEE, ParticipantRole.OBSERVER, ParticipantRole.SCREEN})
"""As what a place may take part."""


class InvitationsResult(Result):
    """Which invitations are new."""

    invitation_ids: list[UUID]


class InvitationResult(Result):
    """Which invitation it was."""

    invitation_id: UUID


@change
def add(actor: Account, command: InvitationAdd) -> InvitationsResult:
    """Invite people. Who is invited already stays as they are.

    Raises:
        NotFound: ``sitting.not_found``, ``account.not_found``, ``organisation.not_found``.
        Forbidden: ``invitation.forbidden``, to those who do not prepare the sitting.
        Conflict: ``sitting.ended``, ``sitting.cancelled``, ``organisation.inactive``.
        Invalid: ``invitation.role_unfit``, a place as what only people are, or the other way round.
        TooMany: ``invitation.too_many`` with ``max``.
    """
    sitting = _managed(actor, command.sitting_id)
    return InvitationsResult(invitation_ids=enter(actor, sitting, guests(command.people, command.bodies)))


@change
def enter(actor: Actor | None, sitting: Sitting, invited: list[Guest]) -> list[UUID]:
    """Invite people and places, say so and return the new invitations; the caller has asked for the right.

    Raises:
        Invalid: ``invitation.role_unfit``.
        TooMany: ``invitation.too_many`` with ``max``.
    """
    known = {row.account_id: row for row in Invitation.objects.filter(sitting=sitting)}
    listed = [row.position for row in known.values() if row.withdrawn_at is None]
    entered: list[Invitation] = []
    for guest in invited:
        require_fit(guest.account, guest.role)
        row = known.get(guest.account.id)
        if row is not None and row.withdrawn_at is None:
            continue
        row = row or Invitation(sitting=sitting, account=guest.account)
        _invite_anew(row, guest, position=max(listed, default=-1) + 1 + len(entered))
        known[guest.account.id] = row
        entered.append(row)
    _require_room(sitting, len(listed) + len(entered))
    for row in entered:
        row.save()
    if entered:
        added = InvitationAdded(invitations=[AddedInvitation.model_validate(_told(row)) for row in entered])
        emit(added, stream=sitting.desk_stream, actor=actor)
    return [row.id for row in entered]


@change
def add_venue(actor: Account, command: InvitationAddVenue) -> InvitationResult:
    """Let a place take part: the account of that name, or a new one. A place that takes part already stays as it is.

    Raises:
        NotFound: ``sitting.not_found``.
        Forbidden: ``invitation.forbidden``, to those who do not prepare the sitting.
        Conflict: ``sitting.ended``, ``sitting.cancelled``.
        Invalid: ``invitation.role_unfit``.
        TooMany: ``invitation.too_many`` with ``max``.
    """
    sitting = _managed(actor, command.sitting_id)
    account = Account.objects.filter(is_venue=True, is_active=True, name=command.name).order_by("created_at").first()
    if account is None:
        account = Account(username=accounts.free_username(), name=command.name, is_venue=True)
        require_fit(account, command.role)
        accounts.enter(actor, [account])
    enter(actor, sitting, [Guest(account, command.role, headcount=command.headcount)])
    invitation = Invitation.objects.get(sitting=sitting, account=account)
    return InvitationResult(invitation_id=invitation.id)


@change
def alter(actor: Account, command: InvitationChange) -> InvitationResult:
    """Change what is named of an invitation. Saying what is so already changes nothing.

    Raises:
        NotFound: ``invitation.not_found``, ``organisation.not_found``.
        Forbidden: ``invitation.forbidden``, to those who do not prepare the sitting.
        Conflict: ``sitting.ended``, ``sitting.cancelled``, ``organisation.inactive``.
        Invalid: ``invitation.role_unfit``; ``request.invalid``, a person counts as one.
    """
    invitation = _managed_invitation(actor, command.invitation_id)
    wanted = command.model_dump(include={"role", "post", "headcount"}, exclude_none=True)
    if "organisation_id" in command.model_fields_set:
        wanted["organisation_id"] = active_organisation(command.organisation_id)
    if command.headcount is not None and not invitation.account.is_venue:
        raise Invalid("request.invalid", fields=[{"field": "headcount", "reason": "not_a_venue"}])
    require_fit(invitation.account, command.role or ParticipantRole(invitation.role))
    changed = [key for key, value in wanted.items() if getattr(invitation, key) != value]
    for key in changed:
        setattr(invitation, key, wanted[key])
    if changed:
        invitation.save(update_fields=changed)
    told = {row.id: row for row in _move(invitation, command.position)}
    if changed:
        told.setdefault(invitation.id, invitation)
    for row in told.values():
        emit(InvitationChanged.model_validate(_told(row)), stream=row.sitting.desk_stream, actor=actor)
    return InvitationResult(invitation_id=invitation.id)


@change
def withdraw(actor: Account, command: InvitationWithdraw) -> Done:
    """Take an invitation back, and its holder off the agenda.

    Raises:
        NotFound: ``invitation.not_found``.
        Forbidden: ``invitation.forbidden``, to those who do not prepare the sitting.
        Conflict: ``sitting.ended``, ``sitting.cancelled``.
    """
    invitation = _managed_invitation(actor, command.invitation_id)
    sitting = invitation.sitting
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    draft = Draft(sitting)
    for item_id, presenters in draft.presenters.items():
        draft.presenters[item_id] = [presenter for presenter in presenters if presenter != invitation.id]
    draft.save(actor)
    for position, row in enumerate(invitations_of(sitting)):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])
    emit(InvitationWithdrawn(invitation_id=invitation.id), stream=sitting.desk_stream, actor=actor)
    return Done()


@change
def send(actor: Account, command: InvitationSend) -> InvitationsResult:
    """Tell people that they are invited. Who has been told is not told again.

    Raises:
        NotFound: ``sitting.not_found``; ``invitation.not_found``, one is of another sitting or was taken back.
        Forbidden: ``invitation.forbidden``, to those who do not prepare the sitting.
        Conflict: ``sitting.ended``, ``sitting.cancelled``.
        Invalid: ``sitting.place_missing``; nobody could come.
    """
    sitting = _managed(actor, command.sitting_id)
    require_place(sitting)
    return InvitationsResult(invitation_ids=despatch(actor, sitting, command.invitation_ids))


@change
def despatch(actor: Actor | None, sitting: Sitting, ids: list[UUID] | None = None) -> list[UUID]:
    """Tell those who have not been told, and return their invitations; the caller has asked for the right.

    Raises:
        NotFound: ``invitation.not_found``.
    """
    rows = list(invitations_of(sitting))
    if ids is not None:
        if not {row.id for row in rows} >= set(ids):
            raise NotFound("invitation.not_found")
        rows = [row for row in rows if row.id in set(ids)]
    unsent, now = [row.id for row in rows if row.sent_at is None], clock.now()
    if unsent:
        Invitation.objects.filter(id__in=unsent).update(sent_at=now)
        emit(InvitationSent(invitation_ids=unsent), stream=sitting.desk_stream, actor=actor, at=now)
    return unsent


def require_fit(account: Account, role: ParticipantRole) -> None:
    """Refuse a place as what only people are, and a person as a screen.

    Raises:
        Invalid: ``invitation.role_unfit``.
    """
    fits = role in VENUE_ROLES if account.is_venue else role != ParticipantRole.SCREEN
    if not fits:
        raise Invalid("invitation.role_unfit", fields=[{"field": "role", "reason": role.value}])


def _managed(actor: Account, sitting_id: UUID) -> Sitting:
    """Return a sitting, locked, whose invitations ``actor`` may change now."""
    sitting, standing = access_sitting(actor, sitting_id, lock=True)
    policies.require(policies.may_manage(standing), "invitation.forbidden")
    require_open(sitting)
    return sitting


def _managed_invitation(actor: Account, invitation_id: UUID) -> Invitation:
    """Return an invitation that ``actor`` may change now; its sitting is locked."""
    invitation, standing = access_invitation(actor, invitation_id, lock=True)
    policies.require(policies.may_manage(standing), "invitation.forbidden")
    require_open(invitation.sitting)
    return invitation


def _invite_anew(row: Invitation, guest: Guest, *, position: int) -> None:
    """Let the row be a fresh invitation, whatever was answered to one that was taken back."""
    row.role, row.organisation_id, row.post = guest.role, guest.organisation_id, guest.post
    row.headcount, row.position = guest.headcount, position
    row.reply, row.reply_reason, row.deputy = ReplyState.NONE, "", None
    row.deputy_name, row.deputy_post, row.deputy_phone = "", "", ""
    row.sent_at, row.replied_at, row.withdrawn_at = None, None, None


def _require_room(sitting: Sitting, count: int) -> None:
    limit = rules(sitting.consultation.lead_body_id).sitting.max_invitations
    if count > limit:
        raise TooMany("invitation.too_many", max=limit)


def _move(invitation: Invitation, position: int | None) -> list[Invitation]:
    """Put the invitation at ``position`` in the list and return those whose place is another now."""
    if position is None:
        return []
    others = [row for row in invitations_of(invitation.sitting).select_related("sitting") if row.id != invitation.id]
    others.insert(position, invitation)
    moved = [row for place, row in enumerate(others) if row.position != place]
    for place, row in enumerate(others):
        row.position = place
    Invitation.objects.bulk_update(moved, ["position"])
    return moved


def _told(row: Invitation) -> dict[str, object]:
    return {
        "invitation_id": row.id,
        "account_id": row.account_id,
        "role": ParticipantRole(row.role),
        "organisation_id": row.organisation_id,
        "headcount": row.headcount,
        "position": row.position,
    }
