"""The sound of a speech being recorded: Opus as it came, in pages of Ogg."""

from __future__ import annotations

import errno
import zlib
from dataclasses import replace
from typing import Any, BinaryIO, ClassVar

from realtime.media import ogg, opus
from realtime.media.frames import Packet
from realtime.media.recorded import duration, mend, note
from realtime.media.recording import Recording
from realtime.media.timeline import Timeline


class Sound(Recording):
    """Writes whole pages, and goes on behind the last of them."""

    most_pending: ClassVar[int] = 3_000

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._timeline: Timeline | None = None
        self._pages: ogg.Pages | None = None
        self._file: BinaryIO | None = None

    def _go_on(self) -> None:
        """Open a file behind its last whole page, which is the last no more."""
        last = mend(self.path, is_over=False)
        if last is None or self.report.heard_at is None:
            self.path.unlink()  # not even its beginning had been written
            self.report = replace(self.report, heard_at=None)
            return
        self._pages = ogg.Pages(last.serial, number=last.number + 1)
        self._timeline = Timeline(began_at=self.report.heard_at, position=last.granule)
        self._file = self.path.open("ab", buffering=0)

    def _write(self, batch: list[Packet], *, is_last: bool) -> None:
        for packet in batch:
            if self._timeline is None:
                if not opus.samples(packet.payload):
                    continue
                self._open(packet)
            assert self._timeline is not None
            self._timeline.put(packet.peer, packet.payload, packet.timestamp, packet.arrival)
        if self._timeline is None:
            return
        self._append(self._timeline, is_last=is_last)

    def _open(self, first: Packet) -> None:
        """Begin the file with the first sound."""
        date = self._heard(first.peer, first.arrival)
        self._timeline = Timeline(began_at=first.arrival)
        self._pages = ogg.Pages(zlib.crc32(self.report.id.encode()))
        self._file = self.path.open("xb", buffering=0)
        self._put(self._pages.head([f"DATE={date}"]))
        note(self._directory, self.report)

    def _append(self, timeline: Timeline, *, is_last: bool) -> None:
        assert self._pages is not None
        page: list[bytes] = []
        lacing = ends = 0
        for packet in timeline.take(everything=is_last):
            if not ogg.fits(lacing, packet):
                self._put(self._pages.body(page, ends))
                page, lacing = [], 0
            page.append(packet)
            lacing += ogg.segments(packet)
            ends = timeline.position
        if page:
            self._put(self._pages.body(page, ends, is_last=is_last))
        self.report = replace(self.report, milliseconds=duration(timeline.position))

    def _put(self, page: bytes) -> None:
        assert self._file is not None
        written = self._file.write(page)
        if written != len(page):
            raise OSError(errno.ENOSPC, "a page was not written whole")

    def _close(self, *, in_order: bool = True) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
