"""The floor as a state machine: whatever people do over either door, in whatever order, it stands as the model says.

The model knows one queue by time of asking and one turn with its clock. Nobody sweeps unless a rule says so: what falls
due is found done by whoever comes next.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

import pytest
import time_machine
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, run_state_machine_as_test

from deliberation.eventlog import reading
from deliberation.rules.services import override
from realtime import selectors
from realtime.models import Turn
from realtime.room.reducer import apply
from realtime.room.state import FloorState
from realtime.services import floor_clock
from tests.asserts import afresh
from tests.conftest import Cast, ClientFor
from tests.factories import Meeting, open_meeting
from tests.realtime.doors import Doors
from tests.realtime.machines import FEW_AND_DENSE, Machine, act
from tests.realtime.speaking import come_to_hall

NINE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TAKE_WITHIN, LIMIT, GRACE, STEP = 15, 60, 20, 30
RULES = {
    "take_within": TAKE_WITHIN,
    "short_seconds": LIMIT,
    "grace_seconds": GRACE,
    "extension_seconds": STEP,
    "auto_release": True,
}
LOOK_EVERY = 3
"""Acts between two readings of the whole room, which cost more than all else."""
SPEAKERS = ("lin", "wei", "gao", "zhou")


@dataclass
class Held:
    """The turn of whoever has the floor; seconds are counted from nine."""

    id: UUID
    person: str
    take_by: int | None
    started: int | None = None
    has_begun: bool = False
    limit: int = LIMIT
    spoken: int = 0

    @property
    def ends(self) -> int:
        return (self.started or 0) + self.limit - self.spoken


@dataclass
class Model:
    """What the floor should be."""

    now: int = 0
    is_suspended: bool = False
    queue: list[tuple[UUID, str]] = field(default_factory=list)
    held: Held | None = None
    over: set[UUID] = field(default_factory=set)
    talk: dict[str, int] = field(default_factory=dict)

    def settle(self) -> None:
        """Let happen what has fallen due."""
        held = self.held
        if held is not None and held.take_by is not None and held.take_by <= self.now:
            self.begin(held.take_by)
        if held is not None and held.started is not None and held.ends + GRACE <= self.now:
            self.finish(held.ends + GRACE)

    def deadline(self) -> int | None:
        """Return when something next happens of itself."""
        held = self.held
        if held is None or (held.take_by is None and held.started is None):
            return None
        return held.take_by if held.take_by is not None else held.ends + GRACE

    def begin(self, at: int) -> None:
        assert self.held is not None
        self.held.started, self.held.take_by, self.held.has_begun = at, None, True

    def finish(self, at: int) -> None:
        assert self.held is not None
        spoken = self.held.spoken + (at - self.held.started if self.held.started is not None else 0)
        self.talk[self.held.person] = self.talk.get(self.held.person, 0) + spoken
        self.over.add(self.held.id)
        self.held = None

    def call_up(self, request_id: UUID) -> None:
        if self.held is not None:
            self.finish(self.now)
        person = next(person for id_, person in self.queue if id_ == request_id)
        self.queue = [entry for entry in self.queue if entry[0] != request_id]
        self.held = Held(request_id, person, self.now + TAKE_WITHIN)

    def state_of(self, request_id: UUID) -> str:
        if self.held is not None and self.held.id == request_id:
            return "held"
        if request_id in self.over:
            return "over"
        return "waiting" if request_id in [id_ for id_, _ in self.queue] else "withdrawn"


by_socket = st.booleans()
requests = st.integers(0, 40)
ends = st.sampled_from(["floor.release", "floor.revoke"])


def somebody_asked(machine: Any) -> bool:
    return bool(machine.known)


def something_is_due_once(machine: Any) -> bool:
    return machine.model.deadline() is not None


class FloorMachine(Machine):
    """What people may do at any moment; where and when is said by the test that runs it."""

    open: ClassVar[Callable[[], tuple[Meeting, Doors]]]
    clock: ClassVar[time_machine.Traveller]

    @initialize()
    def furnish(self) -> None:
        self.clock.move_to(NINE)
        self.meeting, self.doors = type(self).open()
        self.model = Model()
        self.known: list[tuple[UUID, str]] = []
        start = selectors.snapshot(afresh(self.meeting.chen))
        self.reduced, self.positions, self.looks = start.state, start.streams, 0

    def teardown(self) -> None:
        if hasattr(self, "doors"):
            self.doors.close()

    def do(self, person: str, verb: str, expected: str | None, *, socket: bool, **data: Any) -> dict[str, Any] | None:
        """Do a verb and hold its answer to the model's: ``None`` for done, or the code of a refusal."""
        answer = self.doors.ask(person, verb, data, by_socket=socket)
        assert (answer if isinstance(answer, str) else None) == expected, (person, verb, answer)
        return answer if isinstance(answer, dict) else None

    def some(self, number: int) -> tuple[UUID, str]:
        """Return one of the turns there ever were, most often one that waits or has the floor."""
        live = [*self.model.queue, *([(self.model.held.id, self.model.held.person)] if self.model.held else [])]
        among = live if live and number % 4 else self.known
        return among[number % len(among)]

    def running(self) -> str | None:
        return "sitting.not_open" if self.model.is_suspended else None

    @act(seconds=st.sampled_from([1, 7, 20, 60, 100]), is_swept=st.booleans())
    def some_time_passes(self, seconds: int, is_swept: bool) -> None:
        self.time_passes(seconds, is_swept)

    def time_passes(self, seconds: int, is_swept: bool) -> None:
        self.model.now += seconds
        self.clock.move_to(NINE + timedelta(seconds=self.model.now))
        if is_swept:
            floor_clock.sweep()
            self.model.settle()

    @act(when=something_is_due_once, weight=2, offset=st.sampled_from([-1, 0, 1]), is_swept=st.booleans())
    def a_deadline_comes(self, offset: int, is_swept: bool) -> None:
        """Go to where a second decides."""
        deadline = self.model.deadline()
        assert deadline is not None
        self.time_passes(max(0, deadline + offset - self.model.now), is_swept)

    @act(person=st.sampled_from(SPEAKERS), socket=by_socket)
    def ask(self, person: str, socket: bool) -> None:
        answer = self.do(person, "floor.request", self.running(), socket=socket)
        if answer is not None:
            self.model.settle()
            request_id = UUID(answer["request_id"])
            if person not in [name for _, name in self.model.queue]:
                self.model.queue.append((request_id, person))
                self.known.append((request_id, person))
            assert (request_id, person) in self.model.queue

    @act(when=somebody_asked, number=requests, socket=by_socket)
    def withdraw(self, number: int, socket: bool) -> None:
        known = self.some(number)
        request_id, person = known
        expected = None if self.settled_state(request_id) in ("waiting", "withdrawn") else "floor.wrong_state"
        if self.do(person, "floor.withdraw", expected, socket=socket, request_id=str(request_id)):
            self.model.settle()
            self.model.queue = [entry for entry in self.model.queue if entry[0] != request_id]

    @act(when=somebody_asked, number=requests, place=st.integers(0, 4), socket=by_socket)
    def move(self, number: int, place: int, socket: bool) -> None:
        known = self.some(number)
        expected = None if self.settled_state(known[0]) == "waiting" else "floor.wrong_state"
        if self.do("qiao", "floor.move", expected, socket=socket, request_id=str(known[0]), place=place):
            self.model.settle()
            self.model.queue.remove(known)
            self.model.queue.insert(place, known)

    @act(when=somebody_asked, number=requests, socket=by_socket)
    def grant(self, number: int, socket: bool) -> None:
        known = self.some(number)
        state = self.settled_state(known[0])
        expected = self.running() or (None if state in ("waiting", "held") else "floor.wrong_state")
        if self.do("lin", "floor.grant", expected, socket=socket, request_id=str(known[0])):
            self.model.settle()
            if state == "waiting":
                self.model.call_up(known[0])

    @act(is_stale=st.booleans(), socket=by_socket)
    def next_(self, is_stale: bool, socket: bool) -> None:
        held = self.settled_held()
        after = None if is_stale or held is None else str(held)
        keeps = held is not None and is_stale
        expected = self.running() or (None if keeps or self.model.queue else "floor.nobody_waits")
        if self.do("qiao", "floor.next", expected, socket=socket, after_id=after):
            self.model.settle()
            if not keeps:
                self.model.call_up(self.model.queue[0][0])

    @act(when=somebody_asked, number=requests, socket=by_socket)
    def take(self, number: int, socket: bool) -> None:
        known = self.some(number)
        is_held = self.settled_held() == known[0] and not self.model.is_suspended
        expected = None if is_held else "floor.wrong_state"
        if self.do(known[1], "floor.take", expected, socket=socket, request_id=str(known[0])):
            self.model.settle()
            if self.model.held is not None and self.model.held.take_by is not None:
                self.model.begin(self.model.now)

    @act(when=somebody_asked, number=requests, socket=by_socket)
    def extend(self, number: int, socket: bool) -> None:
        known = self.some(number)
        expected = None if self.settled_held() == known[0] else "floor.wrong_state"
        if self.do("lin", "floor.extend", expected, socket=socket, request_id=str(known[0])):
            self.model.settle()
            held = self.model.held
            assert held is not None
            over = self.model.now - held.ends if held.started is not None else held.spoken - held.limit
            held.limit += STEP + max(0, over)

    @act(when=somebody_asked, number=requests, verb=ends, socket=by_socket)
    def end(self, number: int, verb: str, socket: bool) -> None:
        known = self.some(number)
        state = self.settled_state(known[0])
        expected = None if state in ("held", "over") else "floor.wrong_state"
        more = {"reason": "超出议题"} if verb == "floor.revoke" else {}
        if self.do("lin", verb, expected, socket=socket, request_id=str(known[0]), **more):
            self.model.settle()
            if state == "held":
                self.model.finish(self.model.now)

    @act(socket=by_socket)
    def pause_or_go_on(self, socket: bool) -> None:
        verb = "sitting.resume" if self.model.is_suspended else "sitting.suspend"
        self.do("lin", verb, None, socket=socket)
        self.model.settle()
        self.model.is_suspended = not self.model.is_suspended
        held = self.model.held
        if held is None:
            return
        if self.model.is_suspended:
            held.spoken += self.model.now - held.started if held.started is not None else 0
            held.started = held.take_by = None
        elif held.has_begun:
            held.started = self.model.now
        else:
            held.take_by = self.model.now + TAKE_WITHIN

    def settled_state(self, request_id: UUID) -> str:
        """Return how a turn will be found by a verb, which first lets happen what is due."""
        return "over" if self._runs_out() and self._is_held(request_id) else self.model.state_of(request_id)

    def settled_held(self) -> UUID | None:
        return None if self._runs_out() or self.model.held is None else self.model.held.id

    def _is_held(self, request_id: UUID) -> bool:
        return self.model.held is not None and self.model.held.id == request_id

    def _runs_out(self) -> bool:
        held = self.model.held
        started = None if held is None else held.started if held.started is not None else held.take_by
        return held is not None and started is not None and started + held.limit - held.spoken + GRACE <= self.model.now

    @invariant()
    def the_room_is_as_the_model_says(self) -> None:
        """Whoever reduces every event comes to it, and whoever comes late reads the same."""
        if not hasattr(self, "model"):
            return
        for name, seq in self.positions.items():
            for event in reading.since(name, seq):
                self.reduced, self.positions[name] = apply(self.reduced, event), event.seq
        self.hold(self.reduced.floor)
        self.looks += 1
        if self.looks % LOOK_EVERY == 0:
            now = selectors.snapshot(afresh(self.meeting.chen))
            assert (self.reduced, self.positions) == (now.state, now.streams)

    def hold(self, floor: FloorState) -> None:
        entries = floor.queues[0].entries if floor.queues else []
        assert [entry.request_id for entry in entries] == [request_id for request_id, _ in self.model.queue]
        held = self.model.held
        assert (floor.holder.request_id if floor.holder else None) == (held.id if held else None)
        if floor.holder is not None and held is not None:
            ends_at = NINE + timedelta(seconds=held.ends) if held.started is not None else None
            assert (floor.holder.ends_at, floor.holder.limit) == (ends_at, held.limit)
        people = {getattr(self.meeting, person).id: seconds for person, seconds in self.model.talk.items()}
        assert {item.participant_id: item.seconds for item in floor.talk} == people

    @invariant()
    def one_speaks(self) -> None:
        if hasattr(self, "meeting"):
            assert Turn.objects.filter(room=self.meeting.room, state__in=Turn.HELD).count() <= 1


@pytest.mark.django_db(transaction=True)
def test_the_floor_stands_as_the_model_says_over_both_doors(
    cast: Cast, client_for: ClientFor, stopped_clock: time_machine.Traveller
) -> None:
    override({"floor": RULES})

    def open_doors() -> tuple[Meeting, Doors]:
        meeting = open_meeting(cast._asdict())
        come_to_hall(meeting.lin, meeting.wei, meeting.gao, meeting.zhou)
        return meeting, Doors(cast, client_for, meeting.room.id)

    run_state_machine_as_test(
        type("Machine", (FloorMachine,), {"open": staticmethod(open_doors), "clock": stopped_clock}),
        settings=FEW_AND_DENSE,
    )
