"""Putting items on an agenda, and saying anew what they are."""

from typing import Any
from uuid import UUID

import pytest
import time_machine

from consultations.models import AgendaItem, Invitation, Paper, Sitting
from consultations.selectors.agendas import agenda
from consultations.services import agendas
from deliberation.core.errors import Conflict, Invalid, NotFound, TooMany
from deliberation.core.ids import uuid7
from deliberation.eventlog import reading
from deliberation.events.agendas import AgendaPut
from deliberation.events.files import FileType
from deliberation.events.sittings import AgendaKind, FloorOrder, SittingState
from deliberation.rules.services import override
from tests.conftest import Cast
from tests.consultations.conftest import PutItem, PutPaper
from tests.factories import AgendaItemFactory, FileFactory, InvitationFactory, SittingFactory


def told(stream: str) -> list[tuple[str, dict[str, Any]]]:
    return [(event.type, event.data or {}) for event in reading.since(stream, 0)]


def again(cast: Cast, item: AgendaItem, **values: Any) -> None:
    """Say anew what an item is, with other ``values``."""
    same: dict[str, Any] = {
        "sitting_id": item.sitting_id,
        "item_id": item.id,
        "parent_id": item.parent_id,
        "kind": item.kind,
        "title": item.title,
        "minutes": item.minutes,
        "is_confidential": item.is_confidential,
    }
    agendas.put(cast.qiao, AgendaPut(**{**same, **values}))


def test_an_item_is_what_was_said_of_it(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    presenter = Invitation.objects.get(sitting=sitting, account=cast.zhou)
    put_item(
        "部门通报",
        kind=AgendaKind.REPORT,
        minutes=15,
        floor_order=FloorOrder.ARRANGED,
        presenters=[presenter.id],
    )
    (entry,) = agenda(cast.wei, sitting.id).items
    assert (entry.title, entry.kind, entry.minutes, entry.floor_order) == ("部门通报", "report", 15, "arranged")
    assert [(item.invitation_id, item.name) for item in entry.presenters] == [(presenter.id, "周振华")]
    ((type_, data),) = told(sitting.stream)
    assert type_ == "agenda.item_put"
    assert (data["title"], data["presenters"]) == ("部门通报", [str(presenter.id)])


def test_new_items_come_last_below_their_parent(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    first, second = put_item("一"), put_item("二")
    put_item("一之二", parent_id=put_item("一之一", parent_id=first.id).parent_id)
    assert [(item.title, item.depth, item.position) for item in agenda(cast.wei, sitting.id).items] == [
        ("一", 0, 0),
        ("一之一", 1, 0),
        ("一之二", 1, 1),
        ("二", 0, 1),
    ]
    assert second.parent_id is None


def test_saying_the_same_again_changes_nothing(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    item = put_item("一")
    head = len(told(sitting.stream))
    again(cast, item)
    assert len(told(sitting.stream)) == head


def test_of_a_confidential_item_observers_learn_no_title(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    item = put_item("内部通报", is_confidential=True)
    assert [data["title"] for _, data in told(sitting.stream)] == [None]
    assert told(sitting.inner_stream) == [("agenda.item_titled", {"item_id": str(item.id), "title": "内部通报"})]
    assert [entry.title for entry in agenda(cast.chen, sitting.id).items] == [None]
    assert [entry.title for entry in agenda(cast.wei, sitting.id).items] == ["内部通报"]


def test_an_item_that_is_public_again_is_titled_for_all(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    item = put_item("内部通报", is_confidential=True)
    again(cast, item, is_confidential=False)
    assert told(sitting.stream)[-1][1]["title"] == "内部通报"
    assert told(sitting.inner_stream)[-1][1]["title"] is None


def test_another_title_of_a_confidential_item_is_told_within(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    item = put_item("内部通报", is_confidential=True)
    before = len(told(sitting.stream))
    again(cast, item, title="涉企情况通报")
    assert len(told(sitting.stream)) == before
    assert [data["title"] for _, data in told(sitting.inner_stream)] == ["内部通报", "涉企情况通报"]


def test_what_stands_below_something_confidential_is_so_too(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    parent = put_item("通报")
    child = put_item("数字", parent_id=parent.id)
    again(cast, parent, is_confidential=True)
    assert AgendaItem.objects.get(id=child.id).is_confidential
    again(cast, child, is_confidential=False)
    assert AgendaItem.objects.get(id=child.id).is_confidential
    assert [entry.title for entry in agenda(cast.chen, sitting.id).items] == [None, None]


def test_papers_follow_their_item_out_of_the_public(cast: Cast, put_item: PutItem, put_paper: PutPaper) -> None:
    item = put_item("通报")
    paper = put_paper("情况报告", item_id=item.id)
    again(cast, item, is_confidential=True)
    assert Paper.objects.get(id=paper.id).is_inner


def test_an_item_with_a_paper_that_takes_no_mark_cannot_become_confidential(
    cast: Cast, put_item: PutItem, put_paper: PutPaper
) -> None:
    item = put_item("通报")
    file = FileFactory.create(created_by=cast.qiao, type=FileType.DOCX, name="报告.docx")
    put_paper(file=file, item_id=item.id)
    with pytest.raises(Invalid, match=r"file\.unmarkable"):
        again(cast, item, is_confidential=True)
    assert not AgendaItem.objects.get(id=item.id).is_confidential


def test_an_agenda_has_three_levels(put_item: PutItem) -> None:
    parent: UUID | None = None
    for _ in range(3):
        parent = put_item("项", parent_id=parent).id
    with pytest.raises(Invalid, match=r"agenda\.too_deep"):
        put_item("项", parent_id=parent)


def test_no_item_stands_below_itself(cast: Cast, put_item: PutItem) -> None:
    item = put_item("一")
    child = put_item("一之一", parent_id=item.id)
    for parent_id in (item.id, child.id):
        with pytest.raises(Invalid, match=r"agenda\.circular"):
            again(cast, item, parent_id=parent_id)


def test_an_agenda_has_a_limit(put_item: PutItem) -> None:
    override({"sitting": {"max_items": 5}})
    for _ in range(5):
        put_item("项")
    with pytest.raises(TooMany, match=r"agenda\.too_many"):
        put_item("项")


def test_only_those_invited_present(cast: Cast, sitting: Sitting, put_item: PutItem) -> None:
    elsewhere = InvitationFactory.create()
    withdrawn = InvitationFactory.create(sitting=sitting, withdrawn_at=sitting.created_at)
    for presenter in (elsewhere.id, withdrawn.id, uuid7()):
        with pytest.raises(NotFound, match=r"invitation\.not_found"):
            put_item("通报", presenters=[presenter])


def test_anothers_item_is_none_of_mine(put_item: PutItem) -> None:
    other = AgendaItemFactory.create(sitting=SittingFactory.create())
    with pytest.raises(NotFound, match=r"agenda\.not_found"):
        put_item("偷换", item_id=other.id)
    with pytest.raises(NotFound, match=r"agenda\.not_found"):
        put_item("下级", parent_id=other.id)


@pytest.mark.parametrize("state", SittingState)
def test_an_agenda_may_change_until_the_sitting_is_over(
    state: SittingState, sitting: Sitting, put_item: PutItem
) -> None:
    Sitting.objects.filter(id=sitting.id).update(state=state)
    if state in (SittingState.ENDED, SittingState.CLOSED):
        with pytest.raises(Conflict, match=r"sitting\.ended"):
            put_item("一")
    else:
        put_item("一")


def test_a_cancelled_sitting_takes_none(
    sitting: Sitting, put_item: PutItem, stopped_clock: time_machine.Traveller
) -> None:
    Sitting.objects.filter(id=sitting.id).update(cancelled_at=sitting.created_at)
    with pytest.raises(Conflict, match=r"sitting\.cancelled"):
        put_item("一")
