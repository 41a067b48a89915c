"""A speech recorded by a real media process: it decodes, keeps its time, and survives whoever is killed."""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from realtime.media.control import ControlClient, ControlError, Permissions, Recorded, Recording
from tests.integration.media.allowance import right
from tests.integration.media.light_peer import LightPeer
from tests.integration.media.process import MediaProcess, running
from tests.integration.media.speaking import speak
from tests.unit.realtime_media import speech

ROOM, NAME, WEI = "hall", "recording-1", "wei"
PEER = f"{WEI}.device01"
A_WHILE = 0.02


@pytest.fixture
def media(tmp_path: Path) -> Iterator[MediaProcess]:
    """A media process that records."""
    with running(recordings=str(tmp_path)) as process:
        yield process


@pytest.fixture
def wei(media: MediaProcess) -> Iterator[LightPeer]:
    """Somebody whose microphone is sent."""
    speech.packets()  # made once, and not while the clock runs
    peer = LightPeer()
    peer.publish(media.control, ROOM, PEER)
    yield peer
    peer.close()


def permit(control: ControlClient, *, record: bool, inner: bool = False) -> None:
    """Say as the services do that wei may be heard, and whether that is recorded."""
    wanted = {NAME: Recorded(participant=WEI, device=None)} if record else {}
    allowed = [right(WEI, inner=inner)]
    control.permit(ROOM, Permissions(version=time.time_ns(), allowed=allowed, outside=[], record=wanted, present=None))


def once_over(control: ControlClient) -> Recording:
    """Return what is told of the recording once it is over."""
    for _ in range(200):
        (report,) = control.recordings()
        if report["is_over"]:
            return report
        threading.Event().wait(A_WHILE)
    raise AssertionError("the recording is not over within four seconds")


def fetched(control: ControlClient, to: Path) -> Path:
    with to.open("wb") as file:
        control.fetch_recording(NAME, file.write)
    return to


def test_a_speech_decodes_and_keeps_its_time(media: MediaProcess, wei: LightPeer, tmp_path: Path) -> None:
    """Of five seconds a tenth of the packets is lost, and in the fourth nothing is sent (DTX)."""
    permit(media.control, record=True)
    began_at, began = time.time(), time.monotonic()
    sent = [number for number in range(250) if number % 10 != 5 and not 150 <= number < 200]
    speak(wei, sent, began=began, keep=lambda: permit(media.control, record=True))
    with pytest.raises(ControlError, match=r"recording\.going_on"):
        media.control.fetch_recording(NAME, lambda part: None)
    permit(media.control, record=False)
    report = once_over(media.control)
    path = fetched(media.control, tmp_path / "fetched.ogg")
    assert report["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert report["size"] == path.stat().st_size
    assert (report["is_complete"], report["failure"], report["device"]) == (True, "", "device01")
    assert report["heard_at"] == pytest.approx(began_at, abs=0.3)
    assert report["milliseconds"] == pytest.approx(5000, abs=50)
    assert speech.seconds(path) == pytest.approx(5.0, abs=0.3)
    loud = speech.loudness(path)
    assert all(level > 0.1 for at, level in loud if at < 2.9 or at > 4.1), "lost packets are concealed"
    assert all(level < 0.05 for at, level in loud if 3.3 < at < 3.9), "silence stays silence"
    media.control.delete_recording(NAME)
    assert media.control.recordings() == []


def test_a_killed_process_leaves_what_was_said_until_then(media: MediaProcess, wei: LightPeer, tmp_path: Path) -> None:
    permit(media.control, record=True)
    speak(wei, range(200), began=time.monotonic(), keep=lambda: permit(media.control, record=True))
    os.kill(media.pid, signal.SIGKILL)
    with running(recordings=str(tmp_path)) as again:
        report = once_over(again.control)
        path = fetched(again.control, tmp_path / "fetched.ogg")
    assert not report["is_complete"]
    assert 2.0 <= speech.seconds(path) <= 4.0, "no more than the last second or so is lost"


def test_a_device_that_comes_again_goes_on_in_the_same_file(
    media: MediaProcess, wei: LightPeer, tmp_path: Path
) -> None:
    permit(media.control, record=True)
    began = time.monotonic()
    speak(wei, range(50), began=began)
    again = LightPeer()
    again.connect(media.control.publish(ROOM, PEER, again.offer())["sdp"])
    speak(again, range(100, 150), began=began)
    again.close()
    permit(media.control, record=False)
    assert once_over(media.control)["is_complete"]
    assert speech.seconds(fetched(media.control, tmp_path / "fetched.ogg")) == pytest.approx(3.0, abs=0.3)


@pytest.mark.parametrize("record_first", [False, True], ids=["from the beginning", "while it is recorded"])
def test_nothing_said_in_confidence_is_recorded_whatever_the_set_says(
    media: MediaProcess, wei: LightPeer, tmp_path: Path, record_first: bool
) -> None:
    began = time.monotonic()
    if record_first:
        permit(media.control, record=True)
        speak(wei, range(50), began=began)
    permit(media.control, record=True, inner=True)
    speak(wei, range(50, 100), began=began)
    permit(media.control, record=False)
    if not record_first:
        assert media.control.recordings() == []
        assert not list(tmp_path.glob("*.ogg"))
        return
    once_over(media.control)
    assert speech.seconds(fetched(media.control, tmp_path / "fetched.ogg")) == pytest.approx(1.0, abs=0.1)
