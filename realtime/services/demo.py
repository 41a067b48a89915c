"""A room to try things in."""

from datetime import timedelta

from consultations.models import Consultation, ConsultationForm, Sitting
from consultations.services import sittings
from deliberation.accounts.models import Account, Organisation
from deliberation.core import clock
from deliberation.eventlog.units import change
from deliberation.events.messages import MessagePost
from deliberation.events.organisations import OrganisationKind
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import Mode, SittingState
from realtime.models import Room
from realtime.services import messages
from realtime.services.rooms import add_participant, open_room

TITLE = "“老旧小区加装电梯”请你协商"
CAST = {
    "lin": ParticipantRole.CHAIR,
    "wei": ParticipantRole.ATTENDEE,
    "gao": ParticipantRole.ATTENDEE,
    "qiao": ParticipantRole.OPERATOR,
    "zhou": ParticipantRole.NON_VOTING,
}
REHEARSAL_TITLE = "试开会"
OPENING = [
    ("lin", "各位委员、各位同志，今天我们围绕老旧小区加装电梯的堵点进行协商。"),
    ("zhou", "住建局先通报情况：全市已完成加装 312 部，在建 47 部。"),
    ("wei", "建议明确低层住户的补偿标准，目前各小区做法差别很大。"),
]


def furnish() -> None:
    """Make two rooms for the demo accounts, one of them with a beginning; once made they stay as they are."""
    if Room.objects.exists():
        return
    accounts = {account.username: account for account in Account.objects.filter(username__in=CAST, is_demo=True)}
    room = _furnish_rooms(accounts)
    for username, text in OPENING:
        messages.post(accounts[username], MessagePost(room_id=room.id, text=text))


@change
def _furnish_rooms(accounts: dict[str, Account]) -> Room:
    """Make the rooms with everybody in them and return the one where the meeting begins."""
    committee = Organisation.objects.get(kind=OrganisationKind.SPECIAL_COMMITTEE, short_name="城建环资委")
    consultation = Consultation.objects.create(
        form=ConsultationForm.objects.get(code="you_consult"),
        title=TITLE,
        mode=Mode.BOTH,
        lead_body=committee,
        created_at=clock.now(),
    )
    rooms = [open_room(None, _running(consultation, title)) for title in (REHEARSAL_TITLE, TITLE)]
    for room in rooms:
        for username, role in CAST.items():
            add_participant(None, room, accounts[username], role)
    return rooms[-1]


def _running(consultation: Consultation, title: str) -> Sitting:
    now = clock.now()
    sitting = Sitting(
        consultation=consultation,
        title=title,
        starts_at=now,
        ends_at=now + timedelta(hours=2),
        state=SittingState.RUNNING,
    )
    return sittings.enter(None, sitting)
