"""Forms of consultation."""

from uuid import UUID

import pytest

from consultations.models import ConsultationForm
from consultations.selectors.forms import forms as listed
from consultations.services import forms
from deliberation.core.errors import Conflict, NotFound
from deliberation.core.ids import uuid7
from deliberation.eventlog import reading
from deliberation.events.forms import FormActivate, FormChange, FormCreate, FormDeactivate
from tests.conftest import Cast, ClientFor


def told() -> list[str]:
    return [event.type for event in reading.since("institution", 0)]


def names() -> list[str]:
    return [form.name for form in listed().items]


@pytest.fixture
def thematic(cast: Cast) -> UUID:
    return ConsultationForm.objects.get(code="thematic").id


def test_the_customary_forms_are_there_in_their_order(cast: Cast, client_for: ClientFor) -> None:
    answer = client_for(cast.chen).get("/api/forms")
    assert answer.status_code == 200
    assert [form["code"] for form in answer.json()["items"]] == [
        "you_consult",
        "counterpart",
        "thematic",
        "proposal_handling",
        "reception_room",
    ]


def test_a_new_form_comes_last(cast: Cast) -> None:
    forms.create(cast.qiao, FormCreate(name="有事好商量"))
    assert names()[-1] == "有事好商量"
    assert told() == ["form.created"]


def test_a_form_keeps_its_code_under_another_name(cast: Cast, thematic: UUID) -> None:
    forms.alter(cast.qiao, FormChange(form_id=thematic, name="专题议政"))
    form = ConsultationForm.objects.get(id=thematic)
    assert (form.code, form.name, form.name_en) == ("thematic", "专题议政", "Thematic consultation")
    forms.alter(cast.qiao, FormChange(form_id=thematic, name="专题议政"))
    assert told() == ["form.changed"]


def test_two_forms_have_two_names(cast: Cast, thematic: UUID) -> None:
    with pytest.raises(Conflict, match=r"form\.name_taken"):
        forms.alter(cast.qiao, FormChange(form_id=thematic, name="请你协商"))
    with pytest.raises(Conflict, match=r"form\.name_taken"):
        forms.create(cast.qiao, FormCreate(name="请你协商"))


def test_a_form_moves_in_the_list(cast: Cast, thematic: UUID) -> None:
    forms.alter(cast.qiao, FormChange(form_id=thematic, position=0))
    assert names() == ["专题协商", "请你协商", "对口协商", "提案办理协商", "委员会客厅"]
    assert [form.position for form in listed().items] == [0, 1, 2, 3, 4]


def test_a_form_is_taken_out_of_use_and_put_back(cast: Cast, thematic: UUID) -> None:
    for _ in range(2):
        forms.deactivate(cast.qiao, FormDeactivate(form_id=thematic))
    assert not ConsultationForm.objects.get(id=thematic).is_active
    for _ in range(2):
        forms.activate(cast.qiao, FormActivate(form_id=thematic))
    assert told() == ["form.deactivated", "form.activated"]


def test_an_unknown_form_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound, match=r"form\.not_found"):
        forms.alter(cast.qiao, FormChange(form_id=uuid7(), name="甲"))
