"""The hub against every order of things: nudges lost, doubled, late and reordered; readers that come, go and return.

The machine drives the real hub on an event loop of its own, step by step. Only the log below it is a list, so that
hypothesis can decide when each reading of it returns.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import reduce
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

from django.db import OperationalError
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from deliberation.accounts import selectors as accounts
from deliberation.eventlog import reading
from deliberation.events.base import Envelope
from realtime import hub as module
from realtime import selectors
from realtime.hub import CloseCode, Hub
from realtime.room.reducer import apply
from realtime.room.state import RoomState

ROOM = UUID(int=1)
STREAMS = (f"room.{ROOM}", "member.x")
EMPTY = RoomState(room_id=ROOM, title="会")
BATCH = 3


class ListLog:
    """A log as two lists, which can be read like the real one."""

    def __init__(self) -> None:
        self.events: dict[str, list[Envelope]] = {name: [] for name in STREAMS}
        self.failures = 0

    def append(self, stream: str, *, type_: str = "") -> None:
        seq = len(self.events[stream]) + 1
        data: dict[str, Any]
        if type_ == "standing.changed":
            data = {"room_id": str(ROOM), "role": "attendee", "admission": "removed", "reason": ""}
        elif stream == STREAMS[0]:
            said = {"kind": "speech", "item_id": None, "reply_to": None, "department_id": None}
            type_, data = "message.posted", {"text": str(seq), "participant_id": str(ROOM), **said}
            data["message_id"] = str(UUID(int=seq))
        else:
            type_ = "notice.raised"
            data = {"kind": "message.hidden", "notice_id": str(UUID(int=seq)), "subject": {}}
        at = datetime(2026, 3, 2, tzinfo=UTC)
        event = Envelope(type=type_, v=1, stream=stream, seq=seq, at=at, actor=None, data=data)
        self.events[stream].append(event)

    def since(self, stream: str, after: int) -> list[Envelope]:
        self._fail()
        return self.events[stream][after : after + BATCH]

    def heads(self, names: Iterable[str]) -> dict[str, int]:
        self._fail()
        return {name: len(self.events[name]) for name in names}

    def _fail(self) -> None:
        if self.failures:
            self.failures -= 1
            raise OperationalError("the database is away")

    def state(self, positions: dict[str, int]) -> RoomState:
        """Return the room as the log tells it up to ``positions``."""
        return reduce(apply, (event for name in STREAMS for event in self.events[name][: positions[name]]), EMPTY)


@dataclass(eq=False)
class Reader:
    """A client: what it knows, and up to where. It survives its connections."""

    log: ListLog
    positions: dict[str, int] = field(default_factory=dict)
    state: RoomState = EMPTY
    participant_id: UUID = field(default_factory=uuid4)
    login_session_id: UUID = field(default_factory=uuid4)
    lease_id: UUID = field(default_factory=uuid4)
    is_joined: bool = False
    ended: CloseCode | None = None

    def take_snapshot(self) -> None:
        self.positions = {name: len(events) for name, events in self.log.events.items()}
        self.state = self.log.state(self.positions)

    def take_missed(self) -> None:
        for name in STREAMS:
            for event in self.log.events[name][self.positions[name] :]:
                self.take(event)

    def take(self, event: Envelope) -> None:
        assert event.seq == self.positions[event.stream] + 1, "told twice, or told with a gap"
        self.positions[event.stream] = event.seq
        self.state = apply(self.state, event)

    def tell(self, text: str) -> None:
        assert self.is_joined, "told after leaving"
        self.take(Envelope.model_validate_json(text))

    def end(self, code: CloseCode) -> None:
        self.ended = self.ended or code  # as on the wire, the first word is the last


class HubMachine(RuleBasedStateMachine):
    """Readers, a log that grows, and nudges that cannot be trusted."""

    outside: Bundle[Reader] = Bundle("outside")
    admitted: Bundle[Reader] = Bundle("admitted")
    inside: Bundle[Reader] = Bundle("inside")

    @initialize()
    def begin(self) -> None:
        self.log = ListLog()
        self.readers: list[Reader] = []
        self.revoked: set[UUID] = set()
        self.moved: set[UUID] = set()
        self.removed: set[UUID] = set()
        self.slow = 0
        self.loop = asyncio.new_event_loop()
        self.patches = ExitStack()
        self.patches.enter_context(patch.object(module, "in_database", self.in_database))
        self.patches.enter_context(patch.object(reading, "since", self.log.since))
        self.patches.enter_context(patch.object(reading, "heads", self.log.heads))
        self.patches.enter_context(patch.object(accounts, "alive", lambda ids: set(ids) - self.revoked))
        self.patches.enter_context(patch.object(selectors, "audiences", self.audiences))
        self.hub = self.loop.run_until_complete(self.make_hub())

    def audiences(self, connections: Iterable[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], frozenset[str]]:
        """Return what each is to hear: all streams, or the person's own once their place is another."""
        return {
            key: frozenset(STREAMS[1:] if key[0] in self.moved else STREAMS)
            for key in connections
            if key[0] not in self.removed
        }

    async def make_hub(self) -> Hub:
        hub = Hub()
        hub._started = True  # its own clocks stand still: this machine is the clock
        return hub

    async def in_database(self, function: Callable[..., Any], *args: Any) -> Any:
        """Read at once and return some steps later, or the other way round: other things happen meanwhile."""
        before, after = divmod(self.slow, 4)
        for _ in range(before):
            await asyncio.sleep(0)
        answer = function(*args)
        for _ in range(after):
            await asyncio.sleep(0)
        return answer

    def run(self, steps: int) -> None:
        async def turn() -> None:
            for _ in range(steps):
                await asyncio.sleep(0)

        self.loop.run_until_complete(turn())

    @rule(slow=st.integers(0, 15))
    def change_speed(self, slow: int) -> None:
        self.slow = slow

    @rule(stream=st.sampled_from(STREAMS), count=st.integers(1, 5))
    def something_happens(self, stream: str, count: int) -> None:
        for _ in range(count):
            self.log.append(stream)

    @rule(stream=st.sampled_from(STREAMS), shift=st.integers(-6, 3))
    def a_nudge_comes(self, stream: str, shift: int) -> None:
        self.hub.nudge({stream: max(0, len(self.log.events[stream]) + shift), "room.unheard": 7})

    @rule(steps=st.integers(1, 8))
    def time_passes(self, steps: int) -> None:
        self.run(steps)

    @rule(failures=st.integers(1, 2))
    def the_database_goes_away(self, failures: int) -> None:
        self.log.failures = failures

    @rule(target=outside)
    def somebody_new_comes(self) -> Reader:
        reader = Reader(self.log)
        self.readers.append(reader)
        return reader

    @rule(target=admitted, reader=consumes(outside), anew=st.booleans())
    def a_reader_is_let_in(self, reader: Reader, anew: bool) -> Reader:
        if anew or not reader.positions:
            reader.take_snapshot()
        else:
            reader.take_missed()
        return reader

    @rule(target=inside, reader=consumes(admitted))
    def a_reader_joins(self, reader: Reader) -> Reader:
        self.join(reader)
        return reader

    def join(self, reader: Reader) -> None:
        async def join() -> None:
            reader.is_joined, reader.ended = True, None
            self.hub.join(reader, reader.positions)

        self.loop.run_until_complete(join())

    @rule(target=inside, reader=consumes(admitted), slow=st.integers(1, 15), steps=st.integers(0, 8))
    def a_reader_joins_while_the_log_is_being_read(self, reader: Reader, slow: int, steps: int) -> Reader:
        """Let the others be told of what the newcomer does not know yet, and come in the midst of it."""
        self.slow = slow
        self.something_happens(STREAMS[0], 2 * BATCH)
        self.a_nudge_comes(STREAMS[0], 0)
        self.run(steps)
        self.join(reader)
        return reader

    @rule(target=outside, reader=consumes(inside))
    def a_reader_leaves(self, reader: Reader) -> Reader:
        self.hub.leave(reader)
        self.hub.leave(reader)  # twice is once
        reader.is_joined = False
        return reader

    @rule()
    def heads_are_compared(self) -> None:
        self.log.failures = 0
        self.loop.run_until_complete(self.hub._compare())

    @rule(reader=inside)
    def a_login_is_revoked(self, reader: Reader) -> None:
        self.revoked.add(reader.login_session_id)
        was_ended = reader.ended
        self.log.failures = 0
        self.loop.run_until_complete(self.hub._compare())
        assert reader.ended is (was_ended or CloseCode.REVOKED)

    @rule(reader=inside, by_event=st.booleans())
    def a_reader_is_removed(self, reader: Reader, by_event: bool) -> None:
        self.removed.add(reader.participant_id)
        self.notice_other_standing(by_event)
        assert reader.ended is not None

    @rule(reader=inside, by_event=st.booleans())
    def a_reader_is_to_hear_other_streams(self, reader: Reader, by_event: bool) -> None:
        self.moved.add(reader.participant_id)
        self.notice_other_standing(by_event)
        assert reader.ended is not None

    def notice_other_standing(self, by_event: bool) -> None:
        """Let the hub learn of it: from the person's own stream, or, where that was missed, by comparing."""
        self.run(200)
        self.log.failures = 0
        if by_event:
            self.log.append(STREAMS[1], type_="standing.changed")
            self.a_nudge_comes(STREAMS[1], 0)
            self.run(200)
        else:
            self.loop.run_until_complete(self.hub._compare())

    @rule(reader=inside)
    def a_reader_asks_for_heads(self, reader: Reader) -> None:
        assert self.hub.heads(reader).keys() == set(STREAMS)
        assert self.hub.positions(reader) == reader.positions

    @invariant()
    def everybody_knows_what_the_log_says_up_to_where_they_are(self) -> None:
        for reader in getattr(self, "readers", []):
            if reader.positions:
                assert reader.state == self.log.state(reader.positions)

    @invariant()
    def only_those_are_ended_who_must_be(self) -> None:
        for reader in getattr(self, "readers", []):
            if reader.ended is CloseCode.REVOKED:
                assert reader.login_session_id in self.revoked
            elif reader.ended is CloseCode.FORBIDDEN:
                assert reader.participant_id in self.removed
            elif reader.ended is CloseCode.COME_AGAIN:
                assert reader.participant_id in self.moved

    @rule()
    def settle(self) -> None:
        """After one comparison that succeeds, everybody who is in knows everything."""
        self.run(200)  # whatever was still being read has been read, or has failed
        self.log.failures = 0
        self.loop.run_until_complete(self.hub._compare())
        self.run(2000)
        heads = {name: len(events) for name, events in self.log.events.items()}
        joined = [reader for reader in self.readers if reader.is_joined]
        assert all(reader.positions == heads for reader in joined)
        assert self.hub.listeners == len(joined)

    def teardown(self) -> None:
        if not hasattr(self, "loop"):
            return
        self.slow = 0
        self.settle()
        for reader in self.readers:
            self.hub.leave(reader)
        assert not self.hub._tails
        self.patches.close()
        self.loop.close()


TestHub = HubMachine.TestCase
TestHub.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def test_a_newcomer_is_told_at_once_what_the_others_know_already() -> None:
    machine = HubMachine()
    machine.begin()
    first, late = (Reader(machine.log), Reader(machine.log))
    machine.readers += [first, late]
    for reader in (first, late):
        reader.take_snapshot()
    machine.join(first)
    machine.something_happens(STREAMS[0], 5)
    machine.a_nudge_comes(STREAMS[0], 0)
    machine.run(50)
    assert first.positions[STREAMS[0]] == 5
    machine.join(late)  # it was let in before those five, and comes to the hub only now
    machine.run(50)  # no comparison in between
    assert late.positions == first.positions
    machine.teardown()
