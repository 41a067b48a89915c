"""What people can do with invitations."""

from consultations.services import invitations, replies
from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.invitations import (
    InvitationAdd,
    InvitationAddVenue,
    InvitationAdmitDeputy,
    InvitationAnswer,
    InvitationChange,
    InvitationSend,
    InvitationWithdraw,
)

INVITATION_VERBS = declare(
    Verb(
        command=InvitationAdd,
        service=invitations.add,
        result=invitations.InvitationsResult,
        method="POST",
        path="sittings/{sitting_id}/invitations",
        status=201,
        summary="Invite people, one by one and by bodies.",
    ),
    Verb(
        command=InvitationAddVenue,
        service=invitations.add_venue,
        result=invitations.InvitationResult,
        method="POST",
        path="sittings/{sitting_id}/venues",
        status=201,
        summary="Let a branch venue or a screen take part.",
    ),
    Verb(
        command=InvitationSend,
        service=invitations.send,
        result=invitations.InvitationsResult,
        method="POST",
        path="sittings/{sitting_id}/invitations/send",
        summary="Tell people that they are invited.",
    ),
    Verb(
        command=InvitationChange,
        service=invitations.alter,
        result=invitations.InvitationResult,
        method="PATCH",
        path="invitations/{invitation_id}",
        summary="Change as what somebody is invited, for whom they sit, and their place in the list.",
    ),
    Verb(
        command=InvitationWithdraw,
        service=invitations.withdraw,
        result=Done,
        method="DELETE",
        path="invitations/{invitation_id}",
        summary="Take an invitation back.",
    ),
    Verb(
        command=InvitationAnswer,
        service=replies.answer,
        result=replies.ReplyResult,
        method="PUT",
        path="invitations/{invitation_id}/reply",
        summary="Answer an invitation: come, be excused, or send a deputy.",
    ),
    Verb(
        command=InvitationAdmitDeputy,
        service=replies.admit_deputy,
        result=replies.DeputyResult,
        method="POST",
        path="invitations/{invitation_id}/deputy",
        summary="Let the deputy that was named sit there.",
    ),
)
