"""floor.request: asking for the floor."""

from uuid import uuid4

import pytest
import time_machine

from deliberation.core.errors import Conflict, Forbidden, NotFound
from deliberation.events.course import SittingEnd, SittingSuspend
from deliberation.events.floors import FloorKind
from deliberation.rules.services import override
from realtime import selectors
from realtime.models import Turn
from realtime.services import sittings
from tests.asserts import afresh, verify
from tests.factories import AgendaItemFactory, Meeting
from tests.realtime.speaking import ask, department_of, item_of, release, speaking, turn, waiting


def test_it_puts_somebody_into_the_queue(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    def two() -> None:
        ask(meeting.wei)
        stopped_clock.shift(1)
        ask(meeting.gao)

    verify(meeting.chen, two, golden="floor-requested")
    assert waiting(meeting.room) == [meeting.wei.id, meeting.gao.id]


def test_it_is_for_the_current_item_unless_another_is_named(meeting: Meeting) -> None:
    current, later = item_of(meeting), AgendaItemFactory.create(sitting=meeting.room.sitting)
    ask(meeting.wei)
    ask(meeting.wei, item_id=later.id)
    assert waiting(meeting.room, current) == [meeting.wei.id]
    assert waiting(meeting.room, later) == [meeting.wei.id]
    with pytest.raises(NotFound, match=r"agenda\.not_found"):
        ask(meeting.wei, item_id=uuid4())


def test_asking_again_changes_nothing(meeting: Meeting) -> None:
    first = ask(meeting.wei)
    before = selectors.snapshot(afresh(meeting.chen)).streams
    assert ask(meeting.wei) == first
    assert selectors.snapshot(afresh(meeting.chen)).streams == before


def test_one_person_may_ask_for_different_things(meeting: Meeting) -> None:
    ask(meeting.wei)
    ask(meeting.wei, FloorKind.QUESTION)
    assert waiting(meeting.room) == [meeting.wei.id, meeting.wei.id]


def test_whoever_has_spoken_may_ask_again(meeting: Meeting) -> None:
    release(meeting.wei, speaking(meeting.lin, meeting.wei))
    ask(meeting.wei)
    assert waiting(meeting.room) == [meeting.wei.id]


def test_a_point_of_order_goes_first(meeting: Meeting) -> None:
    ask(meeting.gao)
    ask(meeting.wei, FloorKind.POINT_OF_ORDER)
    assert waiting(meeting.room) == [meeting.wei.id, meeting.gao.id]


def test_a_reply_points_at_what_was_said(meeting: Meeting) -> None:
    speech = speaking(meeting.lin, meeting.gao)
    reply = ask(meeting.wei, FloorKind.REPLY, about_id=speech)
    assert turn(reply).about_id == speech
    [entry] = selectors.snapshot(afresh(meeting.chen)).state.floor.queues[0].entries
    assert entry.about_id == speech
    with pytest.raises(NotFound, match=r"floor\.not_found"):
        ask(meeting.wei, FloorKind.REPLY, about_id=uuid4())


def test_a_question_is_put_to_a_department_in_the_room(meeting: Meeting) -> None:
    department = department_of(meeting)
    question = ask(meeting.wei, FloorKind.QUESTION, department_id=department)
    assert turn(question).department_id == department
    with pytest.raises(NotFound, match=r"organisation\.not_found"):
        ask(meeting.wei, FloorKind.QUESTION, department_id=uuid4())


def test_only_departments_ask_to_answer(meeting: Meeting) -> None:
    department_of(meeting)
    with pytest.raises(Forbidden, match=r"floor\.forbidden"):
        ask(meeting.wei, FloorKind.ANSWER)
    ask(afresh(meeting.zhou), FloorKind.ANSWER)


def test_guests_ask_where_the_rule_lets_them(meeting: Meeting) -> None:
    override({"floor": {"guests_may_ask": False}})
    with pytest.raises(Forbidden, match=r"floor\.forbidden"):
        ask(meeting.gao)


def test_nobody_asks_while_the_sitting_pauses_or_after_its_end(meeting: Meeting) -> None:
    sittings.suspend(meeting.lin.account, SittingSuspend(room_id=meeting.room.id))
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        ask(meeting.wei)
    sittings.end(meeting.lin.account, SittingEnd(room_id=meeting.room.id))
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        ask(meeting.wei)
    assert not Turn.objects.exists()


def test_whoever_waits_outside_cannot_ask(meeting: Meeting) -> None:
    type(meeting.wei).objects.filter(id=meeting.wei.id).update(admission="expected")
    with pytest.raises(Forbidden, match=r"room\.waiting"):
        ask(meeting.wei)
