"""The log about itself: ``payload.*``."""

from enum import StrEnum
from typing import ClassVar

from deliberation.events.base import Event, event


class ErasureReason(StrEnum):
    """The grounds on which an event's content is erased."""

    PERSONAL_DATA = "personal_data"
    COURT_ORDER = "court_order"
    RETENTION = "retention"


@event
class PayloadErased(Event):
    """The content of the event with this ``seq`` on the same stream is gone; its envelope and digest remain."""

    type: ClassVar[str] = "payload.erased"
    seq: int
    reason: ErasureReason
