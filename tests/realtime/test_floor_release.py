"""floor.release and floor.revoke: ending a turn, and having it ended."""

from uuid import UUID

import pytest
import time_machine

from deliberation.core.errors import Conflict, Forbidden
from deliberation.eventlog.deliveries import deliver_due
from deliberation.eventlog.erasure import erase
from deliberation.eventlog.models import Payload
from deliberation.events.floors import FloorEnd, FloorRevoke
from deliberation.events.notices import NoticeKind
from deliberation.events.payloads import ErasureReason
from deliberation.notifications.models import Notice
from deliberation.rules.services import override
from realtime.models import Participant
from realtime.services import floors
from tests.asserts import verify
from tests.factories import Meeting
from tests.realtime.speaking import ask, release, speaking, told, turn

Traveller = time_machine.Traveller


def revoke(by: Participant, request_id: UUID) -> None:
    floors.revoke(by.account, FloorRevoke(room_id=by.room_id, request_id=request_id, reason="超出议题"))


def test_the_speaker_ends_and_so_does_whoever_presides(meeting: Meeting, stopped_clock: Traveller) -> None:
    for person in (meeting.wei, meeting.lin, meeting.qiao):
        request_id = speaking(meeting.lin, meeting.wei)
        stopped_clock.shift(10)
        for _ in range(2):
            release(person, request_id)
        assert (turn(request_id).end, turn(request_id).spoken) == (FloorEnd.RELEASED, 10)
    with pytest.raises(Forbidden, match=r"floor\.forbidden"):
        release(meeting.gao, speaking(meeting.lin, meeting.wei))


def test_what_was_never_given_is_not_ended(meeting: Meeting) -> None:
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        release(meeting.wei, ask(meeting.wei))
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        revoke(meeting.lin, ask(meeting.wei))


def test_a_release_that_comes_after_the_end_of_time_changes_nothing(meeting: Meeting, stopped_clock: Traveller) -> None:
    override({"floor": {"auto_release": True, "grace_seconds": 10}})
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    stopped_clock.shift(600)
    release(meeting.wei, request_id)
    assert (turn(request_id).end, turn(request_id).spoken) == (FloorEnd.TIME_OVER, 70)


def test_revoking_tells_the_room_that_and_the_desk_and_the_speaker_why(
    meeting: Meeting, stopped_clock: Traveller
) -> None:
    request_id = speaking(meeting.lin, meeting.wei)
    stopped_clock.shift(10)
    verify(meeting.chen, lambda: revoke(meeting.qiao, request_id), golden="floor-revoked")
    deliver_due()
    assert told(meeting.room.stream)[-1][1]["reason"] == "revoked"
    assert "超出议题" not in str(told(meeting.room.stream))
    assert told(meeting.room.desk_stream) == [
        (
            "floor.revoked",
            {"request_id": str(request_id), "participant_id": str(meeting.wei.id), "reason": "超出议题"},
        )
    ]
    notice = Notice.objects.get()
    assert (notice.account_id, notice.kind) == (meeting.wei.account_id, NoticeKind.FLOOR_REVOKED)
    assert notice.subject["reason"] == "超出议题"
    revoke(meeting.qiao, request_id)
    assert len(told(meeting.room.desk_stream)) == 1


def test_why_it_was_revoked_can_be_erased(meeting: Meeting) -> None:
    request_id = speaking(meeting.lin, meeting.wei)
    revoke(meeting.qiao, request_id)
    deliver_due()
    seq = turn(request_id).revoked_seq
    assert seq is not None
    erase(None, stream=meeting.room.desk_stream, seq=seq, reason=ErasureReason.PERSONAL_DATA)
    deliver_due()
    assert turn(request_id).reason == ""

    assert not Payload.objects.filter(text__contains="超出议题").exists()
