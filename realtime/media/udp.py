"""The one UDP port of all rooms: packets find their transport by the address they come from."""

from __future__ import annotations

import asyncio
import socket
from typing import Any, Literal

from realtime.media.batch import Batch, Slots, sendmmsg
from realtime.media.counters import Counters
from realtime.media.ice import is_stun
from realtime.media.registry import Registry
from realtime.media.srtp import Buffer
from realtime.media.transport import Transport

SOCKET_BUFFER = 4 * 1024 * 1024
BURST = 64
"""Datagrams read before the event loop gets its turn."""


class UdpPath:
    """A peer's address. There is one object per address and transport."""

    protocol: Literal["udp"] = "udp"

    def __init__(self, port: UdpPort, sockaddr: Any, transport: Transport) -> None:
        self.sockaddr = sockaddr
        self.address: tuple[str, int] = sockaddr[:2]
        self.transport = transport
        self._port = port

    def send(self, data: bytes | memoryview) -> None:
        """Send one datagram; what the system does not take at once is lost, as on any network."""
        self._port.send(data, self.sockaddr)

    def close(self) -> None:
        """Forget the address."""
        self._port.forget(self)


class UdpPort:
    """Reads all datagrams and hands each on: STUN to the registry, the rest to the address's transport."""

    def __init__(self, registry: Registry, counters: Counters) -> None:
        self._registry = registry
        self._counters = counters
        self._paths: dict[Any, UdpPath] = {}
        self._buffer = Buffer()
        self.slots = Slots()
        """Where a fan-out puts its packets for `send_round`."""
        self._socket: socket.socket | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def open(self, host: str, port: int) -> int:
        """Bind, begin to read and give the port's number."""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        opened = socket.socket(family, socket.SOCK_DGRAM)
        try:
            opened.setblocking(False)
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SOCKET_BUFFER)
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SOCKET_BUFFER)
            opened.bind((host, port))
        except OSError:
            opened.close()
            raise
        self._socket = opened
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(opened.fileno(), self._read)
        return int(opened.getsockname()[1])

    def close(self) -> None:
        """Stop reading and give the port back."""
        if self._socket is not None and self._loop is not None:
            self._loop.remove_reader(self._socket.fileno())
            self._socket.close()
            self._socket = None

    @property
    def socket(self) -> socket.socket:
        """The open socket, for the hot path."""
        if self._socket is None:
            raise RuntimeError("the UDP port is not open")
        return self._socket

    def send(self, data: bytes | memoryview, sockaddr: Any) -> None:
        """Send one datagram or count the failure."""
        if self._socket is None:
            return
        try:
            self._socket.sendto(data, sockaddr)
        except OSError:
            self._counters.send_failures += 1

    def send_round(self, batch: Batch, *, whole: bool) -> int:
        """Send what is in the slots to a batch's addresses; give how many packets the system did not take."""
        if self._socket is None or sendmmsg is None or not whole:
            return batch.send_each(self.socket.sendto)
        return batch.send(self._socket.fileno())

    def forget(self, path: UdpPath) -> None:
        """Drop an address, unless another transport has taken it since."""
        if self._paths.get(path.sockaddr) is path:
            del self._paths[path.sockaddr]

    def _read(self) -> None:
        opened = self._socket
        buffer = self._buffer
        for _ in range(BURST):
            if opened is None or opened is not self._socket:
                return
            try:
                length, sockaddr = opened.recvfrom_into(buffer.view)
            except BlockingIOError:
                return
            except OSError:  # an ICMP error of an earlier send; the next datagram is none the worse
                continue
            if length:
                self._dispatch(buffer, length, sockaddr)

    def _dispatch(self, buffer: Buffer, length: int, sockaddr: Any) -> None:
        path = self._paths.get(sockaddr)
        if is_stun(buffer.view[0]):
            self._answer(bytes(buffer.view[:length]), sockaddr, path)
        elif path is not None:
            path.transport.receive(path, buffer, length)
        else:
            self._counters.datagrams_unknown += 1

    def _answer(self, data: bytes, sockaddr: Any, path: UdpPath | None) -> None:
        verdict = self._registry.verify(data, sockaddr[:2])
        if verdict is None:
            return
        transport, response, nominated = verdict
        self.send(response, sockaddr)
        if nominated is None:
            return
        if path is None or path.transport is not transport:
            if path is not None:
                path.transport.lost(path)
            path = self._paths[sockaddr] = UdpPath(self, sockaddr, transport)
        transport.checked(path, nominated=nominated)
