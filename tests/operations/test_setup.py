"""What ``setup`` asks and what it takes."""

import pytest
from django.core.management.base import CommandError

from deliberation.operations.management.commands.setup import QUESTIONS, answered

NOTHING: dict[str, str | None] = dict.fromkeys(QUESTIONS)


def test_what_is_given_is_not_asked() -> None:
    asked: list[str] = []

    def ask(question: str, default: str) -> str:
        asked.append(question)
        return ""

    answers = answered({**NOTHING, "name": "滨江市政协", "term": "15"}, ask=ask)
    assert answers["name"] == "滨江市政协"
    assert answers["time_zone"] == "Asia/Shanghai"
    assert asked == [question for name, (question, _) in QUESTIONS.items() if name not in ("name", "term")]


def test_an_answer_goes_before_the_default() -> None:
    answers = answered({**NOTHING, "name": "x", "term": "1"}, ask=lambda question, default: "zhang")
    assert answers["admin"] == "zhang"


def test_without_anybody_to_ask_it_names_what_lacks_a_default() -> None:
    with pytest.raises(CommandError, match="give --name and --term, or run this in a terminal"):
        answered(NOTHING, ask=None)
