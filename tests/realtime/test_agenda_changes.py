"""The agenda may change while people are in the room, and each sees what they may know of it."""

from typing import Any
from uuid import UUID

import pytest

from consultations.services import agendas
from deliberation.core.ids import uuid7
from deliberation.events.agendas import AgendaArrange, AgendaFill, AgendaMove, AgendaPut, AgendaRemove, ItemPlace
from deliberation.events.sittings import AgendaKind
from realtime import selectors
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.factories import AgendaItemFactory, Meeting


def put(cast: Cast, meeting: Meeting, item_id: UUID, **values: Any) -> None:
    command = AgendaPut(
        **{"sitting_id": meeting.room.id, "item_id": item_id, "kind": AgendaKind.REPORT, "title": "通报", **values}
    )
    agendas.put(cast.qiao, command)


@pytest.mark.parametrize("reader", ["qiao", "wei", "chen"])
def test_whatever_is_done_to_it_all_see_the_same_as_who_comes_anew(reader: str, cast: Cast, meeting: Meeting) -> None:
    first, second = (AgendaItemFactory.create(sitting=meeting.room.sitting, position=place).id for place in range(2))
    third, sitting_id, place = uuid7(), meeting.room.id, getattr(meeting, reader)
    order = [ItemPlace(item_id=item) for item in (third, second, first)]
    for act in (
        lambda: put(cast, meeting, third, is_confidential=True),
        lambda: put(cast, meeting, third, is_confidential=True, title="涉企情况"),
        lambda: agendas.arrange(cast.qiao, AgendaArrange(sitting_id=sitting_id, items=order)),
        lambda: agendas.move(cast.qiao, AgendaMove(sitting_id=sitting_id, item_id=first, parent_id=third, position=0)),
        lambda: put(cast, meeting, third, is_confidential=False),
        lambda: agendas.remove(cast.qiao, AgendaRemove(sitting_id=sitting_id, item_id=third)),
    ):
        verify(place, act)


def test_an_agenda_filled_while_the_sitting_runs_is_there_at_once(cast: Cast, meeting: Meeting) -> None:
    verify(meeting.wei, lambda: agendas.fill(cast.qiao, AgendaFill(sitting_id=meeting.room.id)))
    assert len(selectors.snapshot(afresh(meeting.wei)).state.agenda) == 5


def test_observers_never_hold_the_title_of_what_is_confidential(cast: Cast, meeting: Meeting) -> None:
    events = verify(meeting.chen, lambda: put(cast, meeting, uuid7(), is_confidential=True, title="涉企情况"))
    assert "涉企情况" not in str([event.data for event in events])
    assert "涉企情况" not in selectors.snapshot(afresh(meeting.chen)).model_dump_json()
    assert "涉企情况" in selectors.snapshot(afresh(meeting.wei)).model_dump_json()
