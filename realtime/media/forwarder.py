"""One stream's packets to all its subscribers: the hot path."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from realtime.media import vp8
from realtime.media.batch import ROUND, Batch
from realtime.media.counters import Counters
from realtime.media.downtrack import DownTrack
from realtime.media.history import History
from realtime.media.rtp import HEADER_LENGTH, MAX_PACKET, fixed, patch, payload_offset, write_plain_header
from realtime.media.sequence import Sequence
from realtime.media.srtp import CAPACITY, WINDOW, Buffer, Outbound, memmove, protect
from realtime.media.tcp import TcpPath
from realtime.media.transport import Path
from realtime.media.udp import UdpPath, UdpPort

UdpRoute = tuple[int, int, int, Any, Any]
"""Sequence offset, timestamp offset, SSRC, SRTP handle, socket address."""

RoundRoute = tuple[int, int, int, Any, Any, Any, int]
"""The same, with the memory of a slot, its length, and where the slot's header is patched, for the address."""

TcpRoute = tuple[int, int, int, Any, TcpPath]


class Forwarder:
    """Writes each packet plainly into the history once, and from there to every DownTrack.

    It is the only writer of the SSRCs of the DownTracks it has. Per packet and subscriber it copies, patches ten bytes,
    protects and sends; it allocates nothing that lasts, parses nothing, awaits nothing and logs nothing.
    """

    def __init__(
        self, *, video: bool, payload_type: int, port: UdpPort, counters: Counters, repair_type: int | None = None
    ) -> None:
        self._video = video
        self._payload_type = payload_type
        self._repair_type = repair_type
        self._port = port
        self._counters = counters
        self._sequence = Sequence()
        self._history = History()
        self._scratch = Buffer()
        self._tracks: dict[DownTrack, None] = {}
        self._rounds: list[tuple[Batch, list[RoundRoute]]] | None = None
        """The routes as they are sent; made when the next packet needs them, however often they changed before."""
        self._tcp_routes: list[TcpRoute] = []
        self._packets = 0
        self._octets = 0
        self._is_open = False
        self.timestamp = 0
        """That of the newest packet."""

    @property
    def tracks(self) -> tuple[DownTrack, ...]:
        """Who is subscribed."""
        return tuple(self._tracks)

    @property
    def highest(self) -> int:
        """The index of the newest packet, -1 before the first."""
        return self._sequence.highest

    @property
    def is_open(self) -> bool:
        """Whether what comes is forwarded."""
        return self._is_open

    @property
    def packets(self) -> int:
        """How many packets it has forwarded, whether or not there was anybody to get them."""
        return self._packets

    @property
    def octets(self) -> int:
        """How many octets of payload it has forwarded, whether or not there was anybody to get them."""
        return self._octets

    def sent(self, track: DownTrack) -> tuple[int, int]:
        """Give the packets and payload octets that an attached track has got so far, from whichever forwarder."""
        if self._is_open and track.routed:
            return track.packets + self._packets, track.octets + self._octets
        return track.packets, track.octets

    def attach(self, track: DownTrack) -> None:
        """Subscribe the track; it gets packets once it has a route."""
        self._tracks.setdefault(track)

    def detach(self, track: DownTrack) -> None:
        """Forward to the track no more."""
        if track in self._tracks:
            self.route(track, None, None)
            del self._tracks[track]

    def give_over(self, track: DownTrack, other: Forwarder, *, first: int, timestamp_offset: int) -> None:
        """Let another forwarder go on with a track of ours, from its own index `first`, where we leave off.

        Nothing that we sent can be repeated after that under the track's own SSRC: its numbers are the other's.
        """
        if self._is_open and track.routed:
            self._stop(track)
        del self._tracks[track]
        self._reroute()
        track.timestamp_offset = timestamp_offset & 0xFFFFFFFF
        other._tracks[track] = None
        if other._is_open and track.routed:
            other._start(track, first)
        other._reroute()

    def ahead(self, number: int) -> int | None:
        """Give the index that a packet will have, if it would be the newest."""
        return self._sequence.ahead(number)

    def close(self) -> None:
        """Forward no more, to anybody."""
        for track in self.tracks:
            self.detach(track)
        self._history.close()

    def route(self, track: DownTrack, outbound: Outbound | None, path: Path | None) -> None:
        """Set the keys and the path of a subscribed track; None for either stops its packets."""
        if track not in self._tracks or (track.outbound is outbound and track.path is path):
            return
        before = track.routed
        track.outbound, track.path = outbound, path
        if self._is_open:
            self._turn(track, before=before)
        self._reroute()

    def hold(self, track: DownTrack, held: bool) -> None:
        """Keep a track's packets back, or let them go on from where it left off."""
        if track.is_held == held or track not in self._tracks:
            return
        before = track.routed
        track.is_held = held
        if self._is_open:
            self._turn(track, before=before)
        self._reroute()

    def set_open(self, is_open: bool) -> None:
        """Forward what comes, or nothing: what passes while it is closed is kept for nobody and never resent."""
        if is_open == self._is_open:
            return
        self._is_open = is_open
        for track in self._tracks:
            self._turn(track, before=track.routed and not is_open, after=track.routed and is_open)
        self._reroute()

    def _turn(self, track: DownTrack, *, before: bool, after: bool | None = None) -> None:
        """Note that a track, to which packets went or did not, now gets them or does not."""
        after = track.routed if after is None else after
        if before and not after:
            self._stop(track)
        elif after and not before:
            # libsrtp has to see indices rise in small steps: what passed meanwhile leaves no gap.
            self._start(track, None if self._sequence.first is None else self.highest + 1)

    def _stop(self, track: DownTrack) -> None:
        track.settle(self.highest)
        track.packets += self._packets
        track.octets += self._octets

    def _start(self, track: DownTrack, first: int | None) -> None:
        if first is not None:
            track.rebase(first)
        track.packets -= self._packets
        track.octets -= self._octets

    def forward(self, buffer: Buffer, length: int) -> int:
        """Send an authentic packet on; give its index, or -1 for one that is malformed or was here before.

        While it is closed a packet only moves the index on.
        """
        view = buffer.view
        start = payload_offset(view, length)
        # A descriptor says more than a receiver needs that gets every picture, and after a change of layers it would
        # say what is not true: picture numbers are counted for each layer. Left out once, nobody has to rewrite it.
        extra = vp8.extension_length(view, start, length) if self._video and start >= 0 else 0
        size = length - start - extra + HEADER_LENGTH
        if start < 0 or size > MAX_PACKET or not self._history.is_open:
            return -1
        first, second, number, timestamp, _ = fixed(view)
        before = self._sequence.highest
        accepted = self._sequence.accept(number)
        if accepted is None:
            return -1
        index, began = accepted
        if began:
            self._rebase(index, before)
        if index > before:
            self.timestamp = timestamp
        if not self._is_open:
            return index
        packet, target = self._history.slot(index, size)
        target[HEADER_LENGTH:size] = view[start + extra : length]
        if extra:
            target[HEADER_LENGTH] = vp8.without_extension(view[start])
        write_plain_header(target, first, second & 0x80 | self._payload_type)
        patch(target, 2, number, timestamp, 0)
        if index > before:
            self._send_rounds(packet, size, index, timestamp)
            tcp = self._tcp_routes
        else:
            udp, tcp = self._routes(track for track in self._tracks if track.first <= index)
            self._fan_out(packet, size, index, timestamp, udp)
        if tcp:
            self._fan_out_tcp(packet, size, index, timestamp, tcp)
        self._packets += 1
        self._octets += size - HEADER_LENGTH
        return index

    def resend(self, track: DownTrack, missed: list[int], now: float) -> None:
        """Repeat to one subscriber what it missed, as far as the history reaches and its allowance goes.

        Under an SSRC of its own where the subscriber understands that, else byte for byte. What is asked for is
        charged whether or not there is an answer: asking is to cost who asks.
        """
        if track not in self._tracks or self._sequence.first is None or not self._is_open:
            return
        udp, tcp = self._routes([track])
        for place, sequence in enumerate(missed):
            if not track.may_resend(now):
                self._counters.resends_refused += len(missed) - place
                return
            index = track.index_of(sequence, highest=self.highest)
            found = self._history.get(index)
            if found is None or index < track.first or index <= self.highest - WINDOW:
                continue
            packet, plain = found
            timestamp = fixed(plain)[3]
            if track.repairs and self._repair_type is not None:
                self._repair(track, plain, sequence, timestamp)
            else:
                self._fan_out(packet, len(plain), index, timestamp, udp)
                self._fan_out_tcp(packet, len(plain), index, timestamp, tcp)
            self._counters.packets_resent += 1

    def _repair(self, track: DownTrack, plain: memoryview, sequence: int, timestamp: int) -> None:
        """Send a packet again as RFC 4588 has it: the number it was missed under goes before its payload."""
        if track.outbound is None or track.path is None or track.repair_ssrc is None or track.is_held:
            return
        scratch, length = self._scratch, len(plain)
        view = scratch.view
        view[:HEADER_LENGTH] = plain[:HEADER_LENGTH]
        view[HEADER_LENGTH + 2 : length + 2] = plain[HEADER_LENGTH:]
        view[1] = view[1] & 0x80 | (self._repair_type or 0)
        patch(
            view, 2, track.next_repair() & 0xFFFF, (timestamp + track.timestamp_offset) & 0xFFFFFFFF, track.repair_ssrc
        )
        view[HEADER_LENGTH : HEADER_LENGTH + 2] = (sequence & 0xFFFF).to_bytes(2, "big")
        scratch.size[0] = length + 2
        failed = protect(track.outbound.handle, scratch.cdata, scratch.size)
        if not failed:
            track.path.send(view[: scratch.size[0]])
        self._count(1, 1 if failed else 0, length + 2)

    def _send_rounds(self, packet: Any, length: int, index: int, timestamp: int) -> None:
        port = self._port
        view = port.slots.view
        for batch, routes in self._made_rounds():
            refused = 0
            for offset, timestamp_offset, ssrc, handle, cdata, size, at in routes:
                memmove(cdata, packet, length)
                patch(view, at, (index + offset) & 0xFFFF, (timestamp + timestamp_offset) & 0xFFFFFFFF, ssrc)
                size[0] = length
                if protect(handle, cdata, size):
                    size[0] = 0
                    refused += 1
            failures = refused + port.send_round(batch, whole=not refused)
            self._count(len(routes), failures, length)

    def _made_rounds(self) -> list[tuple[Batch, list[RoundRoute]]]:
        if self._rounds is None:
            slots = self._port.slots
            udp, self._tcp_routes = self._routes(self._tracks)
            self._rounds = []
            for start in range(0, len(udp), ROUND):
                taken = udp[start : start + ROUND]
                routes = [
                    (*route[:4], slots.cdata[slot], slots.sizes[slot], slot * CAPACITY + 2)
                    for slot, route in enumerate(taken)
                ]
                self._rounds.append((Batch(slots, [route[4] for route in taken]), routes))
        return self._rounds

    def _fan_out(self, packet: Any, length: int, index: int, timestamp: int, routes: list[UdpRoute]) -> None:
        scratch = self._scratch
        cdata, view, size = scratch.cdata, scratch.view, scratch.size
        sendto = self._port.socket.sendto
        failures = 0
        for offset, timestamp_offset, ssrc, handle, address in routes:
            memmove(cdata, packet, length)
            patch(view, 2, (index + offset) & 0xFFFF, (timestamp + timestamp_offset) & 0xFFFFFFFF, ssrc)
            size[0] = length
            if protect(handle, cdata, size):
                failures += 1
                continue
            try:
                sendto(view[: size[0]], address)
            except OSError:
                failures += 1
        self._count(len(routes), failures, length)

    def _fan_out_tcp(self, packet: Any, length: int, index: int, timestamp: int, routes: list[TcpRoute]) -> None:
        scratch = self._scratch
        cdata, view, size = scratch.cdata, scratch.view, scratch.size
        failures = 0
        for offset, timestamp_offset, ssrc, handle, path in routes:
            memmove(cdata, packet, length)
            patch(view, 2, (index + offset) & 0xFFFF, (timestamp + timestamp_offset) & 0xFFFFFFFF, ssrc)
            size[0] = length
            # Protected even when it is dropped: libsrtp has to see indices rise in small steps.
            if protect(handle, cdata, size) or not path.offer(view[: size[0]], video=self._video):
                failures += 1
        self._count(len(routes), failures, length)

    def _count(self, routes: int, failures: int, length: int) -> None:
        counters = self._counters
        counters.packets_out += routes - failures
        counters.bytes_out += (routes - failures) * length
        counters.send_failures += failures

    def _rebase(self, index: int, before: int) -> None:
        for track in self._tracks:
            if track.routed and self._is_open:
                track.settle(before)
            track.rebase(index)
        self._reroute()

    def _reroute(self) -> None:
        self._rounds = None

    @staticmethod
    def _routes(tracks: Iterable[DownTrack]) -> tuple[list[UdpRoute], list[TcpRoute]]:
        udp: list[UdpRoute] = []
        tcp: list[TcpRoute] = []
        for track in tracks:
            if track.outbound is None or track.is_held:
                continue
            mapping = (track.offset, track.timestamp_offset, track.ssrc, track.outbound.handle)
            if isinstance(track.path, UdpPath):
                udp.append((*mapping, track.path.sockaddr))
            elif isinstance(track.path, TcpPath):
                tcp.append((*mapping, track.path))
        return udp, tcp
