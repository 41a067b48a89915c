"""How a subscriber's packets arrive, by its own reports."""

from __future__ import annotations

from typing import NamedTuple

from realtime.media.rtcp import Report

FRESH = 6.0
"""A browser that gets sound alone reports every five seconds."""
TELLING = 20
"""Of fewer packets, such as those of somebody silent, the loss of one is a large part and says nothing."""
_SEQUENCES = 1 << 32
_MOST_EXPECTED = 1 << 16
"""A step in a report that is larger is no number of packets, but a stream that began anew."""


class News(NamedTuple):
    """What one second's reports say; None for what they say nothing of."""

    loss: float | None
    """The share of packets, of all streams together."""
    rtt: float | None
    """Seconds there and back, the longest."""


class LinkQuality:
    """Loss, delay and room on the way to one subscriber."""

    def __init__(self) -> None:
        self.loss: float | None = None
        """The share of packets that did not arrive, over the newest second that was reported on."""
        self.rtt: float | None = None
        """Seconds there and back."""
        self.news = News(None, None)
        """What was reported in the newest second."""
        self.bitrate = 0
        """What is sent, in bits a second."""
        self._estimate = 0
        self._estimate_at = self._report_at = float("-inf")
        self._highest: dict[int, int] = {}
        self._expected = 0
        self._lost = 0.0
        self._slowest: float | None = None
        self._sent_at: float | None = None

    def on_report(self, report: Report, rtt: float | None, now: float) -> None:
        """Take what the subscriber says of one stream (RFC 3550, section 6.4.1)."""
        before = self._highest.get(report.ssrc)
        self._highest[report.ssrc] = report.highest_sequence
        self._report_at = now
        if rtt is not None:
            self.rtt = rtt
            self._slowest = max(rtt, self._slowest or 0.0)
        if before is not None:
            step = (report.highest_sequence - before) % _SEQUENCES
            if step <= _MOST_EXPECTED:
                self._expected += step
                self._lost += step * report.fraction_lost / 256

    def on_estimate(self, bitrate: int, now: float) -> None:
        """Take how much the subscriber believes to have room for."""
        self._estimate, self._estimate_at = bitrate, now

    def forget(self, ssrc: int) -> None:
        """Let a stream go that ends."""
        self._highest.pop(ssrc, None)

    def estimate(self, now: float) -> int | None:
        """Give the subscriber's newest estimate, unless it is old."""
        return self._estimate if now - self._estimate_at < FRESH else None

    def close_second(self, octets: int, now: float) -> None:
        """Sum up: what was sent since the last time, and what was reported."""
        if self._sent_at is not None and now > self._sent_at:
            self.bitrate = int(octets * 8 / (now - self._sent_at))
        self._sent_at = now
        loss = self._lost / self._expected if self._expected >= TELLING else None
        self.news, self._slowest = News(loss, self._slowest), None
        if self._expected:
            self.loss = self._lost / self._expected
            self._expected, self._lost = 0, 0.0
        elif now - self._report_at > FRESH:
            self.loss = self.rtt = None
