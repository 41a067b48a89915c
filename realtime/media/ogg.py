"""Ogg pages (RFC 3533) for one stream of Opus (RFC 7845): written one by one, and found again after a crash.

We write them ourselves since they are little more than a header, and since whoever was killed must be able to go on:
a library's muxer begins a new file, a page can be put behind the last that was written whole.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

PRE_SKIP = 312
"""Samples that a decoder throws away at the beginning: the encoder's look-ahead (RFC 7845, section 4.2)."""
CHANNELS = 2
"""RTP announces two (RFC 7587, section 7); packets of one are decoded to both."""

_FIRST, _LAST = 2, 4
_MOST_SEGMENTS = 255
_HEADER = struct.Struct("<4sBBqIIIB")
_FLAGS_AT, _CRC_AT = 5, 22
_MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was found: where it begins and ends, and what it says."""

    start: int
    end: int
    granule: int
    serial: int
    number: int


class Pages:
    """Numbers the pages of one stream."""

    def __init__(self, serial: int, *, number: int = 0) -> None:
        self._serial = serial
        self._number = number

    def head(self, comments: Iterable[str]) -> bytes:
        """Give the two pages with which a stream begins; ``comments`` are ``NAME=value``."""
        identification = struct.pack("<8sBBHIhB", b"OpusHead", 1, CHANNELS, PRE_SKIP, 48_000, 0, 0)
        tags = [_text("deliberation"), struct.pack("<I", len(texts := [_text(each) for each in comments])), *texts]
        return self._page([identification], 0, _FIRST) + self._page([b"OpusTags" + b"".join(tags)], 0, 0)

    def body(self, packets: list[bytes], position: int, *, is_last: bool = False) -> bytes:
        """Give the page of these packets, the last of which ends at ``position``, in samples from the beginning."""
        return self._page(packets, position, _LAST if is_last else 0)

    def _page(self, packets: list[bytes], granule: int, flags: int) -> bytes:
        lacing = b"".join(b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in packets)
        if len(lacing) > _MOST_SEGMENTS:
            raise ValueError("more than a page holds")
        header = _HEADER.pack(b"OggS", 0, flags, granule, self._serial, self._number, 0, len(lacing))
        self._number += 1
        return _sealed(header + lacing + b"".join(packets))


def marked(page: bytes, *, is_last: bool) -> bytes:
    """Give a page again that says whether it is the last of its stream."""
    flags = page[_FLAGS_AT] | _LAST if is_last else page[_FLAGS_AT] & ~_LAST
    return _sealed(page[:_FLAGS_AT] + bytes([flags]) + page[_FLAGS_AT + 1 :])


def _sealed(page: bytes) -> bytes:
    """Give a page with the checksum that it should have."""
    blank = page[:_CRC_AT] + bytes(4) + page[_CRC_AT + 4 :]
    return page[:_CRC_AT] + struct.pack("<I", checksum(blank)) + page[_CRC_AT + 4 :]


def fits(lacing: int, packet: bytes) -> bool:
    """Tell whether a page that has so many segments has room for the packet."""
    return lacing + segments(packet) <= _MOST_SEGMENTS


def segments(packet: bytes) -> int:
    """Give how many segments a packet takes."""
    return len(packet) // 255 + 1


def checksum(page: bytes) -> int:
    """Give the CRC of a page whose own field is zero (RFC 3533, section 6).

    Ogg's polynomial is zlib's, but bits go the other way round and nothing is inverted.
    """
    mirrored = zlib.crc32(page.translate(_MIRRORED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int.from_bytes(mirrored.to_bytes(4, "little").translate(_MIRRORED), "big")


def pages(file: BinaryIO) -> Iterator[Page]:
    """Give the pages of a file from its beginning, up to the first that is not whole."""
    start = 0
    while True:
        header = file.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return
        magic, version, _, granule, serial, number, crc, count = _HEADER.unpack(header)
        lacing = file.read(count)
        body = file.read(sum(lacing))
        page = header[:_CRC_AT] + bytes(4) + header[_CRC_AT + 4 :] + lacing + body
        end = start + len(page)
        if magic != b"OggS" or version or len(lacing) < count or len(body) < sum(lacing) or checksum(page) != crc:
            return
        yield Page(start, end, granule, serial, number)
        start = end


def _text(value: str) -> bytes:
    encoded = value.encode()
    return struct.pack("<I", len(encoded)) + encoded
