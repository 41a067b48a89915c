"""Group commit: what queues up goes together, each item is answered for itself, and nothing starves or is lost."""

import threading
from collections.abc import Sequence
from concurrent.futures import Future

import pytest
from django.db import OperationalError, connection, transaction

from deliberation.core.errors import Conflict
from deliberation.eventlog.group_commit import Lanes, largest
from tests.conftest import Cast

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 10


class Work:
    """Doubles numbers; the first batch waits until it is let go."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.threads: set[str] = set()
        self.go = threading.Event()
        self.begun = threading.Event()

    def __call__(self, items: Sequence[int]) -> list[int | Exception]:
        self.batches.append(list(items))
        self.threads.add(threading.current_thread().name)
        self.begun.set()
        assert self.go.wait(PATIENCE)
        return [Conflict("poll.over") if item < 0 else 2 * item for item in items]


def all_of(futures: Sequence["Future[int]"]) -> list[int]:
    return [future.result(PATIENCE) for future in futures]


def test_what_queues_during_a_commit_goes_into_the_next_one_in_order() -> None:
    work = Work()
    lanes: Lanes[int, int] = Lanes(work)
    first = lanes.submit("room", 1)
    assert work.begun.wait(PATIENCE)
    later = [lanes.submit("room", number) for number in range(2, 16)]
    work.go.set()
    assert all_of([first, *later]) == [2 * number for number in range(1, 16)]
    assert work.batches == [[1], list(range(2, 16))]


def test_a_batch_has_its_limit() -> None:
    work = Work()
    lanes: Lanes[int, int] = Lanes(work)
    futures = [lanes.submit("room", 0)]
    assert work.begun.wait(PATIENCE)
    futures += [lanes.submit("room", number) for number in range(largest() + 7)]
    work.go.set()
    all_of(futures)
    assert [len(batch) for batch in work.batches] == [1, largest(), 7]


def test_lanes_do_not_wait_for_each_other() -> None:
    both = threading.Barrier(2)

    def meet(items: Sequence[int]) -> list[int | Exception]:
        both.wait(PATIENCE)
        return list(items)

    lanes: Lanes[int, int] = Lanes(meet)
    assert all_of([lanes.submit("one", 1), lanes.submit("other", 2)]) == [1, 2]


def test_each_item_has_its_own_verdict() -> None:
    work = Work()
    work.go.set()
    lanes: Lanes[int, int] = Lanes(work)
    futures = [lanes.submit("room", number) for number in (1, -1, 2)]
    assert [futures[0].result(PATIENCE), futures[2].result(PATIENCE)] == [2, 4]
    with pytest.raises(Conflict):
        futures[1].result(PATIENCE)


def test_an_item_that_breaks_the_batch_breaks_none_but_itself() -> None:
    held, go = threading.Event(), threading.Event()

    def divide(items: Sequence[int]) -> list[float | Exception]:
        held.set()
        assert go.wait(PATIENCE)
        return [1 / item for item in items]

    lanes: Lanes[int, float] = Lanes(divide)
    futures = [lanes.submit("room", 1)]
    assert held.wait(PATIENCE)
    futures += [lanes.submit("room", number) for number in (2, 0, 4)]
    go.set()
    assert [futures[number].result(PATIENCE) for number in (0, 1, 3)] == [1, 0.5, 0.25]
    with pytest.raises(ZeroDivisionError):
        futures[2].result(PATIENCE)


def test_a_database_that_does_not_answer_is_not_asked_once_for_each_item() -> None:
    asked: list[int] = []
    held, go = threading.Event(), threading.Event()

    def fail(items: Sequence[int]) -> list[int | Exception]:
        held.set()
        assert go.wait(PATIENCE)
        asked.append(len(items))
        raise OperationalError("gone away")

    lanes: Lanes[int, int] = Lanes(fail)
    futures = [lanes.submit("room", 1)]
    assert held.wait(PATIENCE)
    futures += [lanes.submit("room", 1) for _ in range(15)]
    go.set()
    for future in futures:
        with pytest.raises(OperationalError):
            future.result(PATIENCE)
    assert asked == [1, 15]


def test_whoever_goes_away_neither_stops_the_others_nor_takes_back_what_was_asked() -> None:
    work = Work()
    lanes: Lanes[int, int] = Lanes(work)
    first = lanes.submit("room", 1)
    assert work.begun.wait(PATIENCE)
    gone, stays = lanes.submit("room", 2), lanes.submit("room", 3)
    assert gone.cancel()
    work.go.set()
    assert all_of([first, stays]) == [2, 6]
    assert work.batches[1] == [2, 3]


def test_a_lane_begins_anew_after_it_has_run_dry() -> None:
    work = Work()
    work.go.set()
    lanes: Lanes[int, int] = Lanes(work)
    for number in range(50):
        assert lanes.submit("room", number).result(PATIENCE) == 2 * number


def test_inside_a_transaction_it_is_done_at_once(cast: Cast) -> None:
    work = Work()
    work.go.set()
    lanes: Lanes[int, int] = Lanes(work)

    with transaction.atomic():
        assert connection.in_atomic_block
        assert lanes.submit("room", 4).done()
    assert work.threads == {threading.current_thread().name}
