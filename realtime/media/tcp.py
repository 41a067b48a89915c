"""ICE-TCP, passive (RFC 6544): the same packets, framed (RFC 4571), for networks that let no UDP through."""

from __future__ import annotations

import asyncio
import socket
from typing import Literal, cast

from realtime.media.counters import Counters
from realtime.media.ice import is_stun
from realtime.media.registry import Registry
from realtime.media.srtp import CAPACITY, Buffer
from realtime.media.transport import Transport

FIRST_CHECK_SECONDS = 10.0
"""A connection that has not proved itself by then is closed."""


class FrameTooLong(ValueError):
    """A frame longer than any packet we would take."""


class Deframer:
    """Cuts a byte stream into RFC 4571 frames. Holds at most one incomplete frame."""

    def __init__(self, longest: int = CAPACITY) -> None:
        self._longest = longest
        self._rest = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """Give the frames that are complete now; empty frames are skipped. Raises `FrameTooLong`."""
        self._rest += data
        frames: list[bytes] = []
        position = 0
        while len(self._rest) - position >= 2:
            length = int.from_bytes(self._rest[position : position + 2], "big")
            if length > self._longest:
                raise FrameTooLong(f"a frame of {length} bytes")
            if len(self._rest) - position - 2 < length:
                break
            position += 2
            if length:
                frames.append(bytes(self._rest[position : position + length]))
            position += length
        del self._rest[:position]
        return frames


class TcpPath(asyncio.Protocol):
    """One accepted connection; a path once a check on it was verified."""

    protocol: Literal["tcp"] = "tcp"

    def __init__(self, port: TcpPort) -> None:
        self.transport: Transport | None = None
        self.address: tuple[str, int] = ("", 0)
        self._port = port
        self._stream: asyncio.Transport | None = None
        self._deframer = Deframer()
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, stream: asyncio.BaseTransport) -> None:
        """Begin to wait for the first check, if there is room for one more connection."""
        self._stream = cast(asyncio.Transport, stream)
        self.address = self._stream.get_extra_info("peername", ("", 0))[:2]
        if not self._port.admit(self):
            self._stream.abort()
            return
        self._stream.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        loop = asyncio.get_running_loop()
        self._deadline = loop.call_later(FIRST_CHECK_SECONDS, self._stream.abort)

    def data_received(self, data: bytes) -> None:
        """Take a piece of the stream."""
        try:
            frames = self._deframer.feed(data)
        except FrameTooLong:
            self.close()
            return
        for frame in frames:
            if self._stream is None:
                return
            self._dispatch(frame)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the transport that this path is gone."""
        self._stream = None
        self._port.leave(self)
        if self._deadline is not None:
            self._deadline.cancel()
        if self.transport is not None:
            transport, self.transport = self.transport, None
            transport.lost(self)

    def send(self, data: bytes | memoryview) -> None:
        """Send one frame, or drop it when the peer does not read."""
        self.offer(data)

    def offer(self, data: bytes | memoryview, *, video: bool = False) -> bool:
        """Send one frame and tell whether there was room for it.

        Where TCP stands still, video yields first: half of the buffer is kept for audio and for checks.
        """
        if self._stream is None or self._stream.is_closing():
            return False
        limit = self._port.buffer_bytes // 2 if video else self._port.buffer_bytes
        if self._stream.get_write_buffer_size() > limit:
            self._port.counters.tcp_packets_dropped += 1
            return False
        self._stream.write(len(data).to_bytes(2, "big") + bytes(data))
        return True

    def close(self) -> None:
        """Close the connection, after what was written."""
        if self._stream is not None:
            self._stream.close()

    def _dispatch(self, frame: bytes) -> None:
        if is_stun(frame[0]):
            self._answer(frame)
        elif self.transport is not None:
            buffer = self._port.buffer
            self.transport.receive(self, buffer, buffer.write(frame))
        else:  # media or DTLS before any check: not a browser
            self.close()

    def _answer(self, frame: bytes) -> None:
        verdict = self._port.registry.verify(frame, self.address)
        if verdict is None:
            if self.transport is None:
                self.close()
            return
        transport, response, nominated = verdict
        if self.transport is not None and self.transport is not transport:
            self.close()  # a connection belongs to the transport it first proved itself to
            return
        self.send(response)
        if nominated is None:
            return
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
            self._port.prove(self)
        self.transport = transport
        transport.checked(self, nominated=nominated)


class TcpPort:
    """The one TCP port of all rooms."""

    def __init__(
        self, registry: Registry, counters: Counters, *, most: int, most_unproved: int, buffer_bytes: int
    ) -> None:
        self.registry = registry
        self.counters = counters
        self.buffer_bytes = buffer_bytes
        self.buffer = Buffer()
        self._most = most
        self._most_unproved = most_unproved
        self._connections: set[TcpPath] = set()
        self._unproved: dict[str, set[TcpPath]] = {}
        self._server: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> int:
        """Listen and give the port's number."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: TcpPath(self), host, port)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Stop listening and close every connection."""
        if self._server is not None:
            self._server.close()
            for connection in list(self._connections):
                connection.close()
            await self._server.wait_closed()

    def admit(self, connection: TcpPath) -> bool:
        """Count a connection in, unless there are too many, or too many strangers at its address."""
        waiting = self._unproved.setdefault(connection.address[0], set())
        if len(self._connections) >= self._most or len(waiting) >= self._most_unproved:
            self.counters.tcp_refused += 1
            self._forget_address(connection)
            return False
        self._connections.add(connection)
        waiting.add(connection)
        return True

    def prove(self, connection: TcpPath) -> None:
        """Count it among strangers no longer."""
        self._unproved.get(connection.address[0], set()).discard(connection)
        self._forget_address(connection)

    def leave(self, connection: TcpPath) -> None:
        """Count it out."""
        self._connections.discard(connection)
        self.prove(connection)

    def _forget_address(self, connection: TcpPath) -> None:
        if not self._unproved.get(connection.address[0], True):
            del self._unproved[connection.address[0]]
