"""Deliveries: each handler's duty towards each event, done once in effect whatever dies."""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connection

from deliberation.core import clock
from deliberation.eventlog import jobs, reading
from deliberation.eventlog.deliveries import ATTEMPTS, backoff, deliver_due, revive
from deliberation.eventlog.models import Delivery, EventRecord
from deliberation.eventlog.units import emit, unit_of_work
from deliberation.eventlog.verification import verify
from deliberation.events.notices import NoticeDismissed
from deliberation.events.rooms import RoomOpened
from deliberation.rules.models import RuleSet
from tests.eventlog.conftest import Subscribe


def happen(title: str = "one") -> None:
    with unit_of_work():
        emit(RoomOpened(title=title), stream="test.a", actor=None)


def delivery() -> Delivery:
    return Delivery.objects.get()


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level(logging.CRITICAL):
        yield


@pytest.mark.django_db
def test_it_is_done_once(subscribe: Subscribe) -> None:
    seen: list[str] = []
    subscribe("room.opened", lambda record: seen.append(str(record)))
    happen()
    assert seen == []  # emitting only makes the duty
    assert deliver_due() == 1
    assert deliver_due() == 0
    assert seen == ["test.a#1 room.opened"]
    assert delivery().state == Delivery.State.DONE


@pytest.mark.django_db
def test_each_handler_stands_alone(subscribe: Subscribe) -> None:
    def fail(record: EventRecord) -> None:
        raise ZeroDivisionError

    seen: list[int] = []
    broken = subscribe("room.opened", fail)
    sound = subscribe("room.opened", lambda record: seen.append(record.seq))
    happen()
    assert deliver_due() == 2
    states = dict(Delivery.objects.values_list("handler", "state"))
    assert states == {broken: Delivery.State.OPEN, sound: Delivery.State.DONE}
    assert seen == [1]


@pytest.mark.django_db
def test_a_handler_that_fails_leaves_no_effect_and_is_tried_again(
    subscribe: Subscribe, stopped_clock: time_machine.Traveller
) -> None:
    attempts: list[int] = []

    def fail_once(record: EventRecord) -> None:
        attempts.append(record.seq)
        RuleSet.objects.create(scope=f"attempt {len(attempts)}")
        emit(NoticeDismissed(notice_id=record.id), stream="test.b", actor=None)
        if len(attempts) == 1:
            raise ZeroDivisionError("not yet")

    subscribe("room.opened", fail_once)
    happen()
    assert deliver_due() == 1
    assert not RuleSet.objects.exists()
    assert reading.heads(["test.b"]) == {"test.b": 0}
    assert (delivery().attempts, delivery().last_error) == (1, "ZeroDivisionError: not yet")
    assert deliver_due() == 0  # not before its time
    stopped_clock.shift(1)
    assert deliver_due() == 1
    assert [row.scope for row in RuleSet.objects.all()] == ["attempt 2"]
    assert reading.heads(["test.b"]) == {"test.b": 1}
    assert (delivery().state, delivery().last_error) == (Delivery.State.DONE, "")


def test_the_wait_doubles_up_to_an_hour() -> None:
    assert [backoff(n).total_seconds() for n in range(1, 6)] == [1, 2, 4, 8, 16]
    assert backoff(100) == timedelta(hours=1)


def test_a_delivery_lives_for_about_two_hours_of_failures() -> None:
    lives = sum((backoff(n) for n in range(1, ATTEMPTS)), timedelta())
    assert timedelta(hours=1.75) < lives < timedelta(hours=2.5)


@pytest.mark.django_db
def test_after_its_last_attempt_it_is_dead_until_somebody_revives_it(
    subscribe: Subscribe, stopped_clock: time_machine.Traveller
) -> None:
    mended = False

    def fail(record: EventRecord) -> None:
        if not mended:
            raise ZeroDivisionError

    subscribe("room.opened", fail)
    happen()
    for _ in range(ATTEMPTS - 1):
        assert deliver_due() == 1
        assert delivery().state == Delivery.State.OPEN
        stopped_clock.move_to(delivery().next_at)
    assert deliver_due() == 1
    assert delivery().state == Delivery.State.DEAD
    stopped_clock.shift(timedelta(days=1))
    assert deliver_due() == 0
    mended = True
    assert revive() == 1
    assert deliver_due() == 1
    assert delivery().state == Delivery.State.DONE
    assert revive() == 0


@pytest.mark.django_db
def test_a_handler_that_is_no_longer_there_is_a_failure_like_any_other(subscribe: Subscribe) -> None:
    subscribe("room.opened", lambda record: None)
    happen()
    Delivery.objects.update(handler="tests.removed")
    assert deliver_due() == 1
    assert "tests.removed" in delivery().last_error


@pytest.mark.django_db
def test_the_purge_keeps_what_is_not_done(subscribe: Subscribe, stopped_clock: time_machine.Traveller) -> None:
    subscribe("room.opened", lambda record: None)
    for state in Delivery.State:
        happen(state)
    for row, state in zip(Delivery.objects.order_by("id"), Delivery.State, strict=True):
        Delivery.objects.filter(id=row.id).update(state=state)
    stopped_clock.shift(jobs.DONE_DELIVERIES_KEPT)
    jobs.purge()
    assert Delivery.objects.count() == 3
    stopped_clock.shift(timedelta(seconds=1))
    jobs.purge()
    assert {row.state for row in Delivery.objects.all()} == {Delivery.State.OPEN, Delivery.State.DEAD}


WORKER = """
import os, signal
import django
django.setup()
from django.conf import settings
from django.db import connection
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = {database!r}
from deliberation.eventlog import deliveries, subscriptions
from deliberation.eventlog.units import emit
from deliberation.events.rooms import RoomOpened
from deliberation.rules.models import RuleSet

def handler(record):
    RuleSet.objects.create(scope="effect")
    emit(RoomOpened(title="effect"), stream="test.b", actor=None)
    if {die}:
        os.kill(os.getpid(), signal.SIGKILL)

subscriptions.HANDLERS["tests.deadly"] = handler
print(deliveries.deliver_due())
"""


def _work(*, die: bool) -> subprocess.CompletedProcess[str]:
    """Do what is due in a process of its own, that dies inside the handler if told so."""
    script = WORKER.format(database=str(connection.settings_dict["NAME"]), die=die)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_inside_a_handler_leaves_nothing_and_the_next_does_it_once(subscribe: Subscribe) -> None:
    happen()
    record = EventRecord.objects.get()
    Delivery.objects.create(record=record, handler="tests.deadly", next_at=clock.now())
    killed = _work(die=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert (delivery().state, delivery().attempts) == (Delivery.State.OPEN, 0)
    assert not RuleSet.objects.exists()
    assert reading.heads(["test.b"]) == {"test.b": 0}
    for expected in ("1", "0"):
        sound = _work(die=False)
        assert (sound.returncode, sound.stdout.strip()) == (0, expected), sound.stderr
    assert delivery().state == Delivery.State.DONE
    assert RuleSet.objects.count() == 1
    assert reading.heads(["test.b"]) == {"test.b": 1}
    assert verify().is_sound


@pytest.mark.django_db(transaction=True)
def test_an_idle_worker_never_asks_for_the_write_lock(subscribe: Subscribe) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has one lock for all writers")
    path = Path(str(connection.settings_dict["NAME"]))
    other = sqlite3.connect(path, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")  # held by somebody else: asking for it would take 20 seconds to fail
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 0")
        assert deliver_due() == 0
    finally:
        other.execute("ROLLBACK")
        other.close()
        connection.close()
