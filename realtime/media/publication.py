"""One track of one publisher: how it arrives, what is asked of its publisher, and to whom it goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Literal
from uuid import uuid4

from realtime.media import rtcp
from realtime.media.counters import Counters
from realtime.media.downtrack import DownTrack
from realtime.media.forwarder import Forwarder
from realtime.media.reception import Reception
from realtime.media.rtp import PADDING, extension, fixed, payload_offset
from realtime.media.speaking import Voice
from realtime.media.srtp import Buffer

Tap = Callable[[memoryview, int, bool, float, int], None]
"""Takes a packet's plain payload, RTP timestamp, marker, time of arrival and number; it copies what it keeps."""
Kind = Literal["audio", "video"]
Source = Literal["microphone", "camera", "screen"]
USUAL: dict[Kind, Source] = {"audio": "microphone", "video": "camera"}
"""What a track carries of which the publisher has said nothing."""
KIND_OF: dict[Source, Kind] = {"microphone": "audio", "camera": "video", "screen": "video"}

NACK_INTERVAL = 0.05
NACK_TRIES = 6
MOST_MISSING = 256


class Publication:
    """What one publisher sends under one SSRC, and everything said back to it about that."""

    def __init__(
        self,
        *,
        kind: Kind,
        source: Source,
        mid: str,
        payload_type: int,
        clock_rate: int,
        keyframe_feedback: frozenset[str],
        nack: bool,
        forwarder: Forwarder,
        send_rtcp: Callable[[bytes], None],
        loop: asyncio.AbstractEventLoop,
        counters: Counters,
        keyframe_interval: float,
        feedback_ssrc: int,
        level_extension: int | None = None,
    ) -> None:
        self.id = uuid4().hex
        self.kind = kind
        self.source = source
        self.mid = mid
        self.payload_type = payload_type
        self.ssrc: int | None = None
        self.forwarder = forwarder
        self.tap: Tap | None = None
        """Whoever is handed each packet that is forwarded: a recording."""
        self.is_open = False
        """Whether it is forwarded."""
        self.is_inner = False
        """Whether those outside may not have it."""
        self.reception = Reception(clock_rate)
        self.voice = Voice()
        self._level_extension = level_extension
        self.began_at = loop.time()
        self._keyframe_feedback = keyframe_feedback
        self._nack = nack
        self._send_rtcp = send_rtcp
        self._loop = loop
        self._counters = counters
        self._keyframe_interval = keyframe_interval
        self._feedback_ssrc = feedback_ssrc
        self._keyframe_at = -keyframe_interval
        self._keyframe_number = 0
        self._keyframe_timer: asyncio.TimerHandle | None = None
        self._missing: dict[int, int] = {}
        self._missing_timer: asyncio.TimerHandle | None = None

    def on_rtp(self, buffer: Buffer, length: int) -> bool:
        """Forward a packet of ours; false when it was a duplicate or malformed."""
        timestamp = fixed(buffer.view)[3]
        before = self.forwarder.highest
        index = self.forwarder.forward(buffer, length)
        if index < 0:
            return False
        now = self._loop.time()
        self.reception.on_packet(index, timestamp, now, length)
        if self._level_extension is not None:
            self.voice.hear(extension(buffer.view, length, self._level_extension) or b"", now)
        if self.tap is not None and self.is_open and not self.is_inner:
            self._hand_on(self.tap, buffer.view[:length], timestamp, now)
        if index > before + 1 and before >= 0 and self._nack:
            self._miss(before + 1, index)
        elif self._missing:
            self._missing.pop(index, None)
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
            self.forwarder.set_open(is_open)
            if is_open:
                self.want_keyframe()
                self._report_to_all(self._loop.time())

    def on_sender_report(self, info: rtcp.SenderInfo) -> None:
        """Pass the publisher's clock on to every subscriber, in the subscriber's timestamps."""
        now = self._loop.time()
        self.reception.on_sender_report(info, now)
        self._report_to_all(now)

    def _report_to_all(self, now: float) -> None:
        for track in self.forwarder.tracks:
            self.report_to(track, now)

    def report_to(self, track: DownTrack, now: float) -> None:
        """Tell one subscriber, if it gets packets, which wall clock their timestamps mean: lips and voice agree."""
        clock = self.reception.clock(now)
        if clock is not None and self.forwarder.is_open and not track.is_held:
            track.send_report(clock, *self.forwarder.sent(track))

    def want_keyframe(self) -> None:
        """Ask the publisher for a keyframe, now or as soon as the limit allows; audio has none."""
        if not self._keyframe_feedback or self._keyframe_timer is not None:
            return
        wait = self._keyframe_at + self._keyframe_interval - self._loop.time()
        if wait > 0:
            self._keyframe_timer = self._loop.call_later(wait, self._request_keyframe)
        else:
            self._request_keyframe()

    def close(self) -> None:
        """Forward nothing more and ask for nothing more."""
        for timer in (self._keyframe_timer, self._missing_timer):
            if timer is not None:
                timer.cancel()
        self._missing.clear()
        self.tap = None
        self._keyframe_feedback = frozenset()
        self.forwarder.close()

    def _request_keyframe(self) -> None:
        self._keyframe_timer = None
        self._keyframe_at = self._loop.time()
        if self.ssrc is None:
            return  # the first packet of a stream belongs to a keyframe anyway
        if "pli" in self._keyframe_feedback:
            packet = rtcp.picture_loss(self._feedback_ssrc, self.ssrc)
        else:
            self._keyframe_number += 1
            packet = rtcp.full_intra_request(self._feedback_ssrc, self.ssrc, self._keyframe_number)
        self._counters.keyframe_requests_sent += 1
        self._send_rtcp(packet)

    def _miss(self, start: int, end: int) -> None:
        if end - start > MOST_MISSING or len(self._missing) + end - start > MOST_MISSING:
            # More than a repair is lost: a new picture is cheaper.
            self._missing.clear()
            self.want_keyframe()
            return
        self._missing.update(dict.fromkeys(range(start, end), NACK_TRIES))
        self._request_missing(range(start, end))
        if self._missing_timer is None:
            self._missing_timer = self._loop.call_later(NACK_INTERVAL, self._ask_again)

    def _ask_again(self) -> None:
        self._missing_timer = None
        self._missing = {index: tries - 1 for index, tries in self._missing.items() if tries > 1}
        if self._missing:
            self._request_missing(sorted(self._missing))
            self._missing_timer = self._loop.call_later(NACK_INTERVAL, self._ask_again)

    def _request_missing(self, indices: range | list[int]) -> None:
        if self.ssrc is not None:
            self._counters.nacks_sent += len(indices)
            numbers = (index & 0xFFFF for index in indices)
            self._send_rtcp(rtcp.negative_acknowledgement(self._feedback_ssrc, self.ssrc, numbers))
