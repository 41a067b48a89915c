"""What one peer sends up: its transport and its publications."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping

from realtime.media import rtcp, sdp
from realtime.media.bandwidth import UplinkEstimate
from realtime.media.context import Context
from realtime.media.forwarder import Forwarder
from realtime.media.publication import USUAL, Kind, Publication, Source
from realtime.media.rtp import extension, fixed
from realtime.media.srtp import Buffer
from realtime.media.transport import State


class Uplink:
    """Takes a publisher's packets to their publications, and tells the publisher how they arrive."""

    def __init__(
        self, context: Context, offer: sdp.Offer, *, sources: Mapping[str, Source], on_end: Callable[[Uplink], None]
    ) -> None:
        self._context = context
        self._counters = context.counters
        self._loop = context.loop
        self._on_end = on_end
        self._ssrc = secrets.randbits(32)
        self._cname = secrets.token_hex(8)
        self._estimate = UplinkEstimate(context.config.video_bitrate)
        self._by_ssrc: dict[int, Publication] = {}
        self._mid_extensions: set[int] = set()
        self.publications: list[Publication] = []
        self.transport = context.open_transport(self)
        self.transport.expect(offer.fingerprints)
        self._offer = offer
        for section in offer.sections:
            if section.sends and section.payload_type is not None:
                self._publish(section, sources)

    def answer(self) -> str:
        """Give the answer to the offer this uplink was made from."""
        return sdp.write_answer(self._offer, self.transport.credentials, self._context.endpoint)

    def _publish(self, section: sdp.OfferedSection, sources: Mapping[str, Source]) -> None:
        context = self._context
        if section.payload_type is None or section.kind not in ("audio", "video"):
            return
        video = section.kind == "video"
        kind: Kind = "video" if video else "audio"
        publication = Publication(
            kind=kind,
            source=sources.get(section.mid, USUAL[kind]),
            mid=section.mid,
            payload_type=section.payload_type,
            clock_rate=sdp.CLOCK_RATES[kind],
            keyframe_feedback=frozenset(
                name for name, line in (("pli", "nack pli"), ("fir", "ccm fir")) if line in section.feedback
            ),
            nack="nack" in section.feedback,
            forwarder=Forwarder(
                video=video,
                payload_type=sdp.VP8 if video else sdp.OPUS,
                port=context.udp,
                counters=context.counters,
            ),
            send_rtcp=self.transport.send_rtcp,
            loop=context.loop,
            counters=context.counters,
            keyframe_interval=context.config.keyframe_interval,
            feedback_ssrc=self._ssrc,
            level_extension=None if video else section.level_extension,
        )
        self.publications.append(publication)
        if section.ssrc is not None and section.ssrc not in self._by_ssrc:
            publication.ssrc = section.ssrc
            self._by_ssrc[section.ssrc] = publication
        if section.mid_extension is not None:
            self._mid_extensions.add(section.mid_extension)

    def on_rtp(self, buffer: Buffer, length: int) -> None:
        """Forward a packet, if it belongs to a publication and bears the payload type agreed on."""
        _, second, _, _, ssrc = fixed(buffer.view)
        publication = self._by_ssrc.get(ssrc)
        if publication is None:
            publication = self._learn(ssrc, buffer, length)
        if publication is None or second & 0x7F != publication.payload_type or not publication.on_rtp(buffer, length):
            self._counters.packets_ignored += 1
            return
        self._counters.packets_in += 1
        self._counters.bytes_in += length

    def _learn(self, ssrc: int, buffer: Buffer, length: int) -> Publication | None:
        """Find the publication of an SSRC that was not signalled: by mid, else by its payload type alone."""
        waiting = [p for p in self.publications if p.ssrc is None]
        if not waiting:
            return None
        for number in self._mid_extensions:
            value = extension(buffer.view, length, number)
            if value is not None:
                waiting = [p for p in waiting if p.mid.encode() == value]
                break
        waiting = [p for p in waiting if p.payload_type == buffer.view[1] & 0x7F]
        if len(waiting) != 1:
            return None
        waiting[0].ssrc = ssrc
        self._by_ssrc[ssrc] = waiting[0]
        return waiting[0]

    def on_rtcp(self, packet: memoryview) -> None:
        """Take the publisher's clock and pass it on to the subscribers."""
        for block in rtcp.blocks(packet):
            info = rtcp.sender_info(block)
            publication = None if info is None else self._by_ssrc.get(info.ssrc)
            if info is not None and publication is not None:
                publication.on_sender_report(info)

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
        worst = 0
        for publication in self.publications:
            if publication.ssrc is None:
                continue
            if publication.kind == "video":
                video.append(publication.ssrc)
            report = publication.reception.report(publication.ssrc, now)
            if report is not None:
                reports.append(report)
                worst = max(worst, report.fraction_lost)
        packet = rtcp.receiver_report(self._ssrc, reports) + rtcp.description(self._ssrc, self._cname)
        if video:
            packet += rtcp.bitrate_estimate(self._ssrc, self._estimate.update(worst), video)
        self.transport.send_rtcp(packet)

    def close(self) -> None:
        """End the transport and every publication."""
        self._context.close_transport(self.transport)
        for publication in self.publications:
            publication.close()
