"""Reading the log: ranges without a gap, old versions, and reads that see one moment."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections
from pytest_django.fixtures import DjangoAssertNumQueries

from deliberation.eventlog import chain, reading
from deliberation.eventlog.models import EventRecord, Payload, Stream
from deliberation.eventlog.units import emit, unit_of_work
from deliberation.events import base
from deliberation.events.rooms import RoomOpened


def write(count: int, stream: str = "test.a") -> None:
    with unit_of_work():
        for number in range(count):
            emit(RoomOpened(title=str(number)), stream=stream, actor=None)


def in_thread(work: Any) -> Any:
    """Do ``work`` on a connection of its own and return what it answers."""

    def run() -> Any:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(run).result(timeout=10)


@pytest.mark.django_db
def test_a_range_begins_after_what_is_known_and_has_an_end(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    write(reading.BATCH + 2)
    with django_assert_num_queries(1):
        first = reading.since("test.a", 0)
    assert [event.seq for event in first] == list(range(1, reading.BATCH + 1))
    assert [event.seq for event in reading.since("test.a", reading.BATCH)] == [reading.BATCH + 1, reading.BATCH + 2]
    assert [event.seq for event in reading.since("test.a", 3, limit=2)] == [4, 5]
    assert reading.since("test.a", 10_000) == []
    assert reading.since("test.none", 0) == []


@pytest.mark.django_db
def test_all_heads_are_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    write(2, "test.a")
    write(1, "test.b")
    with django_assert_num_queries(1):
        assert reading.heads(["test.b", "test.none", "test.a"]) == {"test.b": 1, "test.none": 0, "test.a": 2}


@pytest.fixture
def _renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``room.opened`` have had two older versions: ``name`` became ``caption``, and that ``title``."""
    monkeypatch.setattr(base, "_UPCASTS", dict(base._UPCASTS))
    monkeypatch.setattr(RoomOpened, "version", 3)

    @base.upcast("room.opened", 1)
    def from_first(data: dict[str, Any]) -> dict[str, Any]:
        return {"caption": data["name"]}

    @base.upcast("room.opened", 2)
    def from_second(data: dict[str, Any]) -> dict[str, Any]:
        return {"title": data["caption"]}


@pytest.mark.django_db
@pytest.mark.usefixtures("_renamed")
@pytest.mark.parametrize(("version", "data"), [(1, {"name": "会"}), (2, {"caption": "会"}), (3, {"title": "会"})])
def test_old_versions_are_read_as_today_s_and_stay_as_they_were_written(version: int, data: dict[str, str]) -> None:
    write(1)
    text = chain.canonical(data)
    EventRecord.objects.update(version=version)
    Payload.objects.update(text=text)
    event = reading.since("test.a", 0)[0]
    assert (event.v, event.data) == (3, {"title": "会"})
    assert Payload.objects.get().text == text
    assert EventRecord.objects.get().version == version


@pytest.mark.usefixtures("_renamed")
def test_an_erased_event_needs_no_bringing_up() -> None:
    assert base.current("room.opened", 1, None) == (1, None)


def test_an_unknown_type_is_passed_on_as_it_is() -> None:
    assert base.current("poll.opened", 7, {"x": 1}) == (7, {"x": 1})


@pytest.mark.django_db(transaction=True)
def test_all_reads_of_a_block_see_one_moment_and_hold_up_no_writer() -> None:
    write(1)
    with reading.one_moment():
        assert reading.heads(["test.a"]) == {"test.a": 1}
        in_thread(lambda: write(3))  # would time out if the reader held the lock
        assert in_thread(lambda: reading.heads(["test.a"])) == {"test.a": 4}
        assert reading.heads(["test.a"]) == {"test.a": 1}
        assert len(reading.since("test.a", 0)) == 1
    assert reading.heads(["test.a"]) == {"test.a": 4}


@pytest.mark.django_db(transaction=True)
def test_a_writer_at_work_holds_up_no_reader() -> None:
    write(1)
    writing, read = threading.Event(), threading.Event()

    def slow_write() -> None:
        with unit_of_work():
            emit(RoomOpened(title="late"), stream="test.a", actor=None)
            Stream.objects.create(name="test.lock")
            writing.set()
            assert read.wait(timeout=10)

    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(slow_write)
        assert writing.wait(timeout=10)
        with reading.one_moment():
            assert len(reading.since("test.a", 0)) == 1
        read.set()
        done.result(timeout=10)
        thread.submit(connections.close_all).result(timeout=10)


@pytest.mark.django_db(transaction=True)
def test_the_connection_is_as_before_after_a_block_that_failed() -> None:
    def fail() -> None:
        with reading.one_moment():
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not connection.in_atomic_block
    write(1)
    assert in_thread(lambda: reading.heads(["test.a"])) == {"test.a": 1}


@pytest.mark.django_db
def test_inside_a_transaction_the_block_joins_it() -> None:
    with unit_of_work():
        Stream.objects.create(name="test.mine", head=7)
        with reading.one_moment():
            assert reading.heads(["test.mine"]) == {"test.mine": 7}
    assert Stream.objects.filter(name="test.mine").exists()
