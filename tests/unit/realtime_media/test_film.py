"""A film of one speech: as long as it, its lips and its voice together, and nothing shown that is long past."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import av
import pytest

from realtime.media import film
from realtime.media.film import STALE, Track, mix
from realtime.media.frames import Packet
from realtime.media.pictures import Pictures
from realtime.media.recorded import Report
from realtime.media.sound import Sound
from tests.unit.realtime_media import picture, speech

AT = 1_772_413_200.0


@pytest.fixture
def sound(tmp_path: Path) -> Track:
    """Two seconds of a tone."""
    writing = Sound(tmp_path, Report("one", "room"), participant="wei", device=None)
    writing.begin()
    for number, packet in enumerate(speech.packets(100)):
        writing.put(Packet("wei.device01", packet, number * speech.FRAME, AT + number * 0.02))
    writing.end(writing.collected())
    return Track(writing.path, AT)


def seen(directory: Path, *, at: float, width: int = 320, height: int = 240) -> Track:
    """One second of pictures that begin at a moment."""
    writing = Pictures(
        directory, Report(f"one-{at}", "room", "camera"), participant="wei", device=None, source="camera"
    )
    writing.begin()
    for packet in picture.packets(picture.pictures(25, width=width, height=height), at=at):
        writing.put(packet)
    writing.end(writing.collected())
    return Track(writing.path, at)


def first_light(path: Path) -> float:
    """Return when the middle of the picture is no longer black."""
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            plane = frame.planes[0]
            middle = bytes(plane)[360 * plane.line_size + 600 : 360 * plane.line_size + 700]
            if max(middle) > 40:
                return float(frame.time or 0)
    raise AssertionError("nothing is to be seen")


def test_sound_and_picture_agree(tmp_path: Path, sound: Track) -> None:
    out = tmp_path / "film.mp4"
    steps = list(mix(out, {"microphone": sound, "camera": seen(tmp_path, at=AT + 0.8)}))
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert steps[-1][0] == 1.0
    assert steps[-1][1] == pytest.approx(2.0, abs=0.05)
    with av.open(str(out)) as container:
        assert (container.streams.video[0].codec_context.name, container.streams.audio[0].codec_context.name) == (
            "h264",
            "aac",
        )
        assert (container.duration or 0) / av.time_base == pytest.approx(2.0, abs=0.1)
        assert sum(1 for _ in container.decode(video=0)) == pytest.approx(50, abs=1)
    assert first_light(out) == pytest.approx(0.8, abs=0.1)
    assert speech.seconds(out) == pytest.approx(2.0, abs=0.1)


def test_sound_that_comes_after_the_first_picture_is_heard_when_it_came(tmp_path: Path, sound: Track) -> None:
    out = tmp_path / "film.mp4"
    list(mix(out, {"microphone": sound, "camera": seen(tmp_path, at=AT - 1)}))
    loud = [at for at, level in speech.loudness(out) if level > 0.1]
    assert loud[0] == pytest.approx(1.0, abs=0.1)
    assert first_light(out) == pytest.approx(0.0, abs=0.1)


def test_what_is_long_past_is_shown_no_more(tmp_path: Path) -> None:
    sight = film._Sight(seen(tmp_path, at=AT).path, 0.0)
    assert sight.at(0.5) is not None
    assert sight.at(0.9 + STALE) is not None
    assert sight.at(1.1 + STALE) is None


def test_it_runs_as_a_process_and_tells_how_far_it_is(tmp_path: Path, sound: Track) -> None:
    tracks = {"microphone": (str(sound.path), sound.at)}
    screen = seen(tmp_path, at=AT, width=640, height=480)
    tracks["screen"] = (str(screen.path), screen.at)
    order = json.dumps({"out": str(tmp_path / "film.mp4"), "tracks": tracks})
    done = subprocess.run(
        [sys.executable, "-m", "realtime.media.film", order], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1].startswith("100 ")
