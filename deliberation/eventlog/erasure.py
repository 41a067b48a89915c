"""Erasing what an event said while keeping that it happened."""

from deliberation.core.errors import NotFound
from deliberation.eventlog.models import EventRecord, Payload
from deliberation.eventlog.units import Actor, change, emit
from deliberation.events.payloads import ErasureReason, PayloadErased


@change
def erase(actor: Actor | None, *, stream: str, seq: int, reason: ErasureReason) -> None:
    """Delete the payload of ``(stream, seq)`` and record that it was erased; erasing twice changes nothing.

    Rows that hold a copy of the content follow by their app's handler of ``payload.erased``.

    What an erasure itself says is kept: without it, nothing would tell an erased payload from a lost one.

    Raises:
        NotFound: ``stream.not_found``, there is no such event, or it records an erasure.
    """
    record = EventRecord.objects.filter(stream_id=stream, seq=seq).exclude(type=PayloadErased.type).first()
    if record is None:
        raise NotFound("stream.not_found", f"{stream}#{seq}")
    deleted, _ = Payload.objects.filter(record=record).delete()
    if deleted:
        emit(PayloadErased(seq=seq, reason=reason), stream=stream, actor=actor)
