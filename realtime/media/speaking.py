"""How loud somebody speaks, by the level that browsers write on each packet of sound (RFC 6464)."""

from __future__ import annotations

from math import log10

SILENT = -127
"""In dBov: 0 is the loudest there is, this is nothing at all."""
LOUD = -50
"""Packets of speech are louder than this, those of a quiet room are not."""
ENOUGH = 0.4
"""So large a part of a fifth of a second is loud in speech, which is full of gaps; a knock on the table is shorter."""
HOLD = 1.0
"""Whoever pauses between two words, in seconds, still speaks."""
FADE = 0.6
"""Without packets for so long there is silence: a browser that hears nothing sends one in 0.4 s."""
_SHARE = 10
"""One packet of 20 ms is this part of an average."""
_POWER = tuple(10 ** (-level / 10) for level in range(128))


class Voice:
    """The loudness of one microphone."""

    __slots__ = ("_activity", "_heard_at", "_power", "spoke_at")

    def __init__(self) -> None:
        self.spoke_at: float | None = None
        """When it was last loud enough to be speech."""
        self._activity = 0.0
        self._power = _POWER[-1]
        self._heard_at = 0.0

    def hear(self, element: bytes, now: float) -> None:
        """Take the level of one packet: a bit that guesses at speech, which is not asked, and seven of -dBov."""
        if not element:
            return
        level = element[0] & 0x7F
        self._activity += ((-level > LOUD) - self._activity) / _SHARE
        self._power += (_POWER[level] - self._power) / _SHARE
        self._heard_at = now
        if self._activity > ENOUGH:
            self.spoke_at = now

    def level(self, now: float) -> int:
        """Return the loudness of now in dBov, by the power on the average of a fifth of a second."""
        return SILENT if now - self._heard_at > FADE else max(SILENT, round(10 * log10(self._power)))

    def is_speaking(self, now: float) -> bool:
        """Tell whether somebody speaks, pauses between words included."""
        return self.spoke_at is not None and now - self.spoke_at < HOLD
