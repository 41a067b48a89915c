"""Group commit: whatever queues up while one transaction commits goes into the next one, together.

A commit costs the same for one item as for a hundred. So the items of one lane are done by one thread per process,
batch after batch, each item with a verdict of its own, and each is answered only when its batch is in the database.
Between processes the locks of rows put the batches in order.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.db import InterfaceError, OperationalError, connection, connections

T = TypeVar("T")
R = TypeVar("R")


LARGEST = 500
LARGEST_ON_SQLITE = 16
"""A transaction keeps all other writers of an SQLite database waiting: few go into each, then others have a turn."""

Work = Callable[[Sequence[T]], Sequence[R | Exception]]
"""Does a batch and returns for each item, in order, its result or the refusal that its caller is to be raised."""

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Entry(Generic[T, R]):
    item: T
    future: "Future[R]" = field(default_factory=Future)

    def settle(self, verdict: R | Exception) -> None:
        """Tell whoever waits; one who has gone meanwhile is told nothing, but their item is done all the same."""
        if not self.future.set_running_or_notify_cancel():
            return
        if isinstance(verdict, Exception):
            self.future.set_exception(verdict)
        else:
            self.future.set_result(verdict)


class Lanes(Generic[T, R]):
    """One kind of work, done lane by lane. A lane has a thread only while it has something to do."""

    def __init__(self, work: Work[T, R]) -> None:
        self._work = work
        self._waiting: dict[Hashable, deque[_Entry[T, R]]] = {}
        """Lane → what waits in it; a lane that is there has its thread."""
        self._lock = threading.Lock()

    def submit(self, lane: Hashable, item: T) -> "Future[R]":
        """Queue an item in a lane and return the future of its verdict.

        Where a transaction is open already the item is done at once, inside it: another thread would not see what that
        transaction has written, and its commit would not be the item's.
        """
        entry: _Entry[T, R] = _Entry(item)
        if connection.in_atomic_block:
            self._do([entry])
            return entry.future
        with self._lock:
            waiting = self._waiting.get(lane)
            if waiting is None:
                waiting = self._waiting[lane] = deque()
                threading.Thread(target=self._write, args=[lane], name="group-commit", daemon=True).start()
            waiting.append(entry)
        return entry.future

    def _write(self, lane: Hashable) -> None:
        """Do what waits in the lane until nothing does."""
        try:
            while batch := self._take(lane):
                self._do(batch)
        finally:
            connections.close_all()

    def _take(self, lane: Hashable) -> list[_Entry[T, R]]:
        """Return the next batch; if there is none, the lane is given up and whoever comes next starts it anew."""
        with self._lock:
            waiting = self._waiting[lane]
            batch = [waiting.popleft() for _ in range(min(len(waiting), largest()))]
            if not batch:
                del self._waiting[lane]
            return batch

    def _do(self, batch: list[_Entry[T, R]]) -> None:
        """Do a batch and tell each item its verdict. An item that breaks the whole batch breaks none but itself."""
        try:
            verdicts = self._work([entry.item for entry in batch])
        except (OperationalError, InterfaceError) as error:  # the database does not answer: one by one it would not
            connections.close_all()
            _settle_all(batch, error)
        except Exception as error:
            if len(batch) == 1:
                batch[0].settle(error)
                return
            logger.warning("a batch failed; its items are done one by one", exc_info=error)
            for entry in batch:
                self._do([entry])
        else:
            for entry, verdict in zip(batch, verdicts, strict=True):
                entry.settle(verdict)


def largest() -> int:
    """Return how many items one transaction takes at the most."""
    return LARGEST_ON_SQLITE if connection.vendor == "sqlite" else LARGEST


def _settle_all(batch: Sequence[_Entry[T, R]], error: Exception) -> None:
    for entry in batch:
        entry.settle(error)
