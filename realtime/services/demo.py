"""A room to try things in."""

from datetime import timedelta

from consultations.models import Sitting
from consultations.services import demo as consultation_demo
from consultations.services import invitations
from consultations.services.sittings import enter
from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.eventlog.units import change
from deliberation.events.course import AgendaStep, SittingStart
from deliberation.events.invitations import InvitationAdd, Invitee
from deliberation.events.messages import MessagePost
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import SittingState
from realtime.models import Room
from realtime.services import messages, participants, places, sittings
from realtime.services.rooms import add_participant, open_room

TITLE = consultation_demo.TITLE
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


def _furnish_rooms(accounts: dict[str, Account]) -> Room:
    """Open the rooms of the story's sitting, which runs, and of a rehearsal; return the story's."""
    story = consultation_demo.furnish()
    qiao = accounts["qiao"]
    rehearsal = _rehearsal(story)
    cast = [Invitee(account_id=accounts[username].id, role=role) for username, role in CAST.items()]
    invitations.add(qiao, InvitationAdd(sitting_id=rehearsal.sitting_id, people=cast))
    room = open_room(None, story)
    for each in (rehearsal, room):
        places.sync(None, each)
        _let_in(each, accounts)
    sittings.start(qiao, SittingStart(room_id=room.id))
    first = story.agenda.filter(parent=None).order_by("position").first()
    if first is not None:
        sittings.step(qiao, AgendaStep(room_id=room.id, item_id=first.id))
    return room


@change
def _let_in(room: Room, accounts: dict[str, Account]) -> None:
    """Let the cast in, who are known to be themselves: they come by links from the console."""
    for username, role in CAST.items():
        participants.let_in(None, add_participant(None, room, accounts[username], role))


@change
def _rehearsal(story: Sitting) -> Room:
    """Open a room to try things in, which runs and of which nothing is kept."""
    now = clock.now()
    sitting = Sitting(
        consultation=story.consultation,
        title=REHEARSAL_TITLE,
        starts_at=now,
        ends_at=now + timedelta(hours=2),
        is_rehearsal=True,
        state=SittingState.RUNNING,
        opened_at=now,
        started_at=now,
        created_at=now,
    )
    return open_room(None, enter(None, sitting))
