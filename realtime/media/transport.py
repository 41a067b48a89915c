"""One session with one browser's RTCPeerConnection: the paths it was seen on, its keys, its state."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import Literal, Protocol

from OpenSSL import SSL

from realtime.media.aiortc_adapter import Fingerprint
from realtime.media.allowance import Allowance
from realtime.media.counters import Counters
from realtime.media.dtls import DtlsServer
from realtime.media.ice import Credentials
from realtime.media.rtp import is_rtcp
from realtime.media.srtp import Buffer, Inbound, Keys, Outbound

MOST_PATHS = 8
"""Addresses one transport may be reached on at a time; a browser tries a few and keeps one."""


class Path(Protocol):
    """A way to one peer that a verified STUN check has opened."""

    @property
    def protocol(self) -> Literal["udp", "tcp"]: ...

    @property
    def address(self) -> tuple[str, int]: ...

    def send(self, data: bytes | memoryview) -> None:
        """Send one packet or drop it; never raise, never wait."""
        ...

    def close(self) -> None: ...


class State(StrEnum):
    """The life of a transport, in the words of RTCPeerConnection.connectionState."""

    NEW = "new"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    FAILED = "failed"
    CLOSED = "closed"


class Listener(Protocol):
    """Who uses a transport."""

    def on_rtp(self, buffer: Buffer, length: int) -> None:
        """Take an authentic RTP packet at the buffer's start."""
        ...

    def on_rtcp(self, packet: memoryview) -> None:
        """Take an authentic compound RTCP packet."""
        ...

    def on_route(self) -> None:
        """The keys were agreed on, or the path that packets take has changed."""
        ...

    def on_end(self) -> None:
        """The transport failed, was closed by the peer or fell silent; it will not come back."""
        ...


class Transport:
    """ICE-lite below, DTLS in the middle, SRTP above. No media passes before the keys are agreed on."""

    def __init__(
        self,
        listener: Listener,
        *,
        context: SSL.Context,
        loop: asyncio.AbstractEventLoop,
        counters: Counters,
        allowance: Allowance,
    ) -> None:
        self.credentials = Credentials.generate()
        self.state = State.NEW
        self.path: Path | None = None
        """Where packets go: the path nominated last."""
        self.outbound: Outbound | None = None
        self.heard_at = loop.time()
        """When the last verified STUN check came; at first, when we began to wait for one."""
        self._inbound: Inbound | None = None
        self._listener = listener
        self._counters = counters
        self._allowance = allowance
        self._loop = loop
        self._paths: dict[Path, float] = {}
        self._scratch = Buffer()
        self._dtls = DtlsServer(
            context, loop=loop, send=self._send_dtls, on_keys=self._on_keys, on_end=self._on_dtls_end
        )

    @property
    def fingerprints(self) -> list[Fingerprint]:
        """What the peer's certificate has to match; empty until its description has come."""
        return self._dtls.fingerprints

    def expect(self, fingerprints: list[Fingerprint]) -> None:
        """Let the handshake begin, with a peer of these fingerprints."""
        self._dtls.expect(fingerprints)

    def renew(self) -> None:
        """Let no more check count that was meant for the credentials of before; packets go on as they did."""
        self.credentials = Credentials.generate()

    def checked(self, path: Path, *, nominated: bool) -> None:
        """Note a verified check on a path; a nomination makes it the one that packets take."""
        self.heard_at = self._loop.time()
        self._paths[path] = self.heard_at
        if self.state is State.NEW:
            self.state = State.CONNECTING
        if (nominated or self.path is None) and self.path is not path:
            self.path = path
            self._listener.on_route()
        while len(self._paths) > MOST_PATHS:
            oldest = min((p for p in self._paths if p is not self.path), key=self._paths.__getitem__)
            del self._paths[oldest]
            oldest.close()

    def lost(self, path: Path) -> None:
        """Note that a path is gone, such as a closed TCP connection."""
        self._paths.pop(path, None)
        if self.path is path:
            self.path = max(self._paths, key=self._paths.__getitem__, default=None)
            self._listener.on_route()

    def receive(self, path: Path, buffer: Buffer, length: int) -> None:
        """Take one packet that came on a verified path and is not STUN."""
        if not self._allowance.spend(length, self._loop.time()):
            self._counters.packets_over_limit += 1
            return
        first = buffer.view[0]
        if 127 < first < 192:
            inbound = self._inbound
            if inbound is None or length < 12:
                return
            if is_rtcp(buffer.view[1]):
                opened = inbound.unprotect_rtcp(buffer, length)
                if opened >= 0:
                    self._listener.on_rtcp(buffer.view[:opened])
                    return
            else:
                opened = inbound.unprotect(buffer, length)
                if opened >= 0:
                    self._listener.on_rtp(buffer, opened)
                    return
            self._counters.srtp_refused += 1
        elif 19 < first < 64:
            if self.path is None:
                self.path = path
                self._listener.on_route()
            self._dtls.receive(bytes(buffer.view[:length]))

    def send_rtcp(self, packet: bytes) -> None:
        """Send an RTCP packet, if there are keys and a path."""
        if self.outbound is not None and self.path is not None:
            sealed = self.outbound.protect_rtcp(self._scratch, packet)
            if sealed is not None:
                self.path.send(sealed)

    def close(self) -> None:
        """End the session, telling the peer; its paths are closed. Closing twice changes nothing."""
        if self.state is not State.CLOSED:
            self._dtls.close()
            self._release(State.CLOSED)

    def _release(self, state: State) -> None:
        self.state = state
        self.path = self.outbound = self._inbound = None
        paths, self._paths = list(self._paths), {}
        for path in paths:
            path.close()

    def _send_dtls(self, datagram: bytes) -> None:
        if self.path is not None:
            self.path.send(datagram)

    def _on_keys(self, keys: Keys) -> None:
        self._inbound, self.outbound = Inbound(keys), Outbound(keys)
        self.state = State.CONNECTED
        self._listener.on_route()

    def _on_dtls_end(self, reason: str) -> None:
        self._release(State.FAILED if reason == "failed" else State.CLOSED)
        self._listener.on_end()
