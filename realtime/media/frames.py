"""VP8 pictures put together from RTP packets (RFC 7741): in order, whole, and none that lacks what it refers to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

HOLD = 0.5
"""Seconds for which a missing packet is waited for: publishers are asked for it six times within 0.3 s."""
MOST_AHEAD = 3000
"""Packets by which a stream may go on or fall behind; one that differs by more has begun anew."""
MOST_REFUSED = 100
"""Packets in a row that may seem to be late; then the stream has begun anew, be it by a clock that went back."""
LONGEST = 4 << 20
"""Bytes of a picture at the most; a stream in which none ends is nobody's camera."""

_EXTENDED, _BEGINS, _PARTITION = 0x80, 0x10, 0x07
_PICTURE_ID, _LEVEL_ZERO, _LAYER_OR_KEY, _LONG = 0x80, 0x40, 0x30, 0x80
_INTERFRAME = 0x01
_START_CODE = b"\x9d\x01\x2a"


class Packet(NamedTuple):
    """What came of one RTP packet, as a tap hands it on."""

    peer: str
    """Whose it is: ``<participant>.<device>``."""
    payload: bytes
    timestamp: int
    arrival: float
    """In seconds of any clock that only goes forward."""
    number: int = 0
    """Its sequence number."""
    marker: bool = False
    """Whether a picture ends with it."""
    publication: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One whole picture, as its encoder made it."""

    data: bytes
    timestamp: int
    arrival: float
    """When its first packet came."""
    size: tuple[int, int] | None
    """Width and height of a keyframe; None for any other picture."""


class Frames:
    """Puts the packets of one publication together.

    What comes late finds its place. Where a packet is missing for good, pictures are left out until a keyframe: what
    refers to one that is not there would be decoded to rubbish.
    """

    def __init__(self) -> None:
        self.needs_keyframe = True
        """Whether nothing can be given before the next keyframe."""
        self._held: dict[int, Packet] = {}
        self._next: int | None = None
        self._timestamp = 0
        self._parts: list[bytes] = []
        self._length = 0
        self._arrival = 0.0
        self._refused = 0

    def put(self, packet: Packet) -> list[Frame]:
        """Take a packet in, and give the pictures that nothing can come before any more."""
        frames: list[Frame] = []
        place = self._place(packet)
        if place is None:
            self._refused += 1
            if not _is_ahead(packet.timestamp, self._timestamp) and self._refused < MOST_REFUSED:
                return []  # a duplicate, or one that nobody waits for any more
            frames = self._begin_anew()
            place = packet.number
        self._refused = 0
        self._next = place if self._next is None else self._next
        self._held.setdefault(place, packet)
        return frames + self._release(before=packet.arrival - HOLD)

    def rest(self) -> list[Frame]:
        """Give what is left, since nothing comes any more."""
        return self._release(before=math.inf)

    def _place(self, packet: Packet) -> int | None:
        """Give where in the stream a packet stands; None for one before what was given, or of another stream."""
        if self._next is None:
            return packet.number
        ahead = ((packet.number - self._next + 0x8000) & 0xFFFF) - 0x8000
        return self._next + ahead if 0 <= ahead <= MOST_AHEAD else None

    def _begin_anew(self) -> list[Frame]:
        frames = self.rest()
        self._break()
        self._next = None
        return frames

    def _release(self, *, before: float) -> list[Frame]:
        frames = []
        while self._held and self._next is not None:
            if self._next not in self._held:
                first = min(self._held)
                if self._held[first].arrival > before:
                    break
                self._break()
                self._next = first
            frame = self._add(self._held.pop(self._next))
            self._next += 1
            if frame is not None:
                frames.append(frame)
        return frames

    def _add(self, packet: Packet) -> Frame | None:
        """Put a packet behind those of its picture, and give this if it ends with it."""
        if not packet.payload:
            return None  # nothing but padding, to probe the line
        start = _descriptor(packet.payload)
        if start is None:
            self._break()
            return None
        begins = packet.payload[0] & (_BEGINS | _PARTITION) == _BEGINS
        if begins == bool(self._parts) or (self._parts and packet.timestamp != self._timestamp):
            self._break()  # an end is missing, or a beginning
            if not begins:
                return None
        if begins:
            self._timestamp, self._arrival = packet.timestamp, packet.arrival
        self._parts.append(packet.payload[start:])
        self._length += len(packet.payload)
        if self._length > LONGEST:
            self._break()
        return self._finish() if packet.marker else None

    def _finish(self) -> Frame | None:
        data = b"".join(self._parts)
        self._parts, self._length = [], 0
        if not data:
            return None
        size = None
        if not data[0] & _INTERFRAME:
            size = _size(data)
            self.needs_keyframe = size is None
        return None if self.needs_keyframe else Frame(data, self._timestamp, self._arrival, size)

    def _break(self) -> None:
        self._parts, self._length = [], 0
        self.needs_keyframe = True


def _descriptor(payload: bytes) -> int | None:
    """Give where the picture's bytes begin, behind the payload descriptor (section 4.2); None where there are none."""
    start = 1
    if payload[0] & _EXTENDED:
        if len(payload) < 3:
            return None
        flags, start = payload[1], 2
        if flags & _PICTURE_ID:
            start += 2 if payload[2] & _LONG else 1
        start += bool(flags & _LEVEL_ZERO) + bool(flags & _LAYER_OR_KEY)
    return start if start < len(payload) else None


def _size(data: bytes) -> tuple[int, int] | None:
    """Give width and height of a keyframe (RFC 6386, section 9.1); None where it is none after all."""
    if len(data) < 10 or data[3:6] != _START_CODE:
        return None
    width, height = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    return (width, height) if width and height else None


def _is_ahead(timestamp: int, other: int) -> bool:
    return 0 < (timestamp - other) & 0xFFFFFFFF < 0x80000000
