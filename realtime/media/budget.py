"""How much of its link a subscriber's packets may take: as much as there is, until it shows a limit.

Nothing on the way out bears a time or a number of the whole link, so what a link carries is not measured packet by
packet, but learnt: what is lost on it, or how long it keeps packets waiting, sets a limit, and from time to time a
little more is tried. What a subscriber itself believes to have room for (REMB) is no measure: where nothing is held
up it wanders about what is sent, as low as a fifth of it.
"""

from __future__ import annotations

from math import inf

from realtime.media.link_quality import News

BAD_LOSS = 0.15
"""Beyond this share there is not too little luck but too much video."""
BAD_SIGNS = 2
"""So many in seconds in a row; a single one may be an accident. Loss and a full queue at once are two."""
SETTLING = 1.5
"""Seconds after a fall in which reports still tell of what was sent before it."""
KEPT = 0.85
"""So much of what arrived may be sent after a fall, so that the queue on the way empties."""
HELD_UP = 0.4
"""Seconds beyond the usual way there and back: a queue that is filled before anything is lost."""
_USUAL_SHARE = 0.02
"""So fast a longer way becomes the usual one: in about a minute of reports."""

FIRST_WAIT, LONGEST_WAIT = 10.0, 60.0
"""Seconds until more is tried; the time doubles when it failed at once."""
_RELIEF = 0.5
_AMPLE = 1.1
"""What is tried gets so much, because what pictures take varies from second to second."""
TRIAL_SECONDS = 6.0
"""What has to be taken back within this time has failed at once; it hurts the sound each time."""


class Budget:
    """The bits a second that one subscriber may be sent."""

    def __init__(self) -> None:
        self.limit = inf
        self._bad = 0
        self._fell_at = self._tried_at = -inf
        self._wait = FIRST_WAIT
        self._proven = 0.0
        """What went well before the last trial."""
        self._usual: float | None = None

    def judge(self, news: News, sent: int, now: float, *, least: int = 0) -> bool:
        """Take what one second's reports say; tell whether the limit fell.

        ``sent`` is in bits a second, and ``least`` what the smallest choice would take. While a queue overflows much
        more is lost than the link is short of: where the smallest choice is a real relief, it is tried before none.
        """
        if now - self._fell_at < SETTLING or news == (None, None):
            return False
        lost = news.loss or 0.0
        signs = (lost > BAD_LOSS) + self._is_held_up(news.rtt)
        self._bad = self._bad + signs if signs else 0
        if self._bad < BAD_SIGNS:
            return False
        limit = sent * (1 - lost) * KEPT
        self._fall(max(limit, least * _AMPLE) if least < _RELIEF * sent else limit, now)
        return True

    def _is_held_up(self, rtt: float | None) -> bool:
        if rtt is None:
            return False
        usual = rtt if self._usual is None else self._usual
        self._usual = min(rtt, usual + (rtt - usual) * _USUAL_SHARE)
        return rtt - usual > HELD_UP

    def tick(self, needed: int | None, now: float) -> None:
        """Try more when its time has come; ``needed`` is what the next better choice takes, None if there is none."""
        went_well = self._tried_at > self._fell_at
        wait = TRIAL_SECONDS if went_well else self._wait
        if self.limit == inf or now - max(self._fell_at, self._tried_at) < wait:
            return
        self._tried_at, self._proven = now, self.limit
        self.limit = inf if needed is None else max(self.limit, needed * _AMPLE)

    def _fall(self, limit: float, now: float) -> None:
        if now - self._tried_at < TRIAL_SECONDS:
            self._wait = min(2 * self._wait, LONGEST_WAIT)
            limit = max(limit, self._proven)
        else:
            self._wait = FIRST_WAIT
        self.limit, self._fell_at, self._bad = min(limit, self.limit), now, 0
