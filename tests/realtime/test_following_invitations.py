"""What is planned and who is invited reaches the room by the worker."""

from datetime import timedelta

from consultations.models import Sitting
from consultations.services import invitations, replies, sittings
from deliberation.core import clock
from deliberation.eventlog.deliveries import deliver_due
from deliberation.events.invitations import (
    InvitationAdd,
    InvitationAdmitDeputy,
    InvitationAnswer,
    InvitationChange,
    InvitationWithdraw,
    Invitee,
)
from deliberation.events.participants import Admission
from deliberation.events.plans import SittingSchedule
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import Mode, ReplyState
from realtime.models import Participant, Room
from tests.conftest import Cast
from tests.factories import ConsultationFactory


def planned(cast: Cast) -> Sitting:
    consultation = ConsultationFactory.create(mode=Mode.ONLINE)
    starts_at = clock.now() + timedelta(days=1)
    command = SittingSchedule(
        consultation_id=consultation.id, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2)
    )
    return Sitting.objects.get(id=sittings.schedule(cast.qiao, command).sitting_id)


def place(sitting: Sitting, cast_name: str) -> Participant:
    return Participant.objects.get(room=sitting.id, account__username=cast_name)


def test_a_planned_sitting_has_a_room(cast: Cast) -> None:
    sitting = planned(cast)
    deliver_due()
    assert Room.objects.get(id=sitting.id).title == "老旧小区加装电梯"


def test_places_follow_what_becomes_of_an_invitation(cast: Cast) -> None:
    sitting = planned(cast)
    official = Invitee(account_id=cast.zhou.id, role=ParticipantRole.NON_VOTING)
    (invited,) = invitations.add(cast.qiao, InvitationAdd(sitting_id=sitting.id, people=[official])).invitation_ids
    deliver_due()
    assert place(sitting, "zhou").role == ParticipantRole.NON_VOTING
    invitations.alter(cast.qiao, InvitationChange(invitation_id=invited, role=ParticipantRole.GUEST))
    deliver_due()
    assert place(sitting, "zhou").role == ParticipantRole.GUEST
    answer = InvitationAnswer(
        invitation_id=invited, reply=ReplyState.DEPUTY, deputy_name="傅国栋", deputy_phone="13900139000"
    )
    replies.answer(cast.zhou, answer)
    deputy = replies.admit_deputy(cast.qiao, InvitationAdmitDeputy(invitation_id=invited)).account_id
    deliver_due()
    assert Participant.objects.get(room=sitting.id, account=deputy).role == ParticipantRole.GUEST
    assert place(sitting, "zhou").admission == Admission.WITHDRAWN
    invitations.withdraw(cast.qiao, InvitationWithdraw(invitation_id=invited))
    deliver_due()
    assert Participant.objects.get(room=sitting.id, account=deputy).admission == Admission.WITHDRAWN
