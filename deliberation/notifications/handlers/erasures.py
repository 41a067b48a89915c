"""Notices follow the log's erasures."""

from uuid import UUID

from deliberation.eventlog.models import EventRecord
from deliberation.eventlog.reading import payload_text
from deliberation.eventlog.subscriptions import handles
from deliberation.events.payloads import PayloadErased
from deliberation.notifications.models import Notice


@handles(PayloadErased.type, name="notifications.erasures.follow")
def follow(record: EventRecord) -> None:
    """Delete the notice whose event was erased."""
    text = payload_text(record)
    kind, _, account_id = record.stream_id.partition(".")
    if text is not None and kind == "member":
        data = PayloadErased.model_validate_json(text)
        Notice.objects.filter(account_id=UUID(account_id), seq=data.seq).delete()
