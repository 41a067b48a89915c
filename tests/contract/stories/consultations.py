"""What can happen before a sitting."""

from datetime import timedelta
from uuid import UUID

from consultations.services import consultations, forms, invitations, replies, sittings
from deliberation.core import clock
from deliberation.events.consultations import ConsultationChange, ConsultationCreate, ConsultationWithdraw
from deliberation.events.forms import FormActivate, FormChange, FormCreate, FormDeactivate
from deliberation.events.invitations import (
    InvitationAdd,
    InvitationAdmitDeputy,
    InvitationAnswer,
    InvitationChange,
    InvitationSend,
    InvitationWithdraw,
    Invitee,
)
from deliberation.events.plans import SittingCancel, SittingChange, SittingRenewCode, SittingSchedule
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import Mode, ReplyState
from tests.conftest import Cast
from tests.factories import OrganisationFactory


def live(cast: Cast) -> None:
    """Let qiao plan a sitting of a new form, and give all of it up."""
    form = forms.create(cast.qiao, FormCreate(name="有事好商量")).form_id
    forms.alter(cast.qiao, FormChange(form_id=form, name_en="Let us talk"))
    body = OrganisationFactory.create()
    begun = ConsultationCreate(form_id=form, title="老旧小区加装电梯", mode=Mode.ONLINE, lead_body_id=body.id)
    consultation = consultations.create(cast.qiao, begun).consultation_id
    consultations.alter(cast.qiao, ConsultationChange(consultation_id=consultation, purpose="摸清堵点"))
    tomorrow = clock.now() + timedelta(days=1)
    planned = SittingSchedule(consultation_id=consultation, starts_at=tomorrow, ends_at=tomorrow + timedelta(hours=2))
    sitting = sittings.schedule(cast.qiao, planned).sitting_id
    sittings.alter(cast.qiao, SittingChange(sitting_id=sitting, title="加装电梯协商会"))
    sittings.renew_code(cast.qiao, SittingRenewCode(sitting_id=sitting))
    _invite(cast, sitting)
    sittings.cancel(cast.qiao, SittingCancel(sitting_id=sitting, reason="改期"))
    consultations.withdraw(cast.qiao, ConsultationWithdraw(consultation_id=consultation))
    forms.deactivate(cast.qiao, FormDeactivate(form_id=form))
    forms.activate(cast.qiao, FormActivate(form_id=form))


def _invite(cast: Cast, sitting_id: UUID) -> None:
    """Let qiao invite zhou, who sends somebody else, and take it back."""
    official = Invitee(account_id=cast.zhou.id, role=ParticipantRole.NON_VOTING)
    added = invitations.add(cast.qiao, InvitationAdd(sitting_id=sitting_id, people=[official]))
    (invitation,) = added.invitation_ids
    invitations.alter(cast.qiao, InvitationChange(invitation_id=invitation, post="副局长"))
    invitations.send(cast.qiao, InvitationSend(sitting_id=sitting_id))
    answer = InvitationAnswer(
        invitation_id=invitation, reply=ReplyState.DEPUTY, deputy_name="傅国栋", deputy_phone="13900139000"
    )
    replies.answer(cast.zhou, answer)
    replies.admit_deputy(cast.qiao, InvitationAdmitDeputy(invitation_id=invitation))
    invitations.withdraw(cast.qiao, InvitationWithdraw(invitation_id=invitation))
