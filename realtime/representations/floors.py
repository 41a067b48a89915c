"""The floor, as far as the room's state does not hold it."""

from datetime import datetime
from uuid import UUID

from realtime.representations.answers import Answer


class TalkTime(Answer):
    """How many seconds one of them has spoken; ``key`` is an id, or the name of a group; empty for none."""

    key: str
    seconds: int


class TalkTimes(Answer):
    """Who has spoken how long, the longest first: by participant, by sector or department, by item of the agenda."""

    people: list[TalkTime]
    groups: list[TalkTime]
    items: list[TalkTime]


class WrittenSpeechItem(Answer):
    """A speech that was handed in instead of being held."""

    request_id: UUID
    participant_id: UUID
    item_id: UUID | None
    at: datetime
    text: str


class WrittenSpeechList(Answer):
    """Written speeches in the order in which they were handed in."""

    items: list[WrittenSpeechItem]
