"""How much a publisher's video may send, told to it by REMB.

Without any estimate a browser stays near 300 kbit/s. This one is driven by the loss we see on the way up: it
grows while there is none to speak of, shrinks where there is much, and never passes the ceiling.
"""

from __future__ import annotations

START = 600_000
FLOOR = 100_000
_GROWTH = 1.08
_HARMLESS = 0.02 * 256
_HARMFUL = 0.10 * 256


class UplinkEstimate:
    """The bitrate that one publisher's video streams may use together."""

    def __init__(self, ceiling: int) -> None:
        self._ceiling = ceiling
        self.bitrate = min(START, ceiling)

    def update(self, fraction_lost: int) -> int:
        """Take one second's loss, in 1/256, and give the bits per second allowed now."""
        bitrate = float(self.bitrate)
        if fraction_lost > _HARMFUL:
            bitrate *= 1 - fraction_lost / 512
        elif fraction_lost <= _HARMLESS:
            bitrate *= _GROWTH
        self.bitrate = int(min(self._ceiling, max(FLOOR, bitrate)))
        return self.bitrate
