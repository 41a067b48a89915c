"""The log's own periodic work."""

from datetime import timedelta

from django.conf import settings

from deliberation.core import clock
from deliberation.core.schedule import every
from deliberation.eventlog import anchors
from deliberation.eventlog.models import Delivery, Receipt

RECEIPTS_KEPT = timedelta(hours=24)
DONE_DELIVERIES_KEPT = timedelta(days=30)


@every(24 * 3600, name="eventlog.anchor")
def anchor() -> None:
    """Remember the heads outside the database."""
    taken = anchors.take()
    if taken.heads:
        anchors.append(taken, settings.ENV.data_dir / "anchors" / f"{taken.at:%Y-%m}.jsonl")


@every(3600, name="eventlog.purge")
def purge() -> None:
    """Delete receipts nobody can need any more, and deliveries long done."""
    now = clock.now()
    Receipt.objects.filter(created_at__lt=now - RECEIPTS_KEPT).delete()
    Delivery.objects.filter(state=Delivery.State.DONE, next_at__lt=now - DONE_DELIVERIES_KEPT).delete()
