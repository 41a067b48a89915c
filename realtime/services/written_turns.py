"""What is written in place of speech: a speech that is handed in, and the answer that a department owes."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from consultations.models import AgendaItem
from deliberation.accounts.models import Account, Organisation
from deliberation.core.errors import Conflict, Invalid, NotFound
from deliberation.eventlog.units import change, emit
from deliberation.events.floors import (
    FloorEnd,
    FloorHandedIn,
    FloorHandIn,
    FloorKind,
    FloorTakeAway,
    FloorTakenAway,
)
from realtime import policies
from realtime.models import Participant, Turn
from realtime.selectors import access_room
from realtime.selectors import floors as selectors
from realtime.services import floor_clock, turns
from realtime.services.floors import TurnResult, result


@change
def hand_in(actor: Account, command: FloorHandIn) -> TurnResult:
    """Hand in a written speech to an item: whoever does counts as heard, and waits no longer.

    Whoever was called up for it and has not begun gives the floor back. A second one to the same item replaces the
    first.

    Raises:
        Forbidden: ``floor.forbidden``, to observers, operators and, by rule, guests.
        NotFound: ``agenda.not_found``.
        Invalid: ``floor.too_long`` with ``max``.
        Conflict: ``sitting.not_open``.
    """
    participant = access_room(actor, command.room_id)
    room = participant.room
    rules = selectors.floor_rules(room)
    policies.require(policies.may_request_floor(participant, rules), "floor.forbidden")
    holder, now = floor_clock.hold(room)
    policies.require_not_over(room)
    if len(command.text) > rules.written_length:
        raise Invalid("floor.too_long", max=rules.written_length)
    item = selectors.access_item(room, command.item_id or room.sitting.current_item_id)
    if holder is not None and _is_called_up(holder, participant, item):
        turns.finish(holder, FloorEnd.WRITTEN, actor=actor, at=now)
    turn = _written(participant, item, at=now)
    turn.state, turn.text, turn.ended_at = Turn.State.WRITTEN, command.text, now
    turn.save(update_fields=["state", "text", "ended_at"])
    event = FloorHandedIn(
        request_id=turn.id, item_id=turn.item_id, participant_id=participant.id, length=len(command.text)
    )
    emit(event, stream=turn.stream, actor=actor, at=now)
    turns.tell_queues(room, actor=actor, at=now)
    return result(turn)


def _is_called_up(holder: Turn, participant: Participant, item: AgendaItem | None) -> bool:
    is_theirs = holder.participant_id == participant.id and holder.item_id == (item.id if item is not None else None)
    return is_theirs and holder.state == Turn.State.GRANTED


def _written(participant: Participant, item: AgendaItem | None, *, at: datetime) -> Turn:
    """Return the turn that the written speech takes: the one before it, or a waiting one, or its own."""
    written = Turn.objects.select_related("room", "item__sitting").filter(
        participant=participant, item=item, state=Turn.State.WRITTEN
    )
    return written.first() or turns.wait(participant, item, FloorKind.SPEECH, at=at)


@change
def take_away(actor: Account, command: FloorTakeAway) -> TurnResult:
    """Take a question away to answer it by a date: for the department's people in the room, and whoever presides.

    Doing so again sets words and date anew. A question that still waits to be asked waits no longer.

    Raises:
        Forbidden: ``floor.forbidden``.
        NotFound: ``floor.not_found``, ``organisation.not_found``.
        Invalid: ``floor.past_due``.
        Conflict: ``sitting.not_open``; ``floor.wrong_state``: there is nothing to be answered.
    """
    turn, now = floor_clock.hold_turn(
        actor,
        command.room_id,
        command.request_id,
        may=lambda participant, _: policies.may_take_away(participant, command.department_id),
    )
    policies.require_open(turn.room)
    _require_answerable(turn)
    _require_department(command.department_id)
    if command.due_on <= timezone.localdate(now):
        raise Invalid("floor.past_due")
    was_waiting = turn.state == Turn.State.WAITING
    if was_waiting:
        turn.state, turn.ended_at = Turn.State.TAKEN_AWAY, now
    _take_away(turn, actor, command, at=now)
    if was_waiting:
        turns.tell_queues(turn.room, actor=actor, at=now)
    return result(turn)


def _take_away(turn: Turn, actor: Account, command: FloorTakeAway, *, at: datetime) -> None:
    turn.text, turn.department_id, turn.due_on = command.question, command.department_id, command.due_on
    turn.save(update_fields=["state", "ended_at", "text", "department", "due_on"])

    def save(seq: int) -> None:
        turn.taken_away_seqs.append(seq)
        turn.save(update_fields=["taken_away_seqs"])

    event = FloorTakenAway(
        request_id=turn.id,
        item_id=turn.item_id,
        participant_id=turn.participant_id,
        department_id=command.department_id,
        question=command.question,
        due_on=command.due_on,
    )
    emit(event, stream=turn.stream, actor=actor, at=at, sequenced=save)


def _require_answerable(turn: Turn) -> None:
    states = (*Turn.HELD, Turn.State.DONE, Turn.State.WAITING, Turn.State.TAKEN_AWAY)
    if turn.state not in states or turn.kind == FloorKind.ANSWER:
        raise Conflict("floor.wrong_state", state=turn.state)


def _require_department(department_id: UUID) -> None:
    if not Organisation.objects.filter(id=department_id).exists():
        raise NotFound("organisation.not_found")
