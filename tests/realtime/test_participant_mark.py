"""participant.mark: in the hall or online."""

import pytest

from deliberation.core.errors import Conflict
from deliberation.eventlog import reading
from deliberation.events.participants import ParticipantMark, Whereabouts
from deliberation.events.sittings import SittingState
from realtime.models import Participant
from realtime.services import participants
from tests.asserts import verify
from tests.conftest import Cast
from tests.factories import Meeting, open_meeting


def mark(participant: Participant, whereabouts: Whereabouts) -> None:
    participants.mark(participant.account, ParticipantMark(room_id=participant.room_id, whereabouts=whereabouts))


@pytest.mark.usefixtures("stopped_clock")
def test_where_somebody_is_is_seen_by_all(meeting: Meeting) -> None:
    verify(meeting.lin, lambda: mark(meeting.wei, Whereabouts.HALL), golden="participant-marked")


def test_one_may_go_from_the_hall_to_online_and_saying_it_again_changes_nothing(meeting: Meeting) -> None:
    for whereabouts in (Whereabouts.HALL, Whereabouts.ONLINE, Whereabouts.ONLINE):
        mark(meeting.wei, whereabouts)
    marked = [event for event in reading.since(meeting.room.stream, 0) if event.type == "participant.marked"]
    assert [event.data and event.data["whereabouts"] for event in marked] == ["hall", "online"]


def test_it_is_said_no_more_once_it_is_over(cast: Cast) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState.ENDED)
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        mark(meeting.wei, Whereabouts.HALL)
