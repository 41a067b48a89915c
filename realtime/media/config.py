"""What the media process needs to know before it opens a port."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

SHORTEST_SECRET = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaConfig:
    """The settings of one media process. Port 0 lets the system choose a free one."""

    secret: str = field(repr=False)
    """Shared with the services that call the control API; at least 16 characters."""

    host: str = "127.0.0.1"
    """The address on which media arrives, by UDP and TCP; a wildcard listens on all of them."""

    udp_port: int = 0
    tcp_port: int = 0

    announce: Sequence[str] = ()
    """The addresses written into candidates; empty means the bound host, or what this machine has."""

    announce_udp_port: int | None = None
    """The UDP port as clients see it, where a NAT or a firewall maps it to another number."""

    announce_tcp_port: int | None = None

    control_host: str = "127.0.0.1"
    """The private address of the control API. Never reachable from outside."""

    control_port: int = 0

    max_rooms: int = 256
    max_peers_per_room: int = 600
    max_publications_per_peer: int = 8
    max_tcp_connections: int = 2048
    max_unproved_tcp_per_address: int = 32
    """Connections from one address that have not proved themselves; a hall's many people share one address."""

    max_peer_packets: int = 3000
    """Packets a second taken from one transport; three layers, a screen and repairs are some 800."""

    max_peer_bitrate: int = 16_000_000
    """Bits a second taken from one transport; what is beyond either is dropped before it is decrypted."""

    max_offer_bytes: int = 65_536
    max_answer_bytes: int = 524_288
    """A subscriber's answer takes some 800 bytes for each track that it was ever offered."""

    tcp_buffer_bytes: int = 262_144
    """Where a TCP subscriber's unsent bytes exceed this, packets are dropped; video at half of it already."""

    consent_seconds: float = 30.0
    """RFC 7675: a transport without a verified STUN check for so long is dropped."""

    recordings: Path | None = None
    """The directory in which speeches are recorded; without one none is."""

    keyframe_interval: float = 0.5
    """The least seconds between two keyframe requests to one layer of a publication."""

    video_bitrate: int = 1_500_000
    """The ceiling, in bits per second, that is allowed to a publisher's video."""

    def __post_init__(self) -> None:
        if len(self.secret) < SHORTEST_SECRET:
            raise ValueError(f"the media secret needs at least {SHORTEST_SECRET} characters")
