"""What can happen in a room."""

from deliberation.accounts.services import login_sessions
from deliberation.eventlog.deliveries import deliver_due
from deliberation.eventlog.erasure import erase
from deliberation.events.calls import CallMute, CallOpen, MediaKind, MediaSource, PublicationEnd
from deliberation.events.messages import (
    MessageEdit,
    MessageHide,
    MessageKind,
    MessagePost,
    NoteWrite,
    QuestionStanding,
    QuestionState,
)
from deliberation.events.notices import NoticeDismiss
from deliberation.events.payloads import ErasureReason
from deliberation.events.rooms import ParticipantRole
from deliberation.notifications.models import Notice
from deliberation.notifications.services import dismiss
from deliberation.rules.services import override
from realtime.models import Message, Publication
from realtime.representations import PublicationItem
from realtime.services import attendances, call_mutes, messages, notes, publications, questions
from realtime.services.rooms import add_participant
from tests.conftest import Cast
from tests.factories import AccountFactory, LoginSessionFactory, Meeting, open_meeting
from tests.realtime.speaking import department_of


def live(cast: Cast) -> None:
    """Let everything happen that can happen, in a room of its own."""
    override({"message": {"rate_count": 20}})
    meeting = open_meeting(cast._asdict())
    room = meeting.room
    login = LoginSessionFactory.create(account=cast.wei)
    lease = attendances.open_lease(meeting.wei, login_session_id=login.id, device="device01")
    posted = [
        messages.post(cast.wei, MessagePost(room_id=room.id, text=text)).message_id
        for text in ("“你好”\n第二行", "二", "三")
    ]
    messages.edit(cast.wei, MessageEdit(room_id=room.id, message_id=posted[0], text="改过的话"))
    messages.hide(cast.lin, MessageHide(room_id=room.id, message_id=posted[1], reason="离题"))
    item = PublicationItem(publication_id="a-track", kind=MediaKind.VIDEO, source=MediaSource.CAMERA, mid="0")
    publications.enter(meeting.wei, "device01", [item])
    muted = CallMute(room_id=room.id, participant_id=meeting.wei.id, source=MediaSource.CAMERA)
    call_mutes.mute(cast.lin, muted)
    east = AccountFactory.create(username="east_hall", is_venue=True)
    venue = add_participant(None, room, east, ParticipantRole.ATTENDEE)
    call_mutes.set_open(cast.lin, CallOpen(room_id=room.id, participant_id=venue.id, is_open=True))
    publications.end(Publication.objects.all(), PublicationEnd.UNPUBLISHED, actor=cast.wei)
    deliver_due()
    dismiss(cast.wei, NoticeDismiss(notice_id=Notice.objects.get(kind="message.hidden").id))
    erase(None, stream=room.stream, seq=Message.objects.get(id=posted[2]).seq, reason=ErasureReason.PERSONAL_DATA)
    deliver_due()
    _ask_and_note(cast, meeting)
    attendances.close_lease(lease)
    login_sessions.end(login, actor=cast.wei)


def _ask_and_note(cast: Cast, meeting: Meeting) -> None:
    """Let wei ask zhou's department, which answers, and tell the operators something."""
    one = {"room_id": meeting.room.id}
    asked = MessagePost(**one, text="何时公布？", kind=MessageKind.QUESTION, department_id=department_of(meeting))
    question = messages.post(cast.wei, asked).message_id
    messages.post(cast.zhou, MessagePost(**one, text="下月初。", reply_to=question))
    questions.state(cast.zhou, QuestionState(**one, message_id=question, state=QuestionStanding.ANSWERED))
    notes.write(cast.wei, NoteWrite(**one, text="麦克风没有声音"))
