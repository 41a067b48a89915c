"""agenda.step: where in its agenda a sitting is."""

from uuid import UUID, uuid4

import pytest
import time_machine

from consultations.models import AgendaItem
from deliberation.core.errors import Conflict, NotFound
from deliberation.eventlog import reading
from deliberation.eventlog.units import emit, unit_of_work
from deliberation.events.agendas import AgendaItemPut, AgendaItemRemoved, AgendaItemTitled
from deliberation.events.course import AgendaStep
from deliberation.events.sittings import AgendaKind, SittingState
from realtime import selectors
from realtime.models import Participant
from realtime.services import sittings
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.factories import AgendaItemFactory, Meeting, open_meeting


def step(by: Participant, item_id: UUID | None) -> UUID | None:
    return sittings.step(by.account, AgendaStep(room_id=by.room_id, item_id=item_id)).item_id


def test_stepping_is_seen_by_all(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    sitting = meeting.room.sitting
    first, second = (AgendaItemFactory.create(sitting=sitting, position=number) for number in (1, 2))
    step(meeting.qiao, first.id)
    stopped_clock.shift(60)
    verify(meeting.chen, lambda: step(meeting.lin, second.id), golden="agenda-stepped")


def test_going_where_one_is_changes_nothing(meeting: Meeting) -> None:
    item = AgendaItemFactory.create(sitting=meeting.room.sitting)
    assert [step(meeting.lin, item.id) for _ in range(2)] == [item.id] * 2
    assert [event.type for event in reading.since(meeting.room.stream, 0)].count("agenda.stepped") == 1


def test_the_agenda_can_be_left(meeting: Meeting) -> None:
    step(meeting.lin, AgendaItemFactory.create(sitting=meeting.room.sitting).id)
    assert step(meeting.lin, None) is None
    assert selectors.snapshot(afresh(meeting.wei)).state.course.current_item_id is None


def test_an_item_of_another_sitting_is_none(meeting: Meeting) -> None:
    for item_id in (AgendaItemFactory.create().id, uuid4()):
        with pytest.raises(NotFound, match=r"agenda\.not_found"):
            step(meeting.lin, item_id)


@pytest.mark.parametrize("state", ["scheduled", "waiting", "ended", "closed"])
def test_it_is_stepped_only_between_start_and_end(cast: Cast, state: str) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState(state))
    item = AgendaItemFactory.create(sitting=meeting.room.sitting)
    with pytest.raises(Conflict, match=r"sitting\.wrong_state"):
        step(meeting.qiao, item.id)


def put(item: AgendaItem) -> None:
    """Tell of an item as whoever plans the sitting does."""
    event = AgendaItemPut(
        item_id=item.id,
        parent_id=item.parent_id,
        position=item.position,
        kind=AgendaKind(item.kind),
        minutes=item.minutes,
        is_confidential=item.is_confidential,
        floor_order=None,
        presenters=[],
        title=None if item.is_confidential else item.title,
    )
    emit(event, stream=item.sitting.stream, actor=None)
    if item.is_confidential:
        emit(AgendaItemTitled(item_id=item.id, title=item.title), stream=item.sitting.inner_stream, actor=None)


@pytest.fixture
def agenda(meeting: Meeting) -> list[AgendaItem]:
    """Return an agenda of three items."""
    sitting = meeting.room.sitting
    return [AgendaItemFactory.create(sitting=sitting, position=number, title=f"第{number}项") for number in range(3)]


@unit_of_work()
def change(agenda: list[AgendaItem]) -> None:
    """Put the first item last, make the second confidential, and take the third away."""
    first, second, third = agenda
    first.position, second.is_confidential = 3, True
    for item in (first, second):
        item.save()
        put(item)
    emit(AgendaItemRemoved(item_id=third.id), stream=third.sitting.stream, actor=None)
    third.delete()


@pytest.mark.usefixtures("stopped_clock")
def test_an_agenda_that_changes_under_way_is_seen_by_all(meeting: Meeting, agenda: list[AgendaItem]) -> None:
    verify(meeting.wei, lambda: change(agenda), golden="agenda-changed")
    state = selectors.snapshot(afresh(meeting.wei)).state
    assert [item.title for item in state.agenda] == [None, "第0项"]
    assert state.inner_titles == {agenda[1].id: "第1项"}


def test_observers_do_not_read_what_a_confidential_item_is_called(meeting: Meeting, agenda: list[AgendaItem]) -> None:
    events = verify(meeting.chen, lambda: change(agenda))
    assert "第1项" not in "".join(event.model_dump_json() for event in events)
    snapshot = selectors.snapshot(afresh(meeting.chen))
    assert "第1项" not in snapshot.model_dump_json()
