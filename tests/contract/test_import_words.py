"""What an import says of a row has its words in each language: columns, verdicts and faults."""

import json
from typing import Any

import pytest
from django.conf import settings

from deliberation.accounts.imports.columns import COLUMNS
from deliberation.accounts.imports.plans import Fault, Verdict


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_column_verdict_and_fault_has_its_words(language: str) -> None:
    path = settings.BASE_DIR / "frontend" / "src" / "i18n" / f"{language}.json"
    words: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["imports"]
    assert set(words["columns"]) == {column.code for columns in COLUMNS.values() for column in columns}
    assert set(words["verdicts"]) == {verdict.value for verdict in Verdict}
    assert set(words["faults"]) == {fault.value for fault in Fault}
