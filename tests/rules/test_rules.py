"""The institution's numbers: its own values over the defaults, and nothing out of bounds."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from deliberation.core.errors import Invalid
from deliberation.rules.catalogue import MessageRules, Rules
from deliberation.rules.models import RuleSet
from deliberation.rules.selectors import rules
from deliberation.rules.services import override

pytestmark = pytest.mark.django_db


def test_without_a_word_the_defaults_are_in_force() -> None:
    assert rules() == Rules()
    assert not RuleSet.objects.exists()


def test_own_values_stand_over_the_defaults() -> None:
    assert override({"message": {"max_length": 500}}) == rules()
    assert rules().message == MessageRules(max_length=500)
    assert RuleSet.objects.get().values == {"message": {"max_length": 500}}


def test_a_new_default_reaches_those_who_did_not_choose() -> None:
    override({"message": {"max_length": 500}})
    assert RuleSet.objects.get().values["message"].keys() == {"max_length"}


def test_what_is_set_takes_the_place_of_what_was_set_before() -> None:
    override({"message": {"max_length": 500}})
    override({"message": {"edit_window": 60}})
    assert rules().message == MessageRules(edit_window=60)
    override({})
    assert rules() == Rules()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"message": {"max_length": 49}}, "message.max_length"),
        ({"message": {"max_length": 20_001}}, "message.max_length"),
        ({"message": {"rate_count": 0}}, "message.rate_count"),
        ({"message": {"edit_window": -1}}, "message.edit_window"),
        ({"message": {"edit_window": "soon"}}, "message.edit_window"),
        ({"message": {"loudness": 1}}, "message.loudness"),
        ({"tea": {"temperature": 80}}, "tea"),
    ],
)
def test_what_is_no_rule_or_out_of_bounds_changes_nothing(values: dict[str, dict[str, Any]], field: str) -> None:
    override({"message": {"max_length": 500}})
    with pytest.raises(Invalid, match=r"request\.invalid") as refused:
        override(values)
    assert [item["field"] for item in refused.value.fields] == [field]
    assert rules().message.max_length == 500


def _rules(*values: str) -> dict[str, dict[str, int]]:
    out = StringIO()
    call_command("rules", *values, stdout=out)
    shown: dict[str, dict[str, int]] = json.loads(out.getvalue())
    return shown


def test_the_command_shows_and_sets_and_keeps_the_others() -> None:
    assert _rules() == Rules().model_dump()
    _rules("message.max_length=500")
    shown = _rules("message.edit_window=60", "message.rate_count=3")
    assert shown["message"] == MessageRules(max_length=500, edit_window=60, rate_count=3).model_dump()
    assert rules().message.edit_window == 60


@pytest.mark.parametrize("value", ["message.max_length=7", "message.nothing=1", "message", "=1", "message.max_length="])
def test_the_command_says_what_it_cannot_set(value: str) -> None:
    with pytest.raises(CommandError):
        _rules(value)
    assert rules() == Rules()
