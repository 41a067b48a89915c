"""Identifiers that sort by the time they were made."""

import os
import time
from uuid import UUID


def uuid7() -> UUID:
    """Return a UUID version 7 (RFC 9562 §5.7): milliseconds since 1970, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80
    value |= 0x7 << 76 | (random >> 68 & 0xFFF) << 64
    value |= 0b10 << 62 | (random & 0x3FFF_FFFF_FFFF_FFFF)
    return UUID(int=value)
