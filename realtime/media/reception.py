"""How a publication arrives: what its publisher is told of it (RFC 3550, 6.4 and A.8)."""

from __future__ import annotations

from realtime.media.rtcp import Report, SenderInfo

_CLOCK = 65536
"""Delays in reports are in 1/65536 s."""


class Reception:
    """Counts one stream's packets and makes its reception reports."""

    def __init__(self, clock_rate: int) -> None:
        self.sender: SenderInfo | None = None
        """The publisher's last word on its clock, and when it came."""
        self.sender_at = 0.0
        self._clock_rate = clock_rate
        self.loss = 0.0
        """The share of packets missing between the last two reports."""
        self.bitrate = 0
        """Bits a second between the last two reports."""
        self.usual_bitrate = 0
        """The last of them that was not nothing."""
        self.expected = self.missing = 0
        """The packets of that time, and those of them that are missing."""
        self._octets = 0
        self._octets_before = 0
        self._reported_at = 0.0
        self._first = -1
        self._highest = -1
        self._received = 0
        self._jitter = 0.0
        self._transit = 0.0
        self._expected_before = 0
        self._received_before = 0

    @property
    def received(self) -> int:
        """How many packets have come."""
        return self._received

    @property
    def jitter(self) -> float:
        """The variation of packets' delay, in seconds."""
        return self._jitter / self._clock_rate

    def on_packet(self, index: int, timestamp: int, now: float, octets: int) -> None:
        """Count a packet."""
        transit = now * self._clock_rate - timestamp
        if self._first < 0:
            self._first = index
            self._reported_at = now
        else:
            # A wrapped or restarted timestamp is no jitter.
            distance = abs(transit - self._transit)
            if distance < 10 * self._clock_rate:
                self._jitter += (distance - self._jitter) / 16
        self._transit = transit
        self._highest = max(self._highest, index)
        self._received += 1
        self._octets += octets

    def on_sender_report(self, info: SenderInfo, now: float) -> None:
        """Note the publisher's clock."""
        self.sender, self.sender_at = info, now

    def report(self, ssrc: int, now: float) -> Report | None:
        """Make the report since the last one; None before the first packet."""
        if self._first < 0:
            return None
        expected = self._highest - self._first + 1
        interval = expected - self._expected_before
        missing = interval - (self._received - self._received_before)
        self._expected_before, self._received_before = expected, self._received
        self._measure(missing, interval, now)
        last_sr = delay = 0
        if self.sender is not None:
            last_sr = self.sender.ntp >> 16 & 0xFFFFFFFF
            delay = min(int((now - self.sender_at) * _CLOCK), 0xFFFFFFFF)
        return Report(
            ssrc=ssrc,
            fraction_lost=min(255, max(0, missing) * 256 // interval) if interval > 0 else 0,
            packets_lost=expected - self._received,
            highest_sequence=self._highest - 0x10000,
            jitter=min(int(self._jitter), 0xFFFFFFFF),
            last_sr=last_sr,
            delay_since_last_sr=delay,
        )

    def _measure(self, missing: int, expected: int, now: float) -> None:
        self.expected, self.missing = max(0, expected), max(0, missing)
        self.loss = self.missing / expected if expected > 0 else 0.0
        if now > self._reported_at:
            self.bitrate = int((self._octets - self._octets_before) * 8 / (now - self._reported_at))
            self.usual_bitrate = self.bitrate or self.usual_bitrate
        self._octets_before, self._reported_at = self._octets, now

    def clock(self, now: float) -> SenderInfo | None:
        """Give the publisher's wall clock and timestamp for this moment, from its last report."""
        if self.sender is None:
            return None
        elapsed = now - self.sender_at
        return SenderInfo(
            self.sender.ssrc,
            self.sender.ntp + int(elapsed * 2**32) & 0xFFFFFFFFFFFFFFFF,
            self.sender.timestamp + int(elapsed * self._clock_rate) & 0xFFFFFFFF,
        )
