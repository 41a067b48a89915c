"""Who is in a room and what they publish. Rooms and peers are opaque names."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Iterator, Mapping
from typing import TypedDict

from realtime.media import sdp
from realtime.media.context import Context
from realtime.media.downlink import Downlink, TrackDescription
from realtime.media.errors import MediaError
from realtime.media.permissions import Permissions, PermissionSet
from realtime.media.preferences import EVERYTHING, Preferences
from realtime.media.publication import KIND_OF, Publication, Source
from realtime.media.transport import Transport
from realtime.media.uplink import Uplink

logger = logging.getLogger(__name__)

NOTHING_SAID: Mapping[str, Source] = {}


class PublicationDescription(TypedDict):
    """One publication and the m-line it comes on."""

    id: str
    kind: str
    source: str
    mid: str
    is_open: bool
    packets_forwarded: int


class TransportDescription(TypedDict):
    """How a transport fares."""

    state: str
    path: str | None


class PeerDescription(TypedDict):
    """One peer as seen from outside."""

    uplink: TransportDescription | None
    downlink: TransportDescription | None
    publications: list[PublicationDescription]


class UplinkDescription(TypedDict):
    """The answer to a publisher."""

    sdp: str
    publications: list[PublicationDescription]


class DownlinkDescription(TypedDict):
    """The offer to a subscriber."""

    is_new: bool
    """Whether it is the first one of a transport: a connection that has answered another one has no part in it."""
    sdp: str
    version: int
    tracks: list[TrackDescription]


class Peer:
    """One participant's two transports; either may be missing."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cname = secrets.token_hex(8)
        self.preferences = EVERYTHING
        self.uplink: Uplink | None = None
        self.downlink: Downlink | None = None

    @property
    def publications(self) -> list[Publication]:
        """What the peer publishes."""
        return [] if self.uplink is None else self.uplink.publications

    @property
    def transports(self) -> list[Transport]:
        """What there is of uplink and downlink."""
        return [link.transport for link in (self.uplink, self.downlink) if link is not None]


class Room:
    """The peers of one room. Everyone is offered what everyone else publishes."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._permissions = Permissions()
        self._end_timer: asyncio.TimerHandle | None = None
        self.peers: dict[str, Peer] = {}
        self._videos: list[tuple[Peer, Publication]] = []
        """What there is to be seen now, the most important first."""

    @property
    def publications(self) -> list[tuple[str, list[Publication]]]:
        """Who publishes what."""
        return [(peer.name, peer.publications) for peer in self.peers.values()]

    def publish(self, name: str, offer: sdp.Offer, sources: Mapping[str, Source] = NOTHING_SAID) -> UplinkDescription:
        """Replace the peer's uplink by one made from the offer, with new keys and new publications.

        `sources` says by mid what the tracks carry.
        """
        sending = [s for s in offer.sections if s.sends and s.payload_type is not None]
        if any(s.mid in sources and KIND_OF[sources[s.mid]] != s.kind for s in sending):
            raise MediaError("uplink.source", "a microphone has no picture, and nothing else has sound")
        most = self._context.config.max_publications_per_peer
        if len(sending) > most:
            raise MediaError("uplink.publications", f"at most {most} publications", status=429)
        peer = self._admit(name)
        if peer.uplink is not None:
            peer.uplink.close()
        peer.uplink = uplink = Uplink(
            self._context,
            offer,
            sources=sources,
            on_end=lambda ended: self._lose_uplink(peer, ended),
            on_layers=self.enforce,
        )
        self.enforce()
        return UplinkDescription(sdp=uplink.answer(), publications=_publications(peer))

    def restart_uplink(self, name: str, offer: sdp.Offer) -> UplinkDescription:
        """Answer an ICE restart of the peer's uplink, whose publications go on."""
        peer = self.peers.get(name)
        if peer is None or peer.uplink is None:
            raise MediaError("uplink.not_found", "there is nothing to restart", status=404)
        peer.uplink.restart_ice(offer)
        return UplinkDescription(sdp=peer.uplink.answer(), publications=_publications(peer))

    def unpublish(self, name: str) -> None:
        """End the peer's uplink, if there is one."""
        peer = self.peers.get(name)
        if peer is not None and peer.uplink is not None:
            self._lose_uplink(peer, peer.uplink)

    def subscribe(self, name: str, *, restart: bool = False, ice_restart: bool = False) -> DownlinkDescription:
        """Make the next offer to the peer; with `restart`, on a new transport with new keys.

        With `ice_restart` it is the same transport, for which the peer looks for new paths.
        """
        if ice_restart:
            self._restart_downlink(name)
        peer = self._admit(name)
        if restart and peer.downlink is not None:
            peer.downlink.close()
            peer.downlink = None
        is_new = peer.downlink is None
        if peer.downlink is None:
            peer.downlink = Downlink(self._context, on_end=lambda ended: self._lose_downlink(peer, ended))
            self._restrict(peer, peer.downlink)
        text = peer.downlink.offer(self._publications_for(peer))
        return DownlinkDescription(is_new=is_new, sdp=text, version=peer.downlink.version, tracks=peer.downlink.tracks)

    def _restart_downlink(self, name: str) -> None:
        peer = self.peers.get(name)
        if peer is None or peer.downlink is None:
            raise MediaError("downlink.not_found", "there is nothing to restart", status=404)
        peer.downlink.restart_ice()

    def accept(self, name: str, answer: sdp.Answer, version: int) -> None:
        """Take the peer's answer to its newest offer."""
        peer = self.peers.get(name)
        if peer is None or peer.downlink is None:
            raise MediaError("downlink.not_found", "nothing was offered to this peer", status=404)
        self._want(peer, peer.downlink)
        peer.downlink.accept(answer, version)

    def permit(self, permissions: PermissionSet) -> None:
        """Let nothing be forwarded but what this set allows, unless a newer one holds."""
        self._permissions.take(permissions, now=self._context.loop.time())
        self.enforce()

    def prefer(self, name: str, preferences: Preferences) -> None:
        """Send a peer, of what it may get, what it wants."""
        peer = self.peers.get(name)
        if peer is None:
            raise MediaError("peer.not_found", "this peer is not here", status=404)
        peer.preferences = preferences
        if peer.downlink is not None:
            self._want(peer, peer.downlink)
            peer.downlink.heed()

    def enforce(self) -> None:
        """Open and close every publication as is allowed now, and again when the next right ends."""
        now, at = self._context.loop.time(), time.time()
        allowed: list[tuple[Peer, Publication]] = []
        for peer in self.peers.values():
            for publication in peer.publications:
                right = self._permissions.right(peer.name, publication.source, now=now, at=at)
                publication.may_open = right is not None
                publication.is_inner = right is not None and right.inner
                if right is None:
                    publication.set_open(False)
                else:
                    allowed.append((peer, publication))
        self._videos = sorted((it for it in allowed if it[1].kind == "video"), key=_importance, reverse=True)
        for peer in self.peers.values():
            if peer.downlink is not None:
                self._restrict(peer, peer.downlink)
                self._want(peer, peer.downlink)
                peer.downlink.heed()
        # Opened last: nobody gets a packet of what is kept from them.
        for _, publication in allowed:
            publication.set_open(True)
        self._await_end(at)

    def _restrict(self, peer: Peer, downlink: Downlink) -> None:
        downlink.is_shut_out = not self._permissions.is_present(peer.name)
        downlink.is_outside = self._permissions.is_outside(peer.name)

    def _want(self, peer: Peer, downlink: Downlink) -> None:
        seen = (
            it.id for sender, it in self._videos if sender is not peer and not (downlink.is_outside and it.is_inner)
        )
        downlink.wanted = peer.preferences.wanted(seen)

    def _await_end(self, at: float) -> None:
        if self._end_timer is not None:
            self._end_timer.cancel()
            self._end_timer = None
        end = self._permissions.next_end(at=at)
        if end is not None:
            self._end_timer = self._context.loop.call_later(end - at, self.enforce)

    def remove(self, name: str) -> None:
        """End everything of a peer, if it is here."""
        peer = self.peers.pop(name, None)
        if peer is not None:
            for link in (peer.uplink, peer.downlink):
                if link is not None:
                    link.close()
            peer.uplink = peer.downlink = None

    def tell(self) -> None:
        """Send every publisher its reports."""
        for peer in self.peers.values():
            if peer.uplink is not None:
                peer.uplink.tell()

    def close_second(self, now: float) -> None:
        """Sum up for every subscriber how the last second went."""
        for peer in self.peers.values():
            if peer.downlink is not None:
                peer.downlink.close_second(now)

    def expire(self, before: float) -> None:
        """Drop every transport that was last heard before this moment, and every peer left with none."""
        for peer in list(self.peers.values()):
            if peer.uplink is not None and peer.uplink.transport.heard_at < before:
                logger.info("uplink dropped: consent expired")
                self._lose_uplink(peer, peer.uplink)
            if peer.downlink is not None and peer.downlink.transport.heard_at < before:
                logger.info("downlink dropped: consent expired")
                self._lose_downlink(peer, peer.downlink)

    def describe(self) -> dict[str, PeerDescription]:
        """Give every peer as seen from outside."""
        return {
            name: PeerDescription(
                uplink=_transport(peer.uplink),
                downlink=_transport(peer.downlink),
                publications=_publications(peer),
            )
            for name, peer in self.peers.items()
        }

    def close(self) -> None:
        """End everything."""
        if self._end_timer is not None:
            self._end_timer.cancel()
        for name in list(self.peers):
            self.remove(name)

    def _admit(self, name: str) -> Peer:
        peer = self.peers.get(name)
        if peer is None:
            if len(self.peers) >= self._context.config.max_peers_per_room:
                raise MediaError("room.full", "the room holds no more peers", status=429)
            peer = self.peers[name] = Peer(name)
        return peer

    def _publications_for(self, subscriber: Peer) -> Iterator[tuple[str, str, Publication]]:
        for peer in self.peers.values():
            if peer is not subscriber:
                for publication in peer.publications:
                    yield peer.name, peer.cname, publication

    def _lose_uplink(self, peer: Peer, uplink: Uplink) -> None:
        uplink.close()
        if peer.uplink is uplink:
            peer.uplink = None
        self._dismiss(peer)

    def _lose_downlink(self, peer: Peer, downlink: Downlink) -> None:
        downlink.close()
        if peer.downlink is downlink:
            peer.downlink = None
        self._dismiss(peer)

    def _dismiss(self, peer: Peer) -> None:
        if not peer.transports and self.peers.get(peer.name) is peer:
            del self.peers[peer.name]


def _importance(video: tuple[Peer, Publication]) -> tuple[bool, float, float]:
    """Order what there is to be seen: a shared screen, then who was heard last, then who came last."""
    peer, publication = video
    spoke = max((it.voice.spoke_at or 0.0 for it in peer.publications if it.may_open), default=0.0)
    return publication.source == "screen", spoke, publication.began_at


def _publications(peer: Peer) -> list[PublicationDescription]:
    return [
        PublicationDescription(
            id=p.id,
            kind=p.kind,
            source=p.source,
            mid=p.mid,
            is_open=p.is_open,
            packets_forwarded=p.packets,
        )
        for p in peer.publications
    ]


def _transport(link: Uplink | Downlink | None) -> TransportDescription | None:
    if link is None:
        return None
    path = link.transport.path
    return TransportDescription(state=link.transport.state.value, path=None if path is None else path.protocol)
