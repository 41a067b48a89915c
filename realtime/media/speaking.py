"""How loud somebody speaks, by the level that browsers write on each packet of sound (RFC 6464)."""

from __future__ import annotations

SILENT = -127
"""In dBov: 0 is the loudest there is, this is nothing at all."""
LOUD = -45.0
"""Speech is louder than this on the average of a fifth of a second, a quiet room is not."""
HOLD = 1.0
"""Whoever pauses between two words, in seconds, still speaks."""
FADE = 0.6
"""Without packets for so long there is silence: a browser that hears nothing sends one in 0.4 s."""
_SHARE = 10
"""The part of the average that one packet of 20 ms is."""


class Voice:
    """The loudness of one microphone."""

    __slots__ = ("_average", "_heard_at", "spoke_at")

    def __init__(self) -> None:
        self.spoke_at: float | None = None
        """When it was last loud enough to be speech."""
        self._average = float(SILENT)
        self._heard_at = 0.0

    def hear(self, element: bytes, now: float) -> None:
        """Take the level of one packet: a bit that guesses at speech, which is not asked, and seven of -dBov."""
        if not element:
            return
        self._average += (-(element[0] & 0x7F) - self._average) / _SHARE
        self._heard_at = now
        if self._average > LOUD:
            self.spoke_at = now

    def level(self, now: float) -> int:
        """Return the loudness of now in dBov."""
        return SILENT if now - self._heard_at > FADE else round(self._average)

    def is_speaking(self, now: float) -> bool:
        """Tell whether somebody speaks, pauses between words included."""
        return self.spoke_at is not None and now - self.spoke_at < HOLD
