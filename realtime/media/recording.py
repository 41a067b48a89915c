"""Recording one speech: the packets as they came, written away from where they are forwarded.

What is to be recorded comes with a room's permission set. Packets are collected on the event loop and written once a
second by a thread, in whole pages: whoever is killed loses about the last second, and goes on behind it. A disk that
is full ends the recording, not the meeting.
"""

from __future__ import annotations

import errno
import logging
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from realtime.media import ogg, opus
from realtime.media.recorded import Report, duration, ended, mend, note
from realtime.media.timeline import Timeline

logger = logging.getLogger(__name__)

MOST_PENDING = 3000
"""Packets that may wait to be written: a minute of speech. A disk that is slower than that has failed."""


class Recording:
    """One speech being recorded. ``put`` is called on the event loop, everything else by one thread at a time."""

    def __init__(self, directory: Path, report: Report, *, participant: str, device: str | None) -> None:
        self.report = report
        self._directory = directory
        self._participant, self._device = participant, device
        self._pending: list[tuple[str, bytes, int, float]] = []
        self._timeline: Timeline | None = None
        self._pages: ogg.Pages | None = None
        self._file: BinaryIO | None = None
        self._overrun = False

    @property
    def path(self) -> Path:
        """Where the sound lies."""
        return self._directory / f"{self.report.id}.ogg"

    def concerns(self, peer: str) -> bool:
        """Tell whether it takes the sound of this peer, named ``<participant>.<device>``."""
        participant, _, device = peer.partition(".")
        return participant == self._participant and self._device in (None, device)

    def put(self, peer: str, packet: memoryview, timestamp: int, arrival: float) -> None:
        """Collect a packet; where nobody writes them any more, nothing is collected either."""
        if len(self._pending) < MOST_PENDING:
            self._pending.append((peer, bytes(packet), timestamp, arrival))
        else:
            self._overrun = True

    def collected(self) -> list[tuple[str, bytes, int, float]]:
        """Give what was collected since the last time."""
        batch, self._pending = self._pending, []
        return batch

    def begin(self) -> None:
        """Take note on the disk that there is such a recording, or go on with one that is there."""
        self._guarded(self._begin)

    def write(self, batch: list[tuple[str, bytes, int, float]]) -> None:
        """Write what was collected, as far as nothing can come before it any more."""
        self._guarded(lambda: self._write(batch))

    def end(self, batch: list[tuple[str, bytes, int, float]]) -> None:
        """Write all that was collected, and bring the file into order."""
        self._guarded(lambda: self._write(batch, is_last=True))
        self._end()

    def break_off(self, batch: list[tuple[str, bytes, int, float]]) -> None:
        """End, and take note that there may have been more to record."""
        self.report = replace(self.report, is_complete=False)
        self.end(batch)

    def _guarded(self, work: Callable[[], None]) -> None:
        """Do something with the disk; its failure ends the recording and nothing else."""
        if self.report.failure:
            return
        try:
            if self._overrun:
                raise OSError(errno.EIO, "the disk is slower than speech")
            work()
        except OSError as error:
            logger.exception("recording failed", extra={"recording": self.report.id})
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            self.report = replace(self.report, failure="disk_full" if full else "disk", is_complete=False)
            self._close()

    def _begin(self) -> None:
        if self.path.exists():
            self._go_on()
        note(self._directory, self.report)

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

    def _write(self, batch: list[tuple[str, bytes, int, float]], *, is_last: bool = False) -> None:
        for peer, packet, timestamp, arrival in batch:
            if self._timeline is None:
                if not opus.samples(packet):
                    continue
                self._open(peer, arrival)
            assert self._timeline is not None
            self._timeline.put(peer, packet, timestamp, arrival)
        if self._timeline is None:
            return
        self._append(self._timeline, is_last=is_last)

    def _open(self, peer: str, heard_at: float) -> None:
        """Begin the file with the first sound."""
        self.report = replace(self.report, heard_at=heard_at, device=peer.partition(".")[2])
        self._timeline = Timeline(began_at=heard_at)
        self._pages = ogg.Pages(zlib.crc32(self.report.id.encode()))
        self._file = self.path.open("xb", buffering=0)
        date = datetime.fromtimestamp(heard_at, UTC).isoformat(timespec="milliseconds")
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

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _end(self) -> None:
        self._close()
        try:
            self.report = ended(self._directory, self.report)
        except OSError:
            logger.exception("recording not ended", extra={"recording": self.report.id})
            self.report = replace(self.report, is_over=True, is_complete=False, failure=self.report.failure or "disk")
