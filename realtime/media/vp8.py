"""VP8 payload descriptors (RFC 7741, section 4.2): read in place, never beyond the packet's end."""

from __future__ import annotations

_EXTENDED, _PICTURE_ID, _LEVEL_ZERO, _LAYER_OR_KEY = 0x80, 0x80, 0x40, 0x30
_LONG_PICTURE_ID = 0x80
_BEGINS, _PARTITION = 0x10, 0x07
_INTERFRAME = 0x01


def extension_length(packet: memoryview, start: int, end: int) -> int:
    """Give how many octets follow the first one of the descriptor at `start`; 0 where it is malformed, too."""
    if start + 1 >= end or not packet[start] & _EXTENDED:
        return 0
    flags, length = packet[start + 1], 1
    if flags & _PICTURE_ID:
        if start + 2 >= end:
            return 0
        length += 2 if packet[start + 2] & _LONG_PICTURE_ID else 1
    if flags & _LEVEL_ZERO:
        length += 1
    if flags & _LAYER_OR_KEY:
        length += 1
    return length if start + length < end else 0


def begins_keyframe(packet: memoryview, start: int, end: int) -> bool:
    """Tell whether this is the first packet of a picture that needs no other one."""
    if start >= end or packet[start] & (_BEGINS | _PARTITION) != _BEGINS:
        return False
    header = start + 1 + extension_length(packet, start, end)
    return header < end and not packet[header] & _INTERFRAME


def without_extension(first: int) -> int:
    """Give the first octet of a descriptor as it reads when nothing follows it."""
    return first & ~_EXTENDED & 0xFF
