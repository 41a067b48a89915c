"""The doctor says whether recordings come home, and whether there is room for more."""

import shutil
from datetime import timedelta
from typing import Any, NamedTuple

import pytest

from deliberation.core import clock
from deliberation.core.checkup import Level
from deliberation.events.recordings import RecordingFailure, RecordingStart, RecordingState
from deliberation.operations.management.commands.doctor import examine
from realtime.models import Recording
from realtime.services import recordings
from tests.factories import Meeting
from tests.realtime.speaking import release, speaking


def found() -> dict[str, Level]:
    return {finding.code: finding.level for finding in examine("recordings")}


@pytest.fixture
def spoken(meeting: Meeting) -> Recording:
    recordings.start(meeting.qiao.account, RecordingStart(room_id=meeting.room.id))
    release(meeting.lin, speaking(meeting.lin, meeting.wei))
    return Recording.objects.get()


def test_all_is_well_while_a_recording_is_on_its_way(spoken: Recording) -> None:
    assert found() == {"recordings.home": Level.OK, "recordings.room": Level.OK}


def test_one_that_is_not_fetched_for_an_hour_is_named(spoken: Recording) -> None:
    Recording.objects.update(ended_at=clock.now() - timedelta(hours=2))
    assert found()["recordings.waiting"] is Level.WARN


def test_a_disk_that_failed_is_named_for_a_week(spoken: Recording) -> None:
    Recording.objects.update(state=RecordingState.KEPT, failure=RecordingFailure.DISK_FULL)
    assert found()["recordings.unwritten"] is Level.WARN
    Recording.objects.update(started_at=clock.now() - timedelta(days=8))
    assert found()["recordings.home"] is Level.OK


def test_little_room_is_named(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        total: int
        used: int
        free: int

    def usage(path: Any) -> Usage:
        return Usage(10**12, 10**12, 500_000_000)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    assert found()["recordings.little_room"] is Level.WARN
