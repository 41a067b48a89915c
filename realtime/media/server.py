"""The media process: its ports, its rooms, its seconds."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from uuid import uuid4

from aiohttp import web

from realtime.media import api
from realtime.media.aiortc_adapter import Fingerprint, RTCCertificate, get_host_addresses, server_context
from realtime.media.config import MediaConfig
from realtime.media.context import Context
from realtime.media.counters import Counters
from realtime.media.errors import MediaError
from realtime.media.ice import Candidate
from realtime.media.permissions import PermissionSet
from realtime.media.recordings import Recordings
from realtime.media.registry import Registry
from realtime.media.room import Room
from realtime.media.sdp import Endpoint
from realtime.media.tcp import TcpPort
from realtime.media.udp import UdpPort

logger = logging.getLogger(__name__)

_WILDCARDS = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to


class MediaServer:
    """One forwarder. Open it, use its rooms, close it."""

    def __init__(self, config: MediaConfig) -> None:
        self.config = config
        self.epoch = str(uuid4())
        """Names this run: whoever sees another one knows that all rooms are gone."""
        self.counters = Counters()
        self.rooms: dict[str, Room] = {}
        self.udp_port = self.tcp_port = self.control_port = 0
        """The real ports, once open."""
        self._registry = Registry(self.counters)
        self._udp = UdpPort(self._registry, self.counters)
        self._tcp = TcpPort(
            self._registry,
            self.counters,
            most=config.max_tcp_connections,
            most_unproved=config.max_unproved_tcp_per_address,
            buffer_bytes=config.tcp_buffer_bytes,
        )
        self.recordings: Recordings | None = None
        """What is recorded, once open; none where there is no directory for it."""
        self._context: Context | None = None
        self._runner: web.AppRunner | None = None
        self._ticking: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Open the ports and begin to serve."""
        try:
            await self._open()
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """End every room and give the ports back. Closing twice changes nothing."""
        if self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        for room in self.rooms.values():
            room.close()
        self.rooms.clear()
        if self.recordings is not None:
            await self.recordings.close()
            self.recordings = None
        await self._tcp.close()
        self._udp.close()

    def room(self, name: str) -> Room:
        """Give a room, opening it if need be."""
        if self._context is None:
            raise RuntimeError("the media server is not open")
        room = self.rooms.get(name)
        if room is None:
            if len(self.rooms) >= self.config.max_rooms:
                raise MediaError("room.limit", "no more rooms can be opened here", status=429)
            room = self.rooms[name] = Room(self._context)
        return room

    def permit(self, name: str, permissions: PermissionSet) -> None:
        """Let nothing be forwarded or recorded in a room but what a set says."""
        room = self.rooms.get(name)
        if room is None:
            raise MediaError("room.not_found", "nobody is in this room", status=404)
        room.permit(permissions)
        if self.recordings is not None:
            self.recordings.want(name, permissions.record)
        self.tap(name)

    def tap(self, name: str) -> None:
        """Have recorded, of what is published in a room now, what is to be."""
        room = self.rooms.get(name)
        if room is not None and self.recordings is not None:
            self.recordings.attach(name, room.publications)

    def gauges(self) -> dict[str, int]:
        """Give the present numbers of rooms, peers and publications."""
        peers = [peer for room in self.rooms.values() for peer in room.peers.values()]
        return {
            "rooms": len(self.rooms),
            "peers": len(peers),
            "publications": sum(len(peer.publications) for peer in peers),
        }

    def tick(self, now: float) -> None:
        """Do what is due every second: reports, expiry of consent, the end of empty rooms."""
        for room in self.rooms.values():
            room.expire(now - self.config.consent_seconds)
            room.close_second(now)
            room.enforce()
            room.tell()
        if self.recordings is not None:
            self.recordings.tick(now)
        for name in self.rooms:
            self.tap(name)
        for name in [name for name, room in self.rooms.items() if not room.peers]:
            del self.rooms[name]

    async def _open(self) -> None:
        config = self.config
        self.udp_port = self._udp.open(config.host, config.udp_port)
        self.tcp_port = await self._tcp.open(config.host, config.tcp_port)
        loop = asyncio.get_running_loop()
        certificate = RTCCertificate.generateCertificate()
        self._context = Context(
            config=config,
            loop=loop,
            counters=self.counters,
            registry=self._registry,
            udp=self._udp,
            dtls=server_context(certificate),
            endpoint=Endpoint(
                fingerprints=[
                    Fingerprint(f.algorithm, f.value) for f in certificate.getFingerprints() if f.algorithm == "sha-256"
                ],
                candidates=self._candidates(),
            ),
        )
        if config.recordings is not None:
            self.recordings = Recordings(Path(config.recordings), loop=loop)
            await self.recordings.open()
        self._runner = web.AppRunner(api.application(self), access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, config.control_host, config.control_port)
        await site.start()
        self.control_port = int(self._runner.addresses[0][1])
        self._ticking = loop.create_task(self._tick_for_ever())
        logger.info("media on udp %d, tcp %d, control %d", self.udp_port, self.tcp_port, self.control_port)

    def _candidates(self) -> list[Candidate]:
        hosts = list(self.config.announce)
        if not hosts and self.config.host in _WILDCARDS:
            hosts = get_host_addresses(use_ipv4=True, use_ipv6=":" in self.config.host) or ["127.0.0.1"]
        hosts = hosts or [self.config.host]
        udp = self.config.announce_udp_port or self.udp_port
        tcp = self.config.announce_tcp_port or self.tcp_port
        return [Candidate("udp", host, udp) for host in hosts] + [Candidate("tcp", host, tcp) for host in hosts]

    async def _tick_for_ever(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(1)
            try:
                self.tick(loop.time())
            except Exception:
                # One room's fault may not end the reports and the expiry of all others.
                logger.exception("the second's work failed")


async def serve(config: MediaConfig) -> None:
    """Run the media process until cancelled."""
    server = MediaServer(config)
    await server.open()
    try:
        await asyncio.Event().wait()
    finally:
        await server.close()
