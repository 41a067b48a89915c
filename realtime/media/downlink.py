"""What one peer gets: its transport and a track for every publication of the others."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from realtime.media import rtcp, sdp
from realtime.media.allocation import allocate
from realtime.media.budget import Budget
from realtime.media.context import Context
from realtime.media.downtrack import DownTrack
from realtime.media.errors import MediaError
from realtime.media.layer import Layer, Level
from realtime.media.link_quality import LinkQuality
from realtime.media.publication import Kind, Publication
from realtime.media.srtp import Buffer

TOLERANCE = 1.25
"""A picture that takes so much more than there is room for is borne with: from second to second they vary."""


class TrackDescription(TypedDict):
    """Which publication of which peer an m-line carries."""

    mid: str
    publication: str
    peer: str
    kind: str
    source: str


@dataclass(slots=True)
class Section:
    """One m-line. It is never removed; without a publication it is inactive and waits for one."""

    line: sdp.DownlinkSection
    publication: Publication | None = None
    peer: str = ""
    track: DownTrack | None = None
    octets: int = 0
    """What had been sent when it was last asked."""


class Downlink:
    """Offers a subscriber what there is, and forwards what it accepted."""

    def __init__(self, context: Context, *, on_end: Callable[[Downlink], None]) -> None:
        self._context = context
        self._on_end = on_end
        self._sections: list[Section] = []
        self._by_ssrc: dict[int, Section] = {}
        self._ssrcs: set[int] = set()
        """Every SSRC this transport ever used: none comes twice under the same keys."""
        self.is_shut_out = False
        """Whether this subscriber may not be here, and gets nothing at all."""
        self.is_outside = False
        """Whether this subscriber may hear nothing inner."""
        self.wanted: Mapping[str, Level] = {}
        """The publications whose picture this subscriber wants, the most important first, and how large at most."""
        self.is_video_paused = False
        """Whether it gets less than all of them because its network is too bad for more."""
        self._budget = Budget()
        self._address: tuple[str, int] | None = None
        self._needed: int | None = None
        self._least = 0
        """What the most important picture takes, with the sound, in the smallest way it comes."""
        self._given: dict[str, Level] = {}
        """How large each picture is that it gets, as far as there is a choice."""
        self.quality = LinkQuality()
        self.version = 0
        self.transport = context.open_transport(self)

    def offer(self, publications: Iterable[tuple[str, str, Publication]]) -> str:
        """Make the next offer, carrying these publications, each with its peer and that peer's CNAME."""
        wanted = {publication.id: (peer, cname, publication) for peer, cname, publication in publications}
        # A section left just now waits for the next offer: the browser has to see it inactive first.
        free = [section for section in self._sections if section.publication is None]
        for section in self._sections:
            if section.publication is not None and wanted.pop(section.publication.id, None) is None:
                self._vacate(section)
        for peer, cname, publication in wanted.values():
            place = next((section for section in free if section.line.kind == publication.kind), None)
            if place is None:
                place = self._add(publication.kind)
            else:
                free.remove(place)
            self._occupy(place, peer, cname, publication)
        if not self._sections:
            self._add("audio")  # so that the transport stands before anyone speaks
        self.version = next(self._context.versions)
        lines = [section.line for section in self._sections]
        return sdp.write_offer(lines, self.transport.credentials, self._context.endpoint, version=self.version)

    def restart_ice(self) -> None:
        """Let the subscriber's connection find new paths by the next offer; what it gets goes on."""
        self._context.renew_transport(self.transport)

    @property
    def tracks(self) -> list[TrackDescription]:
        """What the newest offer carries."""
        return [
            TrackDescription(
                mid=section.line.mid,
                publication=section.publication.id,
                peer=section.peer,
                kind=section.publication.kind,
                source=section.publication.source,
            )
            for section in self._sections
            if section.publication is not None
        ]

    def accept(self, answer: sdp.Answer, version: int) -> None:
        """Take the answer to the newest offer and begin to forward what it accepts."""
        if version != self.version:
            raise MediaError("downlink.stale", f"offer {version} was replaced by {self.version}", status=409)
        known = self.transport.fingerprints
        if known and set(known) != set(answer.fingerprints):
            raise MediaError("downlink.fingerprint", "another certificate needs another transport: restart", status=409)
        if not known:
            self.transport.expect(answer.fingerprints)
        for section in self._sections:
            if section.publication is None or section.track is None:
                continue
            if section.line.mid in answer.receiving:
                section.track.repairs = section.line.mid in answer.repairing
                section.publication.attach(section.track, self.wanted.get(section.publication.id, Level.LOW))
            else:
                section.publication.detach(section.track)
        self.heed()
        for section in self._sections:
            self._route(section)

    def heed(self) -> None:
        """Keep back what this subscriber may not have, cannot take or does not want, and let go on the rest."""
        chosen = self._choose()
        for section in self._sections:
            publication, track = section.publication, section.track
            if publication is None or track is None:
                continue
            layer = chosen.get(publication.id)
            is_hidden = self.is_shut_out or (self.is_outside and publication.is_inner)
            was_held = track.is_held
            publication.hold(track, is_hidden or (publication.kind == "video" and layer is None))
            if layer is not None:
                publication.choose(track, layer)
            if was_held and track.routed:
                publication.want_keyframe(track)

    def _weigh(self, now: float) -> None:
        """See, by what was reported in the last second, whether to send less, or whether it is time to try more."""
        if self._budget.judge(self.quality.news, self.quality.bitrate, now, least=self._least):
            self._given.clear()
        self._budget.tick(self._needed, now)

    def _choose(self) -> dict[str, Layer]:
        """Choose for each picture that is wanted, and that there is room for, one of its layers."""
        received = {it.id: it for it in self._received()}
        videos = [received[name] for name in self.wanted if name in received]
        suitable = [publication.suitable(self.wanted[publication.id]) for publication in videos]
        sound = sum(it.bitrate for it in received.values() if it.kind == "audio" and it.may_open)
        rates = [[layer.rate for layer in layers] for layers in suitable]
        room = self._budget.limit - sound
        least, needed = allocate(room, rates)
        most, _ = allocate(room * TOLERANCE, rates)
        self._needed = None if needed is None else needed + sound
        self._least = sound + (rates[0][0] if rates else 0)
        chosen = {
            publication.id: layers[place]
            for publication, layers, low, high in zip(videos, suitable, least, most, strict=True)
            if (place := _kept(self._given.get(publication.id), layers, low, high)) is not None
        }
        self._given = {name: layer.level for name, layer in chosen.items()}
        was_paused, self.is_video_paused = self.is_video_paused, len(chosen) < len(videos)
        self._context.counters.video_pauses += self.is_video_paused and not was_paused
        return chosen

    def _received(self) -> Iterator[Publication]:
        """Give what the subscriber has accepted."""
        for section in self._sections:
            publication, track = section.publication, section.track
            if publication is not None and track is not None and publication.carries(track):
                yield publication

    def on_rtp(self, buffer: Buffer, length: int) -> None:
        """A subscriber has nothing to send."""
        self._context.counters.packets_ignored += 1

    def on_rtcp(self, packet: memoryview) -> None:
        """Answer NACKs from the history, pass the wish for a keyframe on, and spare a bad link the video."""
        counters = self._context.counters
        now = self._context.loop.time()
        asked = 0
        for block in rtcp.blocks(packet):
            ours = [report for report in rtcp.reports(block) if report.ssrc in self._by_ssrc]
            self._measure(ours, now)
            estimate = rtcp.estimated_bitrate(block)
            if estimate is not None:
                self.quality.on_estimate(estimate, now)
            missed = rtcp.nacked(block) if asked < rtcp.MOST_NACKED else None
            if missed is not None:
                ssrc, numbers = missed
                asked += len(numbers)
                counters.nacks_received += len(numbers)
                section = self._by_ssrc.get(ssrc)
                if section is not None and section.publication is not None and section.track is not None:
                    section.publication.resend(section.track, numbers, now)
            for ssrc in rtcp.keyframe_wanted(block):
                counters.keyframe_requests_received += 1
                section = self._by_ssrc.get(ssrc)
                if section is not None and section.publication is not None and section.track is not None:
                    section.publication.want_keyframe(section.track)

    def close_second(self, now: float) -> None:
        """Sum up how the last second went; what follows from it is heeded with the next choice."""
        octets = 0
        for section in self._sections:
            publication, track = section.publication, section.track
            if publication is not None and track is not None and publication.carries(track):
                sent = publication.sent(track)[1]
                octets += sent - section.octets
                section.octets = sent
        self.quality.close_second(octets, now)
        self._weigh(now)

    def on_route(self) -> None:
        """Let every track take the transport's new path; what the old one carried says nothing of it."""
        path = self.transport.path
        if path is not None and path.address != self._address:
            self._address, self._budget = path.address, Budget()
        for section in self._sections:
            self._route(section)

    def on_end(self) -> None:
        """Tell the room that this downlink is over."""
        self._on_end(self)

    def close(self) -> None:
        """End the transport; nothing is forwarded any more."""
        for section in self._sections:
            self._vacate(section)
        self._context.close_transport(self.transport)

    def _measure(self, ours: list[rtcp.Report], now: float) -> None:
        for report in ours:
            publication, track = self._by_ssrc[report.ssrc].publication, self._by_ssrc[report.ssrc].track
            if publication is not None and track is not None and publication.carries(track):
                clock = publication.layer(track).reception.clock(now)
                self.quality.on_report(report, None if clock is None else rtcp.round_trip(report, clock.ntp), now)

    def _add(self, kind: Kind) -> Section:
        section = Section(sdp.DownlinkSection(kind=kind, mid=str(len(self._sections))))
        self._sections.append(section)
        return section

    def _occupy(self, section: Section, peer: str, cname: str, publication: Publication) -> None:
        ssrc = self._new_ssrc()
        repair_ssrc = self._new_ssrc() if publication.kind == "video" else None
        section.publication, section.peer, section.octets = publication, peer, 0
        section.track = DownTrack(ssrc, cname=cname, send_rtcp=self.transport.send_rtcp, repair_ssrc=repair_ssrc)
        section.line.ssrc, section.line.repair_ssrc, section.line.cname = ssrc, repair_ssrc, cname
        section.line.stream, section.line.track = peer, publication.id
        self._by_ssrc[ssrc] = section

    def _new_ssrc(self) -> int:
        ssrc = secrets.randbits(32)
        while ssrc in self._ssrcs:
            ssrc = secrets.randbits(32)
        self._ssrcs.add(ssrc)
        return ssrc

    def _vacate(self, section: Section) -> None:
        if section.publication is not None and section.track is not None:
            section.publication.detach(section.track)
            self._by_ssrc.pop(section.track.ssrc, None)
            self.quality.forget(section.track.ssrc)
        section.publication = section.track = section.line.ssrc = section.line.repair_ssrc = None
        section.peer = ""

    def _route(self, section: Section) -> None:
        publication, track = section.publication, section.track
        if publication is None or track is None or not publication.carries(track):
            return
        arrived = not track.routed
        publication.route(track, self.transport.outbound, self.transport.path)
        if arrived and track.routed:
            publication.want_keyframe(track)
            publication.report_to(track, self._context.loop.time())


def _kept(given: Level | None, layers: Sequence[Layer], least: int | None, most: int | None) -> int | None:
    """Give the place of the layer that was given, but not of less than fits, nor of more than is borne."""
    low, high = (-1 if place is None else place for place in (least, most))
    place = next((place for place, layer in enumerate(layers) if layer.level == given), low)
    place = min(max(place, low), max(low, high))
    return None if place < 0 else place
