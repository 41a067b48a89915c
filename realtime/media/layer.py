"""One of the sizes in which a publisher sends a picture: how it arrives, and what is asked of its publisher for it.

Most tracks have a single layer. A browser that sends simulcast (RFC 8853) has several, each a stream of its own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from realtime.media import rtcp
from realtime.media.counters import Counters
from realtime.media.downtrack import DownTrack
from realtime.media.forwarder import Forwarder
from realtime.media.reception import Reception

NACK_INTERVAL = 0.05
NACK_TRIES = 6
MOST_MISSING = 256
REPORTS_APART = 0.5
"""Seconds between two reports that are passed on: each goes to every subscriber, however many a publisher sends."""
ALIVE = 1.0
"""Seconds without a packet after which a layer is taken to be paused: cameras send several pictures a second."""


class Level(IntEnum):
    """How large a picture is, among those of one publisher."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2


_NOMINAL = {Level.LOW: 100_000, Level.MEDIUM: 300_000, Level.HIGH: 900_000}
"""Bits a second, before any were measured: what our pages let a camera take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What may be asked of a publisher, and how it is told."""

    keyframe: frozenset[str]
    """``pli`` and ``fir``, as far as it understands them."""
    nack: bool
    send: Callable[[bytes], None]
    ssrc: int
    """Under which we speak."""
    interval: float
    """The least seconds between two requests for a keyframe."""
    loop: asyncio.AbstractEventLoop
    counters: Counters


class Layer:
    """One stream of a publication."""

    def __init__(
        self,
        *,
        level: Level,
        forwarder: Forwarder,
        feedback: Feedback,
        clock_rate: int,
        rid: str | None = None,
        ssrc: int | None = None,
        repair_ssrc: int | None = None,
    ) -> None:
        self.level = level
        self.rid = rid
        self.ssrc = ssrc
        self.repair_ssrc = repair_ssrc
        """Where its publisher's resends come from, if it sends them apart (RFC 4588)."""
        self.forwarder = forwarder
        self.clock_rate = clock_rate
        self.reception = Reception(clock_rate)
        self.expected: set[DownTrack] = set()
        """The subscribers who come over with the next keyframe."""
        self._heard_at = self._told_at = float("-inf")
        self._feedback = feedback
        self._loop = feedback.loop
        self.counters = feedback.counters
        self._keyframe_at = -feedback.interval
        self._keyframe_number = 0
        self._keyframe_timer: asyncio.TimerHandle | None = None
        self._missing: dict[int, int] = {}
        self._missing_timer: asyncio.TimerHandle | None = None
        self._is_closed = False

    def is_alive(self, now: float) -> bool:
        """Tell whether its publisher sends it now."""
        return now - self._heard_at < ALIVE

    def hear(self, now: float) -> None:
        """Note that it comes."""
        self._heard_at = now

    def note(self, index: int, before: int, timestamp: int, now: float, length: int) -> None:
        """Count a packet that was forwarded, and ask for those that are missing before it."""
        self._heard_at = now
        self.reception.on_packet(index, timestamp, now, length)
        if index > before + 1 and before >= 0 and self._feedback.nack:
            self._miss(before + 1, index)
        elif self._missing:
            self._missing.pop(index, None)

    @property
    def rate(self) -> int:
        """The bits a second that it takes: as measured last, or what a browser is allowed for it."""
        return self.reception.usual_bitrate or _NOMINAL[self.level]

    def may_tell(self, now: float) -> bool:
        """Tell whether it is time to pass its publisher's clock on again, and take it that this is done."""
        if now - self._told_at < REPORTS_APART:
            return False
        self._told_at = now
        return True

    def timestamp_at(self, now: float) -> int:
        """Give the timestamp that a packet would bear that was sent now."""
        passed = max(0.0, now - self._heard_at) if self._heard_at > 0 else 0.0
        return self.forwarder.timestamp + int(passed * self.clock_rate)

    def want_keyframe(self) -> None:
        """Ask the publisher for a keyframe, now or as soon as the limit allows; audio has none."""
        if not self._feedback.keyframe or self._keyframe_timer is not None or self._is_closed:
            return
        wait = self._keyframe_at + self._feedback.interval - self._loop.time()
        if wait > 0:
            self._keyframe_timer = self._loop.call_later(wait, self._request_keyframe)
        else:
            self._request_keyframe()

    def close(self) -> None:
        """Forward nothing more and ask for nothing more."""
        self._is_closed = True
        for timer in (self._keyframe_timer, self._missing_timer):
            if timer is not None:
                timer.cancel()
        self._missing.clear()
        self.expected.clear()
        self.forwarder.close()

    def _request_keyframe(self) -> None:
        self._keyframe_timer = None
        self._keyframe_at = self._loop.time()
        if self.ssrc is None:
            return  # the first packet of a stream belongs to a keyframe anyway
        if "pli" in self._feedback.keyframe:
            packet = rtcp.picture_loss(self._feedback.ssrc, self.ssrc)
        else:
            self._keyframe_number += 1
            packet = rtcp.full_intra_request(self._feedback.ssrc, self.ssrc, self._keyframe_number)
        self.counters.keyframe_requests_sent += 1
        self._feedback.send(packet)

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
            self.counters.nacks_sent += len(indices)
            numbers = (index & 0xFFFF for index in indices)
            self._feedback.send(rtcp.negative_acknowledgement(self._feedback.ssrc, self.ssrc, numbers))
