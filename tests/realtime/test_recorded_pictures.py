"""Pictures of a speech come home beside its sound, are for whoever may listen to it, and go when it goes."""

import dataclasses
import json
from pathlib import Path

import pytest

from deliberation.documents import storage
from deliberation.documents.models import File
from deliberation.eventlog import reading
from deliberation.events.calls import MediaSource
from deliberation.events.recordings import RecordingDelete, RecordingFailure, RecordingState
from realtime.media import recorded
from realtime.media.recorded import Report
from realtime.models import Footage, Recording
from realtime.services import kept_pictures, kept_recordings, recording_fetching, recording_transfers
from tests.conftest import ClientFor
from tests.documents.conftest import body
from tests.factories import Meeting
from tests.realtime.recorded import heard, leave_pictures
from tests.realtime.test_recording_transfers import Serving, directory, leave, serving, spoken, there

__all__ = ["directory", "serving", "spoken"]  # fixtures


def told(meeting: Meeting) -> list[str]:
    events = reading.since(meeting.room.desk_stream, 0)
    return [event.type for event in events if event.type.startswith("recording.")]


def test_pictures_come_home_beside_the_sound(
    spoken: Recording, directory: Path, serving: Serving, meeting: Meeting, client_for: ClientFor
) -> None:
    leave(directory, str(spoken.id))
    leave_pictures(directory, spoken)
    recorded.ended(directory, Report(f"{spoken.id}-screen", "room", "screen"))  # nothing was shared
    original = (directory / f"{spoken.id}-camera.mkv").read_bytes()
    with serving() as media:
        recording_transfers.run()
        recording_transfers.run()
        assert there(media) == []
    footage = Footage.objects.get()
    assert (footage.state, footage.source, footage.is_complete) == (RecordingState.KEPT, "camera", True)
    assert footage.milliseconds == pytest.approx(2000, abs=60)
    assert footage.file is not None
    assert footage.file.name == "加装电梯协商会-魏建国-20260302-090000.mkv"
    assert storage.path_of(footage.sha256).read_bytes() == original
    assert told(meeting) == ["recording.kept", "recording.pictures_kept"]

    path = f"/api/rooms/{meeting.room.id}/recordings"
    (item,) = client_for(meeting.wei.account).get(path).json()["items"]
    assert [(it["source"], it["state"], it["size"]) for it in item["pictures"]] == [("camera", "kept", len(original))]
    answer = client_for(meeting.wei.account).get(f"{path}/{spoken.id}/pictures/camera")
    assert answer["Content-Type"] == "video/x-matroska"
    assert body(answer) == original
    for source in ("screen", "microphone", "rubbish"):
        assert client_for(meeting.wei.account).get(f"{path}/{spoken.id}/pictures/{source}").status_code == 404
    for stranger in (meeting.gao, meeting.chen):
        assert client_for(stranger.account).get(f"{path}/{spoken.id}/pictures/camera").status_code == 404


def test_they_wait_for_the_sound_and_without_it_they_go(spoken: Recording, directory: Path, serving: Serving) -> None:
    leave_pictures(directory, spoken)
    with serving() as media:
        recording_transfers.run()
        assert there(media) == [f"{spoken.id}-camera"], "the sound may still come"
        kept_recordings.fail(spoken.id, RecordingFailure.SILENT)
        recording_transfers.run()
        assert there(media) == []
    assert not Footage.objects.exists()
    assert not File.objects.exists()


def test_what_arrives_otherwise_than_recorded_is_given_up_and_the_sound_stays(
    spoken: Recording, directory: Path, serving: Serving, meeting: Meeting
) -> None:
    leave(directory, str(spoken.id))
    leave_pictures(directory, spoken)
    path = directory / f"{spoken.id}-camera.mkv"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with serving() as media:
        for _ in range(recording_fetching.ATTEMPTS):
            recording_transfers.run()
        assert there(media) == []
    footage = Footage.objects.get()
    assert (footage.state, footage.failure) == (RecordingState.FAILED, RecordingFailure.DAMAGED)
    assert Recording.objects.get().state == RecordingState.KEPT
    assert told(meeting) == ["recording.kept", "recording.pictures_failed"]


def test_incomplete_pictures_say_so(spoken: Recording, directory: Path, serving: Serving) -> None:
    leave(directory, str(spoken.id))
    leave_pictures(directory, spoken)
    note = directory / f"{spoken.id}-camera.json"
    note.write_text(json.dumps({**json.loads(note.read_text()), "is_complete": False}))
    with serving():
        recording_transfers.run()
    assert not Footage.objects.get().is_complete


def test_deleted_with_the_speech_nothing_of_it_is_left(meeting: Meeting, spoken: Recording) -> None:
    kept_recordings.keep(spoken.id, heard(spoken.started_at))
    for source, digest in ((MediaSource.CAMERA, "6"), (MediaSource.SCREEN, "7")):
        seen = dataclasses.replace(heard(spoken.started_at), sha256=digest * 64)
        kept_pictures.keep(spoken.id, source, seen)
        kept_pictures.keep(spoken.id, source, seen)
    assert File.objects.count() == 3
    kept_recordings.delete(meeting.wei.account, RecordingDelete(room_id=meeting.room.id, recording_id=spoken.id))
    assert not File.objects.exists()
    assert {it.state for it in Footage.objects.all()} == {RecordingState.DELETED}
    kept_pictures.keep(spoken.id, MediaSource.CAMERA, heard(spoken.started_at))
    assert not File.objects.exists(), "what comes later does not come back"
