"""Pictures recorded by a real media process: they decode, keep their time beside the sound, survive who is killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import av
import pytest

from realtime.media.control import ControlClient, Permissions, Recorded, Recording
from realtime.media.film import Track, mix
from tests.integration.media.allowance import right
from tests.integration.media.light_peer import AUDIO_SSRC, OPUS, VIDEO_SSRC, VP8, LightPeer, rtp_packet
from tests.integration.media.process import MediaProcess, running
from tests.unit.realtime_media import picture, speech
from tests.unit.realtime_media.picture import shown

ROOM, NAME, WEI = "hall", "recording-1", "wei"
PEER = f"{WEI}.device01"
CAMERA = f"{NAME}-camera"
SENT = picture.pictures(50)


@pytest.fixture
def media(tmp_path: Path) -> Iterator[MediaProcess]:
    """A media process that records."""
    with running(recordings=str(tmp_path)) as process:
        yield process


@pytest.fixture
def wei(media: MediaProcess) -> Iterator[LightPeer]:
    """Somebody whose microphone and camera are sent."""
    peer = LightPeer()
    peer.publish(media.control, ROOM, PEER)
    yield peer
    peer.close()


def permit(control: ControlClient, *, record: bool, pictures: bool = True, inner: bool = False) -> None:
    """Say as the services do that wei may be heard and seen, and whether that is recorded."""
    wanted = {NAME: Recorded(participant=WEI, device=None, pictures=pictures)} if record else {}
    allowed = [right(WEI, inner=inner)]
    control.permit(ROOM, Permissions(version=time.time_ns(), allowed=allowed, outside=[], record=wanted, present=None))


def show(peer: LightPeer, control: ControlClient, *, lost: frozenset[int] = frozenset(), pictures: bool = True) -> None:
    """Send four seconds of sound and pictures, each at its time; the pictures begin anew after two."""
    sounds = [
        (number * 0.02, rtp_packet(payload_type=OPUS, sequence=number + 1, timestamp=number * speech.FRAME,
                                   ssrc=AUDIO_SSRC, payload=speech.packets()[number]))
        for number in range(200)
    ]  # fmt: skip
    stream = picture.packets(SENT + SENT, at=0)
    sights = [
        (packet.arrival, rtp_packet(payload_type=VP8, sequence=packet.number, timestamp=packet.timestamp,
                                    ssrc=VIDEO_SSRC, payload=packet.payload, marker=packet.marker))
        for place, packet in enumerate(stream) if place not in lost
    ]  # fmt: skip
    began, renewed = time.monotonic(), 0.0
    for at, packet in sorted(sounds + sights, key=lambda item: item[0]):
        threading.Event().wait(max(0.0, began + at - time.monotonic()))
        peer.send(packet)
        if at - renewed > 1:
            permit(control, record=True, pictures=pictures)
            renewed = at


def over(control: ControlClient) -> dict[str, Recording]:
    """Return what is told of the tracks once all are over."""
    for _ in range(400):
        reports = {report["id"]: report for report in control.recordings()}
        if reports and all(report["is_over"] for report in reports.values()):
            return reports
        threading.Event().wait(0.02)
    raise AssertionError("the recording is not over within eight seconds")


def fetched(control: ControlClient, name: str, to: Path) -> Path:
    with to.open("wb") as file:
        control.fetch_recording(name, file.write)
    return to


def test_sound_and_pictures_keep_their_time_and_make_a_film(
    media: MediaProcess, wei: LightPeer, tmp_path: Path
) -> None:
    permit(media.control, record=True)
    began_at = time.time()
    show(wei, media.control)
    shown_at = time.time()
    permit(media.control, record=False)
    reports = over(media.control)
    camera, sound = reports[CAMERA], reports[NAME]
    assert (camera["source"], camera["is_complete"], camera["failure"]) == ("camera", True, "")
    assert not reports[f"{NAME}-screen"]["size"]
    seen_at, heard_at = camera["heard_at"], sound["heard_at"]
    assert seen_at is not None
    assert heard_at is not None
    assert began_at <= seen_at < shown_at
    assert seen_at == pytest.approx(heard_at, abs=0.1)
    mkv = fetched(media.control, CAMERA, tmp_path / "fetched.mkv")
    seen = shown(mkv)
    assert len(seen) == 2 * len(SENT)
    assert seen[-1].at == pytest.approx(3.96, abs=0.1)
    ogg = fetched(media.control, NAME, tmp_path / "fetched.ogg")
    film = tmp_path / "film.mp4"
    list(mix(film, {"microphone": Track(ogg, heard_at), "camera": Track(mkv, seen_at)}))
    with av.open(str(film)) as container:
        assert (container.duration or 0) / av.time_base == pytest.approx(4.0, abs=0.15)
    assert speech.seconds(film) == pytest.approx(4.0, abs=0.2)


def test_behind_a_lost_packet_nothing_is_written_until_the_next_keyframe(
    media: MediaProcess, wei: LightPeer, tmp_path: Path
) -> None:
    first = len(picture.packets(SENT[:25], at=0))
    permit(media.control, record=True)
    show(wei, media.control, lost=frozenset({first}))
    permit(media.control, record=False)
    over(media.control)
    times = [each.at for each in shown(fetched(media.control, CAMERA, tmp_path / "fetched.mkv"))]
    assert [at for at in times if 1.05 < at < 1.9] == []
    assert len(times) == 25 + len(SENT)


def test_a_killed_process_leaves_pictures_that_play(media: MediaProcess, wei: LightPeer, tmp_path: Path) -> None:
    permit(media.control, record=True)
    show(wei, media.control)
    os.kill(media.pid, signal.SIGKILL)
    with running(recordings=str(tmp_path)) as again:
        camera = over(again.control)[CAMERA]
        seen = shown(fetched(again.control, CAMERA, tmp_path / "fetched.mkv"))
    assert not camera["is_complete"]
    assert 1.5 <= seen[-1].at <= 4.0
    assert camera["milliseconds"] == pytest.approx(seen[-1].at * 1000, abs=60)


@pytest.mark.parametrize("inner", [True, False], ids=["inner", "sound alone"])
def test_nothing_is_seen_of_what_is_said_in_confidence_or_not_asked_for(
    media: MediaProcess, wei: LightPeer, tmp_path: Path, inner: bool
) -> None:
    permit(media.control, record=True, inner=inner, pictures=inner)
    for packet in picture.packets(SENT, at=0):
        wei.send(
            rtp_packet(payload_type=VP8, sequence=packet.number, timestamp=packet.timestamp,
                       ssrc=VIDEO_SSRC, payload=packet.payload, marker=packet.marker)
        )  # fmt: skip
    permit(media.control, record=False)
    assert not list(tmp_path.glob("*.mkv"))
