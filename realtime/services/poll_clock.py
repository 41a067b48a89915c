"""The polls' clock: once a second it does what is due. Deadlines stand in rows, so it does what others have left."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from deliberation.core import clock
from deliberation.core.errors import Unavailable
from deliberation.eventlog.units import change
from deliberation.events.polls import PollState
from realtime import urn
from realtime.models import Poll
from realtime.services import poll_course

KEY_WAITS = timedelta(minutes=5)
"""How old a key must be to be one that no poll needs: it is made a moment before its poll is opened."""

logger = logging.getLogger(__name__)
_complained: set[UUID] = set()


def sweep() -> None:
    """Close the polls whose time is over, tell late counts, and destroy keys that were left over."""
    now = clock.now()
    open_polls = Poll.objects.filter(state=PollState.OPEN)
    due = open_polls.filter(Q(ends_at__lte=now) | Q(room__sitting__ended_at__isnull=False))
    for poll_id in list(due.values_list("id", flat=True)):
        _close_on_time(poll_id)
    for poll_id in list(open_polls.filter(has_news=True).values_list("id", flat=True)):
        _tell_count(poll_id, now)
    _destroy_left_over_keys(now)


def _close_on_time(poll_id: UUID) -> None:
    """Close a poll as of its last instant. Without its key it stays as it is, takes no ballots, and is tried again."""
    try:
        _close(poll_id, poll_course.keys(Poll.objects.filter(id=poll_id)))
    except Unavailable:
        if poll_id not in _complained:
            _complained.add(poll_id)
            logger.exception("a poll cannot be counted without its key", extra={"poll": str(poll_id)})


@change
def _close(poll_id: UUID, keys: poll_course.Keys) -> None:
    poll = _open_poll(poll_id)
    if poll is not None:
        ends = [moment for moment in (poll.ends_at, poll.room.sitting.ended_at) if moment is not None]
        if ends and min(ends) <= clock.now():
            poll_course.close(poll, keys, actor=None, at=min(ends))


def _destroy_left_over_keys(now: datetime) -> None:
    """Destroy keys that no open poll needs: their process died after the count, or the poll was never opened."""
    found = set(urn.kept(before=now - KEY_WAITS))
    if found:
        needed = Poll.objects.filter(state=PollState.OPEN, urn_key__isnull=False).values_list("urn_key", flat=True)
        for public in found - {bytes(key) for key in needed if key is not None}:
            urn.destroy(public)


@change
def _tell_count(poll_id: UUID, now: datetime) -> None:
    poll = _open_poll(poll_id)
    if poll is not None and poll.has_news:
        poll_course.tell_count(poll, at=now)


def _open_poll(poll_id: UUID) -> Poll | None:
    rows = Poll.objects.select_for_update(no_key=True, of=("self",)).filter(id=poll_id, state=PollState.OPEN)
    return rows.select_related("room__sitting__consultation", "item").first()
