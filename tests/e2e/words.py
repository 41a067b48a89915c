"""The sentences of the page, by the keys under which translators know them: tests name what is said, not how."""

import json
from functools import cache
from typing import Any

from tests.integration.services import ROOT

CATALOGUE = ROOT / "frontend" / "src" / "i18n" / "zh-CN.json"


@cache
def _catalogue() -> Any:
    return json.loads(CATALOGUE.read_text(encoding="utf-8"))


def words(key: str, **values: object) -> str:
    """Return a Chinese sentence with its values filled in; a key that is not there fails the test."""
    found = _catalogue()
    for part in key.split("."):
        found = found[part]
    assert isinstance(found, str), key
    for name, value in values.items():
        assert f"{{{name}}}" in found, f"{key} does not tell {name}"
        found = found.replace(f"{{{name}}}", str(value))
    return found
