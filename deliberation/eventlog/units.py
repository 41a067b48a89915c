"""The unit of work: one transaction, the events it emits, and their entry into the log when it ends."""

import functools
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import ParamSpec, Protocol, TypeVar
from uuid import UUID

from django.db import transaction

from deliberation.core import clock
from deliberation.eventlog import chain, nudges, subscriptions
from deliberation.eventlog.models import Delivery, EventRecord, Payload, Stream
from deliberation.events.base import Event

P = ParamSpec("P")
R = TypeVar("R")


class Actor(Protocol):
    """Whoever acts: anything with the id of an account."""

    @property
    def id(self) -> UUID: ...


@dataclass(slots=True)
class _Pending:
    event: Event
    stream: str
    actor_id: UUID | None
    at: datetime
    sequenced: Callable[[int], object] | None


@dataclass(slots=True)
class _Unit:
    pending: list[_Pending] = field(default_factory=list)


_unit: ContextVar[_Unit | None] = ContextVar("unit_of_work", default=None)


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Run the block in one transaction and record what it emitted when it ends.

    Nested, it is a savepoint of the outer unit: if the inner block raises, its changes and its events are gone.
    """
    outer = _unit.get()
    if outer is not None:
        mark = len(outer.pending)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            del outer.pending[mark:]
            raise
        return
    unit = _Unit()
    token = _unit.set(unit)
    try:
        with transaction.atomic():
            yield
            _record(unit.pending)
    finally:
        _unit.reset(token)


def change(service: Callable[P, R]) -> Callable[P, R]:
    """Make a service function a unit of work."""

    @functools.wraps(service)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        with unit_of_work():
            return service(*args, **kwargs)

    return wrapped


def emit(
    event: Event,
    *,
    stream: str,
    actor: Actor | None,
    at: datetime | None = None,
    sequenced: Callable[[int], object] | None = None,
) -> None:
    """Say that ``event`` happened, to the audience ``stream``, by ``actor`` (``None``: the service itself).

    ``sequenced`` is called with the event's ``seq`` inside the same transaction, for rows that keep it.

    Raises:
        RuntimeError: outside a unit of work; an event without its change would be a rumour.
    """
    unit = _unit.get()
    if unit is None:
        raise RuntimeError(f"{event.type} emitted outside a unit of work")
    actor_id = actor.id if actor is not None else None
    unit.pending.append(_Pending(event, stream, actor_id, at or clock.now(), sequenced))


class Placed(Protocol):
    """A row that keeps the ``seq`` of the event it came with."""

    seq: int

    def save(self) -> None: ...


def place(row: Placed, seq: int) -> None:
    """Save a new row under the ``seq`` of its event: ``emit(…, sequenced=partial(place, row))``."""
    row.seq = seq
    row.save()


def _record(pending: list[_Pending]) -> None:
    """Allot seqs and write records, payloads and deliveries.

    Runs last in the transaction, and locks streams in name order: so no two units can wait for each other, and a
    stream is locked only for as long as the writing takes.
    """
    if not pending:
        return
    by_stream: dict[str, list[_Pending]] = defaultdict(list)
    for item in pending:
        by_stream[item.stream].append(item)
    names = sorted(by_stream)
    Stream.objects.bulk_create([Stream(name=name) for name in names], ignore_conflicts=True)
    streams = list(Stream.objects.select_for_update().filter(name__in=names).order_by("name"))
    records: list[EventRecord] = []
    payloads: list[Payload] = []
    for stream in streams:
        for item in by_stream[stream.name]:
            record, payload = _append(stream, item)
            records.append(record)
            payloads.append(payload)
    EventRecord.objects.bulk_create(records)
    Payload.objects.bulk_create(payloads)
    # They are all there: one statement, however many, is what the conflict clause is for.
    Stream.objects.bulk_create(
        streams, update_conflicts=True, unique_fields=["name"], update_fields=["head", "head_hash"]
    )
    now = clock.now()
    Delivery.objects.bulk_create(
        Delivery(record=record, handler=handler, next_at=now)
        for record in records
        for handler in subscriptions.of(record.type)
    )
    heads = {stream.name: stream.head for stream in streams}
    transaction.on_commit(lambda: nudges.tell(heads), robust=True)


def _append(stream: Stream, item: _Pending) -> tuple[EventRecord, Payload]:
    """Advance ``stream`` by one event and return its rows, unsaved."""
    salt = secrets.token_hex(16)
    text = chain.canonical(item.event.model_dump(mode="json"))
    digest = chain.payload_digest(salt, text)
    seq = stream.head + 1
    link = chain.link(
        stream.head_hash,
        stream=stream.name,
        seq=seq,
        type=item.event.type,
        version=item.event.version,
        at=item.at,
        actor_id=item.actor_id,
        digest=digest,
    )
    record = EventRecord(
        stream=stream,
        seq=seq,
        type=item.event.type,
        version=item.event.version,
        at=item.at,
        actor_id=item.actor_id,
        payload_digest=digest,
        hash=link,
    )
    stream.head, stream.head_hash = seq, link
    if item.sequenced is not None:
        item.sequenced(seq)
    return record, Payload(record=record, salt=salt, text=text)
