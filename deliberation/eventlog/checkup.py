"""What the log can tell of the deployment's health: duties that nobody does any more."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count

from deliberation.core import clock
from deliberation.core.checkup import Finding, check, fail, ok, warn
from deliberation.eventlog.models import Delivery

LATE = timedelta(seconds=60)
"""After so long a due delivery should have been tried."""


@check("eventlog.deliveries")
def deliveries() -> Iterator[Finding]:
    """Are deliveries dead or late?"""
    dead = Delivery.objects.filter(state=Delivery.State.DEAD).values("handler").annotate(count=Count("id"))
    for row in dead.order_by("handler"):
        yield fail(
            "delivery.dead",
            "%(count)s deliveries of %(handler)s have failed for good.",
            fix="Read why in the worker's log, mend it, then run `manage.py revive_deliveries`.",
            count=row["count"],
            handler=row["handler"],
        )
    late = Delivery.objects.filter(state=Delivery.State.OPEN, next_at__lt=clock.now() - LATE).count()
    if late:
        yield warn(
            "delivery.late",
            "%(count)s deliveries wait for a worker.",
            fix="See that the worker runs; with very many, start a second one.",
            count=late,
        )
    if not dead and not late:
        yield ok("delivery.done", "No delivery is dead or late.")
