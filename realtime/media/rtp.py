"""RTP headers (RFC 3550, RFC 8285): read in place, patched in place."""

from __future__ import annotations

import struct

HEADER_LENGTH = 12
MAX_PACKET = 1500
"""The longest packet taken in or sent out, SRTP trailer included."""

PADDING = 0x20
_EXTENSION = 0x10
_MARKER_AND_TYPE = struct.Struct(">BB")
_FIXED = struct.Struct(">BBHII")

patch = struct.Struct(">HII").pack_into
"""`patch(view, 2, sequence, timestamp, ssrc)` rewrites all of a header that differs per subscriber."""


def is_rtcp(second_byte: int) -> bool:
    """Tell RTCP from RTP on one port by the packet's second byte (RFC 5761, section 4)."""
    return 192 <= second_byte <= 223


def fixed(packet: memoryview) -> tuple[int, int, int, int, int]:
    """Give first byte, second byte, sequence number, timestamp and SSRC of a packet of at least 12 bytes."""
    first, second, sequence, timestamp, ssrc = _FIXED.unpack_from(packet)
    return first, second, sequence, timestamp, ssrc


def payload_offset(packet: memoryview, length: int) -> int:
    """Give where the payload starts, behind CSRCs and extension, or -1 when the packet is malformed."""
    if length < HEADER_LENGTH or packet[0] >> 6 != 2:
        return -1
    offset = HEADER_LENGTH + 4 * (packet[0] & 0x0F)
    if packet[0] & _EXTENSION:
        if length < offset + 4:
            return -1
        offset += 4 + 4 * (packet[offset + 2] << 8 | packet[offset + 3])
    return offset if offset <= length else -1


def write_plain_header(target: memoryview, first: int, second: int) -> None:
    """Write the two bytes all subscribers share, with no CSRC and no extension announced."""
    _MARKER_AND_TYPE.pack_into(target, 0, first & 0xE0, second)


def restore(packet: memoryview, length: int, payload_type: int, ssrc: int) -> int:
    """Turn a resend under an SSRC of its own, in place, into the packet it repeats (RFC 4588, section 4).

    Gives its length, or -1 where there is no packet in it: it only fills up the line.
    """
    start = payload_offset(packet, length)
    padding = packet[length - 1] if packet[0] & PADDING else 0
    if start < 0 or length - padding < start + 2:
        return -1
    sequence = packet[start] << 8 | packet[start + 1]
    timestamp = fixed(packet)[3]
    packet[start : length - 2] = packet[start + 2 : length]
    packet[1] = packet[1] & 0x80 | payload_type
    patch(packet, 2, sequence, timestamp, ssrc)
    return length - 2


def extension(packet: memoryview, length: int, number: int) -> bytes | None:
    """Give the header extension element with this id, one-byte or two-byte form, or None."""
    end = payload_offset(packet, length)
    if end < 0 or not packet[0] & _EXTENSION:
        return None
    start = HEADER_LENGTH + 4 * (packet[0] & 0x0F)
    profile = packet[start] << 8 | packet[start + 1]
    if profile == 0xBEDE:
        return _element(packet, start + 4, end, number, long=False)
    if profile & 0xFFF0 == 0x1000:
        return _element(packet, start + 4, end, number, long=True)
    return None


def _element(packet: memoryview, position: int, end: int, number: int, *, long: bool) -> bytes | None:
    while position < end:
        if packet[position] == 0:  # padding
            position += 1
            continue
        if long:
            if position + 2 > end:
                return None
            found, size, data = packet[position], packet[position + 1], position + 2
        else:
            found, size, data = packet[position] >> 4, (packet[position] & 0x0F) + 1, position + 1
            if found == 15:  # RFC 8285: stop reading
                return None
        if data + size > end:
            return None
        if found == number:
            return bytes(packet[data : data + size])
        position = data + size
    return None
