"""The pictures of a speech being recorded, from a camera or a shared screen: VP8 as it came, in Matroska."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from realtime.media.frames import Frame, Frames, Packet
from realtime.media.matroska import Matroska
from realtime.media.recorded import note
from realtime.media.recording import Recording
from realtime.media.timeline import SILENT

RATE = 90_000
"""Of the timestamps of all pictures (RFC 7741, section 4.1)."""
APART = 1.0
"""Seconds by which the sender's clock and the arrival may disagree before the sender is taken to have begun anew."""

_HALF = 0x80000000


class Pictures(Recording):
    """Writes whole pictures from a keyframe on, each at its time from the first.

    Of several tracks of the same person one is recorded; another takes over when that has been still for a second. A
    picture of another size begins with a keyframe, which a decoder follows: it stays in the same file.
    """

    most_pending: ClassVar[int] = 30_000

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file: Matroska | None = None
        self._frames = Frames()
        self._track: tuple[str, str] | None = None
        self._arrived = 0.0
        self._last = -1
        """When the last picture is shown, in milliseconds from the first."""
        self._base: tuple[int, float] | None = None
        """A timestamp of the track's, and the second from the first picture on that it means."""

    @property
    def needs_keyframe(self) -> bool:
        """Whether nothing can be written before a keyframe comes."""
        return self._frames.needs_keyframe

    def _go_on(self) -> None:
        """Put into a new file what the one before holds: a file that was ended has no room behind its index."""
        before = self.path.with_suffix(".mkv.before")
        if not before.exists():
            self.path.replace(before)
        self.path.unlink(missing_ok=True)
        if self.report.heard_at is not None:
            self._file = Matroska.beginning_as(before, self.path)
        if self._file is None:
            self.report = replace(self.report, heard_at=None)
        else:
            self._last = self._file.copy(before)
        before.unlink()

    def _write(self, batch: list[Packet], *, is_last: bool) -> None:
        for packet in batch:
            track = (packet.peer, packet.publication)
            if track != self._track:
                if self._track is not None and packet.arrival - self._arrived < SILENT:
                    continue
                self._append(self._frames.rest())
                self._frames, self._track, self._base = Frames(), track, None
            self._arrived = packet.arrival
            self._append(self._frames.put(packet))
        if is_last:
            self._append(self._frames.rest())

    def _append(self, frames: Iterable[Frame]) -> None:
        for frame in frames:
            if self._file is None:
                self._open(frame)
            assert self._file is not None
            self._last = max(self._last + 1, round(self._place(frame) * 1000))
            self._file.put(frame, self._last)
        if self._file is not None:
            self.report = replace(self.report, milliseconds=self._last)

    def _open(self, first: Frame) -> None:
        """Begin the file with the first picture, which is a keyframe."""
        assert self._track is not None
        assert first.size is not None
        date = self._heard(self._track[0], first.arrival)
        self._file = Matroska(self.path, size=first.size, date=date)
        note(self._directory, self.report)

    def _place(self, frame: Frame) -> float:
        """Give when a picture is shown, in seconds from the first, and remember how this sender counts."""
        assert self.report.heard_at is not None
        place = expected = frame.arrival - self.report.heard_at
        if self._base is not None:
            timestamp, base = self._base
            ahead = ((frame.timestamp - timestamp + _HALF) & 0xFFFFFFFF) - _HALF
            counted = base + ahead / RATE
            place = counted if abs(counted - expected) <= APART else expected
        self._base = (frame.timestamp, place)
        return place

    def _close(self, *, in_order: bool = True) -> None:
        file, self._file = self._file, None
        if file is not None and in_order:
            file.close()
        elif file is not None:
            file.abandon()
