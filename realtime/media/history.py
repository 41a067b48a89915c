"""The last packets of one publication, from which NACKs of all its subscribers are answered."""

from __future__ import annotations

from typing import Any

from pylibsrtp._binding import ffi

from realtime.media.rtp import MAX_PACKET
from realtime.media.srtp import WINDOW

_SLOT = (MAX_PACKET + 15) // 16 * 16
_allocate = ffi.new_allocator(should_clear_after_alloc=False)


class History:
    """A ring of plain packets by index. One copy serves every subscriber: what differs is patched again.

    A resend is therefore protected again, from the same bytes under the same index, and so comes out
    byte-identical; 1,024 sealed packets per subscriber would cost each 1.5 MB.
    """

    __slots__ = ("_indices", "_lengths", "_memory", "_slots", "_views", "is_open")

    def __init__(self) -> None:
        self.is_open = True
        self._memory: Any = None
        self._slots: list[Any] = []
        self._views: list[memoryview] = []
        self._indices = [-1] * WINDOW
        self._lengths = [0] * WINDOW

    def slot(self, index: int, length: int) -> tuple[Any, memoryview]:
        """Give the memory the packet of this index has to be written to, at once."""
        if self._memory is None:
            self._allocate()
        at = index % WINDOW
        self._indices[at] = index
        self._lengths[at] = length
        return self._slots[at], self._views[at]

    def _allocate(self) -> None:
        """Take the memory when the first packet is kept: most of what is published is never let out."""
        self._memory = _allocate("char[]", _SLOT * WINDOW)
        whole = memoryview(ffi.buffer(self._memory)).cast("B")
        self._slots = [self._memory + _SLOT * slot for slot in range(WINDOW)]
        self._views = [whole[_SLOT * slot : _SLOT * (slot + 1)] for slot in range(WINDOW)]

    def close(self) -> None:
        """Give the memory back at once; its owners wait for the garbage collector, which does not see 1.5 MB of it."""
        self.is_open = False
        self._indices = [-1] * WINDOW
        self._slots, self._views, self._memory = [], [], None

    def get(self, index: int) -> tuple[Any, memoryview] | None:
        """Give the packet's memory and its bytes, or None when it never came or is too old."""
        at = index % WINDOW
        if index < 0 or self._indices[at] != index:
            return None
        return self._slots[at], self._views[at][: self._lengths[at]]
