"""message.edit: correcting one's own message while the window is open."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from deliberation.core.errors import Conflict, Forbidden, Invalid, NotFound
from deliberation.eventlog import reading
from deliberation.events.messages import MessageEdit, MessageHide
from deliberation.events.rooms import ParticipantRole
from deliberation.rules.services import override
from realtime.models import Message, Participant
from realtime.services import messages
from tests.asserts import verify
from tests.conftest import Cast
from tests.factories import Meeting, open_meeting
from tests.realtime.conftest import Say


def edit(actor: Participant, message: Message, text: str) -> None:
    messages.edit(actor.account, MessageEdit(room_id=actor.room_id, message_id=message.id, text=text))


def test_everybody_sees_the_new_text_and_that_it_was_edited(
    meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller
) -> None:
    message = say(meeting.wei, "在建 47 步")
    stopped_clock.shift(30)
    events = verify(meeting.gao, lambda: edit(meeting.wei, message, "在建 47 部"), golden="message-edited")
    assert [event.type for event in events] == ["message.edited"]
    stopped_clock.shift(30)
    verify(meeting.lin, lambda: edit(meeting.wei, message, "在建 48 部"))


def test_the_window_is_a_rule_and_closed_at_its_last_instant(
    meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller
) -> None:
    override({"message": {"edit_window": 60}})
    message = say(meeting.wei, "一")
    stopped_clock.shift(timedelta(seconds=60, microseconds=-1))
    edit(meeting.wei, message, "二")
    stopped_clock.shift(timedelta(microseconds=1))
    with pytest.raises(Conflict, match=r"message\.edit_window_over") as refused:
        edit(meeting.wei, message, "三")
    assert refused.value.params == {"window": 60}


def test_a_window_of_nothing_forbids_editing(meeting: Meeting, say: Say, stopped_clock: time_machine.Traveller) -> None:
    override({"message": {"edit_window": 0}})
    message = say(meeting.wei, "一")
    with pytest.raises(Conflict, match=r"message\.edit_window_over"):
        edit(meeting.wei, message, "二")


def test_the_same_text_again_changes_nothing(meeting: Meeting, say: Say) -> None:
    message = say(meeting.wei, "一")
    assert verify(meeting.wei, lambda: edit(meeting.wei, message, " 一 ")) == []
    message.refresh_from_db()
    assert (message.edited_at, message.edited_seqs) == (None, [])


def test_the_row_remembers_which_events_quote_it(meeting: Meeting, say: Say) -> None:
    message = say(meeting.wei, "一")
    for text in ("二", "三"):
        edit(meeting.wei, message, text)
    message.refresh_from_db()
    events = reading.since(meeting.room.stream, message.seq)
    assert message.edited_seqs == [event.seq for event in events]
    assert [event.data and event.data["text"] for event in events] == ["二", "三"]


@pytest.mark.parametrize("other", ["lin", "gao", "qiao", "zhou", "chen"])
def test_nobody_edits_what_another_said(meeting: Meeting, say: Say, other: str) -> None:
    message = say(meeting.wei, "一")
    with pytest.raises(Forbidden, match=r"message\.forbidden"):
        edit(getattr(meeting, other), message, "二")


def test_who_has_become_an_observer_edits_no_more(meeting: Meeting, say: Say) -> None:
    message = say(meeting.wei, "一")
    Participant.objects.filter(id=meeting.wei.id).update(role=ParticipantRole.OBSERVER)
    with pytest.raises(Forbidden, match=r"message\.forbidden"):
        edit(meeting.wei, message, "二")


def test_a_hidden_message_stays_as_it_was(meeting: Meeting, say: Say) -> None:
    message = say(meeting.wei, "一")
    messages.hide(meeting.lin.account, MessageHide(room_id=meeting.room.id, message_id=message.id, reason="离题"))
    with pytest.raises(Conflict, match=r"message\.hidden"):
        edit(meeting.wei, message, "二")


def test_right_is_asked_before_state(meeting: Meeting, say: Say) -> None:
    message = say(meeting.wei, "一")
    messages.hide(meeting.lin.account, MessageHide(room_id=meeting.room.id, message_id=message.id, reason="离题"))
    with pytest.raises(Forbidden):
        edit(meeting.gao, message, "二")


def test_the_length_is_a_rule(meeting: Meeting, say: Say) -> None:
    override({"message": {"max_length": 50}})
    message = say(meeting.wei, "一")
    with pytest.raises(Invalid, match=r"message\.too_long"):
        edit(meeting.wei, message, "梯" * 51)


def test_a_message_of_another_room_looks_like_none(cast: Cast, meeting: Meeting, say: Say) -> None:
    elsewhere = open_meeting(cast._asdict(), title="另一个会")
    message = say(elsewhere.wei, "一")
    for message_id in (message.id, uuid4()):
        command = MessageEdit(room_id=meeting.room.id, message_id=message_id, text="二")
        with pytest.raises(NotFound, match=r"^message\.not_found$"):
            messages.edit(cast.wei, command)
