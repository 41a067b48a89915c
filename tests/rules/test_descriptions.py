"""The catalogue as a form needs it: kinds, bounds, and where each value comes from."""

from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import Field

from deliberation.events.rules import committee_scope
from deliberation.rules import descriptions
from deliberation.rules.catalogue import MessageRules, RuleGroup, Rules
from deliberation.rules.descriptions import RuleItem, RuleKind, rule_items
from deliberation.rules.services import override

COMMITTEE = UUID("019a0000-0000-7000-8000-000000000001")


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class TeaRules(RuleGroup):
    """One rule of every kind."""

    temperature: Annotated[int, Field(ge=60, le=100)] = 80
    sweet: bool = False
    leaf: Literal["green", "black"] = "green"
    cup: Colour = Colour.RED
    wish: Annotated[str, Field(max_length=40)] = ""


class House(RuleGroup):
    tea: TeaRules = TeaRules()


class Odd(RuleGroup):
    ratio: float = 0.5


def _items(committee_id: UUID | None = None) -> dict[str, RuleItem]:
    return {f"{item.group}.{item.name}": item for item in rule_items(committee_id)}


@pytest.mark.django_db
def test_every_rule_says_where_its_value_comes_from() -> None:
    override({"message": {"max_length": 500, "edit_window": 60}})
    override({"message": {"max_length": 200}}, scope=committee_scope(COMMITTEE))
    items = _items(COMMITTEE)
    assert items.keys() == {f"{group}.{name}" for group, rules in Rules() for name, _ in rules}
    longest = items["message.max_length"]
    assert (longest.default, longest.institution, longest.own, longest.effective) == (1000, 500, 200, 200)
    assert (longest.kind, longest.minimum, longest.maximum) == (RuleKind.INT, 50, 20_000)
    window = items["message.edit_window"]
    assert (window.default, window.institution, window.own, window.effective) == (120, 60, None, 60)
    rate = items["message.rate_count"]
    assert (rate.institution, rate.own, rate.effective) == (None, None, 10)


@pytest.mark.django_db
def test_the_institutions_own_values_are_the_institutions(django_assert_num_queries: Any) -> None:
    override({"message": {"max_length": 500}})
    with django_assert_num_queries(1):
        items = _items()
    assert (items["message.max_length"].institution, items["message.max_length"].own) == (500, 500)
    assert items["message.rate_seconds"].own is None


def test_each_kind_has_its_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descriptions, "Rules", House)
    kinds = {item["name"]: (item["kind"], item["minimum"], item["maximum"], item["choices"]) for item in _described()}
    assert kinds == {
        "temperature": (RuleKind.INT, 60, 100, []),
        "sweet": (RuleKind.BOOL, None, None, []),
        "leaf": (RuleKind.CHOICE, None, None, ["green", "black"]),
        "cup": (RuleKind.CHOICE, None, None, ["red", "green"]),
        "wish": (RuleKind.TEXT, None, 40, []),
    }
    assert {item["name"]: item["default"] for item in _described()}["cup"] == "red"


def test_a_rule_that_no_form_could_show_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Strange(RuleGroup):
        odd: Odd = Odd()

    monkeypatch.setattr(descriptions, "Rules", Strange)
    with pytest.raises(TypeError):
        _described()


def test_every_number_has_bounds_and_every_text_an_end() -> None:
    for item in _described():
        if item["kind"] in (RuleKind.INT, RuleKind.TEXT):
            assert item["maximum"] is not None, item
        if item["kind"] is RuleKind.INT:
            assert item["minimum"] is not None, item


def test_every_default_keeps_to_its_own_bounds() -> None:
    assert Rules.model_validate(Rules().model_dump(mode="json")) == Rules()
    assert Rules().message == MessageRules()


def _described() -> list[dict[str, Any]]:
    return list(descriptions.descriptions())
