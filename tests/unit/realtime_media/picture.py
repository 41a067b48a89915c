"""Pictures as VP8, cut into payloads of RTP, and what a recorded file holds, read by somebody else's hands (PyAV)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import av

from realtime.media.frames import Packet

RATE, A_SECOND = 90_000, 25
"""Of timestamps, and of pictures."""
STEP = RATE // A_SECOND
PEER = "wei.device01"
_PART = 900


@cache
def pictures(count: int = 50, *, width: int = 320, height: int = 240) -> tuple[bytes, ...]:
    """Give pictures, each a little brighter than the one before, the first of them a keyframe."""
    encoder = av.CodecContext.create("libvpx", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuv420p"
    encoder.framerate, encoder.time_base, encoder.bit_rate = Fraction(A_SECOND), Fraction(1, RATE), 1_000_000
    encoder.options = {"deadline": "realtime", "cpu-used": "8", "lag-in-frames": "0"}
    made: list[bytes] = []
    for number in range(count):
        frame = av.VideoFrame(width, height, "yuv420p")
        luma = bytes(
            (16 + number * 4 + row * 7 % 97 + at * number % 31) % 220 + 16 for row in range(8) for at in range(64)
        )
        for plane, content in zip(frame.planes, (luma, b"\x80", b"\x80"), strict=True):
            plane.update((content * (plane.buffer_size // len(content) + 1))[: plane.buffer_size])
        frame.pts, frame.time_base = number * STEP, Fraction(1, RATE)
        made += [bytes(packet) for packet in encoder.encode(frame)]
    return tuple(made)


def payloads(picture: bytes, number: int = 0) -> list[bytes]:
    """Cut a picture into payloads, each behind a descriptor with a picture id (RFC 7741)."""
    parts = [picture[at : at + _PART] for at in range(0, len(picture), _PART)]
    picture_id = (0x8000 | number & 0x7FFF).to_bytes(2, "big")
    return [bytes([0x90 if part is parts[0] else 0x80, 0x80]) + picture_id + part for part in parts]


def packets(
    sent: tuple[bytes, ...],
    *,
    at: float,
    peer: str = PEER,
    publication: str = "camera",
    timestamp: int = 7,
    number: int = 9,
) -> list[Packet]:
    """Give the packets of pictures that are sent from a moment on."""
    made: list[Packet] = []
    for place, picture in enumerate(sent):
        parts = payloads(picture, place)
        made += [
            Packet(
                peer=peer,
                payload=part,
                timestamp=(timestamp + place * STEP) & 0xFFFFFFFF,
                arrival=at + place / A_SECOND,
                number=(number + len(made) + index) & 0xFFFF,
                marker=index == len(parts) - 1,
                publication=publication,
            )
            for index, part in enumerate(parts)
        ]
    return made


@dataclass(frozen=True)
class Shown:
    """One picture of a file: when, how large, how bright."""

    at: float
    width: int
    brightness: int


def shown(path: Path) -> list[Shown]:
    """Give the pictures of a file as they are decoded."""
    return list(_decoded(path))


def _decoded(path: Path) -> Iterator[Shown]:
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            plane = frame.planes[0]
            yield Shown(float(frame.time or 0), frame.width, sum(bytes(plane)[::97]) // len(bytes(plane)[::97]))
