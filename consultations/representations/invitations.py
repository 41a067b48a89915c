"""What is told of invitations."""

from datetime import datetime
from uuid import UUID

from consultations.representations.answers import Answer
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import ReplyState


class DeputyItem(Answer):
    """Who is to sit in somebody's place; ``account_id`` once they are let to."""

    name: str
    post: str
    phone: str
    account_id: UUID | None


class ReplyItem(Answer):
    """What somebody has answered, and how they are reached."""

    state: ReplyState
    reason: str
    deputy: DeputyItem | None
    phone: str
    sent_at: datetime | None
    replied_at: datetime | None


class InvitationItem(Answer):
    """An invitation in the list of a sitting; ``reply`` is null for those who do not prepare the sitting."""

    invitation_id: UUID
    account_id: UUID
    name: str
    is_venue: bool
    role: ParticipantRole
    organisation_id: UUID | None
    organisation: str
    post: str
    headcount: int
    position: int
    reply: ReplyItem | None


class ReplyCounts(Answer):
    """How many have answered what (回执), of those who are meant to come; ``due`` (应到) leaves out who is excused."""

    invited: int
    due: int
    accepted: int
    leave: int
    deputy: int
    unanswered: int
    unsent: int
    """Invitations to people, in whatever role, that they have not been told of."""
    at_venues: int
    """How many people the branch venues stand for."""


class InvitationList(Answer):
    """Who is invited to a sitting, in the order of its list."""

    items: list[InvitationItem]
    counts: ReplyCounts | None
    may_change: bool


class InvitationDetails(InvitationItem):
    """One invitation, with what may be answered to it."""

    sitting_id: UUID
    closes_at: datetime
    """From when on the person invited no longer answers themselves."""
    is_open: bool
    leave_needs_reason: bool
    may_send_deputy: bool
