"""What every transport of a process shares."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from OpenSSL import SSL

from realtime.media.allowance import Allowance
from realtime.media.config import MediaConfig
from realtime.media.counters import Counters
from realtime.media.registry import Registry
from realtime.media.sdp import Endpoint
from realtime.media.transport import Listener, Transport
from realtime.media.udp import UdpPort


@dataclass(slots=True)
class Context:
    """The configuration, the ports and the certificate of one media process."""

    config: MediaConfig
    loop: asyncio.AbstractEventLoop
    counters: Counters
    registry: Registry
    udp: UdpPort
    dtls: SSL.Context
    endpoint: Endpoint
    versions: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    """Numbers of offers. They are not counted per transport, so that no answer fits the offer of another one."""

    def open_transport(self, listener: Listener) -> Transport:
        """Make a transport that STUN checks find."""
        allowance = Allowance(packets=self.config.max_peer_packets, bits=self.config.max_peer_bitrate)
        transport = Transport(listener, context=self.dtls, loop=self.loop, counters=self.counters, allowance=allowance)
        self.registry.add(transport)
        return transport

    def renew_transport(self, transport: Transport) -> None:
        """Give a transport new credentials for its checks: an ICE restart (RFC 8445, section 9). Its keys stay."""
        self.registry.remove(transport)
        transport.renew()
        self.registry.add(transport)

    def close_transport(self, transport: Transport) -> None:
        """End a transport; checks find it no more."""
        self.registry.remove(transport)
        transport.close()
