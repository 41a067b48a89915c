"""ballot.cast: each ballot counted once, whichever way and however often it comes."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deliberation.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from deliberation.eventlog.models import Receipt
from deliberation.eventlog.verbs import VERBS, Request, perform
from deliberation.events import polls as commands
from deliberation.events.ballots import BallotCast, BallotVerdict
from deliberation.events.participants import Admission
from deliberation.events.rooms import ParticipantRole
from realtime import selectors
from realtime.models import Ballot, Participant, Poll, SealedBallot, VoterRoll
from realtime.services import ballots, polls
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.factories import Meeting
from tests.realtime.polls.polling import ABSTAIN, AGAINST, FOR, close, crowd, do, open_poll, result, vote

COUNTED, AGAIN, CHANGED = BallotVerdict.COUNTED, BallotVerdict.ALREADY_COUNTED, BallotVerdict.CHANGED


def ballot(
    by: Participant, poll: Poll, answer: list[int], *, key: str | None = None, code: str | None = None
) -> Request:
    command = BallotCast(room_id=by.room_id, poll_id=poll.id, answer=answer, code=code)
    return Request(by.account, command, key)


def verdicts(requests: list[Request]) -> list[str]:
    """Return what becomes of a batch: verdicts, or the codes of refusals."""
    found = ballots.cast_many(requests)
    return [item.code if isinstance(item, DomainError) else item.verdict.value for item in found]


def rest(by: Participant, poll: Poll, answer: list[int], key: str) -> str:
    data = {"room_id": str(by.room_id), "poll_id": str(poll.id), "answer": answer}
    return str(perform(VERBS["ballot.cast"], by.account, data, key=key).model_dump(mode="json")["verdict"])


@pytest.mark.parametrize("is_secret", [False, True])
def test_a_second_ballot_is_already_counted_and_the_first_stands(meeting: Meeting, *, is_secret: bool) -> None:
    poll = open_poll(meeting, is_secret=is_secret)
    assert [vote(meeting.wei, poll, FOR), vote(meeting.wei, poll, AGAINST)] == [COUNTED, AGAIN]
    assert [option.votes for option in result(meeting, poll).options] == [1, 0, 0]
    assert vote(meeting.wei, poll, AGAINST) == AGAIN, "also once it is closed: the answer may have been lost"


def test_a_ballot_may_be_changed_where_the_poll_says_so(meeting: Meeting) -> None:
    poll = open_poll(meeting, may_change=True)
    assert [vote(meeting.wei, poll, FOR), vote(meeting.wei, poll, AGAINST)] == [COUNTED, CHANGED]
    assert list(Ballot.objects.values_list("answer", flat=True)) == [AGAINST]
    assert selectors.snapshot(afresh(meeting.wei)).ballots[0].answer == AGAINST
    close(meeting, poll)
    assert vote(meeting.wei, poll, ABSTAIN) == AGAIN


def test_an_older_ballot_that_is_sent_again_does_not_undo_the_change(meeting: Meeting) -> None:
    poll = open_poll(meeting, may_change=True)
    assert [rest(meeting.wei, poll, FOR, "first"), rest(meeting.wei, poll, AGAINST, "second")] == ["counted", "changed"]
    assert rest(meeting.wei, poll, FOR, "first") == "already_counted"
    assert Ballot.objects.get().answer == AGAINST


def test_a_key_is_good_for_one_poll(meeting: Meeting) -> None:
    first, second = (open_poll(meeting, may_change=True) for _ in range(2))
    requests = [ballot(meeting.wei, poll, FOR, key="one") for poll in (first, second)]
    assert verdicts(requests) == ["counted", "idempotency.mismatch"], "in one batch"
    assert verdicts(requests) == ["already_counted", "idempotency.mismatch"], "and in another"
    assert rest(meeting.wei, second, FOR, "two") == "counted"


@pytest.mark.parametrize("question", [{}, {"is_secret": True}, {"may_change": True}])
def test_no_receipt_says_what_was_chosen(meeting: Meeting, question: dict[str, Any]) -> None:
    poll = open_poll(meeting, **question)
    rest(meeting.wei, poll, AGAINST, "key")
    kept = list(Receipt.objects.filter(verb="ballot.cast").values("request_hash", "outcome"))
    wanted = {"request_hash": "", "outcome": {"poll_id": str(poll.id), "verdict": "counted"}}
    assert kept == ([wanted] if poll.may_change else [])


def test_a_batch_is_judged_item_by_item(meeting: Meeting) -> None:
    poll, other = open_poll(meeting, may_change=True), open_poll(meeting, is_secret=True)
    requests = [
        ballot(meeting.wei, poll, FOR),
        ballot(meeting.gao, poll, FOR),
        ballot(meeting.lin, other, [7]),
        ballot(meeting.wei, poll, AGAINST),
        ballot(meeting.lin, other, FOR),
        ballot(meeting.lin, other, AGAINST),
        ballot(meeting.zhou, other, AGAINST),
    ]
    assert verdicts(requests) == [
        "counted",
        "ballot.forbidden",
        "ballot.invalid",
        "changed",
        "counted",
        "already_counted",
        "ballot.forbidden",
    ]
    assert Ballot.objects.get().answer == AGAINST
    assert SealedBallot.objects.count() == 1
    assert set(Poll.objects.values_list("cast", flat=True)) == {1}


def test_a_batch_takes_as_many_statements_as_one_ballot(meeting: Meeting) -> None:
    people = crowd(meeting, 60)
    poll = open_poll(meeting)
    with CaptureQueriesContext(connection) as one:
        assert verdicts([ballot(people[0], poll, FOR)]) == ["counted"]
    with CaptureQueriesContext(connection) as many:
        assert set(verdicts([ballot(person, poll, FOR) for person in people[1:]])) == {"counted"}
    assert len(many) <= len(one)


def test_a_batch_without_anything_to_count_writes_nothing(meeting: Meeting) -> None:
    poll = open_poll(meeting)
    vote(meeting.wei, poll, FOR)
    with CaptureQueriesContext(connection) as queries:
        verdicts([ballot(meeting.wei, poll, FOR), ballot(meeting.gao, poll, FOR)])
    assert not [query for query in queries if query["sql"].split()[0] in ("INSERT", "UPDATE")]


def test_a_role_changed_since_has_no_vote(meeting: Meeting) -> None:
    poll = open_poll(meeting)
    Participant.objects.filter(id=meeting.wei.id).update(role=ParticipantRole.NON_VOTING)
    with pytest.raises(Forbidden, match=r"ballot\.forbidden"):
        vote(meeting.wei, poll, FOR)


def test_whoever_came_after_it_was_opened_is_not_on_the_roll(meeting: Meeting) -> None:
    poll = open_poll(meeting)
    (late,) = crowd(meeting, 1)
    with pytest.raises(Forbidden, match=r"ballot\.not_on_roll"):
        vote(late, poll, FOR)
    assert selectors.snapshot(afresh(late)).passed_over == [poll.id]
    assert selectors.snapshot(afresh(meeting.wei)).passed_over == []


def test_whoever_was_removed_meanwhile_does_not_vote(meeting: Meeting) -> None:
    poll = open_poll(meeting)
    Participant.objects.filter(id=meeting.wei.id).update(admission=Admission.REMOVED)
    with pytest.raises(Forbidden, match=r"room\.removed"):
        vote(meeting.wei, poll, FOR)


def test_drafts_are_for_the_desk_and_take_no_ballots(meeting: Meeting) -> None:
    poll = open_poll(meeting)
    Poll.objects.filter(id=poll.id).update(state="draft")
    with pytest.raises(NotFound, match=r"poll\.not_found"):
        vote(meeting.wei, poll, FOR)


@pytest.mark.parametrize("answer", [[], [3], [0, 1]])
def test_a_ballot_must_answer_the_question(meeting: Meeting, answer: list[int]) -> None:
    poll = open_poll(meeting)
    with pytest.raises(Invalid, match=r"ballot\.invalid"):
        vote(meeting.wei, poll, answer)
    assert not VoterRoll.objects.filter(has_voted=True).exists()


def test_a_blank_ballot_is_cast_and_not_valid(meeting: Meeting) -> None:
    poll = open_poll(meeting, method="single", options=["甲", "乙"])
    assert vote(meeting.wei, poll, []) == COUNTED
    counted = result(meeting, poll)
    assert (counted.cast, counted.valid) == (1, 0)


def test_codes_are_the_voters_own_and_listed_once_all_is_published(meeting: Meeting) -> None:
    plain, coded = open_poll(meeting, is_secret=True), open_poll(meeting, is_secret=True, has_codes=True)
    with pytest.raises(Invalid, match=r"ballot\.invalid"):
        vote(meeting.wei, plain, FOR, code="ABCD2345")
    vote(meeting.wei, coded, AGAINST, code="ZYXW9876")
    vote(meeting.lin, coded, FOR, code="ABCD2345")
    listed = selectors.polls.codes(close(meeting, coded))
    assert [(item.code, item.answer) for item in listed.items] == [("ABCD2345", FOR), ("ZYXW9876", AGAINST)]


def test_another_tab_of_the_voter_learns_it_and_nobody_elses(
    meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    poll = open_poll(meeting, is_secret=True)

    def cast() -> None:
        vote(meeting.wei, poll, FOR)

    events = verify(meeting.wei, cast)
    assert [event.type for event in events if event.stream.startswith("member.")] == ["ballot.counted"]
    assert selectors.snapshot(afresh(meeting.wei)).state.voted == [poll.id]
    assert selectors.snapshot(afresh(meeting.lin)).state.voted == []
    assert selectors.snapshot(afresh(meeting.wei)).ballots == []


@pytest.mark.django_db(transaction=True)
def test_whoever_waits_for_a_batch_holds_no_connection_that_it_may_need(meeting: Meeting) -> None:
    poll = open_poll(meeting)
    connection.ensure_connection()
    assert rest(meeting.wei, poll, FOR, "key") == "counted"
    assert connection.connection is None, "given back before it waited"


@pytest.mark.django_db(transaction=True)
def test_the_same_ballot_from_many_threads_counts_once(meeting: Meeting, cast: Cast) -> None:
    poll = open_poll(meeting)
    people = [meeting.lin, meeting.wei]
    with ThreadPoolExecutor(12) as pool:
        told = list(pool.map(lambda number: rest(people[number % 2], poll, FOR, f"k{number}"), range(24)))
    assert sorted(told) == ["already_counted"] * 22 + ["counted"] * 2
    assert result(meeting, poll).cast == 2


@pytest.mark.django_db(transaction=True)
def test_what_is_acknowledged_while_the_poll_closes_is_in_the_result(meeting: Meeting) -> None:
    people = crowd(meeting, 40)
    poll = open_poll(meeting, is_secret=True)

    def cast(person: Participant) -> str:
        try:
            return rest(person, poll, FOR, "k")
        except Conflict as refused:
            return refused.code

    with ThreadPoolExecutor(12) as pool:
        told = [pool.submit(cast, person) for person in people[:20]]
        closing = pool.submit(do, polls.close, commands.PollClose, meeting.qiao, poll)
        told += [pool.submit(cast, person) for person in people[20:]]
        closing.result()
        answers = [future.result() for future in told]
    assert set(answers) <= {"counted", "poll.over"}
    assert result(meeting, Poll.objects.get()).cast == answers.count("counted")
