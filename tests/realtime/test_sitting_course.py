"""sitting.*: the course of a sitting, step by step, and what ends with a step."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine

from consultations.models import Sitting
from deliberation.core.errors import Conflict, Forbidden
from deliberation.eventlog import reading
from deliberation.events import course as events
from deliberation.events.sittings import SittingState
from realtime.models import Participant
from realtime.services import attendances, sittings
from tests.asserts import verify
from tests.conftest import Cast
from tests.factories import Meeting, open_meeting
from tests.realtime.attending import arrive

Step = Callable[[Any, Any], sittings.CourseResult]
STEPS: dict[str, tuple[type[Any], Step]] = {
    "open": (events.SittingOpen, sittings.open_lobby),
    "start": (events.SittingStart, sittings.start),
    "suspend": (events.SittingSuspend, sittings.suspend),
    "resume": (events.SittingResume, sittings.resume),
    "end": (events.SittingEnd, sittings.end),
    "close": (events.SittingClose, sittings.close),
    "lock": (events.SittingLock, sittings.lock),
    "unlock": (events.SittingUnlock, sittings.unlock),
}
TABLE = """
           open     start    suspend    resume   end    close   lock       unlock
scheduled  waiting  running  -          -        -      -       scheduled  scheduled
waiting    waiting  running  -          -        ended  -       waiting    waiting
running    -        running  suspended  running  ended  -       running    running
suspended  -        -        suspended  running  ended  -       suspended  suspended
ended      -        -        -          -        ended  closed  -          ended
closed     -        -        -          -        closed closed  -          closed
"""
HEADING, *ROWS = (line.split() for line in TABLE.strip().splitlines())
CELLS = [(state, step, cell) for state, *cells in ROWS for step, cell in zip(HEADING, cells, strict=True)]


def take(step: str, by: Participant) -> sittings.CourseResult:
    command, service = STEPS[step]
    return service(by.account, command(room_id=by.room_id))


def told(room_stream: str) -> list[str]:
    return [event.type for event in reading.since(room_stream, 0) if event.type.startswith("sitting.")]


def test_the_table_speaks_of_every_state() -> None:
    assert [row[0] for row in ROWS] == [state.value for state in SittingState]
    assert set(HEADING) == STEPS.keys()


@pytest.mark.parametrize(("state", "step", "cell"), CELLS)
def test_from_every_state_every_step_leads_where_the_table_says(cast: Cast, state: str, step: str, cell: str) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState(state))
    if cell == "-":
        with pytest.raises(Conflict, match=r"sitting\.wrong_state") as refused:
            take(step, meeting.qiao)
        assert refused.value.params == {"state": state}
        assert told(meeting.room.stream) == []
    else:
        assert take(step, meeting.qiao).state == cell
        assert Sitting.objects.get(id=meeting.room.id).state == cell
        before = told(meeting.room.stream)
        take(step, meeting.qiao)
        assert told(meeting.room.stream) == before, "taken twice, told twice"


@pytest.mark.parametrize(
    ("state", "step", "golden"),
    [
        ("waiting", "start", "sitting-started"),
        ("running", "suspend", "sitting-suspended"),
        ("suspended", "resume", "sitting-resumed"),
        ("running", "end", "sitting-ended"),
        ("ended", "close", "sitting-closed"),
        ("running", "lock", "sitting-locked"),
    ],
)
@pytest.mark.usefixtures("stopped_clock")
def test_a_step_is_seen_by_all(cast: Cast, state: str, step: str, golden: str) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState(state))
    verify(meeting.chen, lambda: take(step, meeting.lin), golden=golden)


@pytest.mark.usefixtures("stopped_clock")
def test_unlocking_is_seen_by_all(meeting: Meeting) -> None:
    take("lock", meeting.qiao)
    verify(meeting.chen, lambda: take("unlock", meeting.qiao), golden="sitting-unlocked")


def test_from_opening_on_it_counts_who_has_come(cast: Cast, stopped_clock: time_machine.Traveller) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState.SCHEDULED)
    arrive(meeting.qiao)
    attendances.close_lease(arrive(meeting.wei))  # looked in an hour before, and was gone again
    stopped_clock.shift(3600)
    verify(meeting.lin, lambda: take("open", meeting.qiao), golden="sitting-opened")
    arrivals = {place.role: place.arrived_at for place in Participant.objects.filter(room=meeting.room)}
    assert arrivals["attendee"] is None
    assert arrivals["operator"] is not None


def test_beginning_straight_away_opens_too(cast: Cast) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState.SCHEDULED)
    take("start", meeting.lin)
    assert told(meeting.room.stream) == ["sitting.opened", "sitting.started"]


def test_the_end_says_how_many_were_due_and_came(meeting: Meeting) -> None:
    for participant in (meeting.lin, meeting.wei, meeting.qiao, meeting.chen):
        arrive(participant)
    take("end", meeting.lin)
    ended = reading.since(meeting.room.stream, 0)[-1]
    assert ended.data == {"due": 4, "present": 2, "at_venues": 0}


@pytest.mark.parametrize(
    ("state", "step"), [("scheduled", "open"), ("ended", "close"), ("running", "lock"), ("running", "unlock")]
)
def test_the_operators_steps_are_the_chairs_only_while_no_operator_is_connected(
    cast: Cast, state: str, step: str
) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState(state))
    lease = arrive(meeting.qiao)
    with pytest.raises(Forbidden, match=r"sitting\.forbidden"):
        take(step, meeting.lin)
    attendances.close_lease(lease)
    take(step, meeting.lin)


def test_a_step_refused_to_whoever_may_not_is_refused_before_its_state_is_looked_at(cast: Cast) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState.CLOSED)
    for step in STEPS:
        with pytest.raises(Forbidden):
            take(step, meeting.wei)
