"""poll.*: prepared, opened, closed, published, broken off, asked again."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from deliberation.core import clock
from deliberation.core.errors import Conflict, Forbidden, Invalid, NotFound, TooMany
from deliberation.eventlog import reading
from deliberation.eventlog.deliveries import deliver_due
from deliberation.events import polls as commands
from deliberation.events.course import SittingEnd, SittingSuspend
from deliberation.events.polls import PollState
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import SittingState
from deliberation.notifications.models import Notice
from deliberation.rules.services import override
from realtime import selectors
from realtime.models import Ballot, Poll
from realtime.selectors.polls import missing
from realtime.services import poll_clock, polls, sittings
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.factories import AgendaItemFactory, Meeting, open_meeting
from tests.realtime.attending import arrive
from tests.realtime.polls.polling import ABSTAIN, AGAINST, FOR, close, crowd, do, draft, open_poll, vote

Traveller = time_machine.Traveller


def told(stream: str) -> list[tuple[str, dict[str, Any]]]:
    return [(event.type, event.data or {}) for event in reading.since(stream, 0) if event.type.startswith("poll.")]


def test_a_poll_from_draft_to_result_as_the_desk_sees_it(meeting: Meeting, stopped_clock: Traveller) -> None:
    def go_through() -> None:
        poll = open_poll(meeting, kind="decision", seconds=120)
        stopped_clock.shift(5)
        vote(meeting.wei, poll, FOR)
        stopped_clock.shift(5)
        close(meeting, poll)
        do(polls.publish, commands.PollPublish, meeting.lin, poll)

    verify(meeting.qiao, go_through, golden="poll-decision")
    types = [type_ for type_, _ in told(meeting.room.desk_stream)]
    assert types == ["poll.drafted", "poll.undrafted", "poll.tallied"]
    result = told(meeting.room.stream)[-1][1]["arithmetic"]
    assert (result["entitled"], result["cast"], result["needed"], result["verdict"]) == (2, 1, 2, "no_quorum")


def test_a_poll_as_the_voter_sees_it(meeting: Meeting, stopped_clock: Traveller) -> None:
    poll = open_poll(meeting)

    def finish() -> None:
        vote(meeting.wei, poll, FOR)
        vote(meeting.lin, poll, AGAINST)
        close(meeting, poll)
        do(polls.publish, commands.PollPublish, meeting.qiao, poll)

    events = verify(meeting.wei, finish, golden="poll-voted")
    assert [event.type for event in events] == ["ballot.counted", "poll.counted", "poll.closed", "poll.published"]


def test_drafts_are_changed_and_thrown_away(meeting: Meeting, stopped_clock: Traveller) -> None:
    def prepare() -> None:
        poll = draft(meeting)
        kept = draft(meeting, title="另一个问题")
        question = {"title": "选一个", "method": "single", "options": ["甲", "乙"], "seconds": 60}
        do(polls.change_draft, commands.PollChange, meeting.qiao, kept, **question)
        do(polls.delete, commands.PollDelete, meeting.qiao, poll)

    verify(meeting.qiao, prepare, golden="poll-drafts")
    assert told(meeting.room.stream) == []
    assert selectors.snapshot(afresh(meeting.wei)).state.poll_drafts == []


def test_a_draft_may_be_prepared_before_the_sitting(cast: Cast) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState.SCHEDULED)
    poll = draft(meeting)
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        do(polls.open_, commands.PollOpen, meeting.qiao, poll)


def test_the_same_draft_again_changes_nothing(meeting: Meeting) -> None:
    poll = draft(meeting)
    do(polls.change_draft, commands.PollChange, meeting.qiao, poll, title=poll.title)
    assert [type_ for type_, _ in told(meeting.room.desk_stream)] == ["poll.drafted"]


@pytest.mark.parametrize(
    ("question", "faults"),
    [
        ({"options": ["甲"]}, {("options", "too_many")}),
        ({"method": "single", "options": ["甲"]}, {("options", "too_few")}),
        ({"method": "single", "options": ["甲", "甲"]}, {("options", "duplicate")}),
        ({"method": "multiple", "options": ["甲", "乙"], "maximum": 3}, {("maximum", "too_great")}),
        (
            {"method": "multiple", "options": list("甲乙丙"), "minimum": 3, "maximum": 2},
            {("minimum", "greater_than_maximum")},
        ),
        ({"method": "single", "options": ["甲", "乙"], "maximum": 2}, {("maximum", "too_great")}),
        ({"method": "rating", "options": ["甲"]}, {("method", "kind")}),
        ({"kind": "rating", "method": "rating"}, {("options", "too_few")}),
        ({"kind": "rating"}, {("method", "kind")}),
        ({"is_secret": True, "may_change": True}, {("may_change", "secret")}),
        ({"has_codes": True}, {("has_codes", "named")}),
        ({"quorum": "half"}, {("quorum", "kind")}),
    ],
)
def test_a_question_must_make_sense(meeting: Meeting, question: dict[str, Any], faults: set[tuple[str, str]]) -> None:
    with pytest.raises(Invalid, match=r"poll\.invalid") as refused:
        draft(meeting, **question)
    assert {(fault["field"], fault["reason"]) for fault in refused.value.fields} == faults


def test_what_a_draft_leaves_open_is_the_rules(meeting: Meeting) -> None:
    assert (draft(meeting).base, draft(meeting).quorum) == ("cast", "none")
    decision = draft(meeting, kind="decision")
    assert (decision.base, decision.majority, decision.quorum) == ("entitled", "absolute", "half")
    override({"poll": {"decision_base": "present", "decision_majority": "two_thirds", "decision_quorum": "none"}})
    decision = draft(meeting, kind="decision", base="valid")
    assert (decision.base, decision.majority, decision.quorum) == ("valid", "two_thirds", "none")


def test_only_who_runs_the_meeting_prepares_and_the_chair_where_no_operator_is(meeting: Meeting) -> None:
    command = commands.PollCreate(room_id=meeting.room.id, title="试试")
    polls.create(meeting.lin.account, command)
    arrive(meeting.qiao)
    for person in (meeting.lin, meeting.wei):
        with pytest.raises(Forbidden, match=r"poll\.forbidden"):
            polls.create(person.account, command)


def test_the_roll_is_made_of_those_who_vote_and_are_due(meeting: Meeting) -> None:
    excused, late = crowd(meeting, 2)
    type(excused).objects.filter(id__in=[excused.id, late.id]).update(is_due=False)
    type(late).objects.filter(id=late.id).update(arrived_at=clock.now())
    poll = open_poll(meeting)
    assert set(missing(poll)) == {meeting.lin.id, meeting.wei.id, late.id}
    assert poll.roles == ["chair", "attendee"]
    override({"poll": {"chair_votes": False, "guests_vote": True, "non_voting_sounded": True, "counts_excused": True}})
    assert set(missing(open_poll(meeting))) == {
        *(meeting.wei.id, meeting.gao.id, meeting.zhou.id, excused.id, late.id),
    }
    decision = open_poll(meeting, kind="decision")
    assert meeting.zhou.id not in missing(decision)


def test_nothing_is_opened_for_nobody(meeting: Meeting) -> None:
    type(meeting.wei).objects.filter(role__in=["chair", "attendee"]).update(role=ParticipantRole.NON_VOTING)
    with pytest.raises(Conflict, match=r"poll\.nobody_votes"):
        open_poll(meeting)


def test_opening_closing_publishing_twice_changes_nothing(meeting: Meeting) -> None:
    poll = open_poll(meeting)
    for verb, command in (
        (polls.open_, commands.PollOpen),
        (polls.close, commands.PollClose),
        (polls.close, commands.PollClose),
        (polls.publish, commands.PollPublish),
        (polls.publish, commands.PollPublish),
    ):
        do(verb, command, meeting.qiao, poll)
    assert [type_ for type_, _ in told(meeting.room.stream)] == ["poll.opened", "poll.closed", "poll.published"]


@pytest.mark.parametrize(
    ("state", "refused"),
    [
        (PollState.DRAFT, ["close", "publish", "cancel", "repeat", "remind"]),
        (PollState.OPEN, ["change_draft", "delete", "publish", "repeat"]),
        (PollState.CLOSED, ["open_", "change_draft", "delete", "cancel", "remind"]),
        (PollState.PUBLISHED, ["open_", "change_draft", "delete", "cancel", "remind"]),
        (PollState.CANCELLED, ["open_", "close", "publish", "change_draft", "delete", "remind"]),
    ],
)
def test_what_a_state_forbids(meeting: Meeting, state: PollState, refused: list[str]) -> None:
    poll = _in_state(meeting, state)
    given: dict[str, dict[str, Any]] = {"change_draft": {"title": "换一个"}, "cancel": {"reason": "有误"}}
    names = {"open_": "PollOpen", "change_draft": "PollChange"}
    for verb in refused:
        command = getattr(commands, names.get(verb, f"Poll{verb.title()}"))
        with pytest.raises(Conflict, match=r"poll\.wrong_state"):
            do(getattr(polls, verb), command, meeting.qiao, poll, **given.get(verb, {}))
    assert Poll.objects.get(id=poll.id).state == state


def _in_state(meeting: Meeting, state: PollState) -> Poll:
    poll = draft(meeting)
    if state is not PollState.DRAFT:
        do(polls.open_, commands.PollOpen, meeting.qiao, poll)
    if state in (PollState.CLOSED, PollState.PUBLISHED):
        do(polls.close, commands.PollClose, meeting.qiao, poll)
    if state is PollState.PUBLISHED:
        do(polls.publish, commands.PollPublish, meeting.qiao, poll)
    if state is PollState.CANCELLED:
        do(polls.cancel, commands.PollCancel, meeting.qiao, poll, reason="有误")
    return poll


def test_a_poll_broken_off_forgets_what_was_cast_and_is_asked_again(meeting: Meeting, stopped_clock: Traveller) -> None:
    def break_off() -> None:
        poll = open_poll(meeting)
        vote(meeting.wei, poll, FOR)
        do(polls.cancel, commands.PollCancel, meeting.qiao, poll, reason="题目有误")
        do(polls.repeat, commands.PollRepeat, meeting.qiao, poll)

    verify(meeting.lin, break_off, golden="poll-cancelled")
    assert not Ballot.objects.exists()
    old, new = Poll.objects.order_by("id")
    assert (new.state, new.repeats, new.question) == ("draft", old, old.question)


def test_a_limit_closes_the_poll_at_its_last_instant(meeting: Meeting, stopped_clock: Traveller) -> None:
    poll = open_poll(meeting, seconds=30)
    stopped_clock.shift(timedelta(seconds=30, microseconds=-1))
    vote(meeting.wei, poll, FOR)
    poll_clock.sweep()
    assert Poll.objects.get().state == PollState.OPEN
    stopped_clock.shift(timedelta(microseconds=1))
    with pytest.raises(Conflict, match=r"poll\.over"):
        vote(meeting.lin, poll, FOR)
    stopped_clock.shift(17)
    verify(meeting.lin, poll_clock.sweep, golden="poll-time-over")
    poll.refresh_from_db()
    assert (poll.state, poll.closed_at) == (PollState.CLOSED, poll.ends_at)
    (closed,) = [event for event in reading.since(meeting.room.stream, 0) if event.type == "poll.closed"]
    assert (closed.at, closed.actor) == (poll.ends_at, None)


def test_closing_late_is_dated_by_the_limit(meeting: Meeting, stopped_clock: Traveller) -> None:
    poll = open_poll(meeting, seconds=30)
    stopped_clock.shift(45)
    assert close(meeting, poll).closed_at == poll.ends_at


def test_whoever_comes_after_the_limit_makes_no_quorum(meeting: Meeting, stopped_clock: Traveller) -> None:
    poll = open_poll(meeting, kind="decision", seconds=30)
    arrive(meeting.wei)
    stopped_clock.shift(45)
    arrive(meeting.lin)
    closed = close(meeting, poll)
    assert closed.result is not None
    assert (closed.result["entitled"], closed.result["present"]) == (2, 1)


def test_the_end_of_the_sitting_closes_what_is_open(meeting: Meeting, stopped_clock: Traveller) -> None:
    named, secret = open_poll(meeting), open_poll(meeting, is_secret=True)
    vote(meeting.wei, named, FOR)
    vote(meeting.wei, secret, FOR)

    def end() -> None:
        sittings.end(meeting.lin.account, SittingEnd(room_id=meeting.room.id))

    verify(meeting.lin, end, golden="poll-sitting-ended")
    assert set(Poll.objects.values_list("state", flat=True)) == {PollState.CLOSED}
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        vote(meeting.lin, named, FOR)
    do(polls.publish, commands.PollPublish, meeting.lin, named)


def test_no_ballot_is_taken_during_a_pause(meeting: Meeting) -> None:
    poll = open_poll(meeting)
    sittings.suspend(meeting.lin.account, SittingSuspend(room_id=meeting.room.id))
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        vote(meeting.wei, poll, FOR)


def test_observers_hear_nothing_of_a_poll_under_a_confidential_item(meeting: Meeting, stopped_clock: Traveller) -> None:
    item = AgendaItemFactory.create(sitting=meeting.room.sitting, is_confidential=True)

    def go_through() -> Poll:
        poll = open_poll(meeting, item_id=item.id)
        vote(meeting.wei, poll, FOR)
        do(polls.publish, commands.PollPublish, meeting.qiao, close(meeting, poll))
        return poll

    before = selectors.snapshot(afresh(meeting.chen)).streams
    verify(meeting.gao, go_through, golden="poll-confidential")
    seen = selectors.snapshot(afresh(meeting.chen))
    assert (seen.state.polls, seen.streams) == ([], before)


def test_votes_are_live_where_the_rule_says_so(meeting: Meeting, stopped_clock: Traveller) -> None:
    override({"poll": {"live_results": True}})
    poll = open_poll(meeting, may_change=True)

    def go_on() -> None:
        vote(meeting.wei, poll, FOR)
        vote(meeting.lin, poll, ABSTAIN)
        stopped_clock.shift(1)
        vote(meeting.wei, poll, AGAINST)

    verify(meeting.gao, go_on, golden="poll-live")
    assert [data["votes"] for type_, data in told(meeting.room.stream) if type_ == "poll.counted"] == [
        [1, 0, 0],
        [0, 1, 1],
    ]
    assert not open_poll(meeting, kind="decision").is_live
    assert not open_poll(meeting, is_secret=True).is_live


def test_the_room_is_told_of_the_count_at_most_four_times_a_second(meeting: Meeting, stopped_clock: Traveller) -> None:
    people = crowd(meeting, 20)
    poll = open_poll(meeting)
    for person in people:
        vote(person, poll, FOR)
        stopped_clock.shift(timedelta(milliseconds=50))
    counts = [data["cast"] for type_, data in told(meeting.room.stream) if type_ == "poll.counted"]
    assert counts == [1, 6, 11, 16]
    verify(meeting.chen, poll_clock.sweep, golden="poll-counted")
    assert told(meeting.room.stream)[-1] == ("poll.counted", {"poll_id": str(poll.id), "cast": 20, "votes": None})
    poll_clock.sweep()
    assert len(told(meeting.room.stream)) == 6


def test_whoever_has_not_voted_is_reminded_and_only_they(meeting: Meeting, stopped_clock: Traveller) -> None:
    poll = open_poll(meeting)
    vote(meeting.wei, poll, FOR)
    assert do(polls.remind, commands.PollRemind, meeting.qiao, poll).number == 1
    assert told(meeting.room.desk_stream)[-1] == ("poll.reminded", {"poll_id": str(poll.id), "number": 1})
    deliver_due()
    notice = Notice.objects.get()
    assert (notice.account, notice.kind) == (meeting.lin.account, "poll.reminder")
    assert notice.subject["poll_id"] == str(poll.id)
    stopped_clock.shift(12)
    with pytest.raises(TooMany, match=r"poll\.reminded_already") as refused:
        do(polls.remind, commands.PollRemind, meeting.qiao, poll)
    assert refused.value.params == {"retry_after": 18}
    stopped_clock.shift(18)
    do(polls.remind, commands.PollRemind, meeting.qiao, poll)


def test_reminders_go_when_the_poll_does(meeting: Meeting, stopped_clock: Traveller) -> None:
    poll = open_poll(meeting, seconds=60)
    do(polls.remind, commands.PollRemind, meeting.qiao, poll)
    deliver_due()
    assert selectors.snapshot(afresh(meeting.wei)).state.notices
    close(meeting, poll)
    deliver_due()
    assert not selectors.snapshot(afresh(meeting.wei)).state.notices
    late = open_poll(meeting, seconds=60)
    do(polls.remind, commands.PollRemind, meeting.qiao, late)
    do(polls.cancel, commands.PollCancel, meeting.qiao, late, reason="有误")
    deliver_due()
    assert not selectors.snapshot(afresh(meeting.wei)).state.notices


def test_nobody_is_reminded_of_a_poll_whose_time_is_over(meeting: Meeting, stopped_clock: Traveller) -> None:
    poll = open_poll(meeting, seconds=60)
    stopped_clock.shift(60)
    with pytest.raises(Conflict, match=r"poll\.over"):
        do(polls.remind, commands.PollRemind, meeting.qiao, poll)


def test_polls_of_other_rooms_are_not_found(meeting: Meeting, cast: Cast) -> None:
    elsewhere = open_poll(open_meeting(cast._asdict(), title="另一个会"))
    with pytest.raises(NotFound, match=r"poll\.not_found"):
        do(polls.close, commands.PollClose, meeting.qiao, elsewhere)
    with pytest.raises(NotFound, match=r"poll\.not_found"):
        vote(meeting.wei, elsewhere, FOR)
