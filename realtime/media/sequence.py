"""Sequence numbers of 16 bits made into an index that never repeats."""

from __future__ import annotations

from realtime.media.srtp import WINDOW

LARGEST_GAP = 3000
"""A publisher that skips more than this has begun anew; nothing in between will be asked for or come."""


class Sequence:
    """Extends the sequence numbers of one SSRC. Every packet that is accepted has an index of its own."""

    __slots__ = ("_taken", "first", "highest")

    def __init__(self) -> None:
        self.first: int | None = None
        self.highest = -1
        self._taken = [-1] * WINDOW

    def ahead(self, number: int) -> int | None:
        """Give the index that a packet will have, if it would be the newest; None for one that comes late, or twice."""
        if self.first is None:
            return number + 0x10000
        step = (number - self.highest) & 0xFFFF
        return self.highest + step if 0 < step < 0x8000 else None

    def accept(self, number: int) -> tuple[int, bool] | None:
        """Give the packet's index and whether the stream began or began anew with it.

        None means: a duplicate, or so late that nobody waits for it.
        """
        if self.first is None:
            self.first = index = number + 0x10000
            began = True
        else:
            ahead = (number - self.highest) & 0xFFFF
            began = False
            if ahead >= 0x8000 and 0x10000 - ahead < WINDOW:
                index = self.highest - (0x10000 - ahead)
                if index < self.first:
                    return None
            elif ahead == 0:
                return None
            else:
                index = self.highest + ahead
                began = ahead > LARGEST_GAP
        slot = index % WINDOW
        if self._taken[slot] >= index:
            return None
        self._taken[slot] = index
        if began:
            self.first = index
        self.highest = max(self.highest, index)
        return index, began
