"""participant.remove: taking somebody out of the meeting."""

from uuid import uuid4

import pytest

from deliberation.core.errors import Conflict, Forbidden, NotFound
from deliberation.eventlog import reading
from deliberation.events.calls import MediaKind, MediaSource
from deliberation.events.messages import MessagePost
from deliberation.events.participants import Admission, ParticipantRemove
from deliberation.events.sittings import SittingState
from realtime import selectors
from realtime.models import Participant, Publication
from realtime.representations import PublicationItem
from realtime.selectors.call_devices import devices_in_call
from realtime.services import messages, participants, publications
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.factories import Meeting, open_meeting
from tests.realtime.attending import arrive, knock


def remove(by: Participant, place: Participant, reason: str = "扰乱秩序") -> None:
    command = ParticipantRemove(room_id=by.room_id, participant_id=place.id, reason=reason)
    participants.remove(by.account, command)


@pytest.mark.usefixtures("stopped_clock")
def test_removing_is_seen_by_all(meeting: Meeting) -> None:
    verify(meeting.gao, lambda: remove(meeting.qiao, meeting.wei), golden="participant-removed")
    assert "扰乱秩序" not in "".join(event.model_dump_json() for event in reading.since(meeting.room.stream, 0))


def test_the_person_alone_is_told_why(cast: Cast, meeting: Meeting) -> None:
    remove(meeting.qiao, meeting.wei)
    event = reading.since(cast.wei.stream, 0)[-1]
    assert event.data is not None
    assert (event.data["admission"], event.data["reason"]) == ("removed", "扰乱秩序")
    snapshot = selectors.snapshot(afresh(meeting.wei))
    assert snapshot.state.standing.reason == "扰乱秩序"
    assert (set(snapshot.streams), snapshot.state.participants) == ({cast.wei.stream}, [])


def test_who_was_removed_does_nothing_more(cast: Cast, meeting: Meeting) -> None:
    remove(meeting.qiao, meeting.wei)
    with pytest.raises(Forbidden, match=r"room\.removed"):
        messages.post(cast.wei, MessagePost(room_id=meeting.room.id, text="一句话"))
    with pytest.raises(Forbidden, match=r"room\.removed"):
        knock(meeting.wei)


def test_what_they_send_ends_with_it(cast: Cast, meeting: Meeting) -> None:
    arrive(meeting.wei)
    publications.enter(
        meeting.wei,
        "device01",
        [PublicationItem(publication_id="t", kind=MediaKind.VIDEO, source=MediaSource.CAMERA, mid="0")],
    )
    remove(meeting.qiao, meeting.wei)
    assert not Publication.objects.filter(ended_at=None).exists()
    assert devices_in_call(Participant.objects.get(id=meeting.wei.id).attendances.get().beat_at) == set()


@pytest.mark.parametrize("name", ["lin", "qiao"])
def test_nobody_is_removed_who_runs_the_meeting(meeting: Meeting, name: str) -> None:
    with pytest.raises(Forbidden, match=r"participant\.forbidden"):
        remove(meeting.qiao, getattr(meeting, name))


def test_removing_again_changes_nothing(meeting: Meeting) -> None:
    remove(meeting.qiao, meeting.wei)
    remove(meeting.qiao, meeting.wei, "又一次")
    assert afresh(meeting.wei).removal_reason == "扰乱秩序"
    types = [event.type for event in reading.since(meeting.room.stream, 0)]
    assert types.count("participant.removed") == 1


def test_who_is_not_there_cannot_be_removed(meeting: Meeting) -> None:
    with pytest.raises(NotFound, match=r"participant\.not_found"):
        remove(meeting.qiao, Participant(id=uuid4()))


def test_nobody_is_removed_once_it_is_over(cast: Cast) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState.ENDED)
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        remove(meeting.qiao, meeting.wei)
    assert afresh(meeting.wei).admission == Admission.ADMITTED
