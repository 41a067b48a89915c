"""One unit of work: all of its changes and events, or none, numbered without a gap."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import IntegrityError, connections
from pytest_django.fixtures import DjangoAssertNumQueries

from deliberation.accounts.models import Account
from deliberation.eventlog import nudges, reading
from deliberation.eventlog.models import Delivery, EventRecord, Payload, Stream
from deliberation.eventlog.units import emit, unit_of_work
from deliberation.eventlog.verification import verify
from deliberation.events.payloads import PayloadErased
from deliberation.events.rooms import RoomOpened
from tests.factories import AccountFactory


def note(title: str, *, stream: str = "test.a") -> None:
    emit(RoomOpened(title=title), stream=stream, actor=None)


def fail_after(*titles: str) -> None:
    """Change a row and emit events, the last of them in a unit of its own, then fail."""
    with unit_of_work():
        AccountFactory.create(username="gone")
        for title in titles[:-1]:
            note(title)
        with unit_of_work():
            note(titles[-1])
        raise ZeroDivisionError


def titles(stream: str = "test.a") -> list[str]:
    return [str(event.data and event.data["title"]) for event in reading.since(stream, 0)]


def seqs(stream: str = "test.a") -> list[int]:
    return list(EventRecord.objects.filter(stream_id=stream).order_by("seq").values_list("seq", flat=True))


@pytest.mark.django_db
def test_events_are_recorded_in_the_order_in_which_they_were_emitted() -> None:
    with unit_of_work():
        note("one")
        with unit_of_work():
            note("two")
            with unit_of_work():
                note("three")
        note("four")
    with unit_of_work():
        note("five")
    assert titles() == ["one", "two", "three", "four", "five"]
    assert seqs() == [1, 2, 3, 4, 5]
    assert verify().is_sound


@pytest.mark.django_db
def test_a_nested_unit_that_fails_takes_its_changes_and_events_with_it() -> None:
    with unit_of_work():
        note("one")
        with pytest.raises(ZeroDivisionError):
            fail_after("gone", "gone with its parent")
        note("two")
    assert titles() == ["one", "two"]
    assert seqs() == [1, 2]
    assert not Account.objects.exists()


@pytest.mark.django_db
def test_a_unit_that_fails_leaves_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after("gone")
    assert not Stream.objects.exists()
    assert not Account.objects.exists()
    with unit_of_work():
        note("one")
    assert seqs() == [1]


@pytest.mark.django_db
def test_an_event_outside_a_unit_is_refused() -> None:
    with pytest.raises(RuntimeError, match=r"room\.opened emitted outside a unit of work"):
        note("rumour")
    with pytest.raises(ZeroDivisionError), unit_of_work():
        raise ZeroDivisionError
    with pytest.raises(RuntimeError):  # also after a unit that failed
        note("rumour")


@pytest.mark.django_db
def test_streams_count_apart() -> None:
    with unit_of_work():
        note("b1", stream="test.b")
        note("a1")
        note("b2", stream="test.b")
    with unit_of_work():
        note("a2")
    assert (titles("test.a"), titles("test.b")) == (["a1", "a2"], ["b1", "b2"])
    assert reading.heads(["test.a", "test.b", "test.none"]) == {"test.a": 2, "test.b": 2, "test.none": 0}
    assert verify().is_sound


@pytest.mark.django_db
def test_a_row_may_keep_the_seq_of_its_event_and_undo_all_if_it_cannot() -> None:
    kept: list[int] = []
    with unit_of_work():
        note("one")
        emit(RoomOpened(title="two"), stream="test.a", actor=None, sequenced=kept.append)
    assert kept == [2]

    def refuse(seq: int) -> None:
        raise IntegrityError(f"no row for {seq}")

    def fail() -> None:
        with unit_of_work():
            note("three")
            emit(RoomOpened(title="four"), stream="test.a", actor=None, sequenced=refuse)

    with pytest.raises(IntegrityError):
        fail()
    assert titles() == ["one", "two"]


@pytest.mark.django_db
def test_actor_and_moment_stand_in_the_envelope(stopped_clock: object) -> None:
    account = AccountFactory.create()
    with unit_of_work():
        emit(RoomOpened(title="one"), stream="test.a", actor=account)
        note("two")
    first, second = reading.since("test.a", 0)
    assert (first.actor, second.actor) == (account.id, None)
    assert first.at == second.at
    assert (first.type, first.v) == ("room.opened", 1)


@pytest.mark.django_db
def test_a_unit_without_events_touches_no_stream(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2), unit_of_work():  # the savepoint of this test's own transaction
        pass


@pytest.mark.django_db
def test_recording_many_events_costs_no_more_than_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for count in (1, 50):
        with django_assert_num_queries(7), unit_of_work():
            for number in range(count):
                note(str(number))


@pytest.mark.django_db(transaction=True)
def test_listeners_are_nudged_after_the_commit_and_never_for_what_was_undone() -> None:
    heard: list[nudges.Heads] = []

    def listen(heads: nudges.Heads) -> None:
        heard.append(heads)
        assert reading.heads(heads) == heads  # what a nudge speaks of can be read already

    stop = nudges.listen(listen)
    try:
        with unit_of_work():
            note("one")
            note("b", stream="test.b")
            assert heard == []
        with pytest.raises(ZeroDivisionError):
            fail_after("gone")
    finally:
        stop()
    with unit_of_work():
        note("two")
    assert heard == [{"test.a": 1, "test.b": 1}]


@pytest.mark.django_db(transaction=True)
def test_a_listener_that_fails_undoes_nothing() -> None:
    def fail(heads: nudges.Heads) -> None:
        raise ZeroDivisionError

    stop = nudges.listen(fail)
    try:
        with unit_of_work():
            note("one")
    finally:
        stop()
    assert titles() == ["one"]


@pytest.mark.django_db(transaction=True)
def test_many_writers_on_two_streams_leave_no_gap_and_no_deadlock() -> None:
    writers, rounds = 4, 8
    start = threading.Barrier(writers)

    def write(writer: int) -> None:
        order = ["test.a", "test.b"] if writer % 2 else ["test.b", "test.a"]
        try:
            start.wait(timeout=10)
            for number in range(rounds):
                with unit_of_work():
                    for stream in order:
                        note(f"{writer}.{number}", stream=stream)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(writers) as threads:
        list(threads.map(write, range(writers)))
    for stream in ("test.a", "test.b"):
        assert seqs(stream) == list(range(1, writers * rounds + 1))
        for writer in range(writers):
            own = [title for title in titles(stream) if title.startswith(f"{writer}.")]
            assert own == [f"{writer}.{number}" for number in range(rounds)]
    assert verify().is_sound


@pytest.mark.django_db
def test_each_subscribed_handler_gets_one_delivery() -> None:
    with unit_of_work():
        note("nobody handles it")
        emit(PayloadErased.model_validate({"seq": 1, "reason": "retention"}), stream=f"room.{uuid4()}", actor=None)
    assert sorted(Delivery.objects.values_list("handler", flat=True)) == [
        "notifications.erasures.follow",
        "realtime.erasures.follow",
    ]
    assert Payload.objects.count() == 2
