"""The course of the sitting, live. Whatever hangs on a state of it ends in the transaction that leaves the state."""

from datetime import datetime
from uuid import UUID

from consultations.models import Sitting
from consultations.services import course
from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.base import Event
from deliberation.events.course import (
    AgendaStep,
    AgendaStepped,
    SittingClose,
    SittingClosed,
    SittingEnd,
    SittingEnded,
    SittingLock,
    SittingLocked,
    SittingOpen,
    SittingOpened,
    SittingResume,
    SittingResumed,
    SittingStart,
    SittingStarted,
    SittingSuspend,
    SittingSuspended,
    SittingUnlock,
    SittingUnlocked,
)
from deliberation.events.recordings import RecordingEnd
from deliberation.events.sittings import SittingState
from realtime import policies
from realtime.models import Participant, Poll
from realtime.selectors import access_room, counts, has_control
from realtime.selectors.closing import missing
from realtime.services import (
    attendances,
    floor_course,
    lobbies,
    participants,
    places,
    poll_course,
    publications,
    speech_recordings,
)


class CourseResult(Result):
    """Where the sitting stands now."""

    state: SittingState
    is_locked: bool


class AgendaStepResult(Result):
    """Which item of the agenda is being dealt with now."""

    item_id: UUID | None


@change
def open_lobby(actor: Account, command: SittingOpen) -> CourseResult:
    """Let people come. Opening it again changes nothing.

    Raises:
        Forbidden: ``sitting.forbidden``, to everybody but the operators.
        Conflict: ``sitting.wrong_state`` with ``state``.
    """
    participant, sitting = _operate(actor, command.room_id)
    now = clock.now()
    if course.open_lobby(sitting, at=now):
        _tell_opened(participant, now)
    return _result(sitting)


@change
def start(actor: Account, command: SittingStart) -> CourseResult:
    """Begin; if nobody has opened the lobby, it opens too. Beginning again changes nothing.

    Raises:
        Forbidden: ``sitting.forbidden``, to everybody but chair and operators.
        Conflict: ``sitting.wrong_state`` with ``state``.
    """
    participant, sitting = _preside(actor, command.room_id)
    now, was_opened = clock.now(), sitting.opened_at is not None
    if course.start(sitting, at=now):
        if not was_opened:
            _tell_opened(participant, now)
        _tell(participant, SittingStarted(), now)
    return _result(sitting)


@change
def suspend(actor: Account, command: SittingSuspend) -> CourseResult:
    """Pause. Pausing again changes nothing.

    Raises:
        Forbidden: ``sitting.forbidden``, to everybody but chair and operators.
        Conflict: ``sitting.wrong_state`` with ``state``.
    """
    participant, sitting = _preside(actor, command.room_id)
    now = clock.now()
    if course.suspend(sitting, at=now):
        _tell(participant, SittingSuspended(), now)
        floor_course.suspend(participant.room, actor=actor, at=now)
    return _result(sitting)


@change
def resume(actor: Account, command: SittingResume) -> CourseResult:
    """Go on after a pause. Going on again changes nothing.

    Raises:
        Forbidden: ``sitting.forbidden``, to everybody but chair and operators.
        Conflict: ``sitting.wrong_state`` with ``state``.
    """
    participant, sitting = _preside(actor, command.room_id)
    now = clock.now()
    if course.resume(sitting):
        _tell(participant, SittingResumed(), now)
        floor_course.go_on(participant.room, actor=actor, at=now)
    return _result(sitting)


def end(actor: Account, command: SittingEnd) -> CourseResult:
    """End, and with it whatever is still open in the room. Ending again changes nothing.

    Raises:
        Forbidden: ``sitting.forbidden``, to everybody but chair and operators.
        Conflict: ``sitting.wrong_state`` with ``state``: it was never opened.
    """
    keys = poll_course.keys(Poll.objects.filter(room_id=command.room_id))  # files, so before the transaction
    return _end(actor, command, keys)


@change
def _end(actor: Account, command: SittingEnd, keys: poll_course.Keys) -> CourseResult:
    participant, sitting = _preside(actor, command.room_id)
    now = clock.now()
    if course.end(sitting, at=now):
        publications.end_all(participant.room, actor=actor)
        floor_course.end_all(participant.room, actor=actor, at=now)
        speech_recordings.switch_off(participant.room, RecordingEnd.SITTING_ENDED, actor=actor, at=now)
        poll_course.close_all(participant.room, keys, actor=actor, at=now)
        counted = counts(participant.room)
        event = SittingEnded(due=counted.due, present=counted.present, at_venues=counted.at_venues)
        _tell(participant, event, now)
    return _result(sitting)


@change
def close(actor: Account, command: SittingClose) -> CourseResult:
    """Put the sitting away as done with. Doing so again changes nothing.

    Raises:
        Forbidden: ``sitting.forbidden``, to everybody but the operators.
        Conflict: ``sitting.wrong_state`` with ``state``, or ``sitting.incomplete`` with what is missing as fields.
    """
    participant, sitting = _operate(actor, command.room_id)
    now = clock.now()
    if course.close(sitting, at=now, missing=missing(participant.room)):
        _tell(participant, SittingClosed(), now)
    return _result(sitting)


@change
def lock(actor: Account, command: SittingLock) -> CourseResult:
    """Let nobody more in but by hand. Locking again changes nothing.

    Raises:
        Forbidden: ``sitting.forbidden``, to everybody but the operators.
        Conflict: ``sitting.wrong_state`` with ``state``.
    """
    participant, sitting = _operate(actor, command.room_id)
    if course.set_locked(sitting, is_locked=True):
        emit(SittingLocked(), stream=participant.room.stream, actor=actor)
    return _result(sitting)


@change
def unlock(actor: Account, command: SittingUnlock) -> CourseResult:
    """Let people in again as the rule says; who waits already is let in by hand. Doing so again changes nothing.

    Raises:
        Forbidden: ``sitting.forbidden``, to everybody but the operators.
        Conflict: ``sitting.wrong_state`` with ``state``.
    """
    participant, sitting = _operate(actor, command.room_id)
    if course.set_locked(sitting, is_locked=False):
        emit(SittingUnlocked(), stream=participant.room.stream, actor=actor)
    return _result(sitting)


@change
def step(actor: Account, command: AgendaStep) -> AgendaStepResult:
    """Go to an item of the agenda. Going where one is changes nothing.

    Raises:
        Forbidden: ``agenda.forbidden``, to everybody but chair and operators.
        NotFound: ``agenda.not_found``.
        Conflict: ``sitting.wrong_state`` with ``state``.
    """
    participant = access_room(actor, command.room_id)
    policies.require(policies.may_preside(participant), "agenda.forbidden")
    sitting, now = course.locked(participant.room_id), clock.now()
    if course.step(sitting, command.item_id):
        room = participant.room
        room.stepped_at = now
        room.save(update_fields=["stepped_at"])
        emit(AgendaStepped(item_id=command.item_id), stream=room.stream, actor=actor, at=now)
        floor_course.step(room, command.item_id, actor=actor, at=now)
    return AgendaStepResult(item_id=sitting.current_item_id)


def _preside(actor: Account, room_id: UUID) -> tuple[Participant, Sitting]:
    """Return the place of somebody who may lead the sitting through its course, and the sitting, locked."""
    participant = access_room(actor, room_id)
    policies.require(policies.may_preside(participant), "sitting.forbidden")
    return participant, _locked(participant)


def _operate(actor: Account, room_id: UUID) -> tuple[Participant, Sitting]:
    """Return the place of somebody who has the operator's controls, and the sitting, locked."""
    participant = access_room(actor, room_id)
    policies.require(has_control(participant), "sitting.forbidden")
    return participant, _locked(participant)


def _locked(participant: Participant) -> Sitting:
    """Return the sitting, locked; whatever is asked of the room in this unit of work is asked of this row."""
    participant.room.sitting = course.locked(participant.room_id)
    return participant.room.sitting


def _tell_opened(participant: Participant, now: datetime) -> None:
    """Let the room know its people by the newest invitations, and count from here who has come."""
    places.sync(participant.account, participant.room)
    attendances.restart(participant.room, at=now)
    _tell(participant, SittingOpened(), now)
    participants.let_in_by_rule(participant.account, participant.room)


def _tell(participant: Participant, event: Event, now: datetime) -> None:
    """Tell the room of a change of its state, and those who wait of where it stands now."""
    emit(event, stream=participant.room.stream, actor=participant.account, at=now)
    lobbies.tell(participant.account, participant.room_id, at=now)


def _result(sitting: Sitting) -> CourseResult:
    return CourseResult(state=SittingState(sitting.state), is_locked=sitting.is_locked)
