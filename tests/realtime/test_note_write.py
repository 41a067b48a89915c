"""note.write: what the operators alone are told."""

from typing import Any

import pytest

from deliberation.core.errors import DomainError, Invalid, TooMany
from deliberation.eventlog import reading
from deliberation.eventlog.deliveries import deliver_due
from deliberation.eventlog.erasure import erase
from deliberation.eventlog.models import Payload
from deliberation.eventlog.verification import verify as verify_log
from deliberation.events.messages import NoteWrite
from deliberation.events.payloads import ErasureReason
from deliberation.events.sittings import SittingState
from deliberation.rules.services import override
from realtime import selectors
from realtime.models import Note, Participant
from realtime.services import notes
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.factories import Meeting, open_meeting


def write(by: Participant, text: str = "麦克风没有声音") -> Note:
    return Note.objects.get(id=notes.write(by.account, NoteWrite(room_id=by.room_id, text=text)).note_id)


def read(reader: Participant) -> list[str]:
    return [item.text for item in selectors.snapshot(afresh(reader)).state.notes]


@pytest.mark.usefixtures("stopped_clock")
def test_the_desk_reads_it(meeting: Meeting) -> None:
    verify(meeting.qiao, lambda: write(meeting.wei), golden="note-written-desk")
    assert read(meeting.lin) == ["麦克风没有声音"]


@pytest.mark.usefixtures("stopped_clock")
def test_its_writer_reads_it_and_nobody_else(meeting: Meeting) -> None:
    verify(meeting.chen, lambda: write(meeting.chen), golden="note-written-own")
    assert verify(meeting.gao, lambda: write(meeting.chen)) == []
    assert (read(meeting.chen), read(meeting.gao)) == (["麦克风没有声音"] * 2, [])
    assert "麦克风" not in "".join(event.model_dump_json() for event in reading.since(meeting.room.stream, 0))


def test_whoever_reads_the_desk_reads_their_own_there_and_once(meeting: Meeting) -> None:
    verify(meeting.lin, lambda: write(meeting.lin))
    assert read(meeting.lin) == ["麦克风没有声音"]


def test_what_was_written_elsewhere_is_not_shown_here(cast: Cast, meeting: Meeting) -> None:
    elsewhere = open_meeting(cast._asdict(), title="另一个会")
    verify(meeting.wei, lambda: write(elsewhere.wei))
    assert read(meeting.wei) == []


@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.parametrize("where", ["desk", "own"])
def test_erased_on_either_stream_it_is_erased_on_both(meeting: Meeting, where: str) -> None:
    note = write(meeting.wei, "请联系张三 13800000000")
    by_stream: dict[str, tuple[str, Any]] = {
        "desk": (meeting.room.desk_stream, note.desk_seq),
        "own": (meeting.wei.account.stream, note.member_seq),
    }
    stream, seq = by_stream[where]

    def act() -> None:
        erase(None, stream=stream, seq=seq, reason=ErasureReason.PERSONAL_DATA)
        while deliver_due():
            pass

    verify(meeting.qiao, act, golden="note-erased-desk" if where == "desk" else None)
    assert not Payload.objects.filter(text__contains="张三").exists()
    assert (read(meeting.qiao), read(meeting.wei)) == ([], [])
    assert verify_log().is_sound


def test_it_keeps_to_the_limits_of_text(meeting: Meeting) -> None:
    override({"message": {"max_length": 50, "rate_count": 2, "rate_seconds": 60}})
    with pytest.raises(Invalid, match=r"message\.too_long"):
        write(meeting.wei, "长" * 51)
    write(meeting.wei)
    write(meeting.wei)
    with pytest.raises(TooMany, match=r"message\.too_many"):
        write(meeting.wei)


def test_nothing_is_written_after_the_end(cast: Cast) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState.ENDED)
    with pytest.raises(DomainError, match=r"sitting\.not_open"):
        write(meeting.wei)
