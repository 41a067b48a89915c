"""What is planned of a sitting may change while people are in its room."""

import time_machine

from consultations.models import Sitting
from consultations.services import sittings
from deliberation.eventlog import reading
from deliberation.events.participants import Admission
from deliberation.events.plans import SittingCancel, SittingChange
from deliberation.events.sittings import SittingState
from realtime import selectors
from realtime.models import Participant
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.factories import Meeting, open_meeting


def test_another_title_and_end_reach_the_room(
    cast: Cast, meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    sitting = meeting.room.sitting
    later = sitting.ends_at.replace(minute=30)
    command = SittingChange(sitting_id=sitting.id, title="加装电梯第二次协商会", ends_at=later)
    verify(meeting.chen, lambda: sittings.alter(cast.qiao, command), golden="sitting-changed")
    state = selectors.snapshot(afresh(meeting.chen)).state
    assert (state.title, state.course.ends_at) == ("加装电梯第二次协商会", later)


def test_the_room_of_a_cancelled_sitting_says_so(cast: Cast, stopped_clock: time_machine.Traveller) -> None:
    planned = open_meeting(cast._asdict(), state=SittingState.SCHEDULED)
    command = SittingCancel(sitting_id=planned.room.id, reason="改期")
    verify(planned.wei, lambda: sittings.cancel(cast.qiao, command), golden="sitting-cancelled")
    assert selectors.snapshot(afresh(planned.wei)).state.course.is_cancelled


def test_those_who_wait_hear_of_another_time(cast: Cast, stopped_clock: time_machine.Traveller) -> None:
    planned = open_meeting(cast._asdict(), state=SittingState.SCHEDULED)
    later = planned.room.sitting.starts_at.replace(minute=30)
    sittings.alter(cast.qiao, SittingChange(sitting_id=planned.room.id, starts_at=later))
    (event,) = reading.since(planned.room.lobby_stream, 0)
    assert event.data is not None
    assert (event.type, event.data["state"]) == ("lobby.changed", "scheduled")
    assert Sitting.objects.get(id=planned.room.id).starts_at == later


def test_those_who_wait_hear_that_it_was_called_off(cast: Cast, stopped_clock: time_machine.Traveller) -> None:
    planned = open_meeting(cast._asdict(), state=SittingState.WAITING)
    Participant.objects.filter(id=planned.wei.id).update(admission=Admission.EXPECTED)
    verify(planned.wei, lambda: sittings.cancel(cast.qiao, SittingCancel(sitting_id=planned.room.id)))
    assert selectors.snapshot(afresh(planned.wei)).state.course.is_cancelled
