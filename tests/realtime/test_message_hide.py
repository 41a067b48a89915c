"""message.hide: taking a message from the screen, for a reason."""

import pytest
import time_machine

from deliberation.core.errors import Forbidden, NotFound
from deliberation.eventlog import reading
from deliberation.eventlog.deliveries import deliver_due
from deliberation.events.messages import MessageHide
from deliberation.notifications.models import Notice
from realtime import selectors
from realtime.models import Message, Participant
from realtime.services import messages
from tests.asserts import verify
from tests.conftest import Cast, ClientFor
from tests.factories import Meeting, open_meeting
from tests.realtime.conftest import Say


def hide(actor: Participant, message: Message, reason: str = "离题") -> None:
    messages.hide(actor.account, MessageHide(room_id=actor.room_id, message_id=message.id, reason=reason))


def test_the_text_leaves_everybodys_screen(meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller) -> None:
    message = say(meeting.wei, "与议题无关的话")
    events = verify(meeting.gao, lambda: hide(meeting.lin, message), golden="message-hidden")
    assert [event.type for event in events] == ["message.hidden"]
    assert [(item.text, item.hidden) for item in selectors.snapshot(meeting.gao).state.messages] == [(None, True)]


@pytest.mark.parametrize("name", ["lin", "qiao"])
def test_the_desk_learns_why_and_keeps_the_text(
    meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller, name: str
) -> None:
    message, reader = say(meeting.wei, "与议题无关的话"), getattr(meeting, name)
    events = verify(
        reader, lambda: hide(meeting.lin, message), golden="message-hidden-desk" if name == "qiao" else None
    )
    assert sorted(event.type for event in events) == ["message.hidden", "message.moderated"]
    entry = selectors.snapshot(reader).state.moderation[-1]
    assert (entry.text, entry.reason) == ("与议题无关的话", "离题")


@pytest.mark.parametrize("name", ["wei", "gao", "zhou", "chen"])
def test_nobody_else_reads_the_desk(meeting: Meeting, say: Say, name: str) -> None:
    reader = getattr(meeting, name)
    assert meeting.room.desk_stream not in selectors.readable_streams(reader)
    hide(meeting.lin, say(meeting.wei, "与议题无关的话"))
    assert selectors.snapshot(reader).state.moderation == []
    with pytest.raises(NotFound, match=r"stream\.not_found"):
        selectors.event_range(reader, {meeting.room.desk_stream: 0})


@pytest.mark.parametrize("name", ["wei", "gao", "zhou", "chen"])
def test_only_chair_and_operators_hide(meeting: Meeting, say: Say, name: str) -> None:
    message = say(meeting.wei, "一")
    with pytest.raises(Forbidden, match=r"message\.forbidden"):
        hide(getattr(meeting, name), message)


def test_hiding_again_changes_nothing_and_keeps_the_first_reason(meeting: Meeting, say: Say) -> None:
    message = say(meeting.wei, "一")
    hide(meeting.lin, message)
    assert verify(meeting.qiao, lambda: hide(meeting.qiao, message, "另一个理由")) == []
    message.refresh_from_db()
    assert message.hidden_reason == "离题"


def test_the_author_is_told_by_the_worker_and_once(
    meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller
) -> None:
    message = say(meeting.wei, "与议题无关的话")

    def act() -> None:
        hide(meeting.lin, message)
        assert not Notice.objects.exists()  # telling is no part of hiding: it may wait, and must not undo it
        while deliver_due():
            pass

    events = verify(meeting.wei, act, golden="message-hidden-author")
    raised = next(event for event in events if event.type == "notice.raised")
    assert raised.data is not None
    assert raised.data["subject"] == {
        "room_id": str(meeting.room.id),
        "room_title": meeting.room.title,
        "message_id": str(message.id),
        "reason": "离题",
    }
    assert Notice.objects.get().account_id == meeting.wei.account_id
    assert deliver_due() == 0


def test_whoever_hides_their_own_message_is_not_told(meeting: Meeting, say: Say) -> None:
    hide(meeting.lin, say(meeting.lin, "说错了"))
    deliver_due()
    assert not Notice.objects.exists()


def test_the_reason_is_not_told_to_the_room(meeting: Meeting, say: Say) -> None:
    hide(meeting.lin, say(meeting.wei, "一"), "涉及个人隐私")
    told = "".join(event.model_dump_json() for event in reading.since(meeting.room.stream, 0))
    assert "涉及个人隐私" not in told


def test_older_pages_show_no_hidden_text_either(cast: Cast, meeting: Meeting, say: Say, client_for: ClientFor) -> None:
    message = say(meeting.wei, "与议题无关的话")
    hide(meeting.lin, message)
    page = client_for(cast.qiao).get(f"/api/rooms/{meeting.room.id}/messages").json()
    assert [(item["message_id"], item["text"], item["hidden"]) for item in page["items"]] == [
        (str(message.id), None, True)
    ]


def test_the_chair_of_one_room_hides_nothing_in_another(cast: Cast, meeting: Meeting, say: Say) -> None:
    elsewhere = open_meeting(cast._asdict(), title="另一个会")
    message = say(elsewhere.wei, "一")
    with pytest.raises(NotFound, match=r"message\.not_found"):
        messages.hide(cast.lin, MessageHide(room_id=meeting.room.id, message_id=message.id, reason="离题"))
