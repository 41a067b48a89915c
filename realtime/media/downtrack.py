"""One publication as one subscriber gets it: under SSRCs of its own, in numbers of its own."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from realtime.media import rtcp
from realtime.media.srtp import Outbound
from realtime.media.transport import Path

RESENDS_PER_SECOND = 400
"""More packets per second are not repeated to one subscriber: less video is needed, not more."""


class DownTrack:
    """The mapping from a publication's indices and timestamps to the subscriber's.

    The one rule of AES-GCM, that no two packets share SSRC and index, holds because the mapping is an
    addition whose constant changes only in `rebase`, and `rebase` only moves on from the highest index used.
    """

    __slots__ = (
        "_budget",
        "_budget_at",
        "_highest",
        "_send_rtcp",
        "cname",
        "first",
        "is_held",
        "octets",
        "offset",
        "outbound",
        "packets",
        "path",
        "repair_sequence",
        "repair_ssrc",
        "repairs",
        "ssrc",
        "timestamp_offset",
    )

    def __init__(
        self, ssrc: int, *, cname: str, send_rtcp: Callable[[bytes], None], repair_ssrc: int | None = None
    ) -> None:
        self.ssrc = ssrc
        self.repair_ssrc = repair_ssrc
        """Where resends go whose subscriber understands RTX (RFC 4588); others get the very packet again."""
        self.repairs = False
        """Whether it does."""
        self.repair_sequence = secrets.randbelow(0x7000)
        self.cname = cname
        """The publisher's name in RTCP, the same for its audio and video: they share a clock."""
        self._send_rtcp = send_rtcp
        self.timestamp_offset = secrets.randbits(32)
        self.first = -1
        """The publication's first index that this track forwards."""
        self.offset = 0
        self._highest = secrets.randbelow(0x7000)
        """The highest index of ours that may have been used. Low at first, so that the receiver, who has to
        guess the rollover counter, guesses zero."""
        self.outbound: Outbound | None = None
        self.path: Path | None = None
        self.is_held = False
        """Whether its subscriber may not have it now."""
        self.packets = 0
        self.octets = 0
        """What was sent, less the Forwarder's totals at the moment since which it is being sent."""
        self._budget = float(RESENDS_PER_SECOND)
        self._budget_at = 0.0

    @property
    def routed(self) -> bool:
        """Whether packets can reach the subscriber."""
        return self.outbound is not None and self.path is not None and not self.is_held

    def settle(self, highest: int) -> None:
        """Note that nothing beyond the publication's index `highest` has been sent under the mapping of now."""
        if self.first >= 0:
            self._highest = max(self._highest, highest + self.offset)

    def rebase(self, first: int) -> None:
        """Go on with the publication's index `first` where we left off. What was sent has to be settled."""
        self.first = first
        self.offset = self._highest + 1 - first

    def index_of(self, sequence: int, *, highest: int) -> int:
        """Give the publication's index of the packet the subscriber knows under this sequence number."""
        newest = highest + self.offset
        return newest - ((newest - sequence) & 0xFFFF) - self.offset

    def next_repair(self) -> int:
        """Give the index of the next resend under the SSRC of its own: no two are the same packet."""
        self.repair_sequence += 1
        return self.repair_sequence

    def send_report(self, clock: rtcp.SenderInfo, packets: int, octets: int) -> None:
        """Send the publisher's clock in this track's SSRC and timestamps."""
        ours = rtcp.SenderInfo(self.ssrc, clock.ntp, clock.timestamp + self.timestamp_offset)
        report = rtcp.sender_report(ours, packets=packets, octets=octets)
        self._send_rtcp(report + rtcp.description(self.ssrc, self.cname))

    def may_resend(self, now: float) -> bool:
        """Spend one resend of this subscriber's allowance, if there is one."""
        refill = (now - self._budget_at) * RESENDS_PER_SECOND
        self._budget = min(float(RESENDS_PER_SECOND), self._budget + refill)
        self._budget_at = now
        if self._budget < 1:
            return False
        self._budget -= 1
        return True
