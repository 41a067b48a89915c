"""Who has spoken, how long, and what was handed in: the record of a room's turns."""

from collections import Counter
from collections.abc import Hashable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import F

from deliberation.events.floors import FloorEnd, FloorKind
from realtime import policies
from realtime.models import Participant, Room, Turn
from realtime.representations.floors import (
    ItemTalk,
    OrganisationTalk,
    PersonTalk,
    SectorTalk,
    TalkTimes,
    TurnItem,
    TurnList,
)
from realtime.selectors.floor_queues import sectors_of
from realtime.selectors.floors import lasted

K = TypeVar("K", bound=Hashable)


def talk_times(room: Room, now: datetime) -> TalkTimes:
    """Return how long people have spoken by ``now``: each person, each sector, each body, each item."""
    rows = Turn.objects.filter(room=room, state__in=[*Turn.HELD, Turn.State.DONE])
    turns = [(turn, lasted(turn, now)) for turn in rows.select_related("participant__acts_for").order_by("id")]
    sectors = sectors_of({turn.participant for turn, _ in turns})
    people: Counter[UUID] = Counter()
    by_sector: Counter[str] = Counter()
    bodies: Counter[tuple[UUID, str]] = Counter()
    items: Counter[UUID | None] = Counter()
    for turn, seconds in turns:
        people[turn.participant_id] += seconds
        items[turn.item_id] += seconds
        by_sector[sectors.get(turn.participant_id, "")] += seconds
        if turn.participant.acts_for is not None:
            bodies[turn.participant.acts_for.id, turn.participant.acts_for.label] += seconds
    return TalkTimes(
        at=now,
        people=[PersonTalk(participant_id=id_, seconds=seconds) for id_, seconds in _longest_first(people)],
        sectors=[SectorTalk(sector=name, seconds=seconds) for name, seconds in _longest_first(by_sector)],
        organisations=[
            OrganisationTalk(organisation_id=id_, name=name, seconds=seconds)
            for (id_, name), seconds in _longest_first(bodies)
        ],
        items=[ItemTalk(item_id=id_, seconds=seconds) for id_, seconds in _longest_first(items)],
    )


def _longest_first(sums: Counter[K]) -> list[tuple[K, int]]:
    """Return what was spoken at all; of equals, whoever spoke first comes first."""
    return [(key, seconds) for key, seconds in sums.most_common() if seconds]


def turns(participant: Participant, now: datetime) -> TurnList:
    """Return the turns that somebody may read of: their own, and for chair and operators everybody's."""
    rows = Turn.objects.filter(room_id=participant.room_id).exclude(state=Turn.State.WITHDRAWN)
    if not policies.may_preside(participant):
        rows = rows.filter(participant=participant)
    return TurnList(items=[_item(row, now) for row in rows.order_by(F("granted_at").asc(nulls_last=True), "id")])


def _item(row: Turn, now: datetime) -> TurnItem:
    return TurnItem(
        request_id=row.id,
        participant_id=row.participant_id,
        item_id=row.item_id,
        kind=FloorKind(row.kind),
        state=row.state,
        arranged=row.arranged,
        is_substitute=row.is_substitute,
        about_id=row.about_id,
        department_id=row.department_id,
        source_id=row.source_id,
        limit=row.limit,
        seconds=lasted(row, now),
        asked_at=row.asked_at,
        granted_at=row.granted_at,
        began_at=row.began_at,
        ended_at=row.ended_at,
        end=FloorEnd(row.end) if row.end else None,
        reason=row.reason,
        text=row.text,
        due_on=row.due_on,
    )
