"""Saving rows that want something of which there is one: a name, a number, a phone."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import IntegrityError
from django.db.models import Model

from deliberation.eventlog.units import unit_of_work

M = TypeVar("M", bound=Model)


def save(row: Model, *, require_free: Callable[[], None]) -> None:
    """Save ``row``. Of two that want the same thing at once, the slower is refused as if it had come later.

    Raises:
        DomainError: whatever ``require_free`` raises, if what the row wants is taken.
    """
    _guarded(row.save, require_free)


def insert(rows: Sequence[M], *, require_free: Callable[[], None]) -> None:
    """Save new rows of one kind together.

    Raises:
        DomainError: as ``save``.
    """
    if rows:
        _guarded(lambda: type(rows[0])._default_manager.bulk_create(rows), require_free)


def update(rows: Sequence[M], fields: Sequence[str], *, require_free: Callable[[], None]) -> None:
    """Save these fields of rows of one kind together.

    Raises:
        DomainError: as ``save``.
    """
    if rows:
        _guarded(lambda: type(rows[0])._default_manager.bulk_update(rows, fields, batch_size=200), require_free)


def _guarded(write: Callable[[], object], require_free: Callable[[], None]) -> None:
    require_free()
    try:
        with unit_of_work():
            write()
    except IntegrityError:
        require_free()
        raise
