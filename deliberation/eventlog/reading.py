"""Reading the log: ranges, heads, and reads that see one moment."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from deliberation.eventlog.models import EventRecord, Stream
from deliberation.events.base import Envelope, current

BATCH = 500
"""How many events one range holds at the most."""


def heads(names: Iterable[str]) -> dict[str, int]:
    """Return the head ``seq`` of each named stream in one query; a stream without events has head 0."""
    wanted = list(names)
    found = dict(Stream.objects.filter(name__in=wanted).values_list("name", "head"))
    return {name: found.get(name, 0) for name in wanted}


def since(stream: str, after: int, *, limit: int = BATCH) -> list[Envelope]:
    """Return up to ``limit`` events of ``stream`` with ``seq > after``, in order and without a gap."""
    records = (
        EventRecord.objects.filter(stream_id=stream, seq__gt=after).select_related("payload").order_by("seq")[:limit]
    )
    return [envelope(record) for record in records]


def envelope(record: EventRecord) -> Envelope:
    """Return a record as the wire carries it, brought up to today's version."""
    text = payload_text(record)
    version, data = current(record.type, record.version, json.loads(text) if text is not None else None)
    return Envelope(
        type=record.type,
        v=version,
        stream=record.stream_id,
        seq=record.seq,
        at=record.at,
        actor=record.actor_id,
        data=data,
    )


def payload_text(record: EventRecord) -> str | None:
    """Return the canonical text of a record's payload, ``None`` if it was erased."""
    payload = getattr(record, "payload", None)  # the reverse one-to-one raises an AttributeError when missing
    return payload.text if payload is not None else None


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all reads of the block see the same moment, so that state and ``seq`` agree.

    PostgreSQL: REPEATABLE READ. SQLite: a deferred transaction, because an IMMEDIATE one would hold up every writer.
    Inside a transaction that is already open, the block simply joins it.
    """
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
