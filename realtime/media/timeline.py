"""Where each packet of a speech belongs in time, whichever device it came from and whatever was lost between."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator

from realtime.media import opus

HOLD = opus.RATE // 2
"""Samples for which packets are held back, so that those that come late find their place."""
APART = opus.RATE
"""Samples by which the sender's clock and the arrival may disagree before the sender is taken to have begun anew."""
SILENT = 1.0
"""Seconds for which the device that is heard may say nothing before another one of the same person takes over."""

_HALF = 0x80000000


class Timeline:
    """Puts packets into order, each at its place in samples from the first, and fills what is between.

    Within one device the sender's timestamps count, so that neither jitter nor pauses without packets (DTX) move
    anything; between devices, and where timestamps jump, the arrival does.
    """

    def __init__(self, *, began_at: float, position: int = 0) -> None:
        self.began_at = began_at
        """When sample 0 was heard, in seconds of any clock that only goes forward."""
        self.position = position
        """Where the last packet that was given out ends."""
        self._toc: int | None = None
        self._held: list[tuple[int, bytes]] = []
        self._end = position
        self._source: object = None
        self._arrived = began_at
        self._timestamp = self._base = 0

    def put(self, source: object, packet: bytes, timestamp: int, arrival: float) -> bool:
        """Take a packet in; false for one that is no Opus, that is there already, or that nobody waits for."""
        length = opus.samples(packet)
        if not length or (source != self._source and self._source is not None and arrival - self._arrived < SILENT):
            return False
        place = self._place(source, timestamp, arrival)
        if place - round((arrival - self.began_at) * opus.RATE) > 2 * APART:
            return False  # more sound than time has passed: nobody speaks so fast
        if place < self.position or any(held == place for held, _ in self._held):
            return False
        insort(self._held, (place, packet))
        self._source, self._arrived = source, arrival
        self._end = max(self._end, place + length)
        return True

    def take(self, *, everything: bool = False) -> Iterator[bytes]:
        """Give out, in order, what nothing can come before any more; ``position`` goes along."""
        before = self._end + 1 if everything else self._end - HOLD
        while self._held and self._held[0][0] < before:
            place, packet = self._held.pop(0)
            for filling in opus.concealed(self._toc if self._toc is not None else packet[0], place - self.position):
                self.position += opus.samples(filling)
                yield filling
            self._toc = packet[0]
            self.position += opus.samples(packet)
            yield packet

    def _place(self, source: object, timestamp: int, arrival: float) -> int:
        """Give where a packet begins, and remember how this sender counts."""
        expected = round((arrival - self.began_at) * opus.RATE)
        ahead = ((timestamp - self._timestamp + _HALF) & 0xFFFFFFFF) - _HALF
        place = self._base + ahead
        if source != self._source or abs(place - expected) > APART:
            place = max(expected, self._end)
        if place >= self._base or source != self._source:
            self._base, self._timestamp = place, timestamp
        return place
