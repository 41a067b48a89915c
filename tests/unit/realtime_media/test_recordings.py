"""Recordings of a process: begun, written, ended as the sets say; a disk that fails ends no meeting."""

from __future__ import annotations

import asyncio
import errno
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from realtime.media.errors import MediaError
from realtime.media.frames import Packet
from realtime.media.permissions import SILENCE, Speaker
from realtime.media.recorded import Report
from realtime.media.recordings import Recordings
from realtime.media.sound import Sound
from tests.unit.realtime_media import picture, speech
from tests.unit.realtime_media.test_publication import Publisher

ROOM, NAME, WEI, PEER = "room", "recording-1", "wei", "wei.device01"
WANTED = {NAME: Speaker(WEI, None)}


@pytest_asyncio.fixture
async def recordings(tmp_path: Path) -> AsyncIterator[Recordings]:
    opened = Recordings(tmp_path, loop=asyncio.get_running_loop())
    await opened.open()
    yield opened
    await opened.close()


def microphone() -> Any:
    """Give a publication as far as a recording looks at it."""
    publication = Publisher().publication
    publication.kind, publication.source = "audio", "microphone"
    return publication


def speak(tap: Any, packets: tuple[bytes, ...], *, at: float, start: int = 0) -> None:
    for number, packet in enumerate(packets):
        tap(memoryview(packet), start + number * speech.FRAME, False, at + number * 0.02, number)


async def settle(recordings: Recordings) -> None:
    """Wait until the thread has nothing to do any more."""
    while recordings._writing:
        await asyncio.gather(*recordings._writing.values())


async def write(recordings: Recordings) -> None:
    """Let what the second brings be done."""
    await settle(recordings)
    recordings.tick(asyncio.get_running_loop().time())
    await settle(recordings)


@pytest.mark.asyncio
async def test_a_speech_is_written_and_reported(recordings: Recordings, tmp_path: Path) -> None:
    loop, publication = asyncio.get_running_loop(), microphone()
    recordings.want(ROOM, WANTED)
    recordings.attach(ROOM, [(PEER, [publication])])
    began = loop.time()
    speak(publication.tap, speech.packets(100), at=began)
    await write(recordings)
    assert (tmp_path / f"{NAME}.ogg").stat().st_size > 1000, "what is spoken lies on the disk within a second or so"
    speak(publication.tap, speech.packets(200)[100:], at=began + 2, start=100 * speech.FRAME)
    with pytest.raises(MediaError, match="not over"):
        recordings.path(NAME)
    recordings.want(ROOM, {})
    recordings.attach(ROOM, [(PEER, [publication])])
    assert publication.tap is None
    await settle(recordings)
    (report,) = recordings.reports()
    path = recordings.path(NAME)
    assert report.is_over
    assert report.is_complete
    assert report.device == "device01"
    assert report.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert report.size == path.stat().st_size
    assert report.milliseconds == pytest.approx(4000, abs=10)
    assert speech.seconds(path) == pytest.approx(4.0, abs=0.01)
    await recordings.delete(NAME)
    await recordings.delete(NAME)
    assert recordings.reports() == []
    assert not any((tmp_path / f"{NAME}{ending}").exists() for ending in (".ogg", ".json"))


@pytest.mark.asyncio
async def test_only_the_microphone_of_whom_it_concerns_is_tapped(recordings: Recordings) -> None:
    theirs, others, camera = microphone(), microphone(), microphone()
    camera.source = "camera"
    recordings.want(ROOM, WANTED)
    recordings.attach(ROOM, [(PEER, [theirs, camera]), ("gao.device01", [others])])
    assert theirs.tap is not None
    assert others.tap is None
    assert camera.tap is None
    recordings.attach("another", [(PEER, [others])])
    assert others.tap is None


@pytest.mark.asyncio
async def test_pictures_are_tapped_where_they_are_kept_and_a_keyframe_is_asked_for(recordings: Recordings) -> None:
    made = picture.pictures(50)  # takes a while
    camera, screen, sound = microphone(), microphone(), microphone()
    camera.source, screen.source = "camera", "screen"
    asked: list[object] = []
    camera.want_keyframe_for_tap = lambda: asked.append(camera)
    recordings.want(ROOM, {NAME: Speaker(WEI, None, pictures=True)})
    recordings.attach(ROOM, [(PEER, [sound, camera, screen]), ("gao.device01", [microphone()])])
    assert all(it.tap is not None for it in (camera, screen, sound))
    assert asked == [camera]
    for it in picture.packets(made, at=asyncio.get_running_loop().time()):
        camera.tap(memoryview(it.payload), it.timestamp, it.marker, it.arrival, it.number)
    await write(recordings)
    recordings.attach(ROOM, [(PEER, [camera])])
    assert asked == [camera], "only until there is one"
    recordings.want(ROOM, {})
    await settle(recordings)
    reports = {report.id: report for report in recordings.reports()}
    assert {name: report.source for name, report in reports.items()} == {
        NAME: "microphone", f"{NAME}-camera": "camera", f"{NAME}-screen": "screen",
    }  # fmt: skip
    assert [bool(report.size) for report in reports.values()] == [False, True, False]
    assert len(picture.shown(recordings.path(f"{NAME}-camera"))) == 50
    await recordings.delete(f"{NAME}-camera")
    assert f"{NAME}-camera" not in {report.id for report in recordings.reports()}


@pytest.mark.asyncio
async def test_of_a_named_device_nothing_else_is_taken(recordings: Recordings) -> None:
    recordings.want(ROOM, {NAME: Speaker(WEI, "device02")})
    one, other = microphone(), microphone()
    recordings.attach(ROOM, [(PEER, [one]), ("wei.device02", [other])])
    assert one.tap is None
    assert other.tap is not None


@pytest.mark.asyncio
async def test_where_nothing_was_heard_there_is_no_file(recordings: Recordings, tmp_path: Path) -> None:
    recordings.want(ROOM, WANTED)
    recordings.want(ROOM, {})
    await settle(recordings)
    (report,) = recordings.reports()
    assert (report.is_over, report.size, report.heard_at) == (True, 0, None)
    with pytest.raises(MediaError, match="no such"):
        recordings.path(NAME)


@pytest.mark.asyncio
async def test_what_nobody_asks_for_any_more_ends(recordings: Recordings) -> None:
    now = asyncio.get_running_loop().time()
    recordings.want(ROOM, WANTED)
    recordings.tick(now + SILENCE - 0.1)
    await settle(recordings)
    assert not recordings.reports()[0].is_over
    recordings.tick(now + SILENCE + 0.1)
    await settle(recordings)
    assert recordings.reports()[0].is_over


@pytest.mark.asyncio
async def test_nothing_is_recorded_that_no_set_asks_for_and_asked_for_again_it_goes_on(
    recordings: Recordings, tmp_path: Path
) -> None:
    """The chair goes on being heard when the services fall silent; on the clock of the packets, nobody waits for it."""
    publication = microphone()
    recordings.want(ROOM, WANTED)
    recordings.attach(ROOM, [(PEER, [publication])])
    began = asyncio.get_running_loop().time()
    speak(publication.tap, speech.packets(300), at=began)
    for second in range(6):
        recordings.tick(began + second)
        await settle(recordings)
    (report,) = recordings.reports()
    assert (report.is_over, report.is_complete) == (True, False)
    assert speech.seconds(recordings.path(NAME)) == pytest.approx(SILENCE, abs=0.05), "not a packet beyond"

    recordings.want(ROOM, WANTED)
    recordings.attach(ROOM, [(PEER, [publication])])
    speak(publication.tap, speech.packets(50), at=began + SILENCE - 1)
    recordings.want(ROOM, {})
    await settle(recordings)
    (report,) = recordings.reports()
    assert (report.is_over, report.is_complete) == (True, False), "there was more to record"


@pytest.mark.asyncio
async def test_whoever_was_killed_leaves_a_file_and_goes_on_behind_it(tmp_path: Path) -> None:
    loop, publication = asyncio.get_running_loop(), microphone()
    killed = Recordings(tmp_path, loop=loop)
    await killed.open()
    killed.want(ROOM, WANTED)
    killed.attach(ROOM, [(PEER, [publication])])
    began = loop.time()
    speak(publication.tap, speech.packets(100), at=began)
    await write(killed)
    with (tmp_path / f"{NAME}.ogg").open("ab") as file:
        file.write(b"OggS\x00\x00 cut off in the midst of")

    again = Recordings(tmp_path, loop=loop)
    await again.open()
    (report,) = again.reports()
    assert report.is_over
    assert not report.is_complete
    assert report.sha256 == hashlib.sha256(again.path(NAME).read_bytes()).hexdigest()
    assert speech.seconds(again.path(NAME)) == pytest.approx(1.5, abs=0.05), "all but what was held back"

    again.want(ROOM, WANTED)
    again.attach(ROOM, [(PEER, [publication])])
    speak(publication.tap, speech.packets(50), at=began + 4)
    again.want(ROOM, {})
    await settle(again)
    (report,) = again.reports()
    assert not report.is_complete
    assert speech.seconds(again.path(NAME)) == pytest.approx(5.0, abs=0.05), "the time between is silence"
    loud = speech.loudness(again.path(NAME))
    assert all(level < 0.02 for at, level in loud if 2.0 < at < 3.8)
    assert all(level > 0.1 for at, level in loud if at < 1.4 or at > 4.1)
    await again.close()
    await killed.close()


@pytest.mark.asyncio
async def test_a_full_disk_ends_the_recording_and_keeps_what_there_is(
    recordings: Recordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, publication = asyncio.get_running_loop(), microphone()
    recordings.want(ROOM, WANTED)
    recordings.attach(ROOM, [(PEER, [publication])])
    speak(publication.tap, speech.packets(100), at=loop.time())
    await write(recordings)

    def full(recording: Sound, page: bytes) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(Sound, "_put", full)
    speak(publication.tap, speech.packets(100), at=loop.time() + 2, start=100 * speech.FRAME)
    for _ in range(2):
        await write(recordings)
    (report,) = recordings.reports()
    assert (report.is_over, report.is_complete, report.failure) == (True, False, "disk_full")
    assert speech.seconds(recordings.path(NAME)) == pytest.approx(1.5, abs=0.05)
    recordings.want(ROOM, WANTED)
    assert recordings.reports() == [report], "it is not tried again"


@pytest.mark.asyncio
async def test_a_directory_that_cannot_be_made_keeps_nobody_from_meeting(tmp_path: Path) -> None:
    in_the_way = tmp_path / "recordings"
    in_the_way.write_text("a file")
    recordings = Recordings(in_the_way / "below", loop=asyncio.get_running_loop())
    await recordings.open()
    recordings.want(ROOM, WANTED)
    await write(recordings)
    (report,) = recordings.reports()
    assert (report.is_over, report.failure) == (True, "disk")
    await recordings.close()


def test_what_waits_to_be_written_is_bounded(tmp_path: Path) -> None:
    recording = Sound(tmp_path, Report(NAME, ROOM), participant=WEI, device=None)
    for number in range(2 * Sound.most_pending):
        recording.put(Packet(PEER, b"\xfcx", number * 960, number * 0.02))
    batch = recording.collected()
    assert len(batch) == Sound.most_pending
    recording.write(batch)
    assert recording.report.failure == "disk"
