"""Queues for the floor: who asks, who stands on the list, in what order they stand."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from consultations.models import AgendaItem
from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict, Forbidden, Invalid, NotFound
from deliberation.eventlog.units import Actor, change
from deliberation.eventlog.verbs import Result
from deliberation.events.floors import (
    ArrangedSpeaker,
    FloorArrange,
    FloorKind,
    FloorMove,
    FloorRequest,
    FloorSetOrder,
    FloorWithdraw,
)
from deliberation.events.participants import Admission
from realtime import policies
from realtime.models import FloorQueue, Participant, Room, Turn
from realtime.selectors import access_room, has_control
from realtime.selectors import floors as selectors
from realtime.services import floor_clock, turns
from realtime.services.floors import TurnResult, require_state, result


class QueueResult(Result):
    """How many wait in the queue now."""

    waiting: int


@change
def request(actor: Account, command: FloorRequest) -> TurnResult:
    """Ask for the floor. Asking again for the same changes nothing but what the request is about.

    Raises:
        Forbidden: ``floor.forbidden``, to observers, operators and, by rule, guests; answers are for departments.
        NotFound: ``agenda.not_found``, ``floor.not_found`` for what it is about, ``organisation.not_found``.
        Conflict: ``sitting.not_open``.
    """
    participant = access_room(actor, command.room_id)
    room = participant.room
    policies.require(policies.may_request_floor(participant, selectors.floor_rules(room)), "floor.forbidden")
    if command.kind is FloorKind.ANSWER and not selectors.is_department(participant):
        raise Forbidden("floor.forbidden")
    _, now = floor_clock.hold(room)
    policies.require_running(room)
    item = selectors.access_item(room, command.item_id or room.sitting.current_item_id)
    about = selectors.access_turn(room, command.about_id) if command.about_id is not None else None
    _require_asked(room, command)
    turn = turns.wait(participant, item, command.kind, at=now)
    turn.has_asked, turn.about, turn.department_id = True, about, command.department_id
    turn.save(update_fields=["has_asked", "about", "department"])
    turns.tell_queues(room, actor=actor, at=now)
    return result(turn)


@change
def withdraw(actor: Account, command: FloorWithdraw) -> TurnResult:
    """Take a request back: one's own, or as the one who presides. Doing so again changes nothing.

    Raises:
        Forbidden: ``floor.forbidden``, for somebody else's.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn has been given.
    """
    turn, now = floor_clock.hold_turn(actor, command.room_id, command.request_id, may=policies.may_withdraw)
    if turn.state != Turn.State.WITHDRAWN:
        require_state(turn, Turn.State.WAITING)
        turn.state, turn.ended_at = Turn.State.WITHDRAWN, now
        turn.save(update_fields=["state", "ended_at"])
        turns.tell_queues(turn.room, actor=actor, at=now)
    return result(turn)


@change
def arrange(actor: Account, command: FloorArrange) -> QueueResult:
    """Set an item's arranged list. It may be set before the sitting begins.

    Whoever has spoken to the item, or handed in a speech, stays out of the queue; whoever is taken off the list and had
    asked on their own goes on waiting.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but those who have the operator's controls.
        NotFound: ``agenda.not_found``, ``participant.not_found``.
        Invalid: ``floor.duplicate``.
        Conflict: ``sitting.not_open``, ``floor.no_speaker``.
    """
    room = _operate(actor, command.room_id)
    ids = [speaker.participant_id for speaker in command.speakers]
    if len(set(ids)) < len(ids):
        raise Invalid("floor.duplicate")
    _, now = floor_clock.hold(room)
    policies.require_not_over(room)
    item = selectors.access_item(room, command.item_id)
    people = list(room.participants.filter(id__in=ids).exclude(admission=Admission.WITHDRAWN))
    if len(people) < len(ids):
        raise NotFound("participant.not_found")
    if not all(policies.may_speak(person) for person in people):
        raise Conflict("floor.no_speaker")
    set_list(room, item, command.speakers, at=now)
    return _told(room, item, actor, now)


def set_list(room: Room, item: AgendaItem | None, speakers: Iterable[ArrangedSpeaker], *, at: datetime) -> None:
    """Let an item's arranged list be ``speakers``, in their order. The queue is told apart."""
    listed = list(speakers)
    people = room.participants.in_bulk([speaker.participant_id for speaker in listed])
    speeches = Turn.objects.filter(room=room, item=item, kind=FloorKind.SPEECH)
    off = speeches.filter(state=Turn.State.WAITING, arranged__isnull=False).exclude(participant__in=people)
    off.filter(has_asked=False).update(state=Turn.State.WITHDRAWN, ended_at=at, arranged=None)
    off.filter(has_asked=True).update(arranged=None, is_substitute=False)
    heard = set(speeches.filter(state__in=Turn.HEARD).values_list("participant_id", flat=True))
    FloorQueue.objects.get_or_create(room=room, item=item)
    for number, speaker in enumerate(listed, 1):
        if speaker.participant_id not in heard:
            turn = turns.wait(people[speaker.participant_id], item, FloorKind.SPEECH, at=at)
            turn.arranged, turn.is_substitute = number, speaker.is_substitute
            turn.limit = speaker.limit or selectors.limit_for(FloorKind.SPEECH, item, selectors.floor_rules(room))
            turn.save(update_fields=["arranged", "is_substitute", "limit"])


@change
def set_order(actor: Account, command: FloorSetOrder) -> QueueResult:
    """Choose in what order an item's queue stands.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but those who have the operator's controls.
        NotFound: ``agenda.not_found``.
        Conflict: ``sitting.not_open``.
    """
    room = _operate(actor, command.room_id)
    _, now = floor_clock.hold(room)
    policies.require_not_over(room)
    item = selectors.access_item(room, command.item_id)
    FloorQueue.objects.update_or_create(room=room, item=item, defaults={"chosen": command.order})
    return _told(room, item, actor, now)


@change
def move(actor: Account, command: FloorMove) -> QueueResult:
    """Put somebody at a place in the queue by hand, or give them back to the order; the log keeps who did so.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but those who have the operator's controls.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn no longer waits.
    """
    turn, now = floor_clock.hold_turn(actor, command.room_id, command.request_id, may=_may_operate)
    require_state(turn, Turn.State.WAITING)
    if command.place is None:
        turn.place = None
        turn.save(update_fields=["place"])
        return _told(turn.room, turn.item, actor, now)
    return _told(turn.room, turn.item, actor, now, moved=(turn, command.place))


def _require_asked(room: Room, command: FloorRequest) -> None:
    """Refuse a question to a body for which nobody sits in the room."""
    asked = command.department_id
    if asked is not None and not room.participants.filter(acts_for_id=asked).exists():
        raise NotFound("organisation.not_found")


def _operate(actor: Account, room_id: UUID) -> Room:
    participant = access_room(actor, room_id)
    policies.require(has_control(participant), "floor.forbidden")
    return participant.room


def _may_operate(participant: Participant, turn: Turn) -> bool:
    return has_control(participant)


def _told(
    room: Room, item: AgendaItem | None, actor: Actor, at: datetime, *, moved: tuple[Turn, int] | None = None
) -> QueueResult:
    turns.tell_queues(room, actor=actor, at=at, moved=moved)
    return QueueResult(waiting=Turn.objects.filter(room=room, item=item, state=Turn.State.WAITING).count())
