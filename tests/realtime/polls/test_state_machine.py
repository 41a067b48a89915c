"""Polls, whatever people do in whatever order, by either door: a small model says what must come of it."""

import random
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import reduce
from typing import Any
from uuid import UUID

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from deliberation.core import clock
from deliberation.eventlog import reading
from deliberation.events.polls import PollState
from deliberation.events.rooms import ParticipantRole
from realtime import selectors
from realtime.models import Poll
from realtime.representations import Snapshot
from realtime.room.reducer import apply
from realtime.services import poll_clock
from realtime.services.rooms import add_participant
from tests.conftest import Cast, ClientFor
from tests.factories import AccountFactory, open_meeting
from tests.realtime.polls.doors import Doors

S = PollState
NEXT: dict[str, dict[PollState, PollState]] = {
    "poll.open": {S.DRAFT: S.OPEN, S.OPEN: S.OPEN},
    "poll.close": {S.OPEN: S.CLOSED, S.CLOSED: S.CLOSED, S.PUBLISHED: S.PUBLISHED},
    "poll.publish": {S.CLOSED: S.PUBLISHED, S.PUBLISHED: S.PUBLISHED},
    "poll.cancel": {S.OPEN: S.CANCELLED, S.CANCELLED: S.CANCELLED},
}
"""Verb → from which state to which; from all others it is refused."""
READERS = ("lin", "wei", "qiao")
MORE = ("ji", "ke", "lu")
"""Members beside the cast."""
VOTERS = ("lin", "wei", *MORE, "late")
"""Who has a vote: ``late`` comes when they come."""
PEOPLE = (*VOTERS, "zhou")
"""Who tries to: ``zhou`` has none."""
LUCK = st.integers(0, 2**32)
"""From which several ballots follow: who, in which poll, what, by which door, and which of them are sent again."""
SECONDS = st.sampled_from([None, None, 20])
OFTEN = st.sampled_from([True, True, False])
BACK = st.sampled_from([0, 0, 0, 1, 2])
"""Which poll, counted from the last: most often the last itself."""


@dataclass
class Asked:
    """A poll as it has to be."""

    id: str
    is_secret: bool
    may_change: bool
    seconds: int | None
    state: PollState = S.DRAFT
    ends_at: datetime | None = None
    roll: set[str] = field(default_factory=set)
    ticked: set[str] = field(default_factory=set)
    """Who has voted; the roll of a poll that was broken off keeps them, its ballots are gone."""
    votes: dict[str, int] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    """Under which keys ballots were counted."""

    @property
    def is_over(self) -> bool:
        return self.ends_at is not None and self.ends_at <= clock.now()

    def follow(self, verb: str, voters: set[str]) -> str | None:
        """Go where a verb leads, or return the code of the refusal."""
        wanted = NEXT[verb].get(self.state)
        if wanted is None:
            return "poll.wrong_state"
        if (self.state, wanted) == (S.DRAFT, S.OPEN):
            self.roll = voters
            self.ends_at = clock.now() + timedelta(seconds=self.seconds) if self.seconds is not None else None
        self.state = wanted
        if wanted is S.CANCELLED:
            self.votes = {}
        return None

    def take(self, ballot: "Sent", *, is_running: bool) -> str:
        """Take a ballot and return the verdict, or the code of the refusal."""
        who, takes = ballot.who, self.state is S.OPEN and not self.is_over
        if self.state is S.DRAFT:
            return "ballot.forbidden" if who == "lin" else "poll.not_found"  # the chair knows of drafts
        if who not in VOTERS:
            return "ballot.forbidden"
        if who not in self.roll:
            return "ballot.not_on_roll"
        if who in self.ticked and not (self.may_change and takes and ballot.key not in self.keys):
            return "already_counted"
        if not is_running:
            return "sitting.not_open"
        if not takes:
            return "poll.over"
        verdict = "changed" if who in self.ticked else "counted"
        self.ticked.add(who)
        self.keys.add(ballot.key)
        self.votes[who] = ballot.answer
        return verdict


@dataclass(frozen=True)
class Sent:
    """A ballot as it left somebody's device."""

    poll: Asked
    who: str
    answer: int
    key: str


class Voting(RuleBasedStateMachine):
    """A room in which polls are prepared, opened, answered, closed, published and broken off."""

    cast: Cast
    client_for: ClientFor
    traveller: time_machine.Traveller

    def __init__(self) -> None:
        super().__init__()
        self.meeting = open_meeting(self.cast._asdict())
        self.accounts = {**self.cast._asdict(), **{name: AccountFactory.create() for name in (*MORE, "late")}}
        for name in MORE:
            self._let_in(name)
        self.doors = Doors(self.meeting.room.id, self.client_for)
        self.polls: list[Asked] = []
        self.sent: list[Sent] = []
        self.is_running, self.late_is_in = True, False
        self.seen: deque[tuple[str, Snapshot]] = deque((name, self._look(name)) for name in READERS)

    def teardown(self) -> None:
        self.doors.close()

    def _poll(self, back: int) -> Asked:
        """Return one of the polls, counted from the last."""
        return self.polls[-1 - back % len(self.polls)]

    def _look(self, name: str) -> Snapshot:
        return selectors.snapshot(selectors.access_place(self.accounts[name], self.meeting.room.id))

    def _act(self, who: str, verb: str, *, by_socket: bool, **more: Any) -> dict[str, Any] | str:
        return self.doors.act(self.accounts[who], verb, by_socket=by_socket, **more)

    @initialize()
    def begin(self) -> None:
        for is_secret, seconds in ((True, None), (False, 20), (False, None)):
            self.ask(is_secret, may_change=True, seconds=seconds, is_opened=True)

    @precondition(lambda self: len(self.polls) < 5)
    @rule(is_secret=st.booleans(), may_change=st.booleans(), seconds=SECONDS, is_opened=OFTEN)
    def ask(self, is_secret: bool, may_change: bool, seconds: int | None, is_opened: bool) -> None:
        question = {"title": "是否同意", "is_secret": is_secret, "may_change": may_change and not is_secret}
        answer = self._act("qiao", "poll.create", by_socket=False, seconds=seconds, **question)
        assert isinstance(answer, dict)
        self.polls.append(Asked(answer["poll_id"], is_secret, bool(question["may_change"]), seconds))
        if is_opened:
            self.lead("poll.open", back=0, by_socket=False)

    @rule(verb=st.sampled_from(list(NEXT)), back=BACK, by_socket=st.booleans())
    def lead(self, verb: str, back: int, by_socket: bool) -> None:
        poll = self._poll(back)
        more = {"reason": "题目有误"} if verb == "poll.cancel" else {}
        is_opened_in_a_pause = verb == "poll.open" and poll.state is not S.OPEN and not self.is_running
        voters = {name for name in VOTERS if name != "late" or self.late_is_in}
        wanted = "sitting.not_open" if is_opened_in_a_pause else poll.follow(verb, voters)
        answer = self._act("qiao", verb, by_socket=by_socket, poll_id=poll.id, **more)
        assert (answer if isinstance(answer, str) else None) == wanted
        if isinstance(answer, dict):
            assert answer["state"] == poll.state

    @rule(luck=LUCK)
    def vote(self, luck: int) -> None:
        chance = random.Random(luck)  # drawn one by one, most of the choices would be the simplest
        for _ in range(chance.randint(3, 8)):
            if not self.sent or chance.random() < 0.7:
                poll = chance.choice(self.polls)
                key = f"{poll.id} {len(self.sent)}"
                self.sent.append(Sent(poll, chance.choice(PEOPLE), chance.randint(0, 2), key))
                self._send(self.sent[-1], by_socket=chance.random() < 0.5)
            else:
                self._send(chance.choice(self.sent[-10:]), by_socket=chance.random() < 0.5)

    def _send(self, ballot: Sent, *, by_socket: bool) -> None:
        is_out = ballot.who == "late" and not self.late_is_in
        wanted = "room.not_found" if is_out else ballot.poll.take(ballot, is_running=self.is_running)
        more = {"poll_id": ballot.poll.id, "answer": [ballot.answer], "key": ballot.key}
        told = self._act(ballot.who, "ballot.cast", by_socket=by_socket and not is_out, **more)
        assert (told if isinstance(told, str) else told["verdict"]) == wanted

    @precondition(lambda self: not self.late_is_in)
    @rule()
    def come_late(self) -> None:
        self._let_in("late")
        self.late_is_in = True

    def _let_in(self, name: str) -> None:
        add_participant(None, self.meeting.room, self.accounts[name], ParticipantRole.ATTENDEE)

    @precondition(lambda self: self.is_running)
    @rule(luck=LUCK, by_socket=st.booleans(), is_short=OFTEN)
    def pause(self, luck: int, by_socket: bool, is_short: bool) -> None:
        assert isinstance(self._act("lin", "sitting.suspend", by_socket=by_socket), dict)
        self.is_running = False
        self.vote(luck)
        if is_short:
            self.go_on(by_socket)

    @precondition(lambda self: not self.is_running)
    @rule(by_socket=st.booleans())
    def go_on(self, by_socket: bool) -> None:
        assert isinstance(self._act("lin", "sitting.resume", by_socket=by_socket), dict)
        self.is_running = True

    @rule(seconds=st.sampled_from([0.1, 7, 20]), is_swept=st.booleans())
    def let_time_pass(self, seconds: float, is_swept: bool) -> None:
        self.traveller.shift(timedelta(seconds=seconds))
        if is_swept:
            poll_clock.sweep()
        for poll in self.polls if is_swept else []:
            if poll.state is S.OPEN and poll.is_over:
                poll.state = S.CLOSED

    @invariant()
    def rows_are_as_the_model_says(self) -> None:
        for poll in self.polls:
            row = Poll.objects.get(id=poll.id)
            assert row.state == poll.state
            assert set(row.roll.values_list("participant__account_id", flat=True)) == self._ids(poll.roll)
            ticked = row.roll.filter(has_voted=True).values_list("participant__account_id", flat=True)
            assert set(ticked) == self._ids(poll.ticked)
            assert row.cast == len(poll.ticked)
            assert row.ballots.count() == (0 if poll.is_secret and row.result is None else len(poll.votes))
            assert row.sealed_ballots.count() == (len(poll.votes) if poll.is_secret and poll.state is S.OPEN else 0)
            if poll.state in (S.CLOSED, S.PUBLISHED):
                counted = [option["votes"] for option in (row.result or {})["options"]]
                assert counted == [list(poll.votes.values()).count(answer) for answer in range(3)]
                if poll.ends_at is not None:
                    assert row.closed_at is not None
                    assert row.closed_at <= poll.ends_at

    def _ids(self, names: set[str]) -> set[UUID]:
        return {self.accounts[name].id for name in names}

    @invariant()
    def whoever_listens_sees_what_whoever_asks_sees(self) -> None:
        name, before = self.seen.popleft()  # by turns: a look costs more than all else
        now = self._look(name)
        events = [event for stream, seq in before.streams.items() for event in reading.since(stream, seq)]
        assert reduce(apply, events, before.state) == now.state
        self.seen.append((name, now))


@pytest.mark.django_db(transaction=True)
def test_no_order_of_acts_leads_astray(
    cast: Cast, client_for: ClientFor, stopped_clock: time_machine.Traveller
) -> None:
    Voting.cast, Voting.client_for, Voting.traveller = cast, staticmethod(client_for), stopped_clock
    run_state_machine_as_test(
        Voting,
        settings=settings(
            max_examples=10,
            stateful_step_count=12,
            deadline=None,
            # A story of a dozen acts is short enough to be read; to shorten it takes minutes.
            phases=[Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
