"""People speak, one after another."""

from datetime import timedelta

from django.utils import timezone

from deliberation.core import clock
from deliberation.eventlog.units import unit_of_work
from deliberation.events.floors import FloorHandIn, FloorKind, FloorPause, FloorRevoke, FloorTakeAway
from realtime.models import Participant
from realtime.services import floor_clock, floors, turns, written_turns
from tests.conftest import Cast
from tests.factories import Meeting, open_meeting
from tests.realtime.speaking import ask, department_of, extend, speaking


def live(cast: Cast) -> None:
    """Let people ask, be called up, speak and be stopped."""
    meeting = open_meeting(cast._asdict())
    _take_away(meeting)
    written_turns.hand_in(meeting.wei.account, FloorHandIn(room_id=meeting.room.id, text="书面发言"))
    speech = speaking(meeting.lin, meeting.wei)
    extend(meeting.lin, speech)
    _let_time_pass(meeting.lin)
    floors.revoke(meeting.lin.account, FloorRevoke(room_id=meeting.room.id, request_id=speech, reason="超出议题"))


def _take_away(meeting: Meeting) -> None:
    command = FloorTakeAway(
        room_id=meeting.room.id,
        request_id=ask(meeting.wei, FloorKind.QUESTION),
        department_id=department_of(meeting),
        question="何时公布？",
        due_on=timezone.localdate(clock.now()) + timedelta(days=7),
    )
    written_turns.take_away(meeting.zhou.account, command)


@unit_of_work()
def _let_time_pass(chair: Participant) -> None:
    """Let the clock do what it does by itself."""
    turn, now = floor_clock.hold(chair.room)
    assert turn is not None
    turns.warn(turn, at=now)
    turns.pause(turn, FloorPause.DROPPED, at=now, resume_by=now + timedelta(minutes=1), actor=None)
    turns.resume(turn, actor=None, at=now)
