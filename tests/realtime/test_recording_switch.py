"""recording.start, recording.stop: everybody knows, each speech is recorded by itself, nothing confidential ever is."""

from uuid import UUID

import pytest
import time_machine

from deliberation.core.errors import Conflict, Forbidden
from deliberation.events.course import SittingEnd, SittingResume, SittingSuspend
from deliberation.events.recordings import RecordingFailure, RecordingStart, RecordingState, RecordingStop
from deliberation.events.sittings import Confidentiality, SittingState
from deliberation.rules.services import override
from realtime import selectors
from realtime.models import Participant, Recording
from realtime.selectors.recordings import to_record
from realtime.services import kept_recordings, recordings, sittings
from tests.asserts import verify
from tests.factories import Meeting
from tests.realtime.recorded import heard
from tests.realtime.speaking import call_up, item_of, release, speaking, step, take

pytestmark = pytest.mark.usefixtures("stopped_clock")


def start(by: Participant, *, with_pictures: bool = False) -> recordings.RecordingResult:
    return recordings.start(by.account, RecordingStart(room_id=by.room_id, with_pictures=with_pictures))


def stop(by: Participant) -> recordings.RecordingResult:
    return recordings.stop(by.account, RecordingStop(room_id=by.room_id))


def states(meeting: Meeting) -> list[tuple[UUID, str]]:
    """Return whose speeches are recorded and what became of it, the oldest first."""
    rows = Recording.objects.filter(room=meeting.room).select_related("turn").order_by("id")
    return [(row.turn.participant_id, row.state) for row in rows]


def test_everybody_is_told_that_it_begins_and_ends(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    begun = verify(meeting.chen, lambda: start(meeting.qiao), golden="recording-started")
    assert [event.type for event in begun] == ["recording.started"]
    stopped_clock.shift(60)
    ended = verify(meeting.chen, lambda: stop(meeting.lin), golden="recording-stopped")
    assert [(event.type, event.data) for event in ended] == [("recording.stopped", {"reason": "stopped"})]


def test_whoever_comes_is_told_that_it_is_on(meeting: Meeting) -> None:
    since = start(meeting.qiao).recording_since
    assert since is not None
    assert selectors.snapshot(meeting.wei).state.recording_since == since


def test_doing_it_again_changes_nothing(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    since = start(meeting.qiao).recording_since
    stopped_clock.shift(5)
    assert start(meeting.lin).recording_since == since
    stop(meeting.lin)
    assert stop(meeting.qiao).recording_since is None


def test_a_speech_is_recorded_from_its_beginning_to_its_end(meeting: Meeting) -> None:
    start(meeting.qiao)
    speech = call_up(meeting.lin, meeting.wei)
    assert to_record(meeting.room) == {}, "nothing is recorded before the speaker begins"
    take(meeting.wei, speech)
    (recording,) = Recording.objects.all()
    assert to_record(meeting.room) == {
        str(recording.id): {"participant": str(meeting.wei.id), "device": None, "pictures": False}
    }
    release(meeting.wei, speech)
    assert to_record(meeting.room) == {}
    assert states(meeting) == [(meeting.wei.id, RecordingState.FETCHING)]


def test_nothing_is_recorded_while_it_is_off(meeting: Meeting) -> None:
    release(meeting.lin, speaking(meeting.lin, meeting.wei))
    assert states(meeting) == []


def test_a_pause_goes_on_in_the_same_recording(meeting: Meeting) -> None:
    start(meeting.qiao)
    speech = speaking(meeting.lin, meeting.wei)
    sittings.suspend(meeting.lin.account, SittingSuspend(room_id=meeting.room.id))
    assert to_record(meeting.room) == {}, "what is said in the pause is nobody's speech"
    sittings.resume(meeting.lin.account, SittingResume(room_id=meeting.room.id))
    assert states(meeting) == [(meeting.wei.id, RecordingState.RECORDING)]
    assert len(to_record(meeting.room)) == 1
    release(meeting.wei, speech)
    assert states(meeting) == [(meeting.wei.id, RecordingState.FETCHING)]


def test_whoever_speaks_at_a_venue_is_heard_from_there(meeting: Meeting) -> None:
    meeting.gao.account.is_venue = True
    meeting.gao.account.save()
    start(meeting.qiao)
    speaking(meeting.lin, meeting.wei, source_id=meeting.gao.id)
    assert [item["participant"] for item in to_record(meeting.room).values()] == [str(meeting.gao.id)]
    assert states(meeting) == [(meeting.wei.id, RecordingState.RECORDING)]


def test_switched_on_and_off_in_a_speech_only_that_part_is_recorded(meeting: Meeting) -> None:
    speech = speaking(meeting.lin, meeting.wei)
    start(meeting.qiao)
    stop(meeting.qiao)
    start(meeting.qiao)
    release(meeting.wei, speech)
    assert states(meeting) == [(meeting.wei.id, RecordingState.FETCHING)] * 2


def test_the_end_of_the_sitting_ends_it(meeting: Meeting) -> None:
    start(meeting.qiao)
    speaking(meeting.lin, meeting.wei)
    events = verify(meeting.wei, lambda: sittings.end(meeting.lin.account, SittingEnd(room_id=meeting.room.id)))
    assert [event.data for event in events if event.type == "recording.stopped"] == [{"reason": "sitting_ended"}]
    assert states(meeting) == [(meeting.wei.id, RecordingState.FETCHING)]
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        start(meeting.qiao)


def test_a_confidential_item_is_never_recorded(meeting: Meeting) -> None:
    start(meeting.qiao)
    item_of(meeting, is_confidential=True)
    speaking(meeting.lin, meeting.wei)
    assert states(meeting) == []
    assert to_record(meeting.room) == {}
    stop(meeting.qiao)
    start(meeting.qiao)
    assert states(meeting) == [], "switched on in the midst of it neither"


def test_going_to_a_confidential_item_ends_the_recording(meeting: Meeting) -> None:
    start(meeting.qiao)
    speaking(meeting.lin, meeting.wei)
    confidential = item_of(meeting, is_confidential=True)
    step(meeting, confidential)
    assert states(meeting) == [(meeting.wei.id, RecordingState.FETCHING)]
    assert to_record(meeting.room) == {}


def test_an_item_that_becomes_confidential_is_recorded_no_more_and_its_recordings_go(meeting: Meeting) -> None:
    start(meeting.qiao)
    item = item_of(meeting)
    speaking(meeting.lin, meeting.wei)
    assert len(to_record(meeting.room)) == 1
    item.is_confidential = True
    item.save()
    assert to_record(meeting.room) == {}, "the very next set is without it"
    kept_recordings.delete_confidential()
    assert states(meeting) == [(meeting.wei.id, RecordingState.DELETED)]


def test_a_confidential_sitting_is_not_recorded(meeting: Meeting) -> None:
    meeting.room.sitting.confidentiality = Confidentiality.CONFIDENTIAL
    meeting.room.sitting.save()
    with pytest.raises(Conflict, match=r"recording\.confidential"):
        start(meeting.qiao)


def test_where_the_rule_says_so_nothing_is_recorded(meeting: Meeting) -> None:
    override({"recording": {"mode": "off"}})
    with pytest.raises(Conflict, match=r"recording\.off"):
        start(meeting.qiao)
    with pytest.raises(Forbidden, match=r"recording\.forbidden"):
        start(meeting.wei)  # authority is asked before state


def test_pictures_are_kept_only_where_the_rule_and_whoever_starts_it_want_them(meeting: Meeting) -> None:
    with pytest.raises(Conflict, match=r"recording\.sound_only"):
        start(meeting.qiao, with_pictures=True)
    override({"recording": {"mode": "video"}})
    assert not start(meeting.qiao).with_pictures
    stop(meeting.qiao)
    begun = verify(meeting.chen, lambda: start(meeting.qiao, with_pictures=True), golden="recording-with-pictures")
    assert [event.data for event in begun] == [{"with_pictures": True}]
    speech = speaking(meeting.lin, meeting.wei)
    assert [item["pictures"] for item in to_record(meeting.room).values()] == [True]
    release(meeting.wei, speech)
    verify(meeting.chen, lambda: stop(meeting.qiao))
    start(meeting.qiao)
    assert not selectors.snapshot(meeting.wei).state.recording_pictures, "the next time it is asked anew"


def test_nothing_confidential_is_seen_either(meeting: Meeting) -> None:
    override({"recording": {"mode": "video"}})
    item = item_of(meeting)
    speaking(meeting.lin, meeting.wei)
    start(meeting.qiao, with_pictures=True)
    item.is_confidential = True
    item.save()
    assert to_record(meeting.room) == {}


def test_it_may_be_switched_on_while_people_wait(meeting: Meeting) -> None:
    meeting.room.sitting.state = SittingState.WAITING
    meeting.room.sitting.save()
    assert start(meeting.qiao).recording_since is not None


def test_the_desk_learns_what_became_of_each(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    start(meeting.qiao)
    for speaker in (meeting.wei, meeting.gao, meeting.zhou):
        release(meeting.lin, speaking(meeting.lin, speaker))
    kept, cut, silent = Recording.objects.order_by("id")
    now = kept.started_at

    def become() -> None:
        kept_recordings.keep(kept.id, heard(now))
        kept_recordings.warn(cut.id, RecordingFailure.DISK_FULL)
        kept_recordings.keep(cut.id, heard(now, is_complete=False, sha256="6" * 64))
        kept_recordings.fail(silent.id, RecordingFailure.SILENT)
        stopped_clock.shift(91 * 24 * 3600)
        kept_recordings.delete_due()

    events = verify(meeting.qiao, become, golden="recordings-at-the-desk")
    assert [event.type for event in events if event.stream == meeting.room.desk_stream] == [
        "recording.kept",
        "recording.failed",
        "recording.kept",
        "recording.failed",
        "recording.deleted",
        "recording.deleted",
    ]
    items = selectors.snapshot(meeting.qiao).state.recordings
    assert [(item.state, item.failure) for item in items] == [
        (RecordingState.DELETED, None),
        (RecordingState.DELETED, RecordingFailure.DISK_FULL),
        (RecordingState.FAILED, RecordingFailure.SILENT),
    ]
    assert selectors.snapshot(meeting.wei).state.recordings == []
