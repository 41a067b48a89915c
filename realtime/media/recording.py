"""Recording one track of a speech: its packets as they came, written away from where they are forwarded.

What is to be recorded comes with a room's permission set. Packets are collected on the event loop and written once a
second by a thread: whoever is killed loses about the last second, and goes on behind it. A disk that is full ends the
recording, not the meeting.
"""

from __future__ import annotations

import errno
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from realtime.media.frames import Packet
from realtime.media.publication import Source
from realtime.media.recorded import Report, ended, file_of, note

logger = logging.getLogger(__name__)


class Recording(ABC):
    """One track being recorded. ``put`` is called on the event loop, everything else by one thread at a time."""

    most_pending: ClassVar[int]
    """Packets that may wait to be written: a minute of them. A disk that is slower than that has failed."""

    def __init__(
        self, directory: Path, report: Report, *, participant: str, device: str | None, source: Source = "microphone"
    ) -> None:
        self.report = report
        self.source: Source = source
        self._directory = directory
        self._participant, self._device = participant, device
        self._pending: list[Packet] = []
        self._overrun = False

    @property
    def path(self) -> Path:
        """Where it lies."""
        return file_of(self._directory, self.report)

    @property
    def needs_keyframe(self) -> bool:
        """Whether nothing can be written before a keyframe comes; sound knows none."""
        return False

    def concerns(self, peer: str, source: Source) -> bool:
        """Tell whether it takes such tracks of this peer, named ``<participant>.<device>``."""
        participant, _, device = peer.partition(".")
        return source == self.source and participant == self._participant and self._device in (None, device)

    def put(self, packet: Packet) -> None:
        """Collect a packet; where nobody writes them any more, nothing is collected either."""
        if len(self._pending) < self.most_pending:
            self._pending.append(packet)
        else:
            self._overrun = True

    def collected(self) -> list[Packet]:
        """Give what was collected since the last time."""
        batch, self._pending = self._pending, []
        return batch

    def begin(self) -> None:
        """Take note on the disk that there is such a recording, or go on with one that is there."""
        self._guarded(self._begin)

    def write(self, batch: list[Packet]) -> None:
        """Write what was collected, as far as nothing can come before it any more."""
        self._guarded(lambda: self._write(batch, is_last=False))

    def end(self, batch: list[Packet]) -> None:
        """Write all that was collected, and bring the file into order."""
        self._guarded(lambda: self._write(batch, is_last=True))
        self._end()

    def break_off(self, batch: list[Packet]) -> None:
        """End, and take note that there may have been more to record."""
        self.report = replace(self.report, is_complete=False)
        self.end(batch)

    @abstractmethod
    def _go_on(self) -> None:
        """Open a file that is there already, behind what was written whole."""

    @abstractmethod
    def _write(self, batch: list[Packet], *, is_last: bool) -> None:
        """Put a batch into the file, beginning it if need be."""

    @abstractmethod
    def _close(self, *, in_order: bool = True) -> None:
        """Close the file if it is open; not ``in_order`` it is left as far as it was written."""

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
            self._close(in_order=False)

    def _begin(self) -> None:
        if self.path.exists():
            self._go_on()
        note(self._directory, self.report)

    def _heard(self, peer: str, at: float) -> str:
        """Take note of when and from which device it begins, and give that moment as a file says it."""
        self.report = replace(self.report, heard_at=at, device=peer.partition(".")[2])
        return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")

    def _end(self) -> None:
        try:
            self._close()
            self.report = ended(self._directory, self.report)
        except OSError:
            logger.exception("recording not ended", extra={"recording": self.report.id})
            self.report = replace(self.report, is_over=True, is_complete=False, failure=self.report.failure or "disk")
