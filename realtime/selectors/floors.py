"""Turns to speak: whose the floor is, which rules hold for it, and how long a turn may be."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from consultations.models import AgendaItem
from deliberation.core.errors import NotFound
from deliberation.events.floors import FloorKind
from deliberation.events.organisations import OrganisationKind
from deliberation.events.participants import Whereabouts
from deliberation.events.sittings import AgendaKind, FloorOrder
from deliberation.rules.catalogue import FloorRules
from deliberation.rules.selectors import rules
from realtime.models import Participant, Room, Turn
from realtime.representations.floors import FloorPermission
from realtime.selectors.rooms import is_present

SPEECHES = frozenset({AgendaKind.REPORT, AgendaKind.SPEECHES})
"""Kinds of items under which people hold speeches; elsewhere they speak briefly."""
CALLED_UPON = frozenset({OrganisationKind.DEPARTMENT, OrganisationKind.ASSIGNING_BODY})
"""Kinds of bodies that members consult with: they are asked, and they answer."""
LONGEST = 4 * 3600


def floor_rules(room: Room) -> FloorRules:
    """Return the rules about speaking in force in a room."""
    return rules(room.committee_id).floor


def lock_floor(room: Room) -> Turn | None:
    """Lock the room's floor, read anew where the sitting stands, and return the turn of whoever has the floor."""
    # One lock for all of a room's turns: a turn's transitions depend on who else has the floor. Whoever ends the
    # sitting takes it too, after the state has changed: so nothing is granted that the end does not see.
    Room.objects.select_for_update(no_key=True).get(id=room.id)
    room.sitting.refresh_from_db(fields=["state", "cancelled_at", "current_item"])
    return holder(room.id)


def holder(room_id: UUID) -> Turn | None:
    """Return the turn of whoever has the floor."""
    return _turns().filter(room_id=room_id, state__in=Turn.HELD).first()


def access_turn(room: Room, request_id: UUID) -> Turn:
    """Return a turn of the room.

    Raises:
        NotFound: ``floor.not_found``.
    """
    turn = _turns().filter(room=room, id=request_id).first()
    if turn is None:
        raise NotFound("floor.not_found")
    return turn


def waiting_turn(participant: Participant, item: AgendaItem | None, kind: FloorKind) -> Turn | None:
    """Return the turn of this kind that somebody waits for under an item."""
    wish = {"participant": participant, "item": item, "kind": kind, "state": Turn.State.WAITING}
    return _turns().filter(**wish).first()


def _turns() -> QuerySet[Turn]:
    return Turn.objects.select_related("room__sitting__consultation", "item__sitting", "participant__account")


def access_item(room: Room, item_id: UUID | None) -> AgendaItem | None:
    """Return an item of the room's agenda; ``None`` for what is outside it.

    Raises:
        NotFound: ``agenda.not_found``.
    """
    if item_id is None:
        return None
    item = AgendaItem.objects.select_related("sitting").filter(sitting_id=room.id, id=item_id).first()
    if item is None:
        raise NotFound("agenda.not_found")
    return item


def planned_order(item: AgendaItem | None, rules_: FloorRules) -> FloorOrder:
    """Return in what order people speak to an item as planned, or else as the rule has it."""
    if item is not None and item.floor_order:
        return FloorOrder(item.floor_order)
    return rules_.speech_order if item is not None and item.kind in SPEECHES else rules_.exchange_order


def limit_for(kind: FloorKind, item: AgendaItem | None, rules_: FloorRules) -> int:
    """Return how many seconds a turn may last: a report as planned, shared by those who give it, all else by rule."""
    if kind is FloorKind.ANSWER:
        return rules_.answer_seconds
    if kind is not FloorKind.SPEECH or item is None or item.kind not in SPEECHES:
        return rules_.short_seconds
    if item.kind == AgendaKind.REPORT and item.minutes:
        return min(item.minutes * 60 // max(1, item.presenters.count()), LONGEST)
    return rules_.speech_seconds


def is_department(participant: Participant) -> bool:
    """Return whether somebody sits for a body that is asked and answers."""
    return participant.acts_for is not None and participant.acts_for.kind in CALLED_UPON


def is_inner(turn: Turn) -> bool:
    """Return whether observers are kept from a turn."""
    return turn.item is not None and turn.item.is_confidential


def in_hall(participant: Participant) -> bool:
    """Return whether somebody is heard without a device of their own."""
    return participant.is_signed_on_paper or participant.whereabouts == Whereabouts.HALL


def reachable(participants: QuerySet[Participant]) -> set[UUID]:
    """Return those who could begin to speak now: connected, or in the hall."""
    rows = participants.annotate(connected=is_present())
    return {row.id for row in rows if row.connected or in_hall(row)}


def lasted(turn: Turn, now: datetime) -> int:
    """Return how many seconds a turn has lasted by ``now``, deadlines that have passed included, swept or not."""
    started_at, over_at = turn.started_at, turn.over_at
    if turn.state == Turn.State.GRANTED and turn.take_by is not None and turn.take_by <= now:
        started_at = turn.take_by
    if started_at is None:
        return turn.spoken
    return turn.spoken + max(0, round((min(now, over_at or now) - started_at).total_seconds()))


def floor_permissions(room: Room, now: datetime) -> list[FloorPermission]:
    """Return who may be heard in the room now, and until when: at the most one.

    Nobody is while the sitting pauses; who has dropped keeps the right to be heard as long as they are waited for.
    """
    turn = holder(room.id)
    if turn is None or (turn.state == Turn.State.PAUSED and turn.resume_by is None):
        return []
    until = _over_at(turn) if turn.state == Turn.State.GRANTED else turn.over_at or turn.resume_by
    if until is not None and until <= now:
        return []
    permission = FloorPermission(
        participant_id=turn.participant_id, source_id=turn.source_id, is_inner=is_inner(turn), until=until
    )
    return [permission]


def _over_at(turn: Turn) -> datetime | None:
    """Return when a turn that was called up is over at the latest, as the rules stand."""
    rules_ = floor_rules(turn.room)
    if not rules_.auto_release or turn.take_by is None:
        return None
    return turn.take_by + timedelta(seconds=turn.limit - turn.spoken + rules_.grace_seconds)
