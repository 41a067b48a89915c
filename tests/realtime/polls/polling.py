"""Polls as the tests of the meeting make them: drafted, opened, voted in."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from deliberation.events import polls as commands
from deliberation.events.ballots import BallotCast, BallotVerdict
from deliberation.events.polls import Arithmetic
from deliberation.events.rooms import ParticipantRole
from realtime.models import Participant, Poll
from realtime.services import ballots, polls
from realtime.services.rooms import add_participant
from tests.factories import AccountFactory, Meeting

FOR, AGAINST, ABSTAIN = [0], [1], [2]


def draft(meeting: Meeting, **question: Any) -> Poll:
    """Let qiao prepare a poll; unless told otherwise, a named sounding on a motion."""
    command = commands.PollCreate(**{"room_id": meeting.room.id, "title": "是否同意纳入年度计划", **question})
    return Poll.objects.get(id=polls.create(meeting.qiao.account, command).poll_id)


def do(verb: Any, command: type[Any], by: Participant, poll: Poll | UUID, **having: Any) -> Any:
    """Let somebody do something to a poll and return the answer."""
    poll_id = poll.id if isinstance(poll, Poll) else poll
    return verb(by.account, command(room_id=by.room_id, poll_id=poll_id, **having))


def open_poll(meeting: Meeting, **question: Any) -> Poll:
    """Let qiao prepare and open a poll."""
    poll = draft(meeting, **question)
    do(polls.open_, commands.PollOpen, meeting.qiao, poll)
    poll.refresh_from_db()
    return poll


def close(meeting: Meeting, poll: Poll) -> Poll:
    """Let qiao close it."""
    do(polls.close, commands.PollClose, meeting.qiao, poll)
    poll.refresh_from_db()
    return poll


def result(meeting: Meeting, poll: Poll) -> Arithmetic:
    """Let qiao close it, if it is open still, and return the result."""
    return Arithmetic.model_validate(close(meeting, poll).result)


def vote(by: Participant, poll: Poll, answer: list[int], *, code: str | None = None) -> BallotVerdict:
    """Cast a ballot and return what became of it."""
    command = BallotCast(room_id=by.room_id, poll_id=poll.id, answer=answer, code=code)
    return ballots.cast(by.account, command).verdict


def crowd(meeting: Meeting, number: int, role: ParticipantRole = ParticipantRole.ATTENDEE) -> list[Participant]:
    """Let so many more people in."""
    accounts: Iterable[Any] = (AccountFactory.create(name=f"委员{place:03}") for place in range(number))
    return [add_participant(None, meeting.room, account, role) for account in accounts]
