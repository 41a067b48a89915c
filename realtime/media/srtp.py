"""SRTP on shared buffers, through pylibsrtp's own cffi handle.

`pylibsrtp.Session.protect` copies a packet twice and allocates; the forwarder protects in place instead, so
it calls the functions of the bundled libsrtp itself. The private names are fenced here and pinned by tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pylibsrtp import Policy
from pylibsrtp import Session as _Session
from pylibsrtp._binding import ffi, lib

CAPACITY = 2048
WINDOW = 1024
"""How far behind the newest a packet may be: the length of the history that answers NACKs."""

MAX_TRAILER = 16 + 128 + 4

MOST_SOURCES = 64
"""SSRCs that one peer may send under: libsrtp keeps a state for each, for as long as the session lasts."""

protect = lib.srtp_protect
memmove = ffi.memmove


class Buffer:
    """A piece of memory that libsrtp, sockets and Python all see, and a length for libsrtp to change."""

    __slots__ = ("cdata", "size", "view")

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.cdata: Any = ffi.new("char[]", capacity)
        self.view = memoryview(ffi.buffer(self.cdata)).cast("B")
        self.size: Any = ffi.new("int *")

    def write(self, data: bytes | memoryview) -> int:
        """Put the data at the buffer's start and give its length, or -1 when it does not fit."""
        if len(data) > len(self.view):
            return -1
        self.view[: len(data)] = data
        return len(data)


@dataclass(frozen=True, slots=True)
class Keys:
    """What DTLS agreed on: libsrtp's profile and the master key with salt of each direction."""

    profile: int
    send: bytes
    receive: bytes


def _session(profile: int, key: bytes, ssrc_type: int) -> _Session:
    policy = Policy(key=key, ssrc_type=ssrc_type, srtp_profile=profile)
    # A resend repeats an index: libsrtp must allow it, and the Forwarder guarantees that the repeated index
    # carries the same bytes, without which AES-GCM is broken.
    policy.allow_repeat_tx = True
    policy.window_size = WINDOW
    return _Session(policy)


class Inbound:
    """Opens what a peer sent."""

    def __init__(self, keys: Keys) -> None:
        self._session = _session(keys.profile, keys.receive, Policy.SSRC_ANY_INBOUND)
        self._handle = self._session._srtp[0]
        self._sources: set[bytes] = set()

    def unprotect(self, buffer: Buffer, length: int) -> int:
        """Authenticate and decrypt RTP in place; give the new length, or -1 if forged or replayed."""
        source = bytes(buffer.view[8:12])
        if source not in self._sources and len(self._sources) >= MOST_SOURCES:
            return -1
        buffer.size[0] = length
        if lib.srtp_unprotect(self._handle, buffer.cdata, buffer.size):
            return -1
        self._sources.add(source)
        return int(buffer.size[0])

    def unprotect_rtcp(self, buffer: Buffer, length: int) -> int:
        """Authenticate and decrypt RTCP in place; give the new length, or -1."""
        source = bytes(buffer.view[4:8])
        if source not in self._sources and len(self._sources) >= MOST_SOURCES:
            return -1
        buffer.size[0] = length
        if lib.srtp_unprotect_rtcp(self._handle, buffer.cdata, buffer.size):
            return -1
        self._sources.add(source)
        return int(buffer.size[0])


class Outbound:
    """Seals what we send to one peer."""

    def __init__(self, keys: Keys) -> None:
        self._session = _session(keys.profile, keys.send, Policy.SSRC_ANY_OUTBOUND)
        self.handle: Any = self._session._srtp[0]
        """For the hot path: `protect(handle, buffer.cdata, buffer.size)`, zero when it succeeded."""

    def protect_rtcp(self, buffer: Buffer, packet: bytes) -> bytes | None:
        """Seal an RTCP packet, using `buffer` as scratch."""
        if len(packet) + MAX_TRAILER > len(buffer.view):
            return None
        buffer.size[0] = buffer.write(packet)
        if lib.srtp_protect_rtcp(self.handle, buffer.cdata, buffer.size):
            return None
        return bytes(buffer.view[: buffer.size[0]])
