"""Saving rows that want something of which there is one: a name, a number, a phone."""

from collections.abc import Callable

from django.db import IntegrityError
from django.db.models import Model

from deliberation.eventlog.units import unit_of_work


def save(row: Model, *, require_free: Callable[[], None]) -> None:
    """Save ``row``. Of two that want the same thing at once, the slower is refused as if it had come later.

    Raises:
        DomainError: whatever ``require_free`` raises, if what the row wants is taken.
    """
    require_free()
    try:
        with unit_of_work():
            row.save()
    except IntegrityError:
        require_free()
        raise
