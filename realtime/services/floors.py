"""The floor: who is called up, who speaks how long."""

from datetime import datetime
from uuid import UUID

from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict, Invalid
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.floors import (
    FloorEnd,
    FloorExtend,
    FloorGrant,
    FloorKind,
    FloorNext,
    FloorPass,
    FloorRelease,
    FloorRevoke,
    FloorRevoked,
    FloorTake,
)
from deliberation.events.participants import Admission
from realtime import policies
from realtime.models import Participant, Room, Turn
from realtime.selectors import access_participant, access_room
from realtime.selectors import floors as selectors
from realtime.services import call_mutes, floor_clock, turns


class TurnResult(Result):
    """Which turn it was, and where it stands now."""

    request_id: UUID
    state: Turn.State


@change
def grant(actor: Account, command: FloorGrant) -> TurnResult:
    """Give somebody the floor; whoever had it loses it to them. Giving it to whoever has it changes nothing.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but chair and operators.
        NotFound: ``floor.not_found``, ``participant.not_found``.
        Invalid: ``floor.no_venue``.
        Conflict: ``sitting.not_open``, ``floor.wrong_state``, ``floor.not_admitted``, ``floor.no_speaker``.
    """
    room = _preside(actor, command.room_id)
    holder, now = floor_clock.hold(room)
    policies.require_running(room)
    source = _source(room, command.source_id)
    if command.request_id is not None:
        turn = selectors.access_turn(room, command.request_id)
        if holder is not None and holder.id == turn.id:
            return result(turn)
        require_state(turn, Turn.State.WAITING)
    elif command.participant_id is not None:
        speaker = access_participant(room, command.participant_id)
        item = selectors.access_item(room, room.sitting.current_item_id)
        turn = turns.wait(speaker, item, command.kind, at=now)
    else:
        raise Invalid("request.invalid", fields=[{"field": "request_id", "reason": "missing"}])
    turn.limit = command.limit or turn.limit
    _hand_over(holder, turn, source, actor=actor, at=now)
    return result(turn)


@change
def next_(actor: Account, command: FloorNext) -> TurnResult:
    """Give the floor to the next in the current item's queue who is there: connected, or in the hall.

    Whoever is not keeps their place. If somebody else than ``after_id`` has the floor by now, they keep it.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but chair and operators.
        Conflict: ``sitting.not_open``, ``floor.nobody_waits``: then whoever speaks goes on.
    """
    room = _preside(actor, command.room_id)
    holder, now = floor_clock.hold(room)
    policies.require_running(room)
    if holder is not None and holder.id != command.after_id:
        return result(holder)
    turn = _next_there(room)
    if turn is None:
        raise Conflict("floor.nobody_waits")
    _hand_over(holder, turn, None, actor=actor, at=now)
    return result(turn)


@change
def pass_(actor: Account, command: FloorPass) -> TurnResult:
    """Call a department to answer: one of its people has the floor, or goes next where somebody speaks.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but chair and operators.
        NotFound: ``floor.not_found``: there is no such question.
        Conflict: ``sitting.not_open``, ``floor.no_department``: nobody of it is in the room.
    """
    room = _preside(actor, command.room_id)
    holder, now = floor_clock.hold(room)
    policies.require_running(room)
    about = selectors.access_turn(room, command.about_id) if command.about_id is not None else None
    official = _official(room, command)
    item = selectors.access_item(room, room.sitting.current_item_id)
    turn = turns.wait(official, item, FloorKind.ANSWER, at=now, about=about)
    if holder is None:
        _hand_over(None, turn, None, actor=actor, at=now)
    else:
        turns.tell_queues(room, actor=actor, at=now, moved=(turn, 0))
    return result(turn)


@change
def take(actor: Account, command: FloorTake) -> TurnResult:
    """Begin to speak; the venue at which somebody speaks may begin for them. Beginning again changes nothing.

    Raises:
        Forbidden: ``floor.forbidden``, for somebody else's turn.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn is not theirs to begin now.
    """
    turn, now = floor_clock.hold_turn(actor, command.room_id, command.request_id, may=policies.may_take)
    if turn.state != Turn.State.SPEAKING:
        require_state(turn, Turn.State.GRANTED)
        turns.start(turn, actor=actor, at=now)
        call_mutes.lift(turn.source or turn.participant, actor=actor)
    return result(turn)


@change
def extend(actor: Account, command: FloorExtend) -> TurnResult:
    """Give the speaker more time.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but chair and operators.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn is over or has not been given.
    """
    turn, now = floor_clock.hold_turn(actor, command.room_id, command.request_id, may=_may_preside)
    require_state(turn, *Turn.HELD)
    seconds = command.seconds or selectors.floor_rules(turn.room).extension_seconds
    turns.extend(turn, seconds, actor=actor, at=now)
    return result(turn)


@change
def release(actor: Account, command: FloorRelease) -> TurnResult:
    """End a turn: one's own, or as the one who presides. Ending it again changes nothing.

    Raises:
        Forbidden: ``floor.forbidden``, for somebody else's.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn has not been given.
    """
    turn, now = floor_clock.hold_turn(actor, command.room_id, command.request_id, may=policies.may_release)
    if turn.state != Turn.State.DONE:
        require_state(turn, *Turn.HELD)
        turns.finish(turn, FloorEnd.RELEASED, actor=actor, at=now)
        turns.tell_queues(turn.room, actor=actor, at=now)
    return result(turn)


@change
def revoke(actor: Account, command: FloorRevoke) -> TurnResult:
    """Take the floor away, for a reason that the speaker and the desk learn. A turn that is over stays as it was.

    Raises:
        Forbidden: ``floor.forbidden``, to everybody but chair and operators.
        NotFound: ``floor.not_found``.
        Conflict: ``floor.wrong_state``, the turn has not been given.
    """
    turn, now = floor_clock.hold_turn(actor, command.room_id, command.request_id, may=_may_preside)
    if turn.state == Turn.State.DONE:
        return result(turn)
    require_state(turn, *Turn.HELD)
    turn.reason = command.reason
    turns.finish(turn, FloorEnd.REVOKED, actor=actor, at=now)
    turns.tell_queues(turn.room, actor=actor, at=now)

    def save(seq: int) -> None:
        turn.revoked_seq = seq
        turn.save(update_fields=["revoked_seq"])

    event = FloorRevoked(request_id=turn.id, participant_id=turn.participant_id, reason=command.reason)
    emit(event, stream=turn.room.desk_stream, actor=actor, at=now, sequenced=save)
    return result(turn)


def result(turn: Turn) -> TurnResult:
    return TurnResult(request_id=turn.id, state=Turn.State(turn.state))


def require_state(turn: Turn, *states: Turn.State) -> None:
    """Refuse a turn that stands otherwise.

    Raises:
        Conflict: ``floor.wrong_state`` with ``state``.
    """
    if turn.state not in states:
        raise Conflict("floor.wrong_state", state=turn.state)


def _hand_over(holder: Turn | None, turn: Turn, source: Participant | None, *, actor: Account, at: datetime) -> None:
    """End the holder's turn and call up the next."""
    if turn.participant.admission != Admission.ADMITTED:
        raise Conflict("floor.not_admitted")
    if not policies.may_speak(turn.participant):
        raise Conflict("floor.no_speaker")
    if holder is not None:
        turns.finish(holder, FloorEnd.NEXT, actor=actor, at=at)
    turns.call_up(turn, source=source, actor=actor, at=at)
    turns.tell_queues(turn.room, actor=actor, at=at)


def _next_there(room: Room) -> Turn | None:
    item = selectors.access_item(room, room.sitting.current_item_id)
    queue = room.queues.filter(item=item).first()
    entries = queue.entries if queue is not None else []
    admitted = room.participants.filter(admission=Admission.ADMITTED)
    there = selectors.reachable(admitted.filter(id__in=[entry["participant_id"] for entry in entries]))
    found = next((entry for entry in entries if UUID(entry["participant_id"]) in there), None)
    return selectors.access_turn(room, UUID(found["request_id"])) if found is not None else None


def _official(room: Room, command: FloorPass) -> Participant:
    """Return who answers for a department: whoever is named, or the first of its people who is there."""
    people = room.participants.filter(acts_for_id=command.department_id, admission=Admission.ADMITTED)
    if command.participant_id is not None:
        people = people.filter(id=command.participant_id)
    found = [person for person in people.order_by("added_seq") if policies.may_speak(person)]
    there = selectors.reachable(people)
    official = min(found, key=lambda person: person.id not in there, default=None)
    if official is None:
        raise Conflict("floor.no_department")
    return official


def _source(room: Room, source_id: UUID | None) -> Participant | None:
    if source_id is None:
        return None
    source = access_participant(room, source_id)
    if not source.account.is_venue:
        raise Invalid("floor.no_venue")
    return source


def _preside(actor: Account, room_id: UUID) -> Room:
    participant = access_room(actor, room_id)
    policies.require(policies.may_preside(participant), "floor.forbidden")
    return participant.room


def _may_preside(participant: Participant, turn: Turn) -> bool:
    return policies.may_preside(participant)
