"""Rows follow the log's erasures."""

from deliberation.eventlog.models import EventRecord
from deliberation.eventlog.reading import payload_text
from deliberation.eventlog.subscriptions import handles
from deliberation.events.payloads import PayloadErased
from realtime.services import erasures


@handles(PayloadErased.type, name="realtime.erasures.follow")
def follow(record: EventRecord) -> None:
    """Erase the message or the turn's words whose event was erased, with all other events that quote them."""
    text = payload_text(record)
    if text is not None:
        data = PayloadErased.model_validate_json(text)
        erasures.follow(record.stream_id, data.seq, data.reason)
