"""What one peer sends up: its transport and its publications."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import NamedTuple

from realtime.media import rtcp, sdp
from realtime.media.bandwidth import UplinkEstimate
from realtime.media.context import Context
from realtime.media.errors import MediaError
from realtime.media.forwarder import Forwarder
from realtime.media.layer import Feedback, Layer, Level
from realtime.media.publication import USUAL, Kind, Publication, Source
from realtime.media.rtp import extension, fixed, restore
from realtime.media.srtp import Buffer
from realtime.media.transport import State

_LEVELS = {
    1: (Level.HIGH,),
    2: (Level.LOW, Level.HIGH),
    3: (Level.LOW, Level.MEDIUM, Level.HIGH),
}
"""What the layers of a track are called, by how many there are."""


class Stream(NamedTuple):
    """What an SSRC carries: a layer of a publication, or the resends for it."""

    publication: Publication
    layer: Layer
    repairs: bool = False


class Uplink:
    """Takes a publisher's packets to their publications, and tells the publisher how they arrive."""

    def __init__(
        self,
        context: Context,
        offer: sdp.Offer,
        *,
        sources: Mapping[str, Source],
        on_end: Callable[[Uplink], None],
        on_layers: Callable[[], None] = lambda: None,
    ) -> None:
        self._context = context
        self._counters = context.counters
        self._loop = context.loop
        self._on_end = on_end
        self._on_layers = on_layers
        self._ssrc = secrets.randbits(32)
        self._cname = secrets.token_hex(8)
        self._estimate = UplinkEstimate(context.config.video_bitrate)
        self._by_ssrc: dict[int, Stream] = {}
        self._mid_extensions: set[int] = set()
        self._rid_extensions: set[int] = set()
        self._repaired_rid_extensions: set[int] = set()
        self.publications: list[Publication] = []
        self.transport = context.open_transport(self)
        self.transport.expect(offer.fingerprints)
        self._offer = offer
        for section in offer.sections:
            if section.sends and section.payload_type is not None:
                self._publish(section, sources)

    def answer(self) -> str:
        """Give the answer to the newest offer."""
        return sdp.write_answer(self._offer, self.transport.credentials, self._context.endpoint)

    def restart_ice(self, offer: sdp.Offer) -> None:
        """Let the same connection of the same browser find new paths; everything it sends goes on.

        Raises:
            MediaError: ``uplink.not_found``, the offer is that of another connection.
        """
        mids = [section.mid for section in offer.sections]
        is_ours = set(self.transport.fingerprints) == set(offer.fingerprints)
        if not is_ours or mids != [section.mid for section in self._offer.sections]:
            raise MediaError("uplink.not_found", "another connection needs another uplink", status=404)
        self._offer = offer
        self._context.renew_transport(self.transport)

    def _publish(self, section: sdp.OfferedSection, sources: Mapping[str, Source]) -> None:
        if section.payload_type is None or section.kind not in ("audio", "video"):
            return
        kind: Kind = "video" if section.kind == "video" else "audio"
        layers = self._layers(section, kind)
        publication = Publication(
            kind=kind,
            source=sources.get(section.mid, USUAL[kind]),
            mid=section.mid,
            payload_type=section.payload_type,
            repair_type=section.repair_type,
            layers=layers,
            loop=self._loop,
            level_extension=section.level_extension,
            on_layers=self._on_layers,
        )
        self.publications.append(publication)
        for layer in layers:
            if layer.ssrc is not None:
                self._by_ssrc.setdefault(layer.ssrc, Stream(publication, layer))
            if layer.repair_ssrc is not None:
                self._by_ssrc.setdefault(layer.repair_ssrc, Stream(publication, layer, repairs=True))
        for found, number in (
            (self._mid_extensions, section.mid_extension),
            (self._rid_extensions, section.rid_extension),
            (self._repaired_rid_extensions, section.repaired_rid_extension),
        ):
            if number is not None:
                found.add(number)

    def _layers(self, section: sdp.OfferedSection, kind: Kind) -> list[Layer]:
        """Make the layers of a section, the smallest first; a single one counts as the largest."""
        context = self._context
        video = kind == "video"
        feedback = Feedback(
            keyframe=frozenset(
                name for name, line in (("pli", "nack pli"), ("fir", "ccm fir")) if line in section.feedback
            ),
            nack="nack" in section.feedback,
            send=self.transport.send_rtcp,
            ssrc=self._ssrc,
            interval=context.config.keyframe_interval,
            loop=context.loop,
            counters=context.counters,
        )
        rids = section.rids or (None,)
        levels = _LEVELS[len(rids)]
        return [
            Layer(
                level=level,
                rid=rid,
                ssrc=None if section.ssrc in self._by_ssrc else section.ssrc,
                repair_ssrc=None if section.repair_ssrc in self._by_ssrc else section.repair_ssrc,
                clock_rate=sdp.CLOCK_RATES[kind],
                feedback=feedback,
                forwarder=Forwarder(
                    video=video,
                    payload_type=sdp.VP8 if video else sdp.OPUS,
                    repair_type=sdp.RTX if video else None,
                    port=context.udp,
                    counters=context.counters,
                ),
            )
            for level, rid in zip(levels, rids, strict=True)
        ]

    def on_rtp(self, buffer: Buffer, length: int) -> None:
        """Forward a packet, if it belongs to a publication and bears the payload type agreed on."""
        _, second, _, _, ssrc = fixed(buffer.view)
        stream = self._by_ssrc.get(ssrc)
        if stream is None:
            stream = self._learn(ssrc, buffer, length)
        if stream is None or not self._take(stream, second & 0x7F, buffer, length):
            self._counters.packets_ignored += 1
            return
        self._counters.packets_in += 1
        self._counters.bytes_in += length

    def _take(self, stream: Stream, payload_type: int, buffer: Buffer, length: int) -> bool:
        publication, layer, repairs = stream
        if not repairs:
            return payload_type == publication.payload_type and publication.on_rtp(layer, buffer, length)
        if payload_type != publication.repair_type or layer.ssrc is None:
            return False
        restored = restore(buffer.view, length, publication.payload_type, layer.ssrc)
        # What holds nothing, or what came already, fills up the line: a publisher learns so how much it carries.
        if restored >= 0 and publication.on_rtp(layer, buffer, restored):
            self._counters.packets_repaired += 1
        return True

    def _learn(self, ssrc: int, buffer: Buffer, length: int) -> Stream | None:
        """Find what an SSRC carries that was not signalled: by mid and rid, else by its payload type alone."""
        payload_type = buffer.view[1] & 0x7F
        mid = self._element(self._mid_extensions, buffer, length)
        rid = self._element(self._rid_extensions, buffer, length)
        repaired = self._element(self._repaired_rid_extensions, buffer, length)
        found = [
            Stream(publication, layer, repairs)
            for publication in self.publications
            for layer in publication.layers
            for repairs, name, taken, type_ in (
                (False, rid, layer.ssrc, publication.payload_type),
                (True, repaired, layer.repair_ssrc, publication.repair_type),
            )
            if taken is None
            and type_ == payload_type
            and mid in (None, publication.mid.encode())
            and (layer.rid is None or (name is not None and name == layer.rid.encode()))
        ]
        if len(found) != 1:
            return None
        [stream] = found
        if stream.repairs:
            stream.layer.repair_ssrc = ssrc
        else:
            stream.layer.ssrc = ssrc
        self._by_ssrc[ssrc] = stream
        return stream

    @staticmethod
    def _element(numbers: set[int], buffer: Buffer, length: int) -> bytes | None:
        values = (extension(buffer.view, length, number) for number in numbers)
        return next((value for value in values if value is not None), None)

    def on_rtcp(self, packet: memoryview) -> None:
        """Take the publisher's clock and pass it on to the subscribers."""
        for block in rtcp.blocks(packet):
            info = rtcp.sender_info(block)
            stream = None if info is None else self._by_ssrc.get(info.ssrc)
            if info is not None and stream is not None and not stream.repairs:
                stream.publication.on_sender_report(stream.layer, info)

    def on_route(self) -> None:
        """Nothing depends on the way packets come."""

    def on_end(self) -> None:
        """Tell the room that this uplink is over."""
        self._on_end(self)

    def tell(self) -> None:
        """Tell the publisher, once a second, how its packets arrive and how much it may send."""
        if self.transport.state is not State.CONNECTED:
            return
        now = self._loop.time()
        reports: list[rtcp.Report] = []
        video: list[int] = []
        expected = missing = 0
        for ssrc, (publication, layer, repairs) in self._by_ssrc.items():
            if publication.kind == "video":
                video.append(ssrc)
            report = None if repairs else layer.reception.report(ssrc, now)
            if report is not None:
                reports.append(report)
                if publication.kind == "video":
                    expected += layer.reception.expected
                    missing += layer.reception.missing
        packet = rtcp.receiver_report(self._ssrc, reports) + rtcp.description(self._ssrc, self._cname)
        if video:
            # By packets, not by streams: of a small picture, or of somebody silent, one lost packet is a large part.
            lost = 256 * missing // expected if expected else 0
            packet += rtcp.bitrate_estimate(self._ssrc, self._estimate.update(lost), video)
        self.transport.send_rtcp(packet)

    def close(self) -> None:
        """End the transport and every publication."""
        self._context.close_transport(self.transport)
        for publication in self.publications:
            publication.close()
