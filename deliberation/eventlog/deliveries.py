"""Doing what events oblige us to do: each delivery in a transaction of its own, again and again until done."""

import logging
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from deliberation.core import clock
from deliberation.eventlog.models import Delivery
from deliberation.eventlog.subscriptions import HANDLERS
from deliberation.eventlog.units import unit_of_work

ATTEMPTS = 14
"""After so many failures (about two hours) a delivery is dead and waits for a person."""

BATCH = 100
"""How many deliveries one round of the worker does at the most, so that it can be told to stop."""

logger = logging.getLogger(__name__)


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after the given number of failures: 1, 2, 4 … seconds, at most an hour."""
    return timedelta(seconds=min(2 ** max(attempts - 1, 0), 3600))


def deliver_due(limit: int = BATCH) -> int:
    """Do up to ``limit`` deliveries that are due now and return how many were tried."""
    tried = 0
    while tried < limit and _deliver_next(clock.now()):
        tried += 1
    return tried


def _deliver_next(now: datetime) -> bool:
    """Take one due delivery and do it. A process killed here leaves it open, and nothing of its effect."""
    due = Delivery.objects.filter(state=Delivery.State.OPEN, next_at__lte=now).order_by("next_at", "id")
    if not due.exists():  # without this look, an idle worker would take SQLite's write lock every second
        return False
    delivery: Delivery | None = None
    try:
        with unit_of_work():
            delivery = _locked(due).first()
            if delivery is None:
                return False
            HANDLERS[delivery.handler](delivery.record)
            delivery.state, delivery.last_error = Delivery.State.DONE, ""
            delivery.save(update_fields=["state", "last_error"])
    except Exception as error:
        # Also what only showed when the handler's events were recorded, or at the commit itself.
        if delivery is None:
            raise
        _count_failure(delivery.pk, error, now)
    return True


def _count_failure(pk: int, error: Exception, now: datetime) -> None:
    """Put a delivery that failed off, or give it up; nothing of what it did is left."""
    with unit_of_work():
        delivery = _locked(Delivery.objects.filter(pk=pk, state=Delivery.State.OPEN)).first()
        if delivery is None:  # another worker has taken it up meanwhile
            return
        logger.error("delivery failed", exc_info=error, extra={"handler": delivery.handler})
        delivery.attempts += 1
        delivery.last_error = f"{type(error).__name__}: {error}"[:500]
        delivery.next_at = now + backoff(delivery.attempts)
        if delivery.attempts >= ATTEMPTS:
            delivery.state = Delivery.State.DEAD
        delivery.save(update_fields=["state", "attempts", "last_error", "next_at"])


def _locked(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Return the rows to be locked; where rows can be skipped, several workers share the queue."""
    if connection.features.has_select_for_update_skip_locked:
        return deliveries.select_for_update(skip_locked=True, of=("self",))
    return deliveries  # SQLite has one writer at a time anyway


def revive() -> int:
    """Open all dead deliveries again, once their cause is mended, and return how many."""
    dead = Delivery.objects.filter(state=Delivery.State.DEAD)
    return dead.update(state=Delivery.State.OPEN, attempts=0, next_at=clock.now())
