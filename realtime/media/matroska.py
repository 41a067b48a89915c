"""Pictures in Matroska (RFC 9559): written a second at a time, and brought into order after a crash.

Written by PyAV, nothing decoded. A cluster of at most a second is on the disk once the next one begins, so that whoever
is killed leaves a file that plays up to there; what it lacks, its length and an index, is made when it is mended.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import av

from realtime.media.frames import Frame

MILLISECOND = Fraction(1, 1000)
_OPTIONS = {"cluster_time_limit": "1000", "flush_packets": "1"}


class Matroska:
    """A file that is being written; ``date`` is when its pictures begin by the clock on the wall (ISO 8601)."""

    def __init__(self, path: Path, *, size: tuple[int, int], date: str) -> None:
        self._file = _WholeWrites(path)
        self._container = av.open(self._file, "w", format="matroska", options=_OPTIONS)
        self._container.metadata["DATE"] = date
        self._stream = self._container.add_mux_stream("vp8", width=size[0], height=size[1], time_base=MILLISECOND)

    @classmethod
    def beginning_as(cls, other: Path, path: Path) -> Matroska | None:
        """Begin a file that says of itself what another one does, None if there is no picture in that."""
        found = _look(other)
        return None if found is None else cls(path, size=found.size, date=found.date)

    def put(self, frame: Frame, milliseconds: int) -> None:
        """Append a picture that is shown so long after the first; each later than the one before."""
        self._append(frame.data, milliseconds, is_key=frame.size is not None)

    def copy(self, path: Path) -> int:
        """Append what another such file holds, and give when its last picture is shown; -1 if it holds none."""
        last = -1
        for data, last, is_key in _pictures(path):
            self._append(data, last, is_key=is_key)
        return last

    def close(self) -> None:
        """End the file, with its length and an index."""
        try:
            self._container.close()
        finally:
            self._file.close()

    def abandon(self) -> None:
        """Leave the file as it is: a disk that failed would fail again."""
        self._file.is_abandoned = True
        with contextlib.suppress(av.FFmpegError):  # what has failed already is told once more
            self.close()

    def _append(self, data: bytes, milliseconds: int, *, is_key: bool) -> None:
        packet = av.Packet(data)
        packet.stream, packet.time_base = self._stream, MILLISECOND
        packet.pts = packet.dts = milliseconds
        packet.is_keyframe = is_key
        self._container.mux_one(packet)


class _WholeWrites:
    """A file as a muxer uses one; what is not written whole is an error."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb", buffering=0)
        self.is_abandoned = False
        self.seek, self.tell, self.close = self._file.seek, self._file.tell, self._file.close

    def write(self, part: bytes) -> int:
        if self.is_abandoned:
            return len(part)
        written = self._file.write(part)
        if written != len(part):
            raise OSError(errno.ENOSPC, "a cluster was not written whole")
        return written


def mend(path: Path) -> int:
    """Bring a file into order that nothing more comes to, and give how many milliseconds it lasts; 0 for no pictures.

    A file that was ended in order is left as it is.
    """
    found = _look(path)
    if found is None or found.milliseconds:
        return 0 if found is None else found.milliseconds
    draft = path.with_suffix(".mkv.draft")
    draft.unlink(missing_ok=True)
    mended = Matroska(draft, size=found.size, date=found.date)
    try:
        last = mended.copy(path)
        mended.close()
    except OSError:
        mended.abandon()
        draft.unlink(missing_ok=True)
        return max((shown for _, shown, _ in _pictures(path)), default=0)  # no room: it plays as it is
    draft.replace(path)
    return last


class _Look(NamedTuple):
    """What a file says of itself; one that was not ended says nothing of its length."""

    size: tuple[int, int]
    date: str
    milliseconds: int


def _look(path: Path) -> _Look | None:
    """Give what a file says of itself, None for one in which there is no picture."""
    try:
        with av.open(str(path)) as container:
            picture = container.streams.video[0].codec_context
            length = (container.duration or 0) // 1000
            return _Look((picture.width, picture.height), container.metadata.get("DATE", ""), length)
    except (av.error.InvalidDataError, IndexError):
        return None


def _pictures(path: Path) -> Iterator[tuple[bytes, int, bool]]:
    """Give each picture of a file, when it is shown, and whether it is a keyframe, up to where it was cut off."""
    try:
        with av.open(str(path)) as container:
            for packet in container.demux(video=0):
                if packet.pts is not None and packet.size:
                    yield bytes(packet), round(packet.pts * packet.time_base / MILLISECOND), packet.is_keyframe
    except av.error.InvalidDataError:
        return
