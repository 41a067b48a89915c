"""call.mute, call.unmute, call.open: keeping sound and picture back, and hearing a hall without the floor."""

import pytest

from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict, Forbidden
from deliberation.events.calls import CallMute, CallOpen, CallUnmute, MediaSource
from deliberation.events.rooms import ParticipantRole
from realtime import selectors
from realtime.models import Participant
from realtime.services import call_mutes
from realtime.services.rooms import add_participant
from tests.asserts import afresh, verify
from tests.factories import Meeting
from tests.realtime.speaking import call_up, take

pytestmark = pytest.mark.usefixtures("stopped_clock")

MICROPHONE, CAMERA = MediaSource.MICROPHONE, MediaSource.CAMERA


@pytest.fixture
def venue(meeting: Meeting) -> Participant:
    account = Account.objects.create_account("east", name="东湖分会场", is_venue=True)
    return add_participant(None, meeting.room, account, ParticipantRole.ATTENDEE)


def mute(by: Participant, whom: Participant, source: MediaSource = MICROPHONE) -> None:
    call_mutes.mute(by.account, CallMute(room_id=by.room_id, participant_id=whom.id, source=source))


def unmute(by: Participant, whom: Participant, source: MediaSource = MICROPHONE) -> None:
    call_mutes.unmute(by.account, CallUnmute(room_id=by.room_id, participant_id=whom.id, source=source))


def set_open(by: Participant, venue: Participant, *, is_open: bool) -> None:
    call_mutes.set_open(by.account, CallOpen(room_id=by.room_id, participant_id=venue.id, is_open=is_open))


def muted(participant: Participant) -> list[MediaSource]:
    state = selectors.snapshot(afresh(participant)).state
    return next(item.muted for item in state.participants if item.participant_id == participant.id)


def test_all_see_who_was_muted(meeting: Meeting) -> None:
    def both() -> None:
        mute(meeting.lin, meeting.wei, CAMERA)
        mute(meeting.qiao, meeting.wei, MICROPHONE)
        unmute(meeting.wei, meeting.wei, CAMERA)

    verify(meeting.gao, both, golden="participant-muted")
    assert muted(meeting.wei) == [MICROPHONE]


def test_doing_it_again_changes_nothing(meeting: Meeting) -> None:
    mute(meeting.lin, meeting.wei)
    assert verify(meeting.gao, lambda: mute(meeting.qiao, meeting.wei)) == []
    unmute(meeting.wei, meeting.wei)
    assert verify(meeting.gao, lambda: unmute(meeting.wei, meeting.wei)) == []


def test_nobody_is_made_to_be_heard_by_others(meeting: Meeting) -> None:
    mute(meeting.lin, meeting.wei)
    for other in (meeting.lin, meeting.qiao, meeting.gao):
        with pytest.raises(Forbidden, match=r"mute\.forbidden"):
            unmute(other, meeting.wei)
    assert muted(meeting.wei) == [MICROPHONE]


def test_a_hall_is_in_the_hands_of_those_who_preside(meeting: Meeting, venue: Participant) -> None:
    mute(meeting.lin, venue)
    unmute(meeting.qiao, venue)
    assert muted(venue) == []


def test_who_begins_to_speak_is_muted_no_more_and_not_before(meeting: Meeting) -> None:
    mute(meeting.lin, meeting.wei)
    request_id = call_up(meeting.lin, meeting.wei)
    assert muted(meeting.wei) == [MICROPHONE]
    take(meeting.wei, request_id)
    assert muted(meeting.wei) == []


def test_a_hall_is_heard_without_the_floor_when_those_who_preside_say_so(meeting: Meeting, venue: Participant) -> None:
    verify(meeting.gao, lambda: set_open(meeting.lin, venue, is_open=True), golden="participant-opened")
    assert verify(meeting.gao, lambda: set_open(meeting.qiao, venue, is_open=True)) == []
    with pytest.raises(Forbidden, match=r"mute\.forbidden"):
        set_open(venue, venue, is_open=False)
    with pytest.raises(Conflict, match=r"participant\.not_venue"):
        set_open(meeting.lin, meeting.wei, is_open=True)
