"""Every rule has its words: a name and an explanation in each language, and a word for each choice."""

import json
from typing import Any

import pytest
from django.conf import settings

from deliberation.rules.catalogue import Rules
from deliberation.rules.descriptions import descriptions

LANGUAGES = ["zh-CN", "en"]


def words(language: str) -> dict[str, Any]:
    path = settings.BASE_DIR / "frontend" / "src" / "i18n" / f"{language}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["rules"]
    return found


def wanted() -> set[str]:
    """Return the keys that a form over the catalogue asks for."""
    keys = {f"groups.{group}" for group in Rules.model_fields}
    for rule in descriptions():
        name = f"{rule['group']}.{rule['name']}"
        keys |= {f"{name}.name", f"{name}.hint", *(f"{name}.choices.{choice}" for choice in rule["choices"])}
    return keys


def flat(tree: dict[str, Any], prefix: str = "") -> set[str]:
    return {
        key
        for name, branch in tree.items()
        for key in (flat(branch, f"{prefix}{name}.") if isinstance(branch, dict) else {f"{prefix}{name}"})
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_name_and_an_explanation_and_no_words_are_left_over(language: str) -> None:
    spoken = {key for key in flat(words(language)) if not key.startswith("page.")}
    assert spoken == wanted()
