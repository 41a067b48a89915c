"""The sentences of the page, by the keys under which translators know them: tests name what is said, not how."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.integration.services import ROOT

CATALOGUES = [ROOT / "frontend" / "src" / "i18n" / name for name in ("zh-CN.json", "office/zh-CN.json")]
"""The words that every page brings, and those that come with the pages of the office."""


@cache
def _catalogue() -> dict[str, str]:
    return {key: text for path in CATALOGUES for key, text in _flat(json.loads(path.read_text(encoding="utf-8")))}


def _flat(tree: Any, above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in tree.items():
        if isinstance(value, str):
            yield above + name, value
        else:
            yield from _flat(value, f"{above}{name}.")


def words(key: str, **values: object) -> str:
    """Return a Chinese sentence with its values filled in; a key that is not there fails the test."""
    found = _catalogue()[key]
    for name, value in values.items():
        assert f"{{{name}}}" in found, f"{key} does not tell {name}"
        found = found.replace(f"{{{name}}}", str(value))
    return found
