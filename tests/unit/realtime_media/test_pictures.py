"""Pictures on the disk: begun with a keyframe, kept in time, mended after a crash, and bounded by the disk."""

from __future__ import annotations

import errno
import shutil
from functools import partial
from pathlib import Path

import av
import pytest

from realtime.media import recorded
from realtime.media.frames import Packet
from realtime.media.matroska import Matroska
from realtime.media.pictures import Pictures
from realtime.media.recorded import Report
from realtime.media.timeline import SILENT
from tests.unit.realtime_media.picture import A_SECOND, STEP, packets, pictures, shown

AT = 1_772_413_200.25
NAME = "recording-1-camera"
SENT = pictures(75)


def begun(directory: Path, report: Report | None = None) -> Pictures:
    report = report or Report(NAME, "room", "camera")
    recording = Pictures(directory, report, participant="wei", device=None, source="camera")
    recording.begin()
    return recording


def write(recording: Pictures, *streams: list[Packet]) -> None:
    for stream in streams:
        for packet in stream:
            recording.put(packet)
        recording.write(recording.collected())


def test_a_speech_is_seen_from_its_first_picture_to_its_last(tmp_path: Path) -> None:
    recording = begun(tmp_path)
    write(recording, packets(SENT[10:20], at=AT - 2), packets(SENT, at=AT, number=500, timestamp=7 + 50 * STEP))
    assert not recording.needs_keyframe
    recording.end(recording.collected())
    report = recording.report
    assert (report.is_over, report.is_complete, report.failure, report.device) == (True, True, "", "device01")
    assert report.heard_at == AT, "nothing before the first keyframe"
    assert report.milliseconds == pytest.approx(3000, abs=45)
    assert report.size == recording.path.stat().st_size
    seen = shown(recording.path)
    assert [picture.at for picture in seen] == pytest.approx([place / A_SECOND for place in range(75)], abs=0.002)
    with av.open(str(recording.path)) as container:
        assert container.metadata["DATE"] == "2026-03-02T01:00:00.250+00:00"


def test_where_no_picture_came_there_is_no_file(tmp_path: Path) -> None:
    recording = begun(tmp_path)
    write(recording, packets(SENT[1:], at=AT))
    recording.end([])
    assert (recording.report.is_over, recording.report.size, recording.report.heard_at) == (True, 0, None)
    assert not list(tmp_path.glob("*.mkv*"))


def test_another_size_stays_in_the_same_file_and_plays(tmp_path: Path) -> None:
    recording = begun(tmp_path)
    larger = packets(pictures(25, width=640, height=480), at=AT + 3, number=40_000, timestamp=7 + 75 * STEP)
    write(recording, packets(SENT, at=AT), larger)
    recording.end(recording.collected())
    assert [picture.width for picture in shown(recording.path)] == [320] * 75 + [640] * 25
    assert shown(recording.path)[-1].at == pytest.approx(3.96, abs=0.01)


def test_another_device_takes_over_when_the_first_is_still(tmp_path: Path) -> None:
    recording = begun(tmp_path)
    other = partial(packets, SENT, peer="wei.device02", publication="other")
    write(recording, packets(SENT[:50], at=AT))
    write(recording, other(at=AT + 2 + SILENT / 2)[:10])
    write(recording, other(at=AT + 4))
    recording.end(recording.collected())
    times = [picture.at for picture in shown(recording.path)]
    assert len(times) == 50 + 75
    assert times[50] == pytest.approx(4.0, abs=0.01), "between devices the arrival counts"


def test_jitter_moves_nothing(tmp_path: Path) -> None:
    recording = begun(tmp_path)
    jittered = [
        packet._replace(arrival=packet.arrival + (number * 7 % 5) * 0.04)
        for number, packet in enumerate(packets(SENT, at=AT))
    ]
    write(recording, sorted(jittered, key=lambda packet: packet.arrival))
    recording.end(recording.collected())
    times = [picture.at for picture in shown(recording.path)]
    assert times == pytest.approx([place / A_SECOND for place in range(75)], abs=0.002)


def test_a_sender_that_begins_anew_is_placed_by_its_arrival(tmp_path: Path) -> None:
    recording = begun(tmp_path)
    again = packets(SENT[:25], at=AT + 10, publication="again", timestamp=3_000_000_000)
    write(recording, packets(SENT, at=AT), again)
    recording.end(recording.collected())
    assert shown(recording.path)[75].at == pytest.approx(10, abs=0.01)


def test_whoever_was_killed_leaves_a_file_and_goes_on_in_it(tmp_path: Path) -> None:
    killed = begun(tmp_path)
    write(killed, packets(SENT, at=AT))
    (tmp_path / f"{NAME}.mkv").open("ab").write(b"\x1f\x43\xb6\x75 cut off in the midst of")
    found = next(recorded.notes(tmp_path))
    over = recorded.ended(tmp_path, found)
    seen = shown(killed.path)
    assert 1.0 <= seen[-1].at <= 3.0
    assert over.milliseconds == pytest.approx(seen[-1].at * 1000, abs=60)

    again = begun(tmp_path, over)
    write(again, packets(SENT, at=AT + 5))
    again.end(again.collected())
    times = [picture.at for picture in shown(again.path)]
    assert len(times) == len(seen) + 75
    assert times[len(seen)] == pytest.approx(5.0, abs=0.01)
    assert not list(tmp_path.glob("*.before")) + list(tmp_path.glob("*.draft"))


def test_whoever_is_killed_while_going_on_loses_nothing(tmp_path: Path) -> None:
    first = begun(tmp_path)
    write(first, packets(SENT, at=AT))
    first.end(first.collected())
    shutil.copy(first.path, tmp_path / f"{NAME}.mkv.before")
    first.path.write_bytes(b"half of it")
    assert recorded.ended(tmp_path, first.report).milliseconds == first.report.milliseconds
    assert len(shown(first.path)) == 75


class Full:
    """A disk on which nothing has room."""

    def write(self, part: bytes) -> int:
        raise OSError(errno.ENOSPC, "no space left on device")


def test_a_full_disk_ends_it_and_keeps_what_there_is(tmp_path: Path) -> None:
    recording = begun(tmp_path)
    write(recording, packets(SENT, at=AT))
    assert recording._file is not None
    recording._file._file._file = Full()  # type: ignore[assignment]  # as far as a muxer writes
    write(recording, packets(SENT, at=AT + 3, number=5_000, timestamp=7 + 75 * STEP))
    assert recording.report.failure == "disk_full"
    recording.end(recording.collected())
    assert (recording.report.is_over, recording.report.is_complete) == (True, False)
    assert recording.report.milliseconds > 1000
    assert shown(recording.path)[-1].at > 1.0


def test_what_cannot_be_begun_fails_and_raises_nothing(tmp_path: Path) -> None:
    recording = begun(tmp_path)
    recording.path.mkdir()
    write(recording, packets(SENT, at=AT))
    assert recording.report.failure == "disk"


def test_a_file_without_pictures_begins_nothing(tmp_path: Path) -> None:
    other = tmp_path / "other.mkv"
    other.write_bytes(b"rubbish")
    assert Matroska.beginning_as(other, tmp_path / "new.mkv") is None
