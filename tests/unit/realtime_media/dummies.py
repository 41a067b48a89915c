"""Stand-ins for what lies outside the module under test: time, sockets, paths. None of our own services."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import os
from collections.abc import Callable
from typing import Any, Literal, cast

from pylibsrtp import Policy

from realtime.media.counters import Counters
from realtime.media.downtrack import DownTrack
from realtime.media.forwarder import Forwarder
from realtime.media.srtp import Buffer, Inbound, Keys, Outbound
from realtime.media.udp import UdpPath, UdpPort

GCM = Policy.SRTP_PROFILE_AEAD_AES_128_GCM


class Clock:
    """An event loop's time and timers, moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._timers: list[tuple[float, int, _Timer]] = []
        self._numbers = itertools.count()

    def time(self) -> float:
        return self.now

    def call_later(self, delay: float, callback: Callable[..., object], *args: object) -> _Timer:
        timer = _Timer(lambda: callback(*args))
        heapq.heappush(self._timers, (self.now + delay, next(self._numbers), timer))
        return timer

    def advance(self, seconds: float) -> None:
        """Let time pass and run what falls due."""
        end = self.now + seconds
        while self._timers and self._timers[0][0] <= end:
            self.now, _, timer = heapq.heappop(self._timers)
            timer.run()
        self.now = end

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """This clock, for what asks for a loop and uses its time only."""
        return cast(asyncio.AbstractEventLoop, self)


class _Timer:
    def __init__(self, run: Callable[[], object]) -> None:
        self._run = run
        self._cancelled = False

    def cancel(self) -> None:
        self._cancelled = True

    def run(self) -> None:
        if not self._cancelled:
            self._run()


class Wire:
    """A socket that keeps what it is given, or refuses by the loss pattern's True."""

    def __init__(self) -> None:
        self.sent: list[tuple[bytes, Any]] = []
        self.refuse: Callable[[int], bool] = lambda number: False
        self._number = 0

    def sendto(self, data: bytes | memoryview, address: Any) -> int:
        self._number += 1
        if self.refuse(self._number - 1):
            raise BlockingIOError
        self.sent.append((bytes(data), address))
        return len(data)


class WirePort(UdpPort):
    """The UDP port, with a wire in place of the system's socket."""

    def __init__(self, counters: Counters) -> None:
        super().__init__(cast(Any, None), counters)
        self.wire = Wire()

    @property
    def socket(self) -> Any:
        return self.wire

    def send(self, data: bytes | memoryview, sockaddr: Any) -> None:
        self.wire.sendto(data, sockaddr)


class DummyPath:
    """A path that keeps what it is given."""

    def __init__(self, protocol: Literal["udp", "tcp"] = "udp") -> None:
        self._protocol: Literal["udp", "tcp"] = protocol
        self.sent: list[bytes] = []
        self.closed = False

    @property
    def protocol(self) -> Literal["udp", "tcp"]:
        return self._protocol

    @property
    def address(self) -> tuple[str, int]:
        return ("192.0.2.1", 5000)

    def send(self, data: bytes | memoryview) -> None:
        self.sent.append(bytes(data))

    def close(self) -> None:
        self.closed = True


class Subscriber:
    """One subscriber of a Forwarder, who can open what reaches it."""

    def __init__(self, stage: Stage, number: int) -> None:
        mine, theirs = os.urandom(28), os.urandom(28)
        self.address = ("192.0.2.2", number)
        self.outbound = Outbound(Keys(profile=GCM, send=mine, receive=theirs))
        self.path = UdpPath(stage.port, self.address, cast(Any, None))
        self.track = DownTrack(0x1000 + number, cname="lin", send_rtcp=self._hear)
        self.rtcp: list[bytes] = []
        self._inbound = Inbound(Keys(profile=GCM, send=theirs, receive=mine))
        self._buffer = Buffer()
        self._opened: list[bytes] = []
        self._stage = stage

    def _hear(self, packet: bytes) -> None:
        self.rtcp.append(packet)

    def attach(self) -> None:
        self._stage.forwarder.attach(self.track)
        self.reach()

    def reach(self) -> None:
        self._stage.forwarder.route(self.track, self.outbound, self.path)

    def lose(self) -> None:
        self._stage.forwarder.route(self.track, self.outbound, None)

    @property
    def sealed(self) -> list[bytes]:
        return [data for data, address in self._stage.port.wire.sent if address == self.address]

    def opened(self) -> list[bytes]:
        """Open everything that came, in the order it came."""
        for data in self.sealed[len(self._opened) :]:
            length = self._inbound.unprotect(self._buffer, self._buffer.write(data))
            assert length >= 0, "the subscriber's SRTP refused a packet"
            self._opened.append(bytes(self._buffer.view[:length]))
        return list(self._opened)


class Stage:
    """One Forwarder and its subscribers."""

    def __init__(self, *, video: bool = True, payload_type: int = 96) -> None:
        self.counters = Counters()
        self.port = WirePort(self.counters)
        self.forwarder = Forwarder(video=video, payload_type=payload_type, port=self.port, counters=self.counters)
        self.forwarder.set_open(True)
        self._buffer = Buffer()
        self._subscribers = 0

    def subscriber(self) -> Subscriber:
        self._subscribers += 1
        subscriber = Subscriber(self, self._subscribers)
        subscriber.attach()
        return subscriber

    def forward(self, packet: bytes) -> int:
        return self.forwarder.forward(self._buffer, self._buffer.write(packet))


def rtp(
    sequence: int, *, payload: bytes | None = None, timestamp: int | None = None, ssrc: int = 7, second: int = 120
) -> bytes:
    """Make a plain RTP packet."""
    header = bytes([0x80, second]) + (sequence & 0xFFFF).to_bytes(2, "big")
    header += ((sequence * 3000 if timestamp is None else timestamp) & 0xFFFFFFFF).to_bytes(4, "big")
    return header + ssrc.to_bytes(4, "big") + (b"p%d" % sequence if payload is None else payload)
