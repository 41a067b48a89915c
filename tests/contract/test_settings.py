"""The settings an operator may give are the ones that .env.example explains."""

import re

from deliberation.environment import Environment
from tests.integration.services import ROOT


def test_every_setting_is_explained_and_nothing_else() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    explained = re.findall(r"^#?([A-Z_]+)=", text, re.MULTILINE)
    assert sorted(explained) == sorted(name.upper() for name in Environment.model_fields)


def test_the_values_shown_are_the_defaults() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^#([A-Z_]+)=(.+)$", text, re.MULTILINE))
    for name, value in shown.items():
        default = Environment.model_fields[name.lower()].default
        expected = "var" if name == "DATA_DIR" else str(default)
        assert value == expected, name
