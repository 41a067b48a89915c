"""``verify``: whatever is altered in the log is found, and what was erased is not called altered."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.db.models import F
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.core import clock
from deliberation.core.errors import NotFound
from deliberation.eventlog import anchors, chain, reading
from deliberation.eventlog.erasure import erase
from deliberation.eventlog.models import GENESIS, Delivery, EventRecord, Payload, Stream
from deliberation.eventlog.units import emit, unit_of_work
from deliberation.eventlog.verification import Fault, verify
from deliberation.events.base import Event
from deliberation.events.messages import MessageHidden, MessagePosted
from deliberation.events.payloads import ErasureReason
from deliberation.events.rooms import RoomOpened

STREAMS = ("test.a", "test.b", "test.c")


class _Someone:
    def __init__(self, id_: UUID) -> None:
        self.id = id_


def write(*stories: tuple[str, Event, UUID | None]) -> None:
    for stream, event, actor in stories:
        with unit_of_work():
            emit(event, stream=stream, actor=_Someone(actor) if actor else None)


def faults(known: list[anchors.Anchor] | None = None) -> set[Fault]:
    return {finding.fault for finding in verify(known).findings}


EVENT = st.one_of(
    st.builds(
        RoomOpened, title=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
    ),
    st.builds(MessageHidden, message_id=st.uuids()),
    st.builds(MessagePosted, message_id=st.uuids(), participant_id=st.uuids(), text=st.just("你好")),
)
LOG = st.lists(st.tuples(st.sampled_from(STREAMS), EVENT, st.none() | st.uuids()), min_size=1, max_size=12)

Alteration = Callable[[st.DataObject], None]


def record_of(data: st.DataObject) -> EventRecord:
    return data.draw(st.sampled_from(list(EventRecord.objects.order_by("stream_id", "seq"))))


def other(data: st.DataObject, value: Any, *values: Any) -> Any:
    return data.draw(st.sampled_from([item for item in values if item != value]))


def set_record(name: str, *values: Any) -> Alteration:
    """Return an alteration that puts another value in a record's column."""

    def alter(data: st.DataObject) -> None:
        record = record_of(data)
        value = other(data, getattr(record, name), *values)
        EventRecord.objects.filter(pk=record.pk).update(**{name: value})

    return alter


def swap_hex(name: str) -> Alteration:
    """Return an alteration of one digit of a digest of a record, or of all of it."""

    def alter(data: st.DataObject) -> None:
        record = record_of(data)
        value: str = getattr(record, name)
        at = data.draw(st.integers(0, 63))
        digit = "0" if value[at] != "0" else "1"
        forged = [value[:at] + digit + value[at + 1 :], value.upper(), "", "not a digest", GENESIS]
        EventRecord.objects.filter(pk=record.pk).update(**{name: other(data, value, *forged)})

    return alter


def shift_at(data: st.DataObject) -> None:
    record = record_of(data)
    delta = data.draw(st.sampled_from([timedelta(microseconds=1), timedelta(days=-1)]))
    EventRecord.objects.filter(pk=record.pk).update(at=record.at + delta)


def move_seq(data: st.DataObject) -> None:
    record = record_of(data)
    EventRecord.objects.filter(pk=record.pk).update(seq=data.draw(st.sampled_from([0, 1000, 2**53 + 1])))


def swap_seqs(data: st.DataObject) -> None:
    """Exchange two records of a stream; where there is only one, number it otherwise."""
    record = record_of(data)
    neighbour = EventRecord.objects.filter(stream_id=record.stream_id).exclude(pk=record.pk).first()
    EventRecord.objects.filter(pk=record.pk).update(seq=10_000)
    if neighbour is not None:
        EventRecord.objects.filter(pk=neighbour.pk).update(seq=record.seq)
        EventRecord.objects.filter(pk=record.pk).update(seq=neighbour.seq)


def move_to_another_stream(data: st.DataObject) -> None:
    record = record_of(data)
    Stream.objects.get_or_create(name="test.z", defaults={"head": record.seq, "head_hash": record.hash})
    EventRecord.objects.filter(pk=record.pk).update(stream_id="test.z")


def alter_payload(name: str, forge: Callable[[str], list[str]]) -> Alteration:
    def alter(data: st.DataObject) -> None:
        payload = Payload.objects.get(pk=record_of(data).pk)
        value: str = getattr(payload, name)
        Payload.objects.filter(pk=payload.pk).update(**{name: other(data, value, *forge(value))})

    return alter


def delete_payload(data: st.DataObject) -> None:
    Payload.objects.filter(pk=record_of(data).pk).delete()


def delete_record(data: st.DataObject) -> None:
    record = record_of(data)
    Payload.objects.filter(pk=record.pk).delete()
    Delivery.objects.filter(record=record).delete()
    record.delete()


def alter_head(data: st.DataObject) -> None:
    stream = data.draw(st.sampled_from(list(Stream.objects.order_by("name"))))
    Stream.objects.filter(pk=stream.pk).update(head=F("head") + data.draw(st.sampled_from([1, 100])))


def alter_head_hash(data: st.DataObject) -> None:
    stream = data.draw(st.sampled_from(list(Stream.objects.order_by("name"))))
    Stream.objects.filter(pk=stream.pk).update(head_hash=data.draw(st.sampled_from([GENESIS, "", "f" * 64])))


ALTERATIONS: dict[str, Alteration] = {
    "type": set_record("type", "room.opened", "message.hidden", "message.posted", ""),
    "version": set_record("version", 1, 2, 0),
    "actor": set_record("actor_id", None, UUID(int=1), UUID(int=2)),
    "at": shift_at,
    "seq": move_seq,
    "order": swap_seqs,
    "stream": move_to_another_stream,
    "payload_digest": swap_hex("payload_digest"),
    "hash": swap_hex("hash"),
    "salt": alter_payload("salt", lambda salt: ["0" * 32, salt[:-2], salt.upper(), "", "no hex", f" {salt[:-1]}"]),
    "text": alter_payload("text", lambda text: ["{}", f"{text} ", text[:-1], text.replace("i", "j"), ""]),
    "payload deleted": delete_payload,
    "record deleted": delete_record,
    "head": alter_head,
    "head_hash": alter_head_hash,
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ALTERATIONS)
@settings(max_examples=30, deadline=None)
@given(log=LOG, data=st.data())
def test_any_single_alteration_is_found(
    name: str, log: list[tuple[str, Event, UUID | None]], data: st.DataObject
) -> None:
    with transaction.atomic():
        write(*log)
        assert verify().is_sound
        with transaction.atomic():
            ALTERATIONS[name](data)
        assert not verify().is_sound
        transaction.set_rollback(True)


def test_every_column_of_the_log_is_altered_above() -> None:
    columns = {
        *(f"record.{field.attname}" for field in EventRecord._meta.concrete_fields),
        *(f"payload.{field.attname}" for field in Payload._meta.concrete_fields),
        *(f"stream.{field.attname}" for field in Stream._meta.concrete_fields),
    }
    assert columns == {
        "record.id",  # says nothing: payloads and deliveries point by it, and follow
        "record.stream_id",
        "record.seq",
        "record.type",
        "record.version",
        "record.at",
        "record.actor_id",
        "record.payload_digest",
        "record.hash",
        "payload.record_id",  # another record's payload does not fit: see the test of exchanged payloads
        "payload.salt",
        "payload.text",
        "stream.name",  # records point by it; a renamed stream is a stream that lost its records
        "stream.head",
        "stream.head_hash",
    }


@pytest.mark.django_db
@settings(max_examples=15, deadline=None)
@given(log=LOG, data=st.data())
def test_a_tail_cut_off_with_its_head_rewritten_is_found_by_an_anchor(
    log: list[tuple[str, Event, UUID | None]], data: st.DataObject
) -> None:
    with transaction.atomic():
        write(*log)
        anchor = anchors.take()
        stream = data.draw(st.sampled_from(list(Stream.objects.order_by("name"))))
        cut(stream, keep=data.draw(st.integers(0, stream.head - 1)))
        assert verify().is_sound  # the database alone cannot know
        assert faults([anchor]) == {Fault.ANCHOR}
        transaction.set_rollback(True)


def cut(stream: Stream, *, keep: int) -> None:
    """Forge a log that ends earlier and hangs together."""
    gone = EventRecord.objects.filter(stream=stream, seq__gt=keep)
    Payload.objects.filter(record__in=gone).delete()
    Delivery.objects.filter(record__in=gone).delete()
    gone.delete()
    last = EventRecord.objects.filter(stream=stream).order_by("-seq").first()
    Stream.objects.filter(pk=stream.pk).update(head=keep, head_hash=last.hash if last else GENESIS)


def rewrite(stream: str) -> None:
    """Forge a log that says something else from its first event on and hangs together."""
    previous = GENESIS
    for record in EventRecord.objects.filter(stream_id=stream).order_by("seq"):
        record.actor_id = uuid4()
        record.hash = previous = chain.link(
            previous,
            stream=stream,
            seq=record.seq,
            type=record.type,
            version=record.version,
            at=record.at,
            actor_id=record.actor_id,
            digest=record.payload_digest,
        )
        record.save()
    Stream.objects.filter(name=stream).update(head_hash=previous)


@pytest.mark.django_db
def test_a_log_rewritten_as_a_whole_is_found_by_any_anchor_taken_before() -> None:
    write(*[("test.a", RoomOpened(title=str(number)), None) for number in range(3)])
    before = anchors.take()
    rewrite("test.a")
    after = anchors.take()
    assert verify([after]).is_sound
    assert faults([before]) == {Fault.ANCHOR}
    # The file of anchors goes on growing after the forgery: the newer line must not hide the older one.
    assert faults([before, after]) == {Fault.ANCHOR}


@pytest.mark.django_db
def test_a_stream_that_vanished_is_found_by_an_anchor() -> None:
    write(("test.a", RoomOpened(title="one"), None), ("test.b", RoomOpened(title="two"), None))
    anchor = anchors.take()
    cut(Stream.objects.get(name="test.b"), keep=0)
    Stream.objects.filter(name="test.b").delete()
    assert verify().is_sound
    assert [(finding.fault, finding.stream) for finding in verify([anchor]).findings] == [(Fault.ANCHOR, "test.b")]


@pytest.mark.django_db
def test_a_log_that_has_grown_still_fits_its_old_anchors() -> None:
    known = []
    for number in range(4):
        write(("test.a", RoomOpened(title=str(number)), None))
        known.append(anchors.take())
    assert verify(known).is_sound


@pytest.mark.django_db
def test_exchanged_payloads_are_found() -> None:
    write(("test.a", RoomOpened(title="one"), None), ("test.a", RoomOpened(title="two"), None))
    first, second = Payload.objects.order_by("record__seq")
    Payload.objects.all().delete()
    Payload.objects.create(record_id=first.pk, salt=second.salt, text=second.text)
    Payload.objects.create(record_id=second.pk, salt=first.salt, text=first.text)
    assert faults() == {Fault.PAYLOAD}


@pytest.mark.django_db
def test_faults_say_where_and_what() -> None:
    write(*[("test.a", RoomOpened(title=str(number)), None) for number in range(1, 6)])
    Payload.objects.filter(record__seq=2).delete()
    Payload.objects.filter(record__seq=3).update(text='{"title":"forged"}')
    EventRecord.objects.filter(seq=4).update(type="room.closed")
    report = verify()
    assert [(item.fault, item.stream, item.seq) for item in report.findings] == [
        (Fault.PAYLOAD, "test.a", 3),
        (Fault.CHAIN, "test.a", 4),
        (Fault.UNEXPLAINED, "test.a", 2),
    ]
    assert (report.streams, report.records) == (1, 5)


@pytest.mark.django_db
@settings(max_examples=20, deadline=None)
@given(log=LOG, data=st.data())
def test_what_was_erased_is_reported_as_erased_and_not_as_broken(
    log: list[tuple[str, Event, UUID | None]], data: st.DataObject
) -> None:
    with transaction.atomic():
        write(*log)
        chosen = data.draw(st.lists(st.sampled_from(list(EventRecord.objects.all())), max_size=4))
        for record in chosen:
            digest = record.payload_digest
            erase(None, stream=record.stream_id, seq=record.seq, reason=ErasureReason.PERSONAL_DATA)
            assert not Payload.objects.filter(record=record).exists()
            record.refresh_from_db()
            assert record.payload_digest == digest
        report = verify()
        assert report.is_sound
        assert set(report.erased) == {(record.stream_id, record.seq) for record in chosen}
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_erasing_tells_readers_and_erasing_again_changes_nothing() -> None:
    write(("test.a", RoomOpened(title="secret"), None))
    for _ in range(2):
        erase(None, stream="test.a", seq=1, reason=ErasureReason.COURT_ORDER)
    erased, told = reading.since("test.a", 0)
    assert (erased.type, erased.data) == ("room.opened", None)
    assert (told.type, told.data) == ("payload.erased", {"seq": 1, "reason": "court_order"})


@pytest.mark.django_db
def test_what_an_erasure_says_cannot_be_erased() -> None:
    write(("test.a", RoomOpened(title="secret"), None))
    erase(None, stream="test.a", seq=1, reason=ErasureReason.RETENTION)
    for seq in (2, 99):  # the record of the erasure, and nothing at all
        with pytest.raises(NotFound, match=r"stream\.not_found"):
            erase(None, stream="test.a", seq=seq, reason=ErasureReason.RETENTION)
    assert verify().is_sound


@pytest.mark.django_db
def test_an_erasure_of_another_stream_explains_nothing() -> None:
    write(("test.a", RoomOpened(title="one"), None), ("test.b", RoomOpened(title="two"), None))
    erase(None, stream="test.b", seq=1, reason=ErasureReason.RETENTION)
    Payload.objects.filter(record__stream_id="test.a").delete()
    assert faults() == {Fault.UNEXPLAINED}


def test_an_anchor_is_one_line_that_reads_back() -> None:
    anchor = anchors.Anchor(at=clock.now(), heads={"room.a": (3, "f" * 64), "member.b": (1, "0" * 64)})
    assert "\n" not in anchor.line()
    assert anchors.parse(f"\n{anchor.line()}\n\n{anchor.line()}\n") == [anchor, anchor]


@pytest.mark.parametrize("line", ["{", "[]", '{"at": 1}', '{"at": "2026-03-02T01:00:00Z", "heads": {"a": 1}}', "null"])
def test_what_is_no_anchor_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="not an anchor"):
        anchors.parse(line)
