"""What somebody can do who has the whole database after a secret poll was closed, and wants to know who chose what.

The attacks know nothing of the product's good intentions: they are given two tables and the log, and pair voters with
ballots by whatever a row tells beside its columns. They are tried on a naive urn, too, where each of them succeeds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from deliberation.eventlog.models import EventRecord
from realtime.models import Participant, VoterRoll

Guess = dict[UUID, Any]
"""Participant → what they are taken to have chosen."""


class Row(NamedTuple):
    """A row as the database keeps it: the transaction that wrote it, where that is kept, its place, key and content."""

    transaction: str
    place: tuple[int, ...]
    key: str
    content: str


def rows(table: str, key: str, content: str) -> list[Row]:
    """Return the rows of a table in the order in which they lie."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f'SELECT xmin::text, ctid::text, {key}::text, {content}::text FROM "{table}"')
            found = [Row(xmin, _numbers(ctid), key_, text) for xmin, ctid, key_, text in cursor.fetchall()]
        else:
            cursor.execute(f'SELECT rowid, {key}, {content} FROM "{table}"')
            found = [Row("", (rowid,), str(key_), text) for rowid, key_, text in cursor.fetchall()]
    return sorted(found, key=lambda row: row.place)


def _numbers(ctid: str) -> tuple[int, ...]:
    return tuple(int(part) for part in ctid.strip("()").split(","))


def voting_orders() -> dict[str, list[UUID]]:
    """Return every order in which people may have voted: the log tells one, and on PostgreSQL the roll another."""
    places = {place.account_id: place.id for place in Participant.objects.all()}
    log = EventRecord.objects.filter(type="ballot.counted").order_by("at", "id")
    roll = rows(VoterRoll._meta.db_table, "participant_id", "has_voted")
    return {
        "log": [places[record.actor_id] for record in log if record.actor_id is not None],
        "roll": [UUID(row.key) for row in roll if row.content in ("1", "true", 1)],
    }


def ballot_orders(ballots: Sequence[Row]) -> dict[str, list[str]]:
    """Return every order in which ballots can be brought, as their contents."""
    orders: dict[str, Callable[[Row], Any]] = {"place": lambda row: row.place, "key": lambda row: row.key}
    found = {name: [row.content for row in sorted(ballots, key=order)] for name, order in orders.items()}
    return {**found, **{f"{name} backwards": contents[::-1] for name, contents in found.items()}}


def by_rank(voters: Sequence[UUID], contents: Sequence[str]) -> Guess:
    """Take the first who voted for the first ballot, and so on."""
    return dict(zip(voters, contents, strict=False))


def by_transaction(ballots: Iterable[Row]) -> Guess:
    """Take whoever was ticked off in the very transaction that wrote a ballot for its voter."""
    written: dict[str, list[str]] = defaultdict(list)
    for row in ballots:
        written[row.transaction].append(row.content)
    roll = rows(VoterRoll._meta.db_table, "participant_id", "has_voted")
    return {UUID(row.key): written[row.transaction][0] for row in roll if len(written[row.transaction]) == 1}


def guesses(ballots: Sequence[Row]) -> dict[str, Guess]:
    """Return what each attack comes to."""
    found = {
        f"{voting} × {order}": by_rank(voters, contents)
        for voting, voters in voting_orders().items()
        for order, contents in ballot_orders(ballots).items()
    }
    if connection.vendor == "postgresql":
        found["transaction"] = by_transaction(ballots)
    return found


def stored_bytes() -> bytes:
    """Return all that the database has on the disk: its write-ahead log and its files, dead rows included."""
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        paths = [Path(f"{name}{suffix}") for suffix in ("-wal", "")]
        return b"".join(path.read_bytes() for path in paths if path.exists())
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        directory = Path(cursor.fetchone()[0])
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        oid = cursor.fetchone()[0]
    places = [directory / "pg_wal", directory / "base" / str(oid)]
    return b"".join(path.read_bytes() for place in places for path in sorted(place.iterdir()) if path.is_file())


def order_in(content: bytes, tokens: Iterable[str]) -> list[str]:
    """Return the tokens that stand somewhere in the bytes, in the order of their first places."""
    places = {token: content.find(token.encode()) for token in tokens}
    return sorted((token for token, place in places.items() if place >= 0), key=lambda token: places[token])
