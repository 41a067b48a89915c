"""``manage.py doctor``: what is wrong here, and what to do about it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _

from deliberation.core.checkup import CHECKS, Finding, Level, fail

LANGUAGES = {"zh": "zh-hans", "en": "en"}


class Command(BaseCommand):
    help = "Examine this deployment and name the remedy beside each finding; exits 1 if something does not work."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", choices=LANGUAGES, default="zh")
        parser.add_argument("--json", action="store_true", help="one JSON object, with codes beside the sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(LANGUAGES[options["language"]]):
            findings = {name: examine(name) for name in sorted(CHECKS)}
            if options["json"]:
                self.stdout.write(json.dumps(as_data(findings), ensure_ascii=False, indent=1))
            else:
                self._print(findings)
        if any(finding.level is Level.FAIL for found in findings.values() for finding in found):
            raise SystemExit(1)

    def _print(self, findings: dict[str, list[Finding]]) -> None:
        marks = {Level.OK: _("ok"), Level.WARN: _("warning"), Level.FAIL: _("FAULT")}
        for found in findings.values():
            for finding in found:
                self.stdout.write(f"[{marks[finding.level]}] {finding.sentence()}")
                if finding.fix:
                    self.stdout.write(f"    → {finding.remedy()}")
        counts = {level: sum(f.level is level for found in findings.values() for f in found) for level in Level}
        summary = _("%(ok)s in order, %(warn)s warnings, %(fail)s faults.")
        self.stdout.write(summary % {level.value: count for level, count in counts.items()})


def examine(name: str) -> list[Finding]:
    """Perform one check; one that could not look is itself a fault."""
    try:
        return list(CHECKS[name].examine())
    except Exception as error:
        return [
            fail(
                "check.impossible",
                "The check “%(check)s” could not be made: %(error)s.",
                fix="Mend what stands above first, then run doctor again.",
                check=name,
                error=f"{type(error).__name__}: {error}",
            )
        ]


def as_data(findings: dict[str, list[Finding]]) -> list[dict[str, Any]]:
    """Return the findings as plain data, in the active language."""
    return [
        {
            "check": name,
            "level": finding.level.value,
            "code": finding.code,
            "params": finding.params,
            "text": finding.sentence(),
            "fix": finding.remedy(),
        }
        for name, found in findings.items()
        for finding in found
    ]
