"""Limits on how often something may be done: by one address, about one number."""

import math
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from deliberation.accounts.digests import keyed
from deliberation.accounts.models import RateWindow
from deliberation.core import clock


def spend(purpose: str, who: str, *, count: int, seconds: int) -> int:
    """Count one more attempt and return 0, or the seconds to wait if ``count`` were made within ``seconds`` already.

    What was counted stays counted whatever comes after: never call it inside a unit of work that may fail.
    """
    now = clock.now()
    key = keyed(f"rate.{purpose}", who)
    ends_at = now + timedelta(seconds=seconds)
    rows = RateWindow.objects.filter(key=key)
    with transaction.atomic():
        RateWindow.objects.bulk_create([RateWindow(key=key, ends_at=ends_at)], ignore_conflicts=True)
        rows.filter(ends_at__lte=now).update(count=0, ends_at=ends_at)
        # One statement decides: of two that come at once, each is counted once.
        if rows.filter(count__lt=count).update(count=F("count") + 1):
            return 0
        return _left(key)


def exhausted(purpose: str, who: str, *, count: int) -> int:
    """Return 0 if another attempt may be made, else the seconds to wait; counts nothing."""
    key = keyed(f"rate.{purpose}", who)
    row = RateWindow.objects.filter(key=key, ends_at__gt=clock.now(), count__gte=count)
    return _left(key) if row.exists() else 0


def _left(key: str) -> int:
    ends_at = RateWindow.objects.values_list("ends_at", flat=True).get(key=key)
    return max(1, math.ceil((ends_at - clock.now()).total_seconds()))
