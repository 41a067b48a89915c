"""A room to try things in."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from consultations.models import Sitting
from consultations.services import demo as consultation_demo
from consultations.services import invitations
from consultations.services.sittings import enter
from deliberation.accounts.models import Account
from deliberation.accounts.selectors import today
from deliberation.core import clock
from deliberation.eventlog.units import change
from deliberation.events.course import AgendaStep, SittingStart
from deliberation.events.invitations import InvitationAdd, Invitee
from deliberation.events.messages import (
    MessageKind,
    MessagePost,
    NoteWrite,
    QuestionStanding,
    QuestionState,
)
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import SittingState
from realtime.models import Room
from realtime.services import messages, notes, participants, places, questions, sittings
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
ANNOUNCEMENT = "各位参会人员：10:30 休会十分钟，请勿远离会场。"
QUESTION = "低层住户的补偿标准，能否由市里统一规定？"
ANSWER = "市级指导意见正在征求意见，会后书面答复。"
ANSWER_DAYS = 14
NOTE = "我这边听不清分会场的声音，请帮忙看一下。"


def furnish() -> None:
    """Make two rooms for the demo accounts, one of them with a beginning; once made they stay as they are."""
    if Room.objects.exists():
        return
    accounts = {account.username: account for account in Account.objects.filter(username__in=CAST, is_demo=True)}
    room = _furnish_rooms(accounts)
    room.sitting.refresh_from_db()
    item_id = room.sitting.current_item_id
    for username, text in OPENING:
        messages.post(accounts[username], MessagePost(room_id=room.id, item_id=item_id, text=text))
    messages.post(accounts["qiao"], MessagePost(room_id=room.id, kind=MessageKind.ANNOUNCEMENT, text=ANNOUNCEMENT))
    _ask(room, accounts, item_id)
    notes.write(accounts["wei"], NoteWrite(room_id=room.id, text=NOTE))


def _ask(room: Room, accounts: dict[str, Account], item_id: UUID | None) -> None:
    """Let gao ask the body that zhou sits for, which answers later in writing."""
    asked = room.participants.get(account=accounts["zhou"]).acts_for_id
    if asked is None:
        return
    one: dict[str, Any] = {"room_id": room.id}
    question = MessagePost(**one, item_id=item_id, kind=MessageKind.QUESTION, department_id=asked, text=QUESTION)
    question_id = messages.post(accounts["gao"], question).message_id
    messages.post(accounts["zhou"], MessagePost(**one, item_id=item_id, reply_to=question_id, text=ANSWER))
    due_on = today() + timedelta(days=ANSWER_DAYS)
    standing = QuestionState(**one, message_id=question_id, state=QuestionStanding.TAKEN_AWAY, due_on=due_on)
    questions.state(accounts["zhou"], standing)


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
