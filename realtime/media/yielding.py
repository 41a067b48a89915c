"""Sound first: on a link that cannot carry both, a subscriber's video waits, and is tried again now and then."""

from __future__ import annotations

from realtime.media.rtcp import Report

BAD_LOSS = 38
"""In 1/256, as reports count: beyond 15 % there is not too little luck but too much video."""

BAD_REPORTS = 2
"""So many in a row; a single one may be an accident."""

FIRST_WAIT, LONGEST_WAIT = 10.0, 60.0
"""Seconds until video is tried again; the time doubles when it failed at once."""

TRIAL_SECONDS = 6.0
"""Video that has to yield again within this time has failed at once; it hurts the sound each time."""


class Yielding:
    """Whether one subscriber's video has to wait, by the losses that the subscriber reports."""

    def __init__(self) -> None:
        self.is_paused = False
        self._bad = 0
        self._since = 0.0
        self._wait = FIRST_WAIT

    def on_reports(self, reports: list[Report], now: float) -> None:
        """Take the reports of one RTCP packet; the worst of its streams counts."""
        if not reports or self.is_paused:
            return
        is_bad = max(report.fraction_lost for report in reports) > BAD_LOSS
        self._bad = self._bad + 1 if is_bad else 0
        if self._bad >= BAD_REPORTS:
            self._pause(now)

    def tick(self, now: float) -> None:
        """Try video again when its time has come."""
        if self.is_paused and now - self._since >= self._wait:
            self.is_paused, self._since = False, now

    def _pause(self, now: float) -> None:
        has_failed_at_once = self._since > 0 and now - self._since < TRIAL_SECONDS
        self._wait = min(2 * self._wait, LONGEST_WAIT) if has_failed_at_once else FIRST_WAIT
        self.is_paused, self._since, self._bad = True, now, 0
