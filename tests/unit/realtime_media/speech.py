"""Speech as Opus packets, and what a recorded file holds, read by somebody else's hands (PyAV)."""

from __future__ import annotations

import array
import math
from fractions import Fraction
from functools import cache
from pathlib import Path

import av

FRAME = 960
"""Samples of a packet of 20 ms."""


@cache
def packets(count: int = 250) -> tuple[bytes, ...]:
    """Give packets of a steady tone, 50 a second."""
    encoder = av.CodecContext.create("libopus", "w")
    assert isinstance(encoder, av.AudioCodecContext)
    encoder.sample_rate, encoder.layout, encoder.format, encoder.bit_rate = 48_000, "mono", "s16", 24_000
    made: list[bytes] = []
    for number in range(count):
        frame = av.AudioFrame(format="s16", layout="mono", samples=FRAME)
        tone = (int(8000 * math.sin(math.tau * 440 * (number * FRAME + at) / 48_000)) for at in range(FRAME))
        frame.planes[0].update(array.array("h", tone).tobytes())
        frame.sample_rate, frame.pts, frame.time_base = 48_000, number * FRAME, Fraction(1, 48_000)
        made += [bytes(packet) for packet in encoder.encode(frame)]
    return tuple(made)


def loudness(path: Path) -> list[tuple[float, float]]:
    """Give the loudest sample of every tenth of a second of a file, with its time; the list is as long as the file."""
    loudest: dict[int, float] = {}
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            sound = array.array("f", bytes(frame.planes[0])[: frame.samples * 4])
            for at in range(0, frame.samples, 480):
                tenth = int((float(frame.time or 0) + at / 48_000) * 10)
                loudest[tenth] = max(loudest.get(tenth, 0.0), *map(abs, sound[at : at + 480]))
    return [(tenth / 10, loudest[tenth]) for tenth in sorted(loudest)]


def seconds(path: Path) -> float:
    """Give how long a file lasts once it is decoded."""
    with av.open(str(path)) as container:
        return sum(frame.samples for frame in container.decode(audio=0)) / 48_000
