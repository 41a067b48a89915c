"""Moving items of an agenda, putting them in order, removing them, and filling an empty one."""

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultations.models import AgendaItem, ConsultationForm, Paper, Sitting
from consultations.selectors.agendas import agenda
from consultations.services import agendas, forms
from deliberation.core.errors import Conflict, Invalid, NotFound
from deliberation.core.ids import uuid7
from deliberation.eventlog import reading
from deliberation.events.agendas import (
    AgendaArrange,
    AgendaFill,
    AgendaMove,
    AgendaPut,
    AgendaRemove,
    ItemPlace,
    UsualItem,
)
from deliberation.events.forms import FormChange
from deliberation.events.sittings import AgendaKind
from tests.conftest import Cast
from tests.consultations.conftest import PutItem, PutPaper
from tests.factories import SittingFactory


def titles(cast: Cast, sitting: Sitting) -> list[str | None]:
    return [entry.title for entry in agenda(cast.qiao, sitting.id).items]


def types(stream: str) -> list[str]:
    return [event.type for event in reading.since(stream, 0)]


def move(cast: Cast, item: AgendaItem, position: int, parent_id: UUID | None = None) -> None:
    command = AgendaMove(sitting_id=item.sitting_id, item_id=item.id, parent_id=parent_id, position=position)
    agendas.move(cast.qiao, command)


def remove(cast: Cast, item: AgendaItem) -> None:
    agendas.remove(cast.qiao, AgendaRemove(sitting_id=item.sitting_id, item_id=item.id))


def arrange(cast: Cast, sitting: Sitting, *places: ItemPlace) -> None:
    agendas.arrange(cast.qiao, AgendaArrange(sitting_id=sitting.id, items=list(places)))


def test_an_item_moves_among_its_siblings(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    first, *_ = (put_item(title) for title in "甲乙丙")
    for position, wanted in ((1, "乙甲丙"), (9, "乙丙甲"), (0, "甲乙丙")):
        move(cast, first, position)
        assert titles(cast, sitting) == list(wanted)
    assert [entry.position for entry in agenda(cast.qiao, sitting.id).items] == [0, 1, 2]


def test_moving_an_item_where_it_is_tells_nothing(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    first = put_item("甲")
    put_item("乙")
    before = types(sitting.stream)
    move(cast, first, 0)
    assert types(sitting.stream) == before


def test_what_stands_below_moves_along(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    first, second = put_item("甲"), put_item("乙")
    put_item("甲一", parent_id=first.id)
    move(cast, first, 0, parent_id=second.id)
    assert [(entry.title, entry.depth) for entry in agenda(cast.qiao, sitting.id).items] == [
        ("乙", 0),
        ("甲", 1),
        ("甲一", 2),
    ]
    with pytest.raises(Invalid, match=r"agenda\.circular"):
        move(cast, second, 0, parent_id=first.id)


def test_what_comes_below_something_confidential_becomes_so(cast: Cast, put_item: PutItem) -> None:
    inner, item = put_item("内部", is_confidential=True), put_item("甲")
    move(cast, item, 0, parent_id=inner.id)
    assert AgendaItem.objects.get(id=item.id).is_confidential


def test_all_items_are_put_in_order_at_once(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    first, second, third = (put_item(title) for title in "甲乙丙")
    places = ItemPlace(item_id=third.id), ItemPlace(item_id=first.id, parent_id=third.id), ItemPlace(item_id=second.id)
    arrange(cast, sitting, *places)
    assert titles(cast, sitting) == ["丙", "甲", "乙"]
    before = types(sitting.stream)
    arrange(cast, sitting, *places)
    assert types(sitting.stream) == before


def test_an_order_of_other_items_than_there_are_is_stale(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    first, second = (ItemPlace(item_id=put_item(title).id) for title in "甲乙")
    stranger = ItemPlace(item_id=uuid7())
    below_a_stranger = ItemPlace(item_id=second.item_id, parent_id=stranger.item_id)
    for places in ((first,), (first, second, stranger), (first, second, second), (first, below_a_stranger)):
        with pytest.raises(Conflict, match=r"agenda\.stale"):
            arrange(cast, sitting, *places)


def test_no_order_goes_in_a_circle(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    first, second = (put_item(title).id for title in "甲乙")
    with pytest.raises(Invalid, match=r"agenda\.circular"):
        arrange(cast, sitting, ItemPlace(item_id=first, parent_id=second), ItemPlace(item_id=second, parent_id=first))


def test_an_item_goes_with_all_below_it(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    first = put_item("甲", is_confidential=True)
    put_item("甲一", parent_id=first.id)
    put_item("乙")
    remove(cast, first)
    assert titles(cast, sitting) == ["乙"]
    assert [entry.position for entry in agenda(cast.qiao, sitting.id).items] == [0]
    assert types(sitting.stream)[-3:].count("agenda.item_removed") == 2
    assert [event.data["title"] for event in reading.since(sitting.inner_stream, 0) if event.data][-2:] == [None, None]
    with pytest.raises(NotFound, match=r"agenda\.not_found"):
        remove(cast, first)


def test_a_removed_item_may_be_put_back_under_its_id(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    item = put_item("甲")
    remove(cast, item)
    put_item("甲", item_id=item.id)
    assert titles(cast, sitting) == ["甲"]


def test_its_papers_stay_and_are_no_less_confidential(cast: Cast, put_item: PutItem, put_paper: PutPaper) -> None:
    item, inner = put_item("甲"), put_item("乙")
    public, secret = put_paper(item_id=item.id), put_paper(item_id=inner.id)
    agendas.put(
        cast.qiao,
        AgendaPut(sitting_id=inner.sitting_id, item_id=inner.id, kind=inner.kind, title="乙", is_confidential=True),
    )
    remove(cast, item)
    remove(cast, inner)
    assert [(paper.item_id, paper.is_inner) for paper in Paper.objects.filter(id__in=[public.id, secret.id])] == [
        (None, False),
        (None, True),
    ]


def test_what_is_being_dealt_with_is_not_removed(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    parent = put_item("甲")
    child = put_item("甲一", parent_id=parent.id)
    Sitting.objects.filter(id=sitting.id).update(current_item=child)
    for item in (parent, child):
        with pytest.raises(Conflict, match=r"agenda\.is_current"):
            remove(cast, item)


def test_an_empty_agenda_is_filled_with_what_is_usual(cast: Cast, sitting: Sitting) -> None:
    agendas.fill(cast.qiao, AgendaFill(sitting_id=sitting.id))
    kinds = [entry.kind for entry in agenda(cast.qiao, sitting.id).items]
    assert kinds == ["report", "speeches", "exchange", "response", "summary"]
    with pytest.raises(Conflict, match=r"agenda\.not_empty"):
        agendas.fill(cast.qiao, AgendaFill(sitting_id=sitting.id))


def test_the_secretariat_says_what_is_usual(cast: Cast, sitting: Sitting) -> None:
    form = sitting.consultation.form
    usual = [UsualItem(kind=AgendaKind.EXCHANGE, title="围桌讨论", minutes=60)]
    forms.alter(cast.qiao, FormChange(form_id=form.id, agenda=usual))
    agendas.fill(cast.qiao, AgendaFill(sitting_id=sitting.id))
    assert titles(cast, sitting) == ["围桌讨论"]


def test_every_customary_form_has_something_usual(cast: Cast) -> None:
    for form in ConsultationForm.objects.all():
        sitting = SittingFactory.create(consultation__form=form, state="scheduled")
        agendas.fill(cast.qiao, AgendaFill(sitting_id=sitting.id))
        assert titles(cast, sitting)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_however_it_is_changed_an_agenda_stays_a_tree_without_gaps(data: st.DataObject, cast: Cast) -> None:
    sitting = SittingFactory.create(state="scheduled")
    for _ in range(8):
        known = list(AgendaItem.objects.filter(sitting=sitting).values_list("id", flat=True).order_by("id"))
        parent = data.draw(st.sampled_from([None, *known]))
        item = data.draw(st.sampled_from([uuid7(), *known]))
        position = data.draw(st.integers(0, 4))
        try:
            match data.draw(st.sampled_from(["put", "move", "remove"])):
                case "put":
                    command = AgendaPut(
                        sitting_id=sitting.id,
                        item_id=item,
                        parent_id=parent,
                        kind=AgendaKind.OTHER,
                        title="项",
                        is_confidential=data.draw(st.booleans()),
                    )
                    agendas.put(cast.qiao, command)
                case "move":
                    place = AgendaMove(sitting_id=sitting.id, item_id=item, parent_id=parent, position=position)
                    agendas.move(cast.qiao, place)
                case _:
                    agendas.remove(cast.qiao, AgendaRemove(sitting_id=sitting.id, item_id=item))
        except (Invalid, NotFound):
            pass  # in a circle, too deep, or no such item
        _is_sound(list(AgendaItem.objects.filter(sitting=sitting).select_related("parent")))


def _is_sound(items: list[AgendaItem]) -> None:
    by_id = {item.id: item for item in items}
    for item in items:
        siblings = [other for other in items if other.parent_id == item.parent_id]
        assert sorted(other.position for other in siblings) == list(range(len(siblings)))
        above = [item]
        while above[-1].parent_id is not None:
            above.append(by_id[above[-1].parent_id])
        assert len(above) <= 3
        assert item.is_confidential or not any(other.is_confidential for other in above)
