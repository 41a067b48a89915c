"""Doing what events oblige us to do: each delivery in a transaction of its own, again and again until done."""

import logging
from datetime import datetime, timedelta

from django.db import connection

from deliberation.core import clock
from deliberation.eventlog.models import Delivery
from deliberation.eventlog.subscriptions import HANDLERS
from deliberation.eventlog.units import unit_of_work

ATTEMPTS = 14
"""After so many failures (about two hours) a delivery is dead and waits for a person."""

logger = logging.getLogger(__name__)


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after the given number of failures: 1, 2, 4 … seconds, at most an hour."""
    return timedelta(seconds=min(2 ** max(attempts - 1, 0), 3600))


def deliver_due() -> int:
    """Do every delivery that is due now and return how many were tried."""
    tried = 0
    while _deliver_next(clock.now()):
        tried += 1
    return tried


def _deliver_next(now: datetime) -> bool:
    """Take one due delivery and do it. A process killed here leaves it open, and nothing of its effect."""
    due = Delivery.objects.filter(state=Delivery.State.OPEN, next_at__lte=now).order_by("next_at", "id")
    if not due.exists():  # without this look, an idle worker would take SQLite's write lock every second
        return False
    with unit_of_work():
        # Where rows can be skipped, several workers share the queue; SQLite has one writer at a time anyway.
        skip = connection.features.has_select_for_update_skip_locked
        delivery = due.select_for_update(skip_locked=skip, of=("self",) if skip else ()).first()
        if delivery is None:
            return False
        try:
            with unit_of_work():
                HANDLERS[delivery.handler](delivery.record)
        except Exception as error:
            logger.exception("delivery failed", extra={"handler": delivery.handler})
            delivery.attempts += 1
            delivery.last_error = f"{type(error).__name__}: {error}"[:500]
            delivery.next_at = now + backoff(delivery.attempts)
            if delivery.attempts >= ATTEMPTS:
                delivery.state = Delivery.State.DEAD
        else:
            delivery.state = Delivery.State.DONE
            delivery.last_error = ""
        delivery.save(update_fields=["state", "attempts", "last_error", "next_at"])
    return True


def revive() -> int:
    """Open all dead deliveries again, once their cause is mended, and return how many."""
    dead = Delivery.objects.filter(state=Delivery.State.DEAD)
    return dead.update(state=Delivery.State.OPEN, attempts=0, next_at=clock.now())
