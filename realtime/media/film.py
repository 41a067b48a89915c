"""A film of one speech: its sound, its camera and its shared screen, mixed into one MP4.

``python -m realtime.media.film '{"out": …, "tracks": {"microphone": [path, unix seconds], …}}'`` runs as a process of
its own, which decodes what came from strangers, with bounded memory and one thread. It says on standard output how
many percent are done, a line at a time, and dies when nobody reads that any more.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from realtime.media.canvas import Canvas

RATE = 25
"""Pictures a second."""
STALE = 5.0
"""Seconds for which a picture is shown that no other follows; a screen that stands still is sent every second."""
SAMPLES = 48_000
MEMORY = 2 << 30

_PICTURE = {"preset": "veryfast", "crf": "26"}


@dataclass(frozen=True, slots=True)
class Track:
    """A file, and when it begins, in seconds of one clock for all of them."""

    path: Path
    at: float


def mix(out: Path, tracks: dict[str, Track]) -> Iterator[tuple[float, float]]:
    """Write the film, and give once a second of it how much is done, up to 1, and how many seconds that is."""
    start = min(track.at for track in tracks.values())
    length = max(track.at - start + _seconds(track.path) for track in tracks.values())
    sound = tracks.get("microphone")
    camera, screen = (
        _Sight(tracks[name].path, tracks[name].at - start) if name in tracks else None for name in ("camera", "screen")
    )
    canvas = Canvas()
    with av.open(str(out), "w", format="mp4", options={"movflags": "+faststart"}) as film:
        picture = film.add_stream("libx264", rate=RATE, options=_PICTURE)
        picture.width, picture.height, picture.pix_fmt = canvas.width, canvas.height, "yuv420p"
        picture.codec_context.thread_count = 1
        voice = film.add_stream("aac", rate=SAMPLES, layout="stereo") if sound is not None else None
        heard = _Sound(sound.path, sound.at - start) if sound is not None else None
        for number in range(max(1, round(length * RATE))):
            at = number / RATE
            canvas.show(camera.at(at) if camera else None, screen.at(at) if screen else None)
            frame = canvas.frame()
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            film.mux(picture.encode(frame))
            if voice is not None and heard is not None:
                for part in heard.until(at + 1):
                    film.mux(voice.encode(part))
            if number % RATE == 0:
                yield at / length, at
        if voice is not None and heard is not None:
            for part in heard.until(float("inf")):
                film.mux(voice.encode(part))
            film.mux(voice.encode(None))
        film.mux(picture.encode(None))
    yield 1.0, length


class _Sight:
    """The pictures of a file, asked for in the order of time."""

    def __init__(self, path: Path, offset: float) -> None:
        self._frames = _pictures(path)
        self._offset = offset
        self._shown: VideoFrame | None = None
        self._next = next(self._frames, None)

    def at(self, moment: float) -> VideoFrame | None:
        """Give the picture of a moment; None where there is none, or an old one alone."""
        while self._next is not None and self._time(self._next) <= moment:
            self._shown, self._next = self._next, next(self._frames, None)
        if self._shown is None or moment - self._time(self._shown) > STALE:
            return None
        return self._shown

    def _time(self, frame: VideoFrame) -> float:
        return float(frame.time or 0) + self._offset


class _Sound:
    """The sound of a file, asked for in the order of time."""

    def __init__(self, path: Path, offset: float) -> None:
        self._frames = _sounds(path)
        self._begin = round(offset * SAMPLES)
        self._position = self._begin

    def until(self, moment: float) -> Iterator[AudioFrame]:
        """Give what is heard before a moment."""
        while self._position < moment * SAMPLES:
            frame = next(self._frames, None)
            if frame is None:
                return
            frame.pts, frame.time_base = self._position, Fraction(1, SAMPLES)
            self._position += frame.samples
            yield frame


def _pictures(path: Path) -> Iterator[VideoFrame]:
    """Give the pictures of a file; one that cannot be decoded is left out."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        for packet in container.demux(stream):
            try:
                yield from packet.decode()
            except av.error.InvalidDataError:
                continue


def _sounds(path: Path) -> Iterator[AudioFrame]:
    """Give the sound of a file as the film has it; what cannot be decoded is left out."""
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLES)
    with av.open(str(path)) as container:
        for packet in container.demux(audio=0):
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                continue
            for frame in frames:
                yield from resampler.resample(frame)


def _seconds(path: Path) -> float:
    """Give how long a file lasts."""
    with av.open(str(path)) as container:
        return (container.duration or 0) / av.time_base


def _main(order: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)
    asked = json.loads(order)
    tracks = {name: Track(Path(path), at) for name, (path, at) in asked["tracks"].items()}
    for done, seconds in mix(Path(asked["out"]), tracks):
        sys.stdout.write(f"{int(done * 100)} {int(seconds * 1000)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main(sys.argv[1])
