"""Checking the log: is every record what it was when it was written?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from deliberation.eventlog import chain
from deliberation.eventlog.anchors import Anchor
from deliberation.eventlog.models import GENESIS, EventRecord, Payload, Stream
from deliberation.eventlog.reading import one_moment
from deliberation.events.payloads import PayloadErased


class Fault(StrEnum):
    """What can be wrong with a log."""

    GAP = "gap"
    """A seq is missing or stands twice."""
    CHAIN = "chain"
    """An envelope does not follow from its predecessor."""
    PAYLOAD = "payload"
    """A payload is not the one its digest was made of."""
    UNEXPLAINED = "unexplained"
    """A payload is missing and no ``payload.erased`` says why."""
    HEAD = "head"
    """The stream's head is not its last record."""
    ANCHOR = "anchor"
    """The log does not contain what an anchor outside the database remembers."""


_Remembered = dict[str, dict[int, set[str]]]
"""What anchors say: stream name → seq → hashes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault and where it is."""

    fault: Fault
    stream: str
    seq: int


@dataclass(slots=True)
class Report:
    """What a verification found."""

    streams: int = 0
    records: int = 0
    erased: list[tuple[str, int]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not self.findings


def verify(anchors: list[Anchor] | None = None) -> Report:
    """Read the whole log and return what is wrong with it, including against ``anchors`` kept elsewhere."""
    report = Report()
    remembered: _Remembered = {}
    for anchor in anchors or []:
        for name, (seq, digest) in anchor.heads.items():
            # A rewritten log gets new anchors too: one must not take the place of another.
            remembered.setdefault(name, {}).setdefault(seq, set()).add(digest)
    with one_moment():  # heads and records must be of the same moment while people go on writing
        for stream in Stream.objects.order_by("name"):
            report.streams += 1
            report.findings += _verify_stream(stream, remembered.pop(stream.name, {}), report)
    for name, lost in remembered.items():
        report.findings += [Finding(Fault.ANCHOR, name, seq) for seq in lost]
    return report


def _verify_stream(stream: Stream, remembered: dict[int, set[str]], report: Report) -> Iterator[Finding]:
    previous, expected = GENESIS, 1
    missing: set[int] = set()
    explained: set[int] = set()
    records = EventRecord.objects.filter(stream=stream).select_related("payload").order_by("seq")
    for record in records.iterator(chunk_size=2000):
        report.records += 1
        if record.seq != expected:
            yield Finding(Fault.GAP, stream.name, expected)
        if not _follows(previous, record):
            yield Finding(Fault.CHAIN, stream.name, record.seq)
        if remembered.pop(record.seq, {record.hash}) != {record.hash}:
            yield Finding(Fault.ANCHOR, stream.name, record.seq)
        payload = getattr(record, "payload", None)
        if payload is None:
            missing.add(record.seq)
        elif not _is_intact(payload, record.payload_digest):
            yield Finding(Fault.PAYLOAD, stream.name, record.seq)
        elif record.type == PayloadErased.type:
            explained.add(PayloadErased.model_validate_json(payload.text).seq)
        previous, expected = record.hash, record.seq + 1
    if (stream.head, stream.head_hash) != (expected - 1, previous):
        yield Finding(Fault.HEAD, stream.name, stream.head)
    for seq in sorted(missing):
        if seq in explained:
            report.erased.append((stream.name, seq))
        else:
            yield Finding(Fault.UNEXPLAINED, stream.name, seq)
    for seq in sorted(remembered):
        yield Finding(Fault.ANCHOR, stream.name, seq)


def _follows(previous: str, record: EventRecord) -> bool:
    """Return whether the record is chained to the ``previous`` hash; an altered hash need not be one at all."""
    try:
        link = chain.link(
            previous,
            stream=record.stream_id,
            seq=record.seq,
            type=record.type,
            version=record.version,
            at=record.at,
            actor_id=record.actor_id,
            digest=record.payload_digest,
        )
    except ValueError:
        return False
    return link == record.hash


def _is_intact(payload: Payload, digest: str) -> bool:
    """Return whether salt and text are those of ``digest``, and the salt in the one spelling it was written in."""
    try:
        is_spelt_so = bytes.fromhex(payload.salt).hex() == payload.salt
        return is_spelt_so and chain.payload_digest(payload.salt, payload.text) == digest
    except ValueError:
        return False
