"""``apply``: what an event does to the room that people see."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from deliberation.events.base import Envelope
from realtime.room.reducer import apply
from realtime.room.state import WINDOW, MessageState, ParticipantState, RoomState

ROOM = UUID(int=1)
AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def event(type_: str, data: dict[str, Any] | None, *, seq: int = 1, stream: str = f"room.{ROOM}") -> Envelope:
    return Envelope(type=type_, v=1, stream=stream, seq=seq, at=AT, actor=None, data=data)


def posted(seq: int, text: str = "一", message_id: UUID | None = None) -> Envelope:
    """Return the event of a message; ids rise with ``seq``, as they do where all is said on one stream."""
    said = {"kind": "speech", "item_id": None, "reply_to": None, "department_id": None}
    data = {"message_id": str(message_id or UUID(int=seq)), "participant_id": str(uuid4()), "text": text}
    return event("message.posted", {**data, **said}, seq=seq)


PLACE: dict[str, Any] = {
    "invitation_id": None,
    "is_due": True,
    "is_venue": False,
    "headcount": 1,
    "acts_for": None,
    "admission": "admitted",
}
EMPTY = RoomState(room_id=ROOM, title="会")


def test_an_unknown_type_changes_nothing() -> None:
    assert apply(EMPTY, event("thing.happened", {"anything": 1})) is EMPTY


@pytest.mark.parametrize("type_", ["room.opened", "message.posted", "message.edited", "notice.raised"])
def test_an_erased_event_leaves_nothing_to_show(type_: str) -> None:
    assert apply(EMPTY, event(type_, None)) is EMPTY


def test_the_state_before_stays_as_it_was() -> None:
    before = EMPTY.model_copy(deep=True)
    apply(EMPTY, posted(1))
    assert before == EMPTY


def test_a_room_is_opened_and_people_get_places_in_it() -> None:
    one, two = uuid4(), uuid4()
    state = apply(EMPTY, event("room.opened", {"title": "试开会"}))
    for participant, role in ((one, "chair"), (two, "observer")):
        state = apply(state, event("participant.added", {**PLACE, "participant_id": str(participant), "role": role}))
    assert state.title == "试开会"
    assert state.participants == [
        ParticipantState(**{**PLACE, "participant_id": one, "role": "chair"}),
        ParticipantState(**{**PLACE, "participant_id": two, "role": "observer"}),
    ]
    assert not any(item.present for item in state.participants)


def test_the_window_moves_with_the_newest() -> None:
    state = EMPTY
    for seq in range(1, WINDOW + 3):
        state = apply(state, posted(seq))
    assert [item.seq for item in state.messages] == list(range(3, WINDOW + 3))


def test_what_concerns_a_message_outside_the_window_changes_nothing() -> None:
    state = apply(EMPTY, posted(9))
    gone = str(uuid4())
    for later in (
        event("message.edited", {"message_id": gone, "text": "二"}),
        event("message.hidden", {"message_id": gone}),
        event("payload.erased", {"seq": 3, "reason": "retention"}),
    ):
        assert apply(state, later) == state


def test_an_erasure_reaches_what_its_own_stream_shows_and_nothing_else() -> None:
    message_id = uuid4()
    state = apply(EMPTY, posted(7, message_id=message_id))
    moderated = {
        "message_id": str(message_id),
        "participant_id": str(uuid4()),
        "text": "一",
        "reason": "离题",
    }
    state = apply(state, event("message.moderated", moderated, seq=7, stream=f"room.{ROOM}.desk"))
    notice = {"notice_id": str(uuid4()), "kind": "message.hidden", "subject": {}}
    state = apply(state, event("notice.raised", notice, seq=7, stream="member.x"))
    erased = {"seq": 7, "reason": "retention"}
    counts = {}
    for stream in (f"room.{ROOM}", f"room.{ROOM}.desk", "member.x"):
        after = apply(state, event("payload.erased", erased, stream=stream))
        counts[stream] = (len(after.messages), len(after.moderation), len(after.notices))
    assert counts == {f"room.{ROOM}": (0, 1, 1), f"room.{ROOM}.desk": (1, 0, 1), "member.x": (1, 1, 0)}


def test_data_that_breaks_its_promise_is_refused_and_not_half_applied() -> None:
    with pytest.raises(ValueError, match="message_id"):
        apply(EMPTY, event("message.hidden", {"message": "x"}))


def test_a_posted_message_keeps_seq_and_moment_of_its_event() -> None:
    message = apply(EMPTY, posted(5, "一")).messages[0]
    assert isinstance(message, MessageState)
    assert (message.seq, message.at, message.text, message.edited_at, message.hidden) == (5, AT, "一", None, False)
