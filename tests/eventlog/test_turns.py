"""Whoever writes to SQLite has its turn until the transaction ends, however it ends."""

from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from deliberation.core.sqlite.turns import Turns
from deliberation.eventlog.models import Stream

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has many writers"),
]


def is_free() -> bool:
    """Return whether another process could write now."""
    turns = Turns(Path(connection.settings_dict["NAME"]))
    has_come = turns.take(within=0)
    if has_come:
        turns.give_back()
    return has_come


def test_a_transaction_has_it_from_its_beginning_to_its_commit() -> None:
    with transaction.atomic():
        assert not is_free()
        with transaction.atomic():
            Stream.objects.create(name="test.a")
        assert not is_free(), "a savepoint is not the end"
    assert is_free()


def test_it_ends_with_a_transaction_that_is_rolled_back() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    assert is_free()


def test_it_ends_with_a_connection_that_is_closed_in_the_middle() -> None:
    with transaction.atomic():
        connection.close()
        assert is_free()


def test_a_statement_on_its_own_gives_it_back_even_if_it_fails() -> None:
    Stream.objects.create(name="test.a")
    assert is_free()
    with connection.cursor() as cursor, pytest.raises(OperationalError):
        cursor.execute("INSERT INTO nothing VALUES (1)")
    assert is_free()


def test_reading_needs_none_and_waiting_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.01)
    others = Turns(Path(connection.settings_dict["NAME"]))
    assert others.take(within=0)
    try:
        assert not Stream.objects.filter(name="test.a").exists()
        with pytest.raises(OperationalError, match="locked"):
            Stream.objects.create(name="test.a")
    finally:
        others.give_back()
