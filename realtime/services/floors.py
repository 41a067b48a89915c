"""The floor: who asks, who is called up, who speaks how long."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from consultations.models import AgendaItem
from deliberation.accounts.models import Account, Organisation
from deliberation.core import clock
from deliberation.core.errors import Conflict, Forbidden, Invalid, NotFound
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.floors import (
    FloorArrange,
    FloorEnd,
    FloorExtend,
    FloorGrant,
    FloorHandedIn,
    FloorHandIn,
    FloorKind,
    FloorMove,
    FloorNext,
    FloorPass,
    FloorRelease,
    FloorRequest,
    FloorRevoke,
    FloorRevoked,
    FloorSetOrder,
    FloorTake,
    FloorTakeAway,
    FloorTakenAway,
    FloorWithdraw,
)
from deliberation.events.participants import Admission
from realtime import policies
from realtime.models import FloorQueue, Participant, Room, Turn
from realtime.selectors import access_participant, access_room, has_control
from realtime.selectors import floors as selectors
from realtime.services import turns


class TurnResult(Result):
    """Which turn it was, and where it stands now."""

    request_id: UUID
    state: Turn.State


class QueueResult(Result):
    """How many wait in the queue now."""

    waiting: int


@change
def request(actor: Account, command: FloorRequest) -> TurnResult:
    """Ask for the floor. Asking again for the same changes nothing.

    Raises:
        Forbidden: ``floor.forbidden``, to observers, operators and, by rule, guests.
        NotFound: ``agenda.not_found``.
        Conflict: ``sitting.not_open``.
    """
    participant = access_room(actor, command.room_id)
    room, now = participant.room, clock.now()
    rules = selectors.floor_rules(room)
    policies.require(policies.may_request_floor(participant, rules), "floor.forbidden")
    if command.kind is FloorKind.ANSWER and not selectors.is_department(participant):
        raise Forbidden("floor.forbidden")
    selectors.hold_floor(room)
    policies.require_running(room)
    item = selectors.access_item(room, command.item_id or room.sitting.current_item_id)
    turn = _wait(participant, item, command.kind, asked_at=now)
    turns.tell_queue(room, item, actor=actor, at=now)
    return _result(turn)


@change
def withdraw(actor: Account, command: FloorWithdraw) -> TurnResult:
    """Take a request back: one's own, or as the one who runs the meeting. Doing so again changes nothing.

    Raises:
        Forbidden: ``floor.forbidden``, for somebody else's.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn has begun.
    """
    participant, turn, now = _turn(actor, command.room_id, command.request_id)
    allowed = turn.participant_id == participant.id or policies.may_preside(participant)
    policies.require(allowed, "floor.forbidden")
    if turn.state == Turn.State.WITHDRAWN:
        return _result(turn)
    _require_state(turn, Turn.State.WAITING)
    turn.state, turn.ended_at = Turn.State.WITHDRAWN, now
    turn.save(update_fields=["state", "ended_at"])
    turns.tell_queue(turn.room, turn.item, actor=actor, at=now)
    return _result(turn)


@change
def arrange(actor: Account, command: FloorArrange) -> QueueResult:
    """Set an item's arranged list. It may be set before the sitting begins.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but those who run the meeting.
        NotFound: ``agenda.not_found``, ``participant.not_found``.
        Invalid: ``floor.duplicate``.
        Conflict: ``sitting.not_open``.
    """
    participant = _operate(actor, command.room_id)
    room, now = participant.room, clock.now()
    ids = [speaker.participant_id for speaker in command.speakers]
    if len(set(ids)) < len(ids):
        raise Invalid("floor.duplicate")
    selectors.hold_floor(room)
    policies.require_not_over(room)
    item = selectors.access_item(room, command.item_id)
    people = {found.id: found for found in room.participants.filter(id__in=ids).exclude(admission=Admission.WITHDRAWN)}
    if len(people) < len(ids):
        raise NotFound("participant.not_found")
    rules = selectors.floor_rules(room)
    listed = Turn.objects.filter(room=room, item=item, state=Turn.State.WAITING, arranged__isnull=False)
    listed.exclude(participant_id__in=ids).update(state=Turn.State.WITHDRAWN, ended_at=now)
    heard = set(
        Turn.objects.filter(room=room, item=item, arranged__isnull=False, state__in=[*Turn.HELD, Turn.State.DONE])
        .filter(kind=FloorKind.SPEECH)
        .values_list("participant_id", flat=True)
    )
    for number, speaker in enumerate(command.speakers, 1):
        if speaker.participant_id in heard:  # they have had their turn: the list keeps them, the queue does not
            continue
        turn = _wait(people[speaker.participant_id], item, FloorKind.SPEECH, asked_at=now)
        turn.arranged, turn.is_substitute = number, speaker.is_substitute
        turn.limit = speaker.limit or selectors.limit_for(FloorKind.SPEECH, item, rules)
        turn.save(update_fields=["arranged", "is_substitute", "limit"])
    return _told(room, item, actor, now)


@change
def set_order(actor: Account, command: FloorSetOrder) -> QueueResult:
    """Choose in what order an item's queue stands.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but those who run the meeting.
        NotFound: ``agenda.not_found``.
        Conflict: ``sitting.not_open``.
    """
    participant = _operate(actor, command.room_id)
    room, now = participant.room, clock.now()
    selectors.hold_floor(room)
    policies.require_not_over(room)
    item = selectors.access_item(room, command.item_id)
    FloorQueue.objects.update_or_create(room=room, item=item, defaults={"order": command.order})
    return _told(room, item, actor, now)


@change
def move(actor: Account, command: FloorMove) -> QueueResult:
    """Put somebody at a place in the queue by hand; the log keeps who did so.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but those who run the meeting.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn no longer waits.
    """
    participant, turn, now = _turn(actor, command.room_id, command.request_id)
    policies.require(has_control(participant), "floor.forbidden")
    _require_state(turn, Turn.State.WAITING)
    turn.place = command.place
    turn.save(update_fields=["place"])
    return _told(turn.room, turn.item, actor, now)


@change
def grant(actor: Account, command: FloorGrant) -> TurnResult:
    """Give somebody the floor; whoever had it loses it to them.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but chair and operators.
        NotFound: ``floor.not_found``, ``participant.not_found``.
        Invalid: ``floor.no_venue``.
        Conflict: ``sitting.not_open``, ``floor.wrong_state``, ``floor.not_admitted``.
    """
    participant = _preside(actor, command.room_id)
    room, now = participant.room, clock.now()
    holder = selectors.hold_floor(room)
    policies.require_running(room)
    source = _source(room, command.source_id)
    if command.request_id is not None:
        turn = selectors.access_turn(room, command.request_id)
        if holder is not None and holder.id == turn.id:
            return _result(turn)
        _require_state(turn, Turn.State.WAITING)
    else:
        if command.participant_id is None:
            raise Invalid("request.invalid", fields=[{"field": "participant_id", "reason": "missing"}])
        speaker = access_participant(room, command.participant_id)
        item = selectors.access_item(room, room.sitting.current_item_id)
        turn = _wait(speaker, item, command.kind, asked_at=now)
    if command.limit is not None:
        turn.limit = command.limit
    _hand_over(room, holder, turn, source, actor, now)
    return _result(turn)


@change
def next_(actor: Account, command: FloorNext) -> TurnResult:
    """Give the floor to the next in the current item's queue.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but chair and operators.
        Conflict: ``sitting.not_open``, ``floor.nobody_waits``: then whoever speaks goes on.
    """
    participant = _preside(actor, command.room_id)
    room, now = participant.room, clock.now()
    holder = selectors.hold_floor(room)
    policies.require_running(room)
    item = selectors.access_item(room, room.sitting.current_item_id)
    _, entries = selectors.queue(room, item)
    here = set(
        room.participants.filter(
            id__in=[entry.participant_id for entry in entries], admission=Admission.ADMITTED
        ).values_list("id", flat=True)
    )
    entry = next((entry for entry in entries if entry.participant_id in here), None)
    if entry is None:
        raise Conflict("floor.nobody_waits")
    turn = selectors.access_turn(room, entry.request_id)
    _hand_over(room, holder, turn, None, actor, now)
    return _result(turn)


@change
def take(actor: Account, command: FloorTake) -> TurnResult:
    """Begin to speak; for a venue's source, the venue may begin for its speaker. Beginning again changes nothing.

    Raises:
        Forbidden: ``floor.forbidden``, for somebody else's turn.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn is not theirs to begin now.
    """
    participant, turn, now = _turn(actor, command.room_id, command.request_id)
    policies.require(_is_speaker(participant, turn), "floor.forbidden")
    if turn.state == Turn.State.SPEAKING:
        return _result(turn)
    _require_state(turn, Turn.State.GRANTED)
    turns.start(turn, actor=actor, at=min(now, turn.take_by or now))
    return _result(turn)


@change
def extend(actor: Account, command: FloorExtend) -> TurnResult:
    """Give the speaker more time.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but chair and operators.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn is over or has not begun.
    """
    participant, turn, now = _turn(actor, command.room_id, command.request_id)
    policies.require(policies.may_preside(participant), "floor.forbidden")
    _require_held(turn)
    seconds = command.seconds or selectors.floor_rules(turn.room).extension_seconds
    turns.extend(turn, seconds, actor=actor, at=now)
    return _result(turn)


@change
def release(actor: Account, command: FloorRelease) -> TurnResult:
    """End a turn: one's own, or as the one who presides. Ending it again changes nothing.

    Raises:
        Forbidden: ``floor.forbidden``, for somebody else's.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn has not been given.
    """
    participant, turn, now = _turn(actor, command.room_id, command.request_id)
    allowed = _is_speaker(participant, turn) or policies.may_preside(participant)
    policies.require(allowed, "floor.forbidden")
    if turn.state != Turn.State.DONE:
        _require_held(turn)
        turns.finish(turn, FloorEnd.RELEASED, actor=actor, at=now)
    return _result(turn)


@change
def revoke(actor: Account, command: FloorRevoke) -> TurnResult:
    """Take the floor away, for a reason that the speaker and the desk learn. Doing so again changes nothing.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but chair and operators.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn has not been given.
    """
    participant, turn, now = _turn(actor, command.room_id, command.request_id)
    policies.require(policies.may_preside(participant), "floor.forbidden")
    if turn.state != Turn.State.DONE:
        _require_held(turn)
        turn.reason = command.reason
        turns.finish(turn, FloorEnd.REVOKED, actor=actor, at=now)
        event = FloorRevoked(request_id=turn.id, reason=command.reason)
        for stream in (turn.room.desk_stream, turn.participant.account.stream):
            emit(event, stream=stream, actor=actor, at=now)
    return _result(turn)


@change
def pass_(actor: Account, command: FloorPass) -> TurnResult:
    """Call a department to answer: a turn for one of its people stands at the front of the current item's queue.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but chair and operators.
        Conflict: ``sitting.not_open``, ``floor.no_department``: nobody of it is in the room.
    """
    participant = _preside(actor, command.room_id)
    room, now = participant.room, clock.now()
    selectors.hold_floor(room)
    policies.require_running(room)
    item = selectors.access_item(room, room.sitting.current_item_id)
    officials = room.participants.filter(acts_for_id=command.department_id, admission=Admission.ADMITTED)
    if command.participant_id is not None:
        officials = officials.filter(id=command.participant_id)
    official = officials.order_by("added_seq").first()
    if official is None:
        raise Conflict("floor.no_department")
    turn = _wait(official, item, FloorKind.ANSWER, asked_at=now)
    turn.place = 0
    turn.save(update_fields=["place"])
    turns.tell_queue(room, item, actor=actor, at=now)
    return _result(turn)


@change
def take_away(actor: Account, command: FloorTakeAway) -> TurnResult:
    """Take a question away to answer it by a date: for the department's people in the room and for the desk.

    Raises:
        Forbidden: ``floor.forbidden``.
        NotFound: ``floor.not_found``.
        Invalid: ``floor.past_due``.
        Conflict: ``floor.wrong_state``, what was withdrawn cannot be taken away.
    """
    participant, turn, now = _turn(actor, command.room_id, command.request_id)
    is_theirs = participant.acts_for_id is not None and participant.acts_for_id == command.department_id
    policies.require(is_theirs or policies.may_preside(participant), "floor.forbidden")
    if not Organisation.objects.filter(id=command.department_id).exists():
        raise NotFound("organisation.not_found")
    if command.due_on <= timezone.localdate(now):
        raise Invalid("floor.past_due")
    if turn.state == Turn.State.WITHDRAWN or turn.kind == FloorKind.ANSWER:
        raise Conflict("floor.wrong_state", state=turn.state)
    was_waiting = turn.state == Turn.State.WAITING
    turn.text, turn.department_id, turn.due_on = command.question, command.department_id, command.due_on
    if was_waiting:
        turn.state, turn.ended_at = Turn.State.TAKEN_AWAY, now
    turn.save(update_fields=["text", "department", "due_on", "state", "ended_at"])
    event = FloorTakenAway(
        request_id=turn.id,
        item_id=turn.item_id,
        participant_id=turn.participant_id,
        department_id=command.department_id,
        question=command.question,
        due_on=command.due_on,
    )
    emit(event, stream=turn.stream, actor=actor, at=now)
    if was_waiting:
        turns.tell_queue(turn.room, turn.item, actor=actor, at=now)
    return _result(turn)


@change
def hand_in(actor: Account, command: FloorHandIn) -> TurnResult:
    """Hand in a written speech: it takes the place of one's waiting request for the item, if there is one.

    Raises:
        Forbidden: ``floor.forbidden``, to observers and operators.
        NotFound: ``agenda.not_found``.
        Conflict: ``sitting.not_open``.
    """
    participant = access_room(actor, command.room_id)
    room, now = participant.room, clock.now()
    policies.require(policies.may_request_floor(participant, selectors.floor_rules(room)), "floor.forbidden")
    selectors.hold_floor(room)
    policies.require_not_over(room)
    item = selectors.access_item(room, command.item_id or room.sitting.current_item_id)
    turn = _wait(participant, item, FloorKind.SPEECH, asked_at=now)
    turn.state, turn.text, turn.ended_at = Turn.State.WRITTEN, command.text, now
    turn.save(update_fields=["state", "text", "ended_at"])
    event = FloorHandedIn(
        request_id=turn.id, item_id=turn.item_id, participant_id=participant.id, length=len(command.text)
    )
    emit(event, stream=turn.stream, actor=actor, at=now)
    turns.tell_queue(room, item, actor=actor, at=now)
    return _result(turn)


def _wait(participant: Participant, item: AgendaItem | None, kind: FloorKind, *, asked_at: datetime) -> Turn:
    """Return the participant's waiting turn of this kind, a new one if there is none."""
    room = participant.room
    waiting = Turn.objects.filter(
        room=room, item=item, participant=participant, kind=kind, state=Turn.State.WAITING
    ).select_related("room__sitting__consultation", "item__sitting", "participant__account")
    found = waiting.first()
    if found is not None:
        return found
    limit = selectors.limit_for(kind, item, selectors.floor_rules(room))
    return Turn.objects.create(room=room, item=item, participant=participant, kind=kind, asked_at=asked_at, limit=limit)


def _hand_over(
    room: Room, holder: Turn | None, turn: Turn, source: Participant | None, actor: Account, at: datetime
) -> None:
    """End the holder's turn and call up the next."""
    if turn.participant.admission != Admission.ADMITTED:
        raise Conflict("floor.not_admitted")
    if holder is not None:
        turns.finish(holder, FloorEnd.NEXT, actor=actor, at=at)
    turns.call_up(turn, source=source, rules=selectors.floor_rules(room), actor=actor, at=at)
    turns.tell_queue(room, turn.item, actor=actor, at=at)


def _source(room: Room, source_id: UUID | None) -> Participant | None:
    if source_id is None:
        return None
    source = access_participant(room, source_id)
    if not source.account.is_venue:
        raise Invalid("floor.no_venue")
    return source


def _turn(actor: Account, room_id: UUID, request_id: UUID) -> tuple[Participant, Turn, datetime]:
    """Return the actor's place, a turn of the room with the floor held, and the moment."""
    participant = access_room(actor, room_id)
    selectors.hold_floor(participant.room)
    return participant, selectors.access_turn(participant.room, request_id), clock.now()


def _is_speaker(participant: Participant, turn: Turn) -> bool:
    return participant.id in (turn.participant_id, turn.source_id)


def _operate(actor: Account, room_id: UUID) -> Participant:
    participant = access_room(actor, room_id)
    policies.require(has_control(participant), "floor.forbidden")
    return participant


def _preside(actor: Account, room_id: UUID) -> Participant:
    participant = access_room(actor, room_id)
    policies.require(policies.may_preside(participant), "floor.forbidden")
    return participant


def _require_state(turn: Turn, *states: Turn.State) -> None:
    if turn.state not in states:
        raise Conflict("floor.wrong_state", state=turn.state)


def _require_held(turn: Turn) -> None:
    _require_state(turn, *Turn.HELD)


def _told(room: Room, item: AgendaItem | None, actor: Account, at: datetime) -> QueueResult:
    turns.tell_queue(room, item, actor=actor, at=at)
    return QueueResult(waiting=Turn.objects.filter(room=room, item=item, state=Turn.State.WAITING).count())


def _result(turn: Turn) -> TurnResult:
    return TurnResult(request_id=turn.id, state=Turn.State(turn.state))
