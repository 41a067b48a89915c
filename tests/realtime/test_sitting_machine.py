"""The sitting and its lobby as a state machine: whatever people do over either door, they stand as the model says.

The model knows the course, who is let in, and every device: where it is and since when. Who waits, who has come and who
hears what it works out anew from those. A moment passes between any two acts, so that no two happen at once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID, uuid4

import pytest
import time_machine
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, run_state_machine_as_test

from consultations.models import Sitting
from deliberation.accounts.models import LoginSession
from deliberation.core.errors import Forbidden
from deliberation.eventlog import reading
from deliberation.events.participants import Admission
from deliberation.events.sittings import SittingState
from deliberation.rules.services import override
from realtime import selectors
from realtime.heartbeats import SILENCE
from realtime.models import Attendance, Participant, Turn
from realtime.room.reducer import apply
from realtime.room.state import RoomState
from realtime.services import arrivals, attendances
from tests.asserts import afresh
from tests.conftest import Cast, ClientFor
from tests.factories import AgendaItemFactory, LoginSessionFactory
from tests.realtime.doors import Doors
from tests.realtime.lobby import Invited, invite_all
from tests.realtime.machines import FEW_AND_DENSE, Machine, act

NINE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
EXPECTED, ADMITTED, REMOVED = Admission.EXPECTED, Admission.ADMITTED, Admission.REMOVED
SCHEDULED, WAITING, RUNNING, SUSPENDED, ENDED, CLOSED = SittingState
OPEN = (WAITING, RUNNING, SUSPENDED)
COURSE = {
    "open": ((SCHEDULED,), WAITING, (WAITING,)),
    "start": ((SCHEDULED, WAITING), RUNNING, (RUNNING,)),
    "suspend": ((RUNNING,), SUSPENDED, (SUSPENDED,)),
    "resume": ((SUSPENDED,), RUNNING, (RUNNING,)),
    "end": (OPEN, ENDED, (ENDED, CLOSED)),
    "close": ((ENDED,), CLOSED, (CLOSED,)),
}
"""Step → the states it may be taken from, where it leads, and where taking it changes nothing."""
OPERATORS_OWN = ("open", "close", "lock", "unlock")
LOOK_EVERY = 4
"""Acts between two readings of the whole room, which cost more than all else."""
GUESTS = ("wei", "chen")
MODERATORS = ("lin", "qiao")


@dataclass(eq=False)
class Device:
    """A connection; seconds are counted from nine."""

    login_id: UUID
    is_bound: bool
    is_inside: bool
    opened: int
    lease_id: UUID | None = None
    closed: int | None = None

    @property
    def is_open(self) -> bool:
        return self.closed is None


@dataclass
class Place:
    """How somebody stands, and by what devices they are there."""

    admission: Admission
    devices: list[Device] = field(default_factory=list)
    waits_since: int | None = None
    signed: int | None = None
    whereabouts: str | None = None

    @property
    def is_present(self) -> bool:
        return any(device.is_open and device.is_inside for device in self.devices)

    def waiting(self) -> list[Device]:
        """Return the devices that wait: outside, and not about to come in with a person who was let in."""
        if self.admission is REMOVED:
            return []
        outside = [device for device in self.devices if device.is_open and not device.is_inside]
        return [device for device in outside if not (self.admission is ADMITTED and device.is_bound)]

    def arrived(self, opened: int | None) -> int | None:
        """Return when the person first came since the lobby was opened."""
        inside = [device for device in self.devices if device.is_inside]
        lasting = [device for device in inside if opened is None or device.closed is None or device.closed > opened]
        moments = [max(device.opened, opened or 0) for device in lasting]
        return min([*moments, *([self.signed] if self.signed is not None else [])], default=None)

    def left(self, opened: int | None) -> int | None:
        """Return when the last device left since the lobby was opened."""
        closed = [device.closed for device in self.devices if device.is_inside and device.closed is not None]
        return max((at for at in closed if at > (opened or 0)), default=None) if not self.is_present else None


@dataclass
class Model:
    """What the sitting should be."""

    by_hand: bool
    now: int = 0
    state: SittingState = SCHEDULED
    is_locked: bool = False
    opened: int | None = None
    item: UUID | None = None
    places: dict[str, Place] = field(default_factory=dict)

    def admits_by_rule(self) -> bool:
        return self.state in OPEN and not self.is_locked and not self.by_hand

    def has_control(self, person: str) -> bool:
        return person == "qiao" or (person == "lin" and not self.places["qiao"].is_present)

    def refusal_at_door(self, person: str) -> str | None:
        """Return what somebody is told who has not been let in."""
        return {REMOVED: "room.removed", EXPECTED: "room.waiting"}.get(self.places[person].admission)

    def go(self, state: SittingState) -> None:
        """Take a step of the course; with the lobby's opening whoever waits as themselves is let in by the rule."""
        self.state = state
        if state in OPEN and self.opened is None:
            self.opened = self.now
            for place in self.places.values():
                known = any(device.is_bound for device in place.waiting())
                if known and place.admission is EXPECTED and self.admits_by_rule():
                    self.let_in(place)

    def let_in(self, place: Place) -> None:
        """Let somebody in; nobody vouches for other devices where one is known as theirs."""
        waiting = place.waiting()
        if not any(device.is_bound for device in waiting):
            for device in waiting:
                device.is_bound = True
        place.admission = ADMITTED

    def turn_away(self, place: Place) -> None:
        waiting = place.waiting()
        if any(device.is_bound for device in waiting):
            place.admission = REMOVED
        else:
            for device in waiting:
                device.closed = self.now

    def settle(self) -> None:
        """Note since when anybody waits."""
        for place in self.places.values():
            place.waits_since = (place.waits_since or self.now) if place.waiting() else None


by_socket = st.booleans()
moderators = st.sampled_from(MODERATORS)
guests = st.sampled_from(GUESTS)
everybody = st.sampled_from((*MODERATORS, *GUESTS))
actors = st.sampled_from(("qiao", "qiao", "qiao", "lin", "lin", "wei"))
numbers = st.integers(0, 40)
rarely = st.sampled_from([False, False, False, True])
devices = st.sampled_from([[True], [False], [True, False], [False, True]])
"""Whether each of the devices by which somebody comes is known as theirs."""


def somebody_came(machine: Any) -> bool:
    return bool(machine.held())


class SittingMachine(Machine):
    """What people may do at any moment; where and when is said by the test that runs it."""

    open: ClassVar[Callable[[Model], tuple[Invited, Doors]]]
    clock: ClassVar[time_machine.Traveller]

    @initialize(
        by_hand=rarely,
        is_locked=rarely,
        state=st.sampled_from([SCHEDULED, SCHEDULED, WAITING, RUNNING, SUSPENDED]),
        early=devices,
    )
    def furnish(self, by_hand: bool, is_locked: bool, state: SittingState, early: list[bool]) -> None:
        """Somebody may be early: they stand before the door when the lobby opens."""
        self.clock.move_to(NINE)
        opened = None if state is SCHEDULED else 0
        self.model = Model(by_hand, state=state, is_locked=is_locked, opened=opened)
        self.invited, self.doors = type(self).open(self.model)
        for person in GUESTS:
            self.model.places[person] = Place(EXPECTED)
        for person in MODERATORS:
            self.model.places[person] = Place(ADMITTED)
        self.items = [AgendaItemFactory.create(sitting=self.invited.room.sitting).id for _ in range(2)]
        start = selectors.snapshot(afresh(self.invited.qiao))
        self.reduced, self.positions, self.looks = start.state, start.streams, 0
        if state is SCHEDULED:
            self.come_by_devices("wei", early)

    def teardown(self) -> None:
        if hasattr(self, "doors"):
            self.doors.close()

    def place_id(self, person: str) -> UUID:
        place: Participant = getattr(self.invited, person)
        return place.id

    def passes(self, seconds: int = 1) -> None:
        self.model.now += seconds
        self.clock.move_to(NINE + timedelta(seconds=self.model.now))

    def do(self, person: str, verb: str, expected: str | None, *, socket: bool, **data: Any) -> bool:
        """Do a verb, hold its answer to the model's (``None`` for done), and return whether it was done."""
        answer = self.doors.ask(person, verb, data, by_socket=socket)
        assert (answer if isinstance(answer, str) else None) == expected, (person, verb, answer)
        return expected is None

    def dial(self, person: str, *, socket: bool) -> bool:
        """Let a moment pass and, where the socket is meant, connect; return whether it is the socket's turn."""
        self.passes()
        refused = self.model.refusal_at_door(person) == "room.removed"
        if socket and not refused and not self.doors.is_connected(person):
            self.come(person, uuid4(), is_bound=True)
        return socket and not refused

    def come(self, person: str, login_id: UUID, *, is_bound: bool) -> Device:
        """Let the model know a device that comes to the door, and enters if it may."""
        place = self.model.places[person]
        if is_bound and place.admission is EXPECTED and self.model.admits_by_rule():
            place.admission = ADMITTED
        inside = is_bound and place.admission is ADMITTED
        device = Device(login_id, is_bound, inside, self.model.now)
        place.devices.append(device)
        return device

    def held(self) -> list[tuple[str, Device]]:
        """Return the open connections that are held by the machine itself, without a door."""
        found = [(person, device) for person, place in self.model.places.items() for device in place.devices]
        return [(person, device) for person, device in found if device.is_open and device.lease_id is not None]

    @act(weight=2, person=everybody, kinds=devices)
    def come_by_devices(self, person: str, kinds: list[bool]) -> None:
        for is_bound in kinds:
            self.passes()
            self.knock(person, is_bound=is_bound)
            self.model.settle()

    def knock(self, person: str, *, is_bound: bool) -> None:
        place: Participant = getattr(self.invited, person)
        login: LoginSession = LoginSessionFactory.create(account=place.account, is_bound=is_bound)
        if self.model.places[person].admission is REMOVED:
            with pytest.raises(Forbidden, match=r"room\.removed"):
                selectors.access_door(place.account, place.room_id)
            return
        door = selectors.access_door(place.account, place.room_id)
        arrival = arrivals.arrive(door, login, device=f"device{len(self.held())}")
        device = self.come(person, login.id, is_bound=is_bound)
        device.lease_id = arrival.lease_id
        assert arrival.is_in == device.is_inside

    @act(when=somebody_came, number=numbers)
    def leave(self, number: int) -> None:
        self.passes()
        _, device = self.held()[number % len(self.held())]
        device.closed = self.model.now
        assert device.lease_id is not None
        attendances.close_lease(device.lease_id)

    @act(when=somebody_came, number=numbers)
    def fall_silent(self, number: int) -> None:
        self.passes()
        _, device = self.held()[number % len(self.held())]
        leases = set(Attendance.objects.filter(closed_at=None).values_list("id", flat=True))
        attendances.beat(leases)
        device.closed = self.model.now
        self.passes(int(SILENCE))
        assert device.lease_id is not None
        attendances.beat(leases - {device.lease_id})
        attendances.sweep()

    @act(person=moderators)
    def hang_up(self, person: str) -> None:
        self.passes()
        self.doors.hang_up(person)
        for device in self.model.places[person].devices:
            if device.is_open and device.lease_id is None:
                device.closed = self.model.now

    @act(person=guests, whereabouts=st.sampled_from(["hall", "online"]), socket=by_socket)
    def mark(self, person: str, whereabouts: str, socket: bool) -> None:
        """Somebody comes, says where they are, and goes again; by REST they need not come."""
        socket = self.dial(person, socket=socket)
        expected = self.model.refusal_at_door(person) or self.unless(SCHEDULED, *OPEN)
        if self.do(person, "participant.mark", expected, socket=socket, whereabouts=whereabouts):
            self.model.places[person].whereabouts = whereabouts
        self.model.settle()
        self.hang_up(person)

    @act(person=actors, step=st.sampled_from([*COURSE]), socket=by_socket)
    def go_anywhere(self, person: str, step: str, socket: bool) -> None:
        self.go_on(person, step, socket)

    def go_on(self, person: str, step: str, socket: bool) -> None:
        socket = self.dial(person, socket=socket and person in MODERATORS)
        sources, target, already = COURSE[step]
        expected = None if self.model.state in (*sources, *already) else "sitting.wrong_state"
        done = self.do(person, f"sitting.{step}", self.unless_allowed(person, step) or expected, socket=socket)
        if done and self.model.state in sources:
            self.model.go(target)

    @act(weight=2, person=moderators, number=numbers, socket=by_socket)
    def proceed(self, person: str, number: int, socket: bool) -> None:
        """Take a step that may be taken; ending is always among them while people are in, whatever goes on."""
        possible = [step for step, (sources, *_) in COURSE.items() if self.model.state in sources]
        self.go_on(person, (possible or [*COURSE])[number % len(possible or COURSE)], socket)

    @act(person=moderators, is_locked=st.booleans(), socket=by_socket)
    def lock(self, person: str, is_locked: bool, socket: bool) -> None:
        socket, verb = self.dial(person, socket=socket), "lock" if is_locked else "unlock"
        changes = self.model.is_locked != is_locked
        expected = "sitting.wrong_state" if changes and self.model.state in (ENDED, CLOSED) else None
        if self.do(person, f"sitting.{verb}", self.unless_allowed(person, verb) or expected, socket=socket):
            self.model.is_locked = is_locked

    @act(person=actors, number=st.integers(0, 3), socket=by_socket)
    def step(self, person: str, number: int, socket: bool) -> None:
        """Go to an item, to none, or to one of another sitting."""
        socket = self.dial(person, socket=socket and person in MODERATORS)
        item = [*self.items, None, uuid4()][number]
        expected = None if number < 3 else "agenda.not_found"
        if self.model.state not in (RUNNING, SUSPENDED):
            expected = "sitting.wrong_state"
        if person not in MODERATORS:
            expected = self.model.refusal_at_door(person) or "agenda.forbidden"
        if self.do(person, "agenda.step", expected, socket=socket, item_id=str(item) if item else None):
            self.model.item = item

    @act(weight=2, person=actors, other=st.sampled_from((None, *GUESTS)), socket=by_socket)
    def admit(self, person: str, other: str | None, socket: bool) -> None:
        socket = self.dial(person, socket=socket and person in MODERATORS)
        expected = self.unless_operating(person) or self.unless(SCHEDULED, *OPEN)
        data = {"participant_id": str(self.place_id(other))} if other else {}
        if self.do(person, "participant.admit", expected, socket=socket, **data):
            for place in [self.model.places[other]] if other else self.model.places.values():
                if other or place.waiting():
                    self.model.let_in(place)

    @act(person=actors, other=everybody, socket=by_socket)
    def turn_away(self, person: str, other: str, socket: bool) -> None:
        socket = self.dial(person, socket=socket and person in MODERATORS)
        if self.do(person, "participant.turn_away", self.unless_operating(person), socket=socket, **self.about(other)):
            self.model.turn_away(self.model.places[other])

    @act(person=actors, other=everybody, socket=by_socket)
    def remove(self, person: str, other: str, socket: bool) -> None:
        socket = self.dial(person, socket=socket and person in MODERATORS)
        may = "participant.forbidden" if other in MODERATORS else None
        expected = self.unless_operating(person) or may or self.unless(SCHEDULED, *OPEN)
        if self.do(person, "participant.remove", expected, socket=socket, **self.about(other)):
            self.model.places[other].admission = REMOVED

    @act(weight=2, person=actors, other=everybody, is_again=rarely, socket=by_socket)
    def sign(self, person: str, other: str, is_again: bool, socket: bool) -> None:
        """Enter somebody's signature, or take it back; or do again what was done last."""
        socket = self.dial(person, socket=socket and person in MODERATORS)
        is_signed = self.model.places[other].signed is not None
        is_in = is_signed if is_again else not is_signed
        expected = self.unless_operating(person) or self.unless(*OPEN, ENDED)
        verb = "participant.check_in" if is_in else "participant.check_out"
        if self.do(person, verb, expected, socket=socket, **self.about(other)):
            place = self.model.places[other]
            place.signed = (place.signed or self.model.now) if is_in else None

    @act(when=lambda machine: machine.model.state is RUNNING, socket=by_socket)
    def call_up(self, socket: bool) -> None:
        """Something goes on that is to end with the sitting."""
        socket = self.dial("qiao", socket=socket)
        self.do("qiao", "floor.grant", None, socket=socket, participant_id=str(self.place_id("lin")))

    def about(self, other: str) -> dict[str, str]:
        return {"participant_id": str(self.place_id(other))}

    def unless(self, *states: SittingState) -> str | None:
        return None if self.model.state in states else "sitting.not_open"

    def unless_operating(self, person: str) -> str | None:
        may = None if self.model.has_control(person) else "participant.forbidden"
        return self.model.refusal_at_door(person) or may

    def unless_allowed(self, person: str, step: str) -> str | None:
        may = self.model.has_control(person) if step in OPERATORS_OWN else person in MODERATORS
        return self.model.refusal_at_door(person) or (None if may else "sitting.forbidden")

    @invariant()
    def the_desk_sees_what_the_model_says(self) -> None:
        """Whoever reduces every event comes to it, and whoever comes late reads the same."""
        if not hasattr(self, "model"):
            return
        self.model.settle()
        for name, seq in self.positions.items():
            for event in reading.since(name, seq):
                self.reduced, self.positions[name] = apply(self.reduced, event), event.seq
        self.hold(self.reduced)
        self.looks += 1
        if self.looks % LOOK_EVERY == 0:
            now = selectors.snapshot(afresh(self.invited.qiao))
            assert (self.reduced, self.positions) == (now.state, now.streams)

    def hold(self, state: RoomState) -> None:
        course = state.course
        assert (course.state, course.is_locked) == (self.model.state, self.model.is_locked)
        assert (course.opened_at, course.current_item_id) == (self.instant(self.model.opened), self.model.item)
        places = {item.participant_id: item for item in state.participants}
        for person, place in self.model.places.items():
            seen = places[self.place_id(person)]
            assert (seen.admission, seen.present, seen.whereabouts) == (
                place.admission,
                place.is_present,
                place.whereabouts,
            )
            assert seen.is_signed_on_paper == (place.signed is not None)
            assert seen.arrived_at == self.instant(place.arrived(self.model.opened)), person
            assert seen.left_at == self.instant(place.left(self.model.opened)), person
        assert {(item.participant_id, item.since, item.is_bound) for item in state.lobby} == {
            (self.place_id(person), self.instant(place.waits_since), any(device.is_bound for device in place.waiting()))
            for person, place in self.model.places.items()
            if place.waiting()
        }

    @invariant()
    def nobody_hears_the_room_who_is_not_in(self) -> None:
        if not hasattr(self, "model"):
            return
        asked = {(self.place_id(person), device.login_id): (person, device) for person, device in self.held()}
        heard = selectors.audiences(list(asked))
        for key, (person, device) in asked.items():
            place, room = self.model.places[person], self.invited.room
            if place.admission is REMOVED:
                assert key not in heard
                continue
            is_in = device.is_bound and place.admission is ADMITTED
            assert (room.stream in heard[key]) == is_in
            assert (room.lobby_stream in heard[key]) == (not is_in)
            assert (room.inner_stream in heard[key]) == (is_in and person != "chen")
            assert (room.desk_stream in heard[key]) == (is_in and person in MODERATORS)

    @invariant()
    def what_goes_on_ends_with_the_sitting(self) -> None:
        if hasattr(self, "model") and self.model.state in (ENDED, CLOSED):
            assert not Turn.objects.filter(room=self.invited.room, state__in=Turn.HELD).exists()

    def instant(self, seconds: int | None) -> datetime | None:
        return NINE + timedelta(seconds=seconds) if seconds is not None else None


@pytest.mark.django_db(transaction=True)
def test_sitting_and_lobby_stand_as_the_model_says_over_both_doors(
    cast: Cast, client_for: ClientFor, stopped_clock: time_machine.Traveller
) -> None:
    def open_doors(model: Model) -> tuple[Invited, Doors]:
        override({"lobby": {"admission": "by_hand" if model.by_hand else "by_rule"}})
        invited = invite_all(cast._asdict(), state=model.state)
        Sitting.objects.filter(id=invited.room.id).update(is_locked=model.is_locked)
        return invited, Doors(cast, client_for, invited.room.id)

    run_state_machine_as_test(
        type("Machine", (SittingMachine,), {"open": staticmethod(open_doors), "clock": stopped_clock}),
        settings=FEW_AND_DENSE,
    )
