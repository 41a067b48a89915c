"""Who is invited to a sitting, and what they answered: ``invitation.*``, on the desk's stream of its room."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, Vocabulary, event
from deliberation.events.organisations import Post
from deliberation.events.participants import Headcount
from deliberation.events.people import PersonName, Phone
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import ReplyState

ReplyReason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300, pattern=NO_NUL)]
DeputyName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60, pattern=NO_NUL)]


class Invitee(Vocabulary):
    """Somebody to invite; without a post they are called what they are in the organisation they sit for."""

    account_id: UUID
    role: ParticipantRole
    organisation_id: UUID | None = None
    """Whom they sit for."""
    post: Post = ""


class InvitedBody(Vocabulary):
    """A body whose people are to be invited: a special committee's members, or those who work in a department."""

    organisation_id: UUID
    role: ParticipantRole


class InvitationAdd(Command):
    """Invite people, one by one and by bodies; who is invited already stays as they are."""

    type: ClassVar[str] = "invitation.add"
    sitting_id: UUID
    people: Annotated[list[Invitee], Field(max_length=500)] = []
    bodies: Annotated[list[InvitedBody], Field(max_length=50)] = []


class InvitationAddVenue(Command):
    """Let a branch venue or a screen take part; it gets an account of its own, which it keeps for other sittings."""

    type: ClassVar[str] = "invitation.add_venue"
    sitting_id: UUID
    name: PersonName
    role: ParticipantRole
    headcount: Headcount = 1


class InvitationChange(Command):
    """Change what is named of an invitation; what is not named stays."""

    type: ClassVar[str] = "invitation.change"
    invitation_id: UUID
    role: ParticipantRole | None = None
    organisation_id: UUID | None = None
    """Named as ``null`` they sit for nobody."""
    post: Post | None = None
    headcount: Headcount | None = None
    position: Annotated[int, Field(ge=0, le=10_000)] | None = None
    """Place in the list, from 0; those behind move up."""


class InvitationWithdraw(Command):
    """Take an invitation back."""

    type: ClassVar[str] = "invitation.withdraw"
    invitation_id: UUID


class InvitationSend(Command):
    """Tell people that they are invited: those named, or all who have not been told."""

    type: ClassVar[str] = "invitation.send"
    sitting_id: UUID
    invitation_ids: Annotated[list[UUID], Field(max_length=1000)] | None = None


class InvitationAnswer(Command):
    """Answer an invitation; those who prepare the sitting may answer for somebody, and take an answer back."""

    type: ClassVar[str] = "invitation.answer"
    invitation_id: UUID
    reply: ReplyState
    reason: ReplyReason = ""
    deputy_name: DeputyName = ""
    deputy_post: Post = ""
    deputy_phone: Phone = ""


class InvitationAdmitDeputy(Command):
    """Let the deputy that was named sit there, by the account of that phone or by a new one."""

    type: ClassVar[str] = "invitation.admit_deputy"
    invitation_id: UUID


class _Invitation(Vocabulary):
    """What an invitation says."""

    invitation_id: UUID
    account_id: UUID
    role: ParticipantRole
    organisation_id: UUID | None
    headcount: int
    position: int


class AddedInvitation(_Invitation):
    """One of several new invitations."""


@event
class InvitationAdded(Event):
    """These are invited now."""

    type: ClassVar[str] = "invitation.added"
    invitations: list[AddedInvitation]


@event
class InvitationChanged(_Invitation, Event):
    """The invitation now says this; what it says of a post may have changed too."""

    type: ClassVar[str] = "invitation.changed"


@event
class InvitationWithdrawn(Event):
    """Somebody is no longer invited."""

    type: ClassVar[str] = "invitation.withdrawn"
    invitation_id: UUID


@event
class InvitationSent(Event):
    """These have been told that they are invited."""

    type: ClassVar[str] = "invitation.sent"
    invitation_ids: list[UUID]


@event
class InvitationAnswered(Event):
    """Somebody has answered, or somebody else for them."""

    type: ClassVar[str] = "invitation.answered"
    invitation_id: UUID
    reply: ReplyState


@event
class InvitationDeputyAdmitted(Event):
    """Somebody sits there in place of the one invited."""

    type: ClassVar[str] = "invitation.deputy_admitted"
    invitation_id: UUID
    account_id: UUID
