"""A whole media server on a clock moved by hand, with peers that need no handshake: for histories of many hours."""

from __future__ import annotations

import contextlib
import os
import re
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from pylibsrtp._binding import ffi

from realtime.media import sdp
from realtime.media.config import MediaConfig
from realtime.media.downlink import Downlink
from realtime.media.permissions import PermissionSet, Right
from realtime.media.publication import KIND_OF, Source
from realtime.media.server import MediaServer
from realtime.media.srtp import Buffer, Keys
from realtime.media.transport import Transport
from realtime.media.udp import UdpPath, UdpPort
from realtime.media.uplink import Uplink
from tests.unit.realtime_media.dummies import GCM, Clock

_OFFER = (Path(__file__).parent / "chromium-offer.sdp").read_bytes().decode()
_LAYERED_OFFER = (Path(__file__).parent / "chromium-simulcast-offer.sdp").read_bytes().decode()
_RID = 10
"""The extension in the layered offer that names a packet's layer."""
AUDIO, VIDEO = 111, 96
"""Payload types in Chromium's offer."""


class Speech:
    """One publisher's packets: a number for each source, and each of its layers, as a browser counts them."""

    def __init__(self, uplink: Uplink) -> None:
        self.uplink = uplink
        self.streams = {
            (publication.payload_type, place): layer.ssrc or 0x10000 * (place + 1) + id(uplink) % 0x10000
            for publication in uplink.publications
            for place, layer in enumerate(publication.layers)
        }
        self.numbers = dict.fromkeys(self.streams, 0)
        self._buffer = Buffer()
        self._sent = 0

    def send(self, payload_type: int, *, skip: int = 0, place: int = 0, keyframe: bool = True) -> None:
        """Let the next packet of a layer come in, or one so much further on, or back."""
        stream = (payload_type, place)
        if stream not in self.streams:
            return
        self.numbers[stream] += 1 + skip
        self._sent += 1
        number = self.numbers[stream]
        header = bytes([0x90, payload_type]) + (number & 0xFFFF).to_bytes(2, "big")
        header += (number * 960 + place * 0x1234567 & 0xFFFFFFFF).to_bytes(4, "big")
        header += self.streams[stream].to_bytes(4, "big") + self._extension(payload_type, place)
        descriptor = b"\x90\xe0\x80\x01\x01\x20" + bytes([0 if keyframe else 1])
        packet = header + descriptor + self._sent.to_bytes(4, "big") + bytes(60)
        self.uplink.on_rtp(self._buffer, self._buffer.write(packet))

    def _extension(self, payload_type: int, place: int) -> bytes:
        layers = next(it.layers for it in self.uplink.publications if it.payload_type == payload_type)
        rid = (layers[place].rid or "").encode()
        element = bytes([_RID << 4 | len(rid) - 1]) + rid if rid else b""
        element += bytes(-len(element) % 4)
        return b"\xbe\xde" + (len(element) // 4).to_bytes(2, "big") + element


class Meeting:
    """One room of a running server, and who is in it."""

    def __init__(self, server: MediaServer, clock: Clock, sink: socket.socket) -> None:
        self.server = server
        self.clock = clock
        self.speeches: dict[str, Speech] = {}
        self.name = "hall"
        self.repairs = False
        """Whether those who subscribe from now on take resends apart."""
        self._sink = sink
        self._offers = 0
        self.version = 0
        """That of the newest set of rights."""

    @property
    def _udp(self) -> UdpPort:
        return self.server._udp

    def publish(self, name: str, *, layered: bool = False) -> None:
        """Let somebody publish, anew if need be, with sources of their own; the picture in three layers or in one."""
        self._offers += 1
        first = self._offers * 16 + 1
        ssrcs = iter(range(first, first + 16))
        text = _LAYERED_OFFER if layered else _OFFER
        for old in dict.fromkeys(re.findall(r"a=ssrc:(\d+) ", text)):
            text = text.replace(old, str(next(ssrcs)))
        room = self.server.room(self.name)
        room.publish(name, sdp.read_offer(text))
        uplink = room.peers[name].uplink
        assert uplink is not None
        self._connect(uplink.transport)
        self.speeches[name] = Speech(uplink)
        self.permit(*self.speeches)

    def permit(
        self,
        *names: str,
        sources: frozenset[Source] = frozenset(KIND_OF),
        outside: tuple[str, ...] = (),
        present: frozenset[str] | None = None,
    ) -> None:
        """Let these be heard and seen, by everybody present but those outside."""
        self.version += 1
        rights = [Right(name, None, sources, standing=True, inner=bool(outside)) for name in names]
        new = PermissionSet(self.version, tuple(rights), frozenset(outside), present=present)
        self.server.room(self.name).permit(new)

    def unpublish(self, name: str) -> None:
        """Let somebody publish no more."""
        self.server.room(self.name).unpublish(name)
        self.speeches.pop(name, None)

    def subscribe(self, name: str, *, restart: bool = False) -> None:
        """Offer somebody what there is, and let them accept it."""
        room = self.server.room(self.name)
        before = self.downlink(name)
        offer = room.subscribe(name, restart=restart)
        downlink = self.downlink(name)
        assert downlink is not None
        receiving = frozenset(track["mid"] for track in offer["tracks"])
        fingerprints = sdp.read_offer(_OFFER).fingerprints
        repairing = receiving if self.repairs else frozenset()
        room.accept(name, sdp.Answer(fingerprints, receiving, repairing), offer["version"])
        if downlink is not before:
            self._connect(downlink.transport)

    def downlink(self, name: str) -> Downlink | None:
        """Give what somebody receives by, if they do."""
        room = self.server.rooms.get(self.name)
        return None if room is None or name not in room.peers else room.peers[name].downlink

    def leave(self, name: str) -> None:
        """Let somebody go."""
        self.server.room(self.name).remove(name)
        self.speeches.pop(name, None)

    def move(self, name: str, *, port: int | None = None) -> None:
        """Let somebody's packets go by another path, perhaps to another port."""
        downlink = self.downlink(name)
        if downlink is not None:
            downlink.transport.checked(self._path(downlink.transport, port), nominated=True)

    def lose(self, name: str) -> None:
        """Lose the way to somebody, until they move."""
        downlink = self.downlink(name)
        while downlink is not None and (path := downlink.transport.path) is not None:
            downlink.transport.lost(path)

    def second(self) -> None:
        """Let a second pass, in which everybody's checks come."""
        self.clock.advance(1)
        for peer in self.server.room(self.name).peers.values():
            for transport in peer.transports:
                if transport.path is not None:
                    transport.checked(transport.path, nominated=False)
        self.server.tick(self.clock.now)

    def _connect(self, transport: Transport) -> None:
        transport.checked(self._path(transport), nominated=True)
        transport._on_keys(Keys(profile=GCM, send=os.urandom(28), receive=os.urandom(28)))

    def _path(self, transport: Transport, port: int | None = None) -> UdpPath:
        host, own = self._sink.getsockname()
        return UdpPath(self._udp, (host, port or own), transport)


@contextlib.asynccontextmanager
async def meeting() -> AsyncIterator[Meeting]:
    """Open a server whose packets go nowhere and whose time stands still."""
    server, clock = MediaServer(MediaConfig(secret="a secret of the tests alone")), Clock()
    await server.open()
    try:
        assert server._context is not None
        server._context.loop = clock.loop
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sink:
            sink.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
            sink.bind(("127.0.0.1", 0))
            yield Meeting(server, clock, sink)
    finally:
        await server.close()


def plain_bytes(cdata: Any, length: int) -> bytes:
    """Give what libsrtp is about to see."""
    return bytes(ffi.buffer(cdata, length))
