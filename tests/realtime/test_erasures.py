"""Rows and screens follow when the log erases."""

import pytest
import time_machine

from deliberation.eventlog.deliveries import deliver_due
from deliberation.eventlog.erasure import erase
from deliberation.eventlog.models import EventRecord, Payload
from deliberation.eventlog.verification import verify as verify_log
from deliberation.events.messages import MessageEdit, MessageHide
from deliberation.events.payloads import ErasureReason
from deliberation.notifications.models import Notice
from realtime import selectors
from realtime.models import Message
from realtime.services import messages
from tests.asserts import verify
from tests.factories import Meeting
from tests.realtime.conftest import Say

SECRET = "张三的电话是 13800000000"


@pytest.fixture
def message(meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller) -> Message:
    """A message that four events quote: posted, edited twice, moderated."""
    posted = say(meeting.wei, SECRET)
    for text in (f"更正：{SECRET}", f"再更正：{SECRET}"):
        stopped_clock.shift(1)
        messages.edit(meeting.wei.account, MessageEdit(room_id=meeting.room.id, message_id=posted.id, text=text))
    messages.hide(meeting.lin.account, MessageHide(room_id=meeting.room.id, message_id=posted.id, reason="涉及隐私"))
    while deliver_due():
        pass
    posted.refresh_from_db()
    return posted


def deliver_all() -> None:
    while deliver_due():
        pass


@pytest.mark.parametrize("quoted", ["posted", "first edit", "last edit", "moderated"])
def test_erasing_any_event_that_quotes_a_message_erases_them_all(
    meeting: Meeting, message: Message, quoted: str
) -> None:
    stream, seq = {
        "posted": (meeting.room.stream, message.seq),
        "first edit": (meeting.room.stream, message.edited_seqs[0]),
        "last edit": (meeting.room.stream, message.edited_seqs[-1]),
        "moderated": (meeting.room.desk_stream, message.moderated_seq or 0),
    }[quoted]

    def act() -> None:
        erase(None, stream=stream, seq=seq, reason=ErasureReason.PERSONAL_DATA)
        deliver_all()

    verify(meeting.lin, act, golden="message-erased-desk" if quoted == "posted" else None)
    assert not Payload.objects.filter(text__contains="张三").exists()
    message.refresh_from_db()
    assert (message.text, message.hidden_reason) == ("", "")
    report = verify_log()
    assert report.is_sound
    assert len(report.erased) == 5  # and the notice that told its author why
    assert not Notice.objects.exists()


def test_the_message_leaves_the_members_screens(
    meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller
) -> None:
    say(meeting.gao, "第一句")
    message = say(meeting.wei, SECRET)
    say(meeting.gao, "第三句")

    def act() -> None:
        erase(None, stream=meeting.room.stream, seq=message.seq, reason=ErasureReason.COURT_ORDER)
        deliver_all()

    verify(meeting.zhou, act, golden="message-erased")
    assert [item.text for item in selectors.snapshot(meeting.zhou).state.messages] == ["第一句", "第三句"]


def test_a_reader_who_replays_from_the_beginning_sees_no_erased_word(meeting: Meeting, message: Message) -> None:
    start = dict.fromkeys(selectors.readable_streams(meeting.lin), 0)
    erase(None, stream=meeting.room.stream, seq=message.seq, reason=ErasureReason.PERSONAL_DATA)
    deliver_all()
    replayed = selectors.missed(meeting.lin, start)
    assert replayed is not None
    assert "张三" not in "".join(event.model_dump_json() for event in replayed)
    assert [event.seq for event in replayed if event.stream == meeting.room.stream] == list(
        range(1, EventRecord.objects.filter(stream=meeting.room.stream).count() + 1)
    )


def test_erasing_a_notice_takes_it_away(meeting: Meeting, message: Message) -> None:
    notice = Notice.objects.get()

    def act() -> None:
        erase(None, stream=meeting.wei.account.stream, seq=notice.seq, reason=ErasureReason.RETENTION)
        deliver_all()

    verify(meeting.wei, act, golden="notice-erased")
    assert not Notice.objects.exists()


def test_erasing_what_is_no_message_changes_no_message(meeting: Meeting, message: Message) -> None:
    before = Message.objects.values().get()
    erase(None, stream=meeting.room.stream, seq=1, reason=ErasureReason.RETENTION)
    deliver_all()
    assert Message.objects.values().get() == before


def test_an_erased_message_cannot_be_hidden_or_edited_any_more(meeting: Meeting, say: Say) -> None:
    message = say(meeting.wei, SECRET)
    erase(None, stream=meeting.room.stream, seq=message.seq, reason=ErasureReason.PERSONAL_DATA)
    deliver_all()
    with pytest.raises(Exception, match=r"message\.not_found"):
        messages.hide(meeting.lin.account, MessageHide(room_id=meeting.room.id, message_id=message.id, reason="离题"))
