"""participant.count: how many people a branch venue stands for."""

import pytest

from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict, Forbidden
from deliberation.events.participants import ParticipantCount
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import SittingState
from realtime import selectors
from realtime.models import Participant
from realtime.services import participants, places
from realtime.services.rooms import add_participant
from tests.asserts import verify
from tests.conftest import Cast
from tests.factories import InvitationFactory, Meeting, open_meeting
from tests.realtime.attending import arrive


@pytest.fixture
def venue(meeting: Meeting) -> Participant:
    account = Account.objects.create_account("east", name="东湖分会场", is_venue=True)
    return add_participant(None, meeting.room, account, ParticipantRole.ATTENDEE)


def count(by: Participant, venue: Participant, headcount: int) -> None:
    command = ParticipantCount(room_id=by.room_id, participant_id=venue.id, headcount=headcount)
    participants.count(by.account, command)


@pytest.mark.usefixtures("stopped_clock")
def test_a_venue_counts_its_people_and_all_see_it(meeting: Meeting, venue: Participant) -> None:
    arrive(venue)
    verify(meeting.wei, lambda: count(venue, venue, 23), golden="participant-counted")
    counts = selectors.counts(meeting.room)
    assert (counts.at_venues, counts.present) == (23, 0)


def test_so_may_an_operator_and_nobody_else(meeting: Meeting, venue: Participant) -> None:
    count(meeting.qiao, venue, 7)
    with pytest.raises(Forbidden, match=r"participant\.forbidden"):
        count(meeting.wei, venue, 8)
    with pytest.raises(Forbidden, match=r"participant\.forbidden"):
        count(venue, meeting.wei, 8)


def test_only_venues_are_counted(meeting: Meeting) -> None:
    with pytest.raises(Conflict, match=r"participant\.not_venue"):
        count(meeting.qiao, meeting.wei, 2)


def test_what_was_counted_stays_whatever_the_invitation_says(cast: Cast, meeting: Meeting, venue: Participant) -> None:
    invitation = InvitationFactory.create(sitting=meeting.room.sitting, account=venue.account, headcount=12)
    places.sync(None, meeting.room)
    count(meeting.qiao, venue, 9)
    invitation.headcount = 15
    invitation.save()
    places.sync(None, meeting.room)
    venue.refresh_from_db()
    assert (selectors.headcount(venue), venue.headcount) == (9, 15)


def test_nobody_is_counted_before_people_come(cast: Cast) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState.SCHEDULED)
    account = Account.objects.create_account("east", name="东湖分会场", is_venue=True)
    place = add_participant(None, meeting.room, account, ParticipantRole.ATTENDEE)
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        count(meeting.qiao, place, 3)
