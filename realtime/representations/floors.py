"""Speaking, as far as the room's state does not hold it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from deliberation.events.floors import FloorEnd, FloorKind
from realtime.representations.answers import Answer


class PersonTalk(Answer):
    """How many seconds somebody has spoken."""

    participant_id: UUID
    seconds: int


class SectorTalk(Answer):
    """How many seconds members of a sector have spoken; an empty name stands for whoever belongs to none."""

    sector: str
    seconds: int


class OrganisationTalk(Answer):
    """How many seconds those have spoken who sit for a body."""

    organisation_id: UUID
    name: str
    seconds: int


class ItemTalk(Answer):
    """How many seconds were spoken to an item; ``null`` for what was outside the agenda."""

    item_id: UUID | None
    seconds: int


class TalkTimes(Answer):
    """Who had spoken how long ``at`` that moment, whoever speaks included; in each list the longest first."""

    at: datetime
    people: list[PersonTalk]
    sectors: list[SectorTalk]
    organisations: list[OrganisationTalk]
    items: list[ItemTalk]


class TurnItem(Answer):
    """One turn, whether it is to come, going on or over.

    ``text`` is the written speech, or the question that a department took away; ``reason`` is why a turn was revoked.
    """

    request_id: UUID
    participant_id: UUID
    item_id: UUID | None
    kind: FloorKind
    state: str
    arranged: int | None
    is_substitute: bool
    about_id: UUID | None
    department_id: UUID | None
    source_id: UUID | None
    limit: int
    seconds: int
    asked_at: datetime
    granted_at: datetime | None
    began_at: datetime | None
    ended_at: datetime | None
    end: FloorEnd | None
    reason: str
    text: str
    due_on: date | None


class TurnList(Answer):
    """Turns in the order in which they were called up, and then of those that were not."""

    items: list[TurnItem]


@dataclass(frozen=True, slots=True)
class FloorPermission:
    """Somebody may be heard, at a venue if ``source_id`` names one, until an instant if there is one.

    ``is_inner`` says that observers may not hear it.
    """

    participant_id: UUID
    source_id: UUID | None
    is_inner: bool
    until: datetime | None
