"""How much one peer may send: what goes beyond is dropped unread, so that a flood costs its sender alone."""

from __future__ import annotations

PACKET_OVERHEAD = 28
"""Octets of IP and UDP, so that empty packets are not free."""


class Allowance:
    """A bucket of packets and one of octets; both fill within a second.

    A second's worth may come at once: browsers send keyframes and repairs in bursts.
    """

    __slots__ = ("_at", "_octets", "_octets_per_second", "_packets", "_packets_per_second")

    def __init__(self, *, packets: int, bits: int) -> None:
        self._packets_per_second = float(packets)
        self._octets_per_second = bits / 8
        self._packets = self._packets_per_second
        self._octets = self._octets_per_second
        self._at = 0.0

    def spend(self, length: int, now: float) -> bool:
        """Take one packet of this length out, if it is still in; nothing is taken otherwise."""
        elapsed, self._at = now - self._at, now
        packets = min(self._packets_per_second, self._packets + elapsed * self._packets_per_second)
        octets = min(self._octets_per_second, self._octets + elapsed * self._octets_per_second)
        size = length + PACKET_OVERHEAD
        if packets < 1 or octets < size:
            self._packets, self._octets = packets, octets
            return False
        self._packets, self._octets = packets - 1, octets - size
        return True
