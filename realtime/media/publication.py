"""One track of one publisher: its layers, and to whom it goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Literal
from uuid import uuid4

from realtime.media import rtcp, vp8
from realtime.media.downtrack import DownTrack
from realtime.media.layer import Layer, Level
from realtime.media.reception import Reception
from realtime.media.rtp import PADDING, extension, fixed, payload_offset
from realtime.media.speaking import Voice
from realtime.media.srtp import Buffer, Outbound
from realtime.media.transport import Path

Tap = Callable[[memoryview, int, bool, float, int], None]
"""Takes a packet's plain payload, RTP timestamp, marker, time of arrival and number; it copies what it keeps."""
Kind = Literal["audio", "video"]
Source = Literal["microphone", "camera", "screen"]
USUAL: dict[Kind, Source] = {"audio": "microphone", "video": "camera"}
"""What a track carries of which the publisher has said nothing."""
KIND_OF: dict[Source, Kind] = {"microphone": "audio", "camera": "video", "screen": "video"}

_MODULUS = 1 << 32
_A_MILLISECOND = 90
"""In a picture's timestamps: by so much at least one goes on after another."""


class Publication:
    """What one publisher sends as one track, in one or several layers, the smallest first."""

    def __init__(
        self,
        *,
        kind: Kind,
        source: Source,
        mid: str,
        payload_type: int,
        layers: Sequence[Layer],
        loop: asyncio.AbstractEventLoop,
        repair_type: int | None = None,
        level_extension: int | None = None,
        on_layers: Callable[[], None] = lambda: None,
    ) -> None:
        self.id = uuid4().hex
        self.kind = kind
        self.source = source
        self.mid = mid
        self.payload_type = payload_type
        self.repair_type = repair_type
        self.layers = tuple(layers)
        self.tap: Tap | None = None
        """Whoever is handed each packet that is forwarded: a recording."""
        self.is_open = False
        """Whether it is forwarded."""
        self.may_open = False
        """Whether it has the right to be: it is opened when nobody gets any more what is kept from them."""
        self.is_inner = False
        """Whether those outside may not have it."""
        self.voice = Voice()
        self.began_at = loop.time()
        self._level_extension = level_extension
        self._loop = loop
        self._on_layers = on_layers
        self._layer_of: dict[DownTrack, Layer] = {}
        self._tapped = self.layers[0]
        self._tap_offset = 0

    @property
    def reception(self) -> Reception:
        """How the largest layer that comes arrives."""
        return self.suitable(Level.HIGH)[-1].reception

    @property
    def bitrate(self) -> int:
        """Bits a second that come, in all layers."""
        return sum(layer.reception.bitrate for layer in self.layers)

    @property
    def packets(self) -> int:
        """How many packets were forwarded, whether or not there was anybody to get them."""
        return sum(layer.forwarder.packets for layer in self.layers)

    @property
    def tracks(self) -> tuple[DownTrack, ...]:
        """Who is subscribed."""
        return tuple(self._layer_of)

    def carries(self, track: DownTrack) -> bool:
        """Tell whether a track is subscribed."""
        return track in self._layer_of

    def layer(self, track: DownTrack) -> Layer:
        """Give the layer that a subscriber gets."""
        return self._layer_of[track]

    def suitable(self, level: Level) -> list[Layer]:
        """Give the layers that come and are not beyond a level, the smallest first; at least the smallest that comes.

        While none comes, that is the smallest there is: browsers begin with it.
        """
        now = self._loop.time()
        alive = [layer for layer in self.layers if layer.is_alive(now)] or [self.layers[0]]
        return [layer for layer in alive if layer.level <= level] or alive[:1]

    def attach(self, track: DownTrack, level: Level = Level.HIGH) -> None:
        """Subscribe a track; it gets packets once it has a route."""
        if track not in self._layer_of:
            layer = self._layer_of[track] = self.suitable(level)[-1]
            layer.forwarder.attach(track)

    def detach(self, track: DownTrack) -> None:
        """Forward to a track no more."""
        layer = self._layer_of.pop(track, None)
        if layer is not None:
            self._expect(track, None)
            layer.forwarder.detach(track)

    def choose(self, track: DownTrack, wanted: Layer) -> None:
        """Let a subscriber have one of our layers from its next keyframe on."""
        if track not in self._layer_of:
            return
        if track in wanted.expected:
            wanted.want_keyframe()  # the last request may be lost
        else:
            self._expect(track, None if wanted is self._layer_of[track] else wanted)

    def hold(self, track: DownTrack, held: bool) -> None:
        """Keep a track's packets back, or let them go on from where it left off."""
        layer = self._layer_of.get(track)
        if layer is not None:
            layer.forwarder.hold(track, held)

    def route(self, track: DownTrack, outbound: Outbound | None, path: Path | None) -> None:
        """Set the keys and the path of a subscribed track; None for either stops its packets."""
        layer = self._layer_of.get(track)
        if layer is not None:
            layer.forwarder.route(track, outbound, path)

    def resend(self, track: DownTrack, missed: list[int], now: float) -> None:
        """Repeat to one subscriber what it missed."""
        layer = self._layer_of.get(track)
        if layer is not None:
            layer.forwarder.resend(track, missed, now)

    def sent(self, track: DownTrack) -> tuple[int, int]:
        """Give the packets and payload octets that a subscribed track has got so far."""
        return self._layer_of[track].forwarder.sent(track)

    def on_rtp(self, layer: Layer, buffer: Buffer, length: int) -> bool:
        """Forward a packet of one of our layers; false when it was a duplicate or malformed."""
        view, now = buffer.view, self._loop.time()
        timestamp = fixed(view)[3]
        if len(self.layers) > 1 and not layer.is_alive(now):
            layer.hear(now)
            self._on_layers()
        if layer.expected or (self.tap is not None and layer is not self._tapped):
            self._turn_over(layer, view, length, now)
        before = layer.forwarder.highest
        index = layer.forwarder.forward(buffer, length)
        if index < 0:
            return False
        layer.note(index, before, timestamp, now, length)
        if self._level_extension is not None:
            self.voice.hear(extension(view, length, self._level_extension) or b"", now)
        if self.tap is not None and layer is self._tapped and self.is_open and not self.is_inner:
            self._hand_on(self.tap, view[:length], (timestamp + self._tap_offset) % _MODULUS, now)
        return True

    @staticmethod
    def _hand_on(tap: Tap, packet: memoryview, timestamp: int, now: float) -> None:
        """Give the tap the payload, without the padding that may stand behind it (RFC 3550, section 5.1)."""
        padding = packet[-1] if packet[0] & PADDING else 0
        number = packet[2] << 8 | packet[3]
        payload = packet[payload_offset(packet, len(packet)) : len(packet) - padding]
        tap(payload, timestamp, packet[1] >= 0x80, now, number)

    def set_open(self, is_open: bool) -> None:
        """Let it be forwarded, beginning with a keyframe, or not."""
        if is_open != self.is_open:
            self.is_open = is_open
            for layer in self.layers:
                layer.forwarder.set_open(is_open)
            if is_open:
                for layer in self.layers:
                    layer.want_keyframe()
                self._report_to_all(self._loop.time())

    def on_sender_report(self, layer: Layer, info: rtcp.SenderInfo) -> None:
        """Pass the publisher's clock on to every subscriber of a layer, in the subscriber's timestamps."""
        now = self._loop.time()
        layer.reception.on_sender_report(info, now)
        if self.is_open and layer.may_tell(now):
            for track in layer.forwarder.tracks:
                self.report_to(track, now)

    def _report_to_all(self, now: float) -> None:
        for track in self.tracks:
            self.report_to(track, now)

    def report_to(self, track: DownTrack, now: float) -> None:
        """Tell one subscriber, if it gets packets, which wall clock their timestamps mean: lips and voice agree."""
        layer = self._layer_of[track]
        clock = layer.reception.clock(now)
        if clock is not None and layer.forwarder.is_open and not track.is_held:
            track.send_report(clock, *layer.forwarder.sent(track))

    def want_keyframe(self, track: DownTrack | None = None) -> None:
        """Ask for a keyframe of what a subscriber gets, or of the largest layer there is."""
        layer = self.suitable(Level.HIGH)[-1] if track is None else self._layer_of.get(track)
        if layer is not None:
            layer.want_keyframe()

    @property
    def is_tap_behind(self) -> bool:
        """Whether another layer than the one that is recorded is now the largest that comes."""
        return self._tapped is not self.suitable(Level.HIGH)[-1]

    def want_keyframe_for_tap(self) -> None:
        """Ask for a keyframe of the layer that is recorded, and of the one that is to be."""
        for layer in {self._tapped, self.suitable(Level.HIGH)[-1]}:
            layer.want_keyframe()

    def close(self) -> None:
        """Forward nothing more and ask for nothing more."""
        self.tap = None
        self._layer_of.clear()
        for layer in self.layers:
            layer.close()

    def _expect(self, track: DownTrack, wanted: Layer | None) -> None:
        for layer in self.layers:
            layer.expected.discard(track)
        if wanted is not None:
            wanted.expected.add(track)
            wanted.want_keyframe()

    def _turn_over(self, layer: Layer, view: memoryview, length: int, now: float) -> None:
        """If a keyframe of this layer begins here, let those go on with it who wait for it."""
        _, _, number, timestamp, _ = fixed(view)
        index = layer.forwarder.ahead(number)
        start = payload_offset(view, length)
        if index is None or start < 0 or not vp8.begins_keyframe(view, start, length):
            return
        if layer is not self._tapped and layer is self.suitable(Level.HIGH)[-1]:
            self._tap_offset = _continued(self._tap_offset, self._tapped, layer, timestamp, now)
            self._tapped = layer
        expected, layer.expected = layer.expected, set()
        for track in expected:
            before = self._layer_of[track]
            offset = _continued(track.timestamp_offset, before, layer, timestamp, now)
            before.forwarder.give_over(track, layer.forwarder, first=index, timestamp_offset=offset)
            self._layer_of[track] = layer
            layer.counters.layer_switches += 1
            self.report_to(track, now)


def _continued(offset: int, before: Layer, after: Layer, timestamp: int, now: float) -> int:
    """Give the offset with which time goes on over a change of layers, and never back, that went on with another one.

    Each layer's timestamps begin anywhere; by their publisher's reports both are known on its wall clock. Without
    reports, or where they contradict what is seen, the arrival counts.
    """
    passed = before.timestamp_at(now) - before.forwarder.timestamp
    old, new = before.reception.clock(now), after.reception.clock(now)
    if old is not None and new is not None:
        then = old.timestamp + ((new.ntp - old.ntp) * before.clock_rate >> 32)
        ahead = _ahead(timestamp + then - new.timestamp, before.forwarder.timestamp)
        if abs(ahead - passed) < before.clock_rate:
            passed = ahead
    return (offset + before.forwarder.timestamp + max(passed, _A_MILLISECOND) - timestamp) % _MODULUS


def _ahead(timestamp: int, other: int) -> int:
    return (timestamp - other + _MODULUS // 2) % _MODULUS - _MODULUS // 2
