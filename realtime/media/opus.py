"""Opus packets seen from outside (RFC 6716, section 3): how long each lasts, and packets that stand for silence."""

from __future__ import annotations

RATE = 48_000
"""Samples a second, by which Opus counts time whatever it carries."""
LONGEST = 5760
"""Samples in a packet at the most: 120 ms."""

_SILK = (480, 960, 1920, 2880)
_HYBRID = (480, 960)
_CELT = (120, 240, 480, 960)


def frame_samples(toc: int) -> int:
    """Give how many samples each frame of a packet with this first byte lasts."""
    config = toc >> 3
    if config < 12:
        return _SILK[config & 3]
    if config < 16:
        return _HYBRID[config & 1]
    return _CELT[config & 3]


def samples(packet: bytes) -> int:
    """Give how many samples a packet lasts; 0 for what is none."""
    if not packet:
        return 0
    code = packet[0] & 3
    count = min(code + 1, 2)
    if code == 3:
        count = packet[1] & 0x3F if len(packet) > 1 else 0
    total = count * frame_samples(packet[0])
    return total if total <= LONGEST else 0


def concealed(toc: int, gap: int) -> list[bytes]:
    """Give packets of no content that last as long as the gap, less than one frame of this kind apart.

    The decoder conceals them as it would lost ones (RFC 7845, section 4.1). They are of the kind of the packet before
    the gap, so that it changes no mode for them; a frame of no bytes says that there is none (RFC 6716, section 3.2.1).
    """
    frame = frame_samples(toc)
    most = LONGEST // frame
    whole, rest = divmod(gap // frame, most)
    counts = [most] * whole + ([rest] if rest else [])
    return [bytes([toc & 0xFC | 3, count]) for count in counts]
