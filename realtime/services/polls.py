"""Polls: prepared, opened, closed, published, broken off, asked again."""

from datetime import datetime, timedelta
from uuid import UUID

from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.core.errors import Conflict, TooMany
from deliberation.eventlog.units import change, emit, unit_of_work
from deliberation.eventlog.verbs import Done, Result
from deliberation.events.polls import (
    PollCancel,
    PollChange,
    PollClose,
    PollCreate,
    PollDelete,
    PollDraft,
    PollDrafted,
    PollOpen,
    PollPublish,
    PollQuestion,
    PollRemind,
    PollReminded,
    PollRepeat,
    PollState,
    PollUndrafted,
)
from deliberation.rules.catalogue import PollRules
from realtime import policies, poll_questions, urn
from realtime.models import Participant, Poll
from realtime.selectors import access_room, has_control
from realtime.selectors import polls as selectors
from realtime.selectors.floors import access_item
from realtime.selectors.rooms import hold_room
from realtime.services import poll_course


class PollResult(Result):
    """Which poll it was, and where it stands now."""

    poll_id: UUID
    state: PollState


class ReminderResult(Result):
    """How many are reminded."""

    number: int


@change
def create(actor: Account, command: PollCreate) -> PollResult:
    """Prepare a poll. It may be prepared before the sitting begins.

    Raises:
        Forbidden: ``poll.forbidden``, to everybody but those who run the meeting.
        NotFound: ``agenda.not_found``.
        Invalid: ``poll.invalid`` with fields.
        Conflict: ``sitting.not_open``.
    """
    participant = _operate(actor, command.room_id)
    policies.require_not_over(participant.room)
    question = _question(participant, command)
    poll = Poll(room=participant.room, created_by=actor, created_at=clock.now())
    _draft(poll, question, actor)
    return _result(poll)


@change
def change_draft(actor: Account, command: PollChange) -> PollResult:
    """Put another question in a draft's place. The same again changes nothing.

    Raises:
        Forbidden: ``poll.forbidden``, to everybody but those who run the meeting.
        NotFound: ``poll.not_found``, ``agenda.not_found``.
        Invalid: ``poll.invalid`` with fields.
        Conflict: ``sitting.not_open``; ``poll.wrong_state`` with ``state``, once it was opened.
    """
    participant = _operate(actor, command.room_id)
    poll = selectors.access_poll(participant, command.poll_id, lock=True)
    policies.require_not_over(participant.room)
    _require_state(poll, PollState.DRAFT)
    question = _question(participant, command)
    if question != poll.question:
        _draft(poll, question, actor)
    return _result(poll)


@change
def delete(actor: Account, command: PollDelete) -> Done:
    """Throw a draft away.

    Raises:
        Forbidden: ``poll.forbidden``, to everybody but those who run the meeting.
        NotFound: ``poll.not_found``.
        Conflict: ``poll.wrong_state`` with ``state``, once it was opened.
    """
    participant = _operate(actor, command.room_id)
    poll = selectors.access_poll(participant, command.poll_id, lock=True)
    _require_state(poll, PollState.DRAFT)
    emit(PollUndrafted(poll_id=poll.id), stream=poll.room.desk_stream, actor=actor)
    poll.delete()
    return Done()


def open_(actor: Account, command: PollOpen) -> PollResult:
    """Let people vote: the roll is made now. Opening it again changes nothing.

    Raises:
        Forbidden: ``poll.forbidden``, to everybody but those who run the meeting.
        NotFound: ``poll.not_found``.
        Conflict: ``sitting.not_open``; ``poll.wrong_state`` with ``state``; ``poll.nobody_votes``.
    """
    participant = _operate(actor, command.room_id)
    poll = selectors.access_poll(participant, command.poll_id)
    # A file, so before the transaction; if it comes to nothing, the sweep takes the key away again.
    key = urn.make() if poll.is_secret and poll.state == PollState.DRAFT else None
    with unit_of_work():
        hold_room(participant.room)
        poll = selectors.access_poll(participant, command.poll_id, lock=True)
        if poll.state != PollState.OPEN:
            policies.require_running(participant.room)
            _require_state(poll, PollState.DRAFT)
            poll_course.open_(poll, key=key, actor=actor, at=clock.now())
    return _result(poll)


def close(actor: Account, command: PollClose) -> PollResult:
    """Take no more ballots, and count. Closing it again changes nothing.

    Raises:
        Forbidden: ``poll.forbidden``, to everybody but those who run the meeting.
        NotFound: ``poll.not_found``.
        Conflict: ``poll.wrong_state`` with ``state``.
        Unavailable: ``poll.urn_missing``; the poll stays as it is, and nothing is lost.
    """
    participant = _operate(actor, command.room_id)
    keys = poll_course.keys(Poll.objects.filter(room_id=participant.room_id, id=command.poll_id))
    with unit_of_work():
        poll = selectors.access_poll(participant, command.poll_id, lock=True)
        if poll.state not in selectors.COUNTED:
            _require_state(poll, PollState.OPEN)
            now = clock.now()
            poll_course.close(poll, keys, actor=actor, at=min(now, poll.ends_at or now))
    return _result(poll)


@change
def publish(actor: Account, command: PollPublish) -> PollResult:
    """Show everybody the result. Showing it again changes nothing.

    Raises:
        Forbidden: ``poll.forbidden``, to everybody but chair and operators.
        NotFound: ``poll.not_found``.
        Conflict: ``poll.wrong_state`` with ``state``.
    """
    participant = access_room(actor, command.room_id)
    policies.require(policies.may_preside(participant), "poll.forbidden")
    poll = selectors.access_poll(participant, command.poll_id, lock=True)
    if poll.state != PollState.PUBLISHED:
        _require_state(poll, PollState.CLOSED)
        poll_course.publish(poll, actor=actor, at=clock.now())
    return _result(poll)


@change
def cancel(actor: Account, command: PollCancel) -> PollResult:
    """Break an open poll off and destroy its ballots. Doing so again changes nothing.

    Raises:
        Forbidden: ``poll.forbidden``, to everybody but those who run the meeting.
        NotFound: ``poll.not_found``.
        Conflict: ``poll.wrong_state`` with ``state``.
    """
    participant = _operate(actor, command.room_id)
    poll = selectors.access_poll(participant, command.poll_id, lock=True)
    if poll.state != PollState.CANCELLED:
        _require_state(poll, PollState.OPEN)
        poll_course.cancel(poll, command.reason, actor=actor, at=clock.now())
    return _result(poll)


@change
def repeat(actor: Account, command: PollRepeat) -> PollResult:
    """Prepare the same question again, as a new draft.

    Raises:
        Forbidden: ``poll.forbidden``, to everybody but those who run the meeting.
        NotFound: ``poll.not_found``.
        Conflict: ``sitting.not_open``; ``poll.wrong_state`` with ``state``, before it is closed.
    """
    participant = _operate(actor, command.room_id)
    before = selectors.access_poll(participant, command.poll_id)
    policies.require_not_over(participant.room)
    _require_state(before, PollState.CLOSED, PollState.PUBLISHED, PollState.CANCELLED)
    poll = Poll(room=participant.room, repeats=before, created_by=actor, created_at=clock.now())
    _draft(poll, before.question, actor)
    return _result(poll)


@change
def remind(actor: Account, command: PollRemind) -> ReminderResult:
    """Remind whoever has not voted yet.

    Raises:
        Forbidden: ``poll.forbidden``, to everybody but those who run the meeting.
        NotFound: ``poll.not_found``.
        Conflict: ``poll.wrong_state`` with ``state``; ``poll.over``.
        TooMany: ``poll.reminded_already`` with ``retry_after`` seconds.
    """
    participant = _operate(actor, command.room_id)
    poll = selectors.access_poll(participant, command.poll_id, lock=True)
    _require_state(poll, PollState.OPEN)
    now = clock.now()
    if poll_course.is_over(poll, now):
        raise Conflict("poll.over")
    _require_patience(poll, selectors.poll_rules(participant.room), now)
    poll.reminded_at = now
    poll.save(update_fields=["reminded_at"])
    number = poll.entitled - poll.cast
    emit(PollReminded(poll_id=poll.id, number=number), stream=poll.room.desk_stream, actor=actor, at=now)
    return ReminderResult(number=number)


def _operate(actor: Account, room_id: UUID) -> Participant:
    participant = access_room(actor, room_id)
    policies.require(has_control(participant), "poll.forbidden")
    return participant


def _question(participant: Participant, draft: PollDraft) -> PollQuestion:
    access_item(participant.room, draft.item_id)
    return poll_questions.complete(draft, selectors.poll_rules(participant.room))


def _draft(poll: Poll, question: PollQuestion, actor: Account) -> None:
    for name, value in question:
        setattr(poll, name, value)
    poll.save()
    event = PollDrafted(poll_id=poll.id, repeats=poll.repeats_id, question=poll.question)
    emit(event, stream=poll.room.desk_stream, actor=actor)


def _require_state(poll: Poll, *states: PollState) -> None:
    if poll.state not in states:
        raise Conflict("poll.wrong_state", state=poll.state)


def _require_patience(poll: Poll, rules: PollRules, now: datetime) -> None:
    if poll.reminded_at is not None:
        wait = poll.reminded_at + timedelta(seconds=rules.remind_again) - now
        if wait > timedelta(0):
            raise TooMany("poll.reminded_already", retry_after=-(-wait // timedelta(seconds=1)))


def _result(poll: Poll) -> PollResult:
    return PollResult(poll_id=poll.id, state=PollState(poll.state))
