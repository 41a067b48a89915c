"""participant.check_in and check_out: who has signed in on paper."""

import pytest
import time_machine

from deliberation.core.errors import Conflict, NotFound
from deliberation.events.course import SittingOpen
from deliberation.events.participants import ParticipantCheckIn, ParticipantCheckOut
from deliberation.events.sittings import SittingState
from realtime import selectors
from realtime.models import Participant
from realtime.services import attendances, participants, sittings
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.factories import Meeting, open_meeting
from tests.realtime.attending import arrive


def check_in(by: Participant, place: Participant) -> None:
    participants.check_in(by.account, ParticipantCheckIn(room_id=by.room_id, participant_id=place.id))


def check_out(by: Participant, place: Participant) -> None:
    participants.check_out(by.account, ParticipantCheckOut(room_id=by.room_id, participant_id=place.id))


@pytest.mark.usefixtures("stopped_clock")
def test_who_signs_on_paper_has_come(meeting: Meeting) -> None:
    verify(meeting.wei, lambda: check_in(meeting.qiao, meeting.gao), golden="participant-checked-in")
    assert selectors.counts(meeting.room).present == 1
    assert selectors.counts(meeting.room).connected == 0


def test_who_came_by_a_device_first_came_then(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    arrive(meeting.wei)
    came_at = afresh(meeting.wei).arrived_at
    stopped_clock.shift(60)
    check_in(meeting.qiao, meeting.wei)
    assert afresh(meeting.wei).arrived_at == came_at


def test_a_signature_taken_back_leaves_what_devices_say(
    meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    check_in(meeting.qiao, meeting.wei)
    stopped_clock.shift(60)
    attendances.close_lease(arrive(meeting.wei))
    by_device = afresh(meeting.wei).left_at
    verify(meeting.lin, lambda: check_out(meeting.qiao, meeting.wei), golden="participant-checked-out")
    assert afresh(meeting.wei).arrived_at == by_device


def test_without_a_device_nobody_has_come_then(meeting: Meeting) -> None:
    check_in(meeting.qiao, meeting.wei)
    check_out(meeting.qiao, meeting.wei)
    assert afresh(meeting.wei).arrived_at is None


def test_a_device_from_before_the_opening_came_at_the_opening(
    cast: Cast, stopped_clock: time_machine.Traveller
) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState.SCHEDULED)
    gone = arrive(meeting.gao)
    attendances.close_lease(gone)
    arrive(meeting.wei)
    stopped_clock.shift(600)
    sittings.open_lobby(cast.qiao, SittingOpen(room_id=meeting.room.id))
    opened_at = afresh(meeting.wei).room.sitting.opened_at
    for place in (meeting.wei, meeting.gao):
        check_in(meeting.qiao, place)
        check_out(meeting.qiao, place)
    assert (afresh(meeting.wei).arrived_at, afresh(meeting.gao).arrived_at) == (opened_at, None)


def test_doing_it_again_changes_nothing(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    check_in(meeting.qiao, meeting.wei)
    before = afresh(meeting.wei).arrived_at
    stopped_clock.shift(60)
    assert verify(meeting.lin, lambda: check_in(meeting.qiao, meeting.wei)) == []
    assert afresh(meeting.wei).arrived_at == before
    check_out(meeting.qiao, meeting.wei)
    assert verify(meeting.lin, lambda: check_out(meeting.qiao, meeting.wei)) == []


@pytest.mark.parametrize(("state", "is_open"), [("scheduled", False), ("ended", True), ("closed", False)])
def test_lists_are_filled_in_from_the_opening_until_all_is_done(cast: Cast, state: str, is_open: bool) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState(state))
    if is_open:
        check_in(meeting.qiao, meeting.wei)
    else:
        with pytest.raises(Conflict, match=r"sitting\.not_open"):
            check_in(meeting.qiao, meeting.wei)


def test_a_place_in_another_room_is_none(cast: Cast, meeting: Meeting) -> None:
    elsewhere = open_meeting(cast._asdict(), title="另一个会")
    with pytest.raises(NotFound, match=r"participant\.not_found"):
        check_in(meeting.qiao, elsewhere.wei)
