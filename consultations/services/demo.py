"""The demonstration's consultation: prepared as people prepare one, by the same services."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from consultations.models import Consultation, ConsultationForm, Invitation, Sitting
from consultations.selectors.agendas import items_of
from consultations.services import agendas, consultations, invitations, replies, sittings
from deliberation.accounts.models import Account, Organisation
from deliberation.core import clock
from deliberation.eventlog.units import change
from deliberation.events.agendas import AgendaFill, AgendaPut
from deliberation.events.consultations import ConsultationCreate, ProposalReference
from deliberation.events.invitations import (
    InvitationAdd,
    InvitationAddVenue,
    InvitationAnswer,
    InvitationSend,
    Invitee,
)
from deliberation.events.plans import SittingSchedule
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import AgendaKind, Mode, ReplyState, SittingState

TITLE = "“老旧小区加装电梯”请你协商"
PURPOSE = "摸清老旧小区加装电梯的堵点，就低层住户补偿、资金筹措和后续管养提出可操作的建议。"
PLACE = "市政协三楼协商议事厅"
VENUE, VENUE_HEADCOUNT = "沿江街道分会场", 12
LEAD, DEPARTMENTS = "城建环资委", ("市住建局", "市财政局")
ROLES = {
    "lin": ParticipantRole.CHAIR,
    "wei": ParticipantRole.ATTENDEE,
    "gao": ParticipantRole.ATTENDEE,
    "xu": ParticipantRole.ATTENDEE,
    "zhou": ParticipantRole.NON_VOTING,
    "shen": ParticipantRole.NON_VOTING,
    "qiao": ParticipantRole.OPERATOR,
}
SITS_FOR = {"zhou": "市住建局", "shen": "市财政局"}
REPLIES: Mapping[str, Mapping[str, str]] = {
    "lin": {"reply": ReplyState.ACCEPTED},
    "wei": {"reply": ReplyState.ACCEPTED},
    "gao": {"reply": ReplyState.ACCEPTED},
    "xu": {"reply": ReplyState.LEAVE, "reason": "赴省参加学术会议"},
    "zhou": {"reply": ReplyState.ACCEPTED},
}
"""Who has answered what; the others have not yet."""
PRESENTERS = {AgendaKind.REPORT: ("zhou",), AgendaKind.SPEECHES: ("wei", "gao"), AgendaKind.SUMMARY: ("lin",)}


@change
def furnish() -> Sitting:
    """Prepare the demonstration's consultation, unless it is there, and return the sitting that its story is about.

    ``accounts.services.demo`` has put its people and organisations there before. One sitting is about to begin, one
    lies behind, and one is planned for the week after.
    """
    found = Sitting.objects.filter(consultation__title=TITLE, title=TITLE).order_by("created_at").first()
    if found is not None:
        return found
    people = {account.username: account for account in Account.objects.filter(username__in=ROLES, is_demo=True)}
    bodies = {body.short_name: body for body in Organisation.objects.filter(short_name__in=(LEAD, *DEPARTMENTS))}
    qiao = people["qiao"]
    consultation = _consultation(qiao, bodies)
    _past(consultation)
    sitting = _schedule(qiao, consultation, TITLE, days=0)
    _schedule(qiao, consultation, "“老旧小区加装电梯”办理情况反馈会", days=7)
    _invite(qiao, sitting, people, bodies)
    _plan(qiao, sitting)
    return sitting


def _consultation(qiao: Account, bodies: Mapping[str, Organisation]) -> Consultation:
    command = ConsultationCreate(
        form_id=ConsultationForm.objects.get(code="you_consult").id,
        title=TITLE,
        purpose=PURPOSE,
        mode=Mode.BOTH,
        lead_body_id=bodies[LEAD].id,
        department_ids=[bodies[name].id for name in DEPARTMENTS],
        proposals=[ProposalReference(number="15-3-042", title="关于破解老旧小区加装电梯难题的提案")],
    )
    return Consultation.objects.get(id=consultations.create(qiao, command).consultation_id)


def _past(consultation: Consultation) -> None:
    """Enter the sitting that lies behind; nobody could schedule it any more."""
    starts_at = clock.now() - timedelta(days=14)
    sitting = Sitting(
        consultation=consultation,
        title="“老旧小区加装电梯”调研座谈会",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        place=PLACE,
        state=SittingState.ENDED,
        opened_at=starts_at,
        started_at=starts_at,
        ended_at=starts_at + timedelta(hours=2),
    )
    sittings.enter(None, sitting)


def _schedule(qiao: Account, consultation: Consultation, title: str, *, days: int) -> Sitting:
    starts_at = clock.now() + timedelta(days=days)
    command = SittingSchedule(
        consultation_id=consultation.id,
        title=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        place=PLACE,
    )
    return Sitting.objects.get(id=sittings.schedule(qiao, command).sitting_id)


def _invite(qiao: Account, sitting: Sitting, people: Mapping[str, Account], bodies: Mapping[str, Organisation]) -> None:
    invited = [
        Invitee(
            account_id=people[name].id,
            role=role,
            organisation_id=bodies[SITS_FOR[name]].id if name in SITS_FOR else None,
        )
        for name, role in ROLES.items()
    ]
    invitations.add(qiao, InvitationAdd(sitting_id=sitting.id, people=invited))
    venue = InvitationAddVenue(
        sitting_id=sitting.id, name=VENUE, role=ParticipantRole.ATTENDEE, headcount=VENUE_HEADCOUNT
    )
    invitations.add_venue(qiao, venue)
    invitations.send(qiao, InvitationSend(sitting_id=sitting.id))
    known = _invitations(sitting)
    for name, reply in REPLIES.items():
        replies.answer(qiao, InvitationAnswer.model_validate({"invitation_id": known[name], **reply}))


def _plan(qiao: Account, sitting: Sitting) -> None:
    """Fill the agenda with what is usual, and say who presents what."""
    agendas.fill(qiao, AgendaFill(sitting_id=sitting.id))
    known = _invitations(sitting)
    for item in items_of(sitting):
        command = AgendaPut(
            sitting_id=sitting.id,
            item_id=item.id,
            kind=AgendaKind(item.kind),
            title=item.title,
            minutes=item.minutes,
            floor_order=item.floor_order or None,
            presenters=[known[name] for name in PRESENTERS.get(AgendaKind(item.kind), ())],
        )
        agendas.put(qiao, command)


def _invitations(sitting: Sitting) -> dict[str, UUID]:
    rows = Invitation.objects.filter(sitting=sitting, withdrawn_at=None)
    return dict(rows.values_list("account__username", "id"))
