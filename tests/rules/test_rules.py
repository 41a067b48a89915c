"""The institution's rules: its own values over the defaults, a committee's over those, and nothing out of bounds."""

import json
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from deliberation.core.checkup import Level
from deliberation.core.errors import Invalid
from deliberation.eventlog.models import EventRecord
from deliberation.eventlog.reading import since
from deliberation.events.rules import committee_of, committee_scope
from deliberation.operations.management.commands.doctor import examine
from deliberation.rules.catalogue import MessageRules, Rules
from deliberation.rules.models import RuleSet
from deliberation.rules.selectors import rules
from deliberation.rules.services import amend, override

pytestmark = pytest.mark.django_db

COMMITTEE = UUID("019a0000-0000-7000-8000-000000000001")
ANOTHER = UUID("019a0000-0000-7000-8000-000000000002")


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


def test_a_committees_values_stand_over_the_institutions() -> None:
    override({"message": {"max_length": 500, "edit_window": 60}})
    override({"message": {"max_length": 200}}, scope=committee_scope(COMMITTEE))
    assert rules(COMMITTEE).message == MessageRules(max_length=200, edit_window=60)
    assert rules(ANOTHER) == rules()
    assert rules().message.max_length == 500


def test_what_a_committee_leaves_open_follows_the_institution() -> None:
    override({"message": {"max_length": 200}}, scope=committee_scope(COMMITTEE))
    override({"message": {"max_length": 900, "rate_count": 3}})
    assert rules(COMMITTEE).message == MessageRules(max_length=200, rate_count=3)


def test_a_change_leaves_the_other_values_and_null_gives_one_up() -> None:
    amend({"message": {"max_length": 500}})
    amend({"message": {"edit_window": 60}})
    assert rules().message == MessageRules(max_length=500, edit_window=60)
    amend({"message": {"max_length": None}})
    assert rules().message == MessageRules(edit_window=60)
    amend({"message": {"edit_window": None}})
    assert RuleSet.objects.get().values == {}


def test_each_reading_is_one_query_and_sees_what_another_process_wrote(
    django_assert_num_queries: Any,
) -> None:
    for committee in (None, COMMITTEE):
        with django_assert_num_queries(1):
            rules(committee)
    # Another process changes the rows behind this one's back.
    RuleSet.objects.create(scope=committee_scope(COMMITTEE), values={"message": {"max_length": 77}})
    assert rules(COMMITTEE).message.max_length == 77


def test_a_change_is_told_once_with_its_scope_and_all_of_its_values() -> None:
    override({"message": {"max_length": 500}})
    override({"message": {"max_length": 500}})
    amend({"message": {"edit_window": 60}}, scope=committee_scope(COMMITTEE))
    assert [event.data for event in since("institution", 0)] == [
        {"scope": "institution", "values": {"message": {"max_length": 500}}},
        {"scope": committee_scope(COMMITTEE), "values": {"message": {"edit_window": 60}}},
    ]
    assert {record.version for record in EventRecord.objects.all()} == {2}


def test_a_scope_says_whose_it_is() -> None:
    assert committee_of(committee_scope(COMMITTEE)) == COMMITTEE
    assert committee_of(RuleSet.INSTITUTION) is None


STALE = {"message": {"max_length": 7, "edit_window": 60, "loudness": 11}, "tea": {"temperature": 80}}
"""What an older version might have taken."""


def test_a_value_that_is_no_longer_taken_stops_nothing_and_the_doctor_names_it() -> None:
    override({"message": {"max_length": 500}})
    RuleSet.objects.create(scope=committee_scope(COMMITTEE), values=STALE)
    assert rules(COMMITTEE).message == MessageRules(max_length=500, edit_window=60)
    (finding,) = examine("rules.sound")
    assert (finding.code, finding.level) == ("rules.faulty", Level.WARN)
    assert finding.params["names"] == ", ".join(
        f"{committee_scope(COMMITTEE)}: {name}" for name in ("message.loudness", "message.max_length", "tea")
    )


def test_the_next_change_leaves_out_what_is_no_longer_taken() -> None:
    RuleSet.objects.create(scope=committee_scope(COMMITTEE), values=STALE)
    amend({"message": {"rate_count": 3}}, scope=committee_scope(COMMITTEE))
    assert RuleSet.objects.get().values == {"message": {"edit_window": 60, "rate_count": 3}}
    assert [finding.code for finding in examine("rules.sound")] == ["rules.taken"]
