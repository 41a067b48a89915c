"""Recordings are fetched from the media process, stored, and removed there, whoever is killed in between."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pydantic import SecretStr
from pytest_django.fixtures import Settings

from deliberation.core import clock
from deliberation.documents import storage
from deliberation.documents.models import File
from deliberation.documents.services import files
from deliberation.eventlog import reading
from deliberation.events.recordings import RecordingFailure, RecordingStart, RecordingState
from realtime.media import control, recorded
from realtime.media.frames import Packet
from realtime.media.recorded import Report
from realtime.media.sound import Sound
from realtime.models import Publication, Recording
from realtime.services import kept_recordings, recording_fetching, recording_reports, recording_transfers, recordings
from tests.factories import Meeting
from tests.integration.media.process import SECRET, MediaProcess, running
from tests.realtime.speaking import release, speaking
from tests.unit.realtime_media import speech

Serving = Callable[[], AbstractContextManager[MediaProcess]]


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Return where the media process keeps its recordings."""
    made = tmp_path / "recordings"
    made.mkdir()
    return made


@pytest.fixture
def serving(directory: Path, settings: Settings) -> Serving:
    """Return how to start a media process that finds there what a run before has left, and is asked from now on."""

    @contextmanager
    def start() -> Iterator[MediaProcess]:
        with running(recordings=str(directory)) as media:
            address = {
                "media_control_url": f"http://127.0.0.1:{media.control_port}",
                "media_secret": SecretStr(SECRET),
            }
            settings.ENV = settings.ENV.model_copy(update=address)
            yield media

    return start


@pytest.fixture
def spoken(meeting: Meeting) -> Recording:
    """Return the recording of a speech of wei's that is over."""
    recordings.start(meeting.qiao.account, RecordingStart(room_id=meeting.room.id))
    release(meeting.lin, speaking(meeting.lin, meeting.wei))
    return Recording.objects.get()


def leave(directory: Path, name: str, *, seconds: int = 2, **having: Any) -> None:
    """Leave a recording behind as the media process does."""
    writing = Sound(directory, Report(name, "room", **having), participant="wei", device=None)
    writing.begin()
    for number, packet in enumerate(speech.packets(50 * seconds)):
        writing.put(Packet("wei.device01", packet, number * speech.FRAME, 1_772_413_200.0 + number * 0.02))
    writing.end(writing.collected())


def told(meeting: Meeting) -> list[tuple[str, dict[str, Any]]]:
    """Return what the desk was told."""
    events = reading.since(meeting.room.desk_stream, 0)
    return [(event.type, event.data or {}) for event in events if event.type.startswith("recording.")]


def there(media: MediaProcess) -> list[str]:
    return [report["id"] for report in media.control.recordings()]


def test_what_is_over_is_brought_home(spoken: Recording, directory: Path, serving: Serving, meeting: Meeting) -> None:
    leave(directory, str(spoken.id))
    original = (directory / f"{spoken.id}.ogg").read_bytes()
    with serving() as media:
        recording_transfers.run()
        recording_transfers.run()
        assert there(media) == []
    spoken.refresh_from_db()
    assert spoken.state == RecordingState.KEPT
    assert spoken.is_complete
    assert spoken.device == "device01"
    assert spoken.milliseconds == pytest.approx(2000, abs=10)
    file = File.objects.get()
    assert spoken.file == file
    assert (file.sha256, file.size, file.media_type) == (spoken.sha256, spoken.size, "audio/ogg")
    assert file.name == "加装电梯协商会-魏建国-20260302-090000.ogg"
    assert storage.path_of(file.sha256).read_bytes() == original
    assert [type_ for type_, _ in told(meeting)] == ["recording.kept"]


def test_killed_before_the_row_was_written_it_is_fetched_again(
    spoken: Recording, directory: Path, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(directory, str(spoken.id))

    def killed(*args: object) -> None:
        raise RuntimeError("killed")

    with serving() as media:
        with monkeypatch.context() as patch:
            patch.setattr(kept_recordings, "keep", killed)
            with pytest.raises(RuntimeError, match="killed"):
                recording_transfers.run()
        assert there(media) == [str(spoken.id)], "nothing is removed before it is kept"
        recording_transfers.run()
        assert there(media) == []
    spoken.refresh_from_db()
    assert spoken.state == RecordingState.KEPT
    assert File.objects.count() == 1


def test_killed_before_it_was_removed_it_is_removed_later(
    spoken: Recording, directory: Path, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(directory, str(spoken.id))

    def silent(*args: object) -> None:
        raise control.ControlUnreachable("gone")

    with serving() as media:
        with monkeypatch.context() as patch:
            patch.setattr(control.ControlClient, "delete_recording", silent)
            recording_transfers.run()
        assert Recording.objects.get().state == RecordingState.KEPT
        assert there(media) == [str(spoken.id)]
        recording_transfers.run()
        assert there(media) == []
    assert File.objects.count() == 1


def test_what_arrives_otherwise_than_recorded_is_not_kept(
    spoken: Recording, directory: Path, serving: Serving, meeting: Meeting
) -> None:
    leave(directory, str(spoken.id))
    with serving():
        path = directory / f"{spoken.id}.ogg"
        path.write_bytes(path.read_bytes()[:-1] + b"?")
        for _ in range(recording_fetching.ATTEMPTS - 1):
            recording_transfers.run()
        assert Recording.objects.get().state == RecordingState.FETCHING
        recording_transfers.run()
    spoken.refresh_from_db()
    assert (spoken.state, spoken.failure) == (RecordingState.FAILED, RecordingFailure.DAMAGED)
    assert not File.objects.exists()
    assert [data["failure"] for _, data in told(meeting)] == ["damaged"]


def test_a_file_that_is_gone_holds_up_no_other(
    spoken: Recording, directory: Path, serving: Serving, meeting: Meeting
) -> None:
    release(meeting.lin, speaking(meeting.lin, meeting.gao))
    other = Recording.objects.exclude(id=spoken.id).get()
    for row in (spoken, other):
        leave(directory, str(row.id))
    with serving():
        (directory / f"{spoken.id}.ogg").unlink()
        recording_transfers.run()
    assert {row.id: row.state for row in Recording.objects.all()} == {
        spoken.id: RecordingState.FETCHING,
        other.id: RecordingState.KEPT,
    }


def test_of_a_speech_without_sound_nothing_is_kept(spoken: Recording, directory: Path, serving: Serving) -> None:
    recorded.note(directory, Report(str(spoken.id), "room", is_over=True, ended_at=clock.now().timestamp()))
    with serving() as media:
        recording_transfers.run()
        assert there(media) == []
    spoken.refresh_from_db()
    assert (spoken.state, spoken.failure) == (RecordingState.FAILED, RecordingFailure.SILENT)


@pytest.mark.parametrize(
    ("is_sent", "failure"), [(False, RecordingFailure.SILENT), (True, RecordingFailure.LOST)], ids=["hall", "device"]
)
def test_what_the_media_process_knows_nothing_of_is_given_up_after_a_while(
    spoken: Recording, serving: Serving, meeting: Meeting, is_sent: bool, failure: RecordingFailure
) -> None:
    if is_sent:
        Publication.objects.create(
            id="a-track", participant=meeting.wei, device="device01", kind="audio", source="microphone",
            started_seq=1, started_at=spoken.started_at - timedelta(hours=1),
        )  # fmt: skip
    with serving():
        recording_transfers.run()
        assert Recording.objects.get().state == RecordingState.FETCHING
        Recording.objects.update(ended_at=clock.now() - recording_transfers.LOST_AFTER)
        recording_transfers.run()
    spoken.refresh_from_db()
    assert (spoken.state, spoken.failure) == (RecordingState.FAILED, failure)


def test_the_desk_is_told_while_the_speech_goes_on_that_it_is_recorded_no_further(
    directory: Path, serving: Serving, meeting: Meeting
) -> None:
    recordings.start(meeting.qiao.account, RecordingStart(room_id=meeting.room.id))
    speech_id = speaking(meeting.lin, meeting.wei)
    name = str(Recording.objects.get().id)
    leave(directory, name)
    note = directory / f"{name}.json"
    note.write_text(json.dumps({**json.loads(note.read_text()), "failure": "disk_full", "is_complete": False}))
    with serving():
        for _ in range(2):
            recording_transfers.run()
        assert told(meeting) == [
            ("recording.failed", {"recording_id": name, "request_id": str(speech_id), "failure": "disk_full"})
        ]
        release(meeting.lin, speech_id)
        recording_transfers.run()
    row = Recording.objects.get()
    assert (row.state, row.failure, row.is_complete) == (RecordingState.KEPT, RecordingFailure.DISK_FULL, False)


def test_a_silent_media_process_changes_nothing(spoken: Recording) -> None:
    Recording.objects.update(ended_at=clock.now() - timedelta(days=2))
    recording_transfers.run()
    assert Recording.objects.get().state == RecordingState.FETCHING


def test_what_no_row_explains_is_left_for_a_day(directory: Path, serving: Serving, db: None) -> None:
    young, old = str(uuid4()), str(uuid4())
    now = clock.now()
    recorded.note(directory, Report(young, "room", is_over=True, ended_at=now.timestamp()))
    old_end = now - recording_reports.STRANGE_FOR - timedelta(hours=1)
    recorded.note(directory, Report(old, "room", is_over=True, ended_at=old_end.timestamp()))
    with serving() as media:
        recording_transfers.run()
        assert there(media) == [young]


def test_after_its_days_the_content_goes_and_the_row_stays(
    spoken: Recording, directory: Path, serving: Serving, meeting: Meeting
) -> None:
    leave(directory, str(spoken.id))
    with serving():
        recording_transfers.run()
    sitting = meeting.room.sitting
    kept_recordings.delete_due()
    assert Recording.objects.get().state == RecordingState.KEPT
    sitting.minutes_signed_at = clock.now() - timedelta(days=30)
    sitting.save()
    kept_recordings.delete_due()
    kept_recordings.delete_due()
    row = Recording.objects.get()
    assert (row.state, row.deletion, row.file) == (RecordingState.DELETED, "retention", None)
    assert (row.sha256, row.turn.participant_id) == (spoken.sha256 or row.sha256, meeting.wei.id)
    assert row.deleted_at is not None
    assert not File.objects.exists()
    assert told(meeting)[-1] == (
        "recording.deleted",
        {"recording_id": str(row.id), "request_id": str(row.turn_id), "reason": "retention"},
    )
    files.purge()
    assert storage.path_of(row.sha256).exists(), "a backup that runs may count on it for a day"


def test_without_minutes_more_days_count_from_the_end(spoken: Recording, meeting: Meeting) -> None:
    Recording.objects.update(state=RecordingState.KEPT)
    sitting = meeting.room.sitting
    sitting.ended_at = clock.now() - timedelta(days=89)
    sitting.save()
    kept_recordings.delete_due()
    assert Recording.objects.get().state == RecordingState.KEPT
    sitting.ended_at = clock.now() - timedelta(days=90)
    sitting.save()
    kept_recordings.delete_due()
    assert Recording.objects.get().state == RecordingState.DELETED
