"""The worker's loop: what is due is done, what comes round comes round, and one fault stops nothing."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connections

from deliberation.core import schedule
from deliberation.core.schedule import Periodic
from deliberation.eventlog import worker as worker_module
from deliberation.eventlog.models import EventRecord
from deliberation.eventlog.units import emit, unit_of_work
from deliberation.eventlog.worker import Worker
from deliberation.events.rooms import RoomOpened
from tests.eventlog.conftest import Subscribe


@contextmanager
def working() -> Iterator[Worker]:
    """Let a worker work in a thread of its own."""
    worker = Worker()

    def run() -> None:
        try:
            worker.run()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield worker
    finally:
        worker.stop()
        thread.join(timeout=10)
        assert not thread.is_alive()


@pytest.fixture(autouse=True)
def periodic(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, schedule.Job], None]:
    """Return how to declare a job that comes round in each round of the worker; others there are none."""
    monkeypatch.setattr(worker_module, "PERIODIC", jobs := {})

    def declare(name: str, job: schedule.Job) -> None:
        jobs[name] = Periodic(name, 0, job)

    return declare


@pytest.mark.django_db(transaction=True)
def test_it_delivers_what_happens_while_it_runs(subscribe: Subscribe) -> None:
    done = threading.Event()

    def handler(record: EventRecord) -> None:
        done.set()

    subscribe("room.opened", handler)
    with working():
        with unit_of_work():
            emit(RoomOpened(title="one"), stream="test.a", actor=None)
        assert done.wait(timeout=10)


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_stops_neither_the_others_nor_its_own_next_run(
    periodic: Callable[[str, schedule.Job], None], caplog: pytest.LogCaptureFixture
) -> None:
    twice, others = threading.Event(), threading.Event()
    runs: list[int] = []

    def fail() -> None:
        runs.append(1)
        if len(runs) == 2:
            twice.set()
        raise ZeroDivisionError

    periodic("fails", fail)
    periodic("works", others.set)
    with caplog.at_level(logging.CRITICAL), working():
        assert twice.wait(timeout=10)
        assert others.wait(timeout=10)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_does_not_answer_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answered = threading.Event()
    rounds: list[int] = []

    def deliver_due() -> int:
        rounds.append(1)
        if len(rounds) == 1:
            raise OperationalError("gone away")
        answered.set()
        return 0

    monkeypatch.setattr(worker_module, "deliver_due", deliver_due)
    with caplog.at_level(logging.CRITICAL), working():
        assert answered.wait(timeout=10)


def test_every_periodic_job_is_declared_once_and_has_a_rhythm() -> None:
    assert {name: periodic.seconds for name, periodic in schedule.PERIODIC.items() if name.startswith("realtime.")} == {
        "realtime.attendances": 1,
        "realtime.calls": 1,
        "realtime.films": 1,
        "realtime.floor_clock": 1,
        "realtime.poll_clock": 1,
        "realtime.recordings": 2,
        "realtime.recordings.retention": 3600,
        "realtime.tickets": 3600,
    }
    assert {"eventlog.anchor", "eventlog.purge"} <= set(schedule.PERIODIC)
