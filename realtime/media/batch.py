"""Many datagrams by one system call.

Asking the system once for each datagram is a quarter of what a fan-out costs, most of it on Python's side of the call.
`sendmmsg` sends a round of them; it is called through cffi, and where it is missing they are sent one by one.
"""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Callable, Sequence
from typing import Any

from cffi import FFI
from pylibsrtp._binding import ffi as _srtp_ffi

from realtime.media.srtp import CAPACITY

ROUND = 64
"""Datagrams in one round: enough to forget the cost of the call, few enough to stay in the processor's cache."""

_LONGEST_NAME = 28
_ffi = FFI()
_ffi.cdef("""
struct iovec { void *iov_base; size_t iov_len; };
struct msghdr { void *msg_name; unsigned int msg_namelen; struct iovec *msg_iov; size_t msg_iovlen;
                void *msg_control; size_t msg_controllen; int msg_flags; };
struct mmsghdr { struct msghdr msg_hdr; unsigned int msg_len; };
int sendmmsg(int, struct mmsghdr *, unsigned int, int);
""")


def _system_call() -> Callable[[int, Any, int, int], int] | None:
    """Give `sendmmsg`, or None on a system where it is missing or a length is not where we write it."""
    try:
        found: Callable[[int, Any, int, int], int] = _ffi.dlopen(None).sendmmsg
    except (AttributeError, OSError):
        return None
    return found if sys.platform == "linux" and sys.byteorder == "little" else None


sendmmsg = _system_call()


class Slots:
    """Memory for one round of packets, and a length of each for libsrtp to change.

    All Forwarders of a port share it: a round is filled and sent before anything else happens.
    """

    def __init__(self) -> None:
        memory = self._memory = _srtp_ffi.new("char[]", ROUND * CAPACITY)
        start = int(_srtp_ffi.cast("uintptr_t", memory))
        self.vectors = _ffi.new("struct iovec[]", ROUND)
        first_length = int(_ffi.cast("uintptr_t", _ffi.addressof(self.vectors[0], "iov_len")))
        for number in range(ROUND):
            self.vectors[number].iov_base = _ffi.cast("void *", start + number * CAPACITY)
        self.view = memoryview(_srtp_ffi.buffer(memory)).cast("B")
        self.cdata: list[Any] = [memory + number * CAPACITY for number in range(ROUND)]
        step = _ffi.sizeof("struct iovec")
        # libsrtp counts in an int; of a length that the system reads as size_t, it is the lower half.
        self.sizes: list[Any] = [_srtp_ffi.cast("int *", first_length + number * step) for number in range(ROUND)]

    def packet(self, number: int) -> memoryview:
        """Give the packet in a slot, empty if there is none."""
        return self.view[number * CAPACITY : number * CAPACITY + self.sizes[number][0]]


class Batch:
    """The addresses of one round: the packet in the first slot goes to the first address, and so on."""

    __slots__ = ("_addresses", "_messages", "_names", "_slots")

    def __init__(self, slots: Slots, addresses: Sequence[Any]) -> None:
        self._slots = slots
        self._addresses = list(addresses)
        count = len(addresses)
        self._names = _ffi.new("char[]", count * _LONGEST_NAME)
        self._messages = _ffi.new("struct mmsghdr[]", count)
        for number, address in enumerate(addresses):
            name = _name(address)
            at = self._names + number * _LONGEST_NAME
            _ffi.memmove(at, name, len(name))
            header = self._messages[number].msg_hdr
            header.msg_name, header.msg_namelen = at, len(name)
            header.msg_iov, header.msg_iovlen = slots.vectors + number, 1

    def send(self, descriptor: int) -> int:
        """Send the whole round; give how many the system did not take."""
        assert sendmmsg is not None
        failures = position = 0
        count = len(self._addresses)
        while position < count:
            sent = sendmmsg(descriptor, self._messages + position, count - position, 0)
            if sent <= 0:
                failures += 1  # the one it stopped at
                sent = 1
            position += sent
        return failures

    def send_each(self, sendto: Callable[[memoryview, Any], object]) -> int:
        """Send one by one what there is; give how many the system did not take. Empty slots are left out."""
        failures = 0
        for number, address in enumerate(self._addresses):
            packet = self._slots.packet(number)
            try:
                if packet:
                    sendto(packet, address)
            except OSError:
                failures += 1
        return failures


def _name(address: Any) -> bytes:
    """Give an address as the system reads it: `sockaddr_in`, or `sockaddr_in6` of an address in four parts."""
    host, port, *rest = address
    if not rest:
        return struct.pack("=H", socket.AF_INET) + struct.pack(">H", port) + socket.inet_aton(host) + bytes(8)
    flow, scope = rest
    packed = socket.inet_pton(socket.AF_INET6, host.partition("%")[0])
    return struct.pack("=H", socket.AF_INET6) + struct.pack(">HI", port, flow) + packed + struct.pack("=I", scope)
