"""Examinations of a running deployment: apps declare them here, ``manage.py doctor`` performs them.

Some are marked ``at_start``: in production nothing that serves people starts while one of them fails, whichever server
imports the application.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext, override


class Level(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing seen, with a code for machines and a sentence for people."""

    level: Level
    code: str
    text: str
    """An English sentence, ``%(name)s`` for each of ``params``; the key of its translations."""
    fix: str = ""
    """What to do about it, in the same form; empty where nothing need be done."""
    params: dict[str, str | int] = field(default_factory=dict)

    def sentence(self) -> str:
        """Return what was seen, in the active language."""
        return gettext(self.text) % self.params

    def remedy(self) -> str:
        """Return what to do about it, in the active language."""
        return gettext(self.fix) % self.params if self.fix else ""


def ok(code: str, text: str, **params: str | int) -> Finding:
    """Return a finding that all is well."""
    return Finding(Level.OK, code, text, params=params)


def warn(code: str, text: str, *, fix: str, **params: str | int) -> Finding:
    """Return a finding that something will hurt sooner or later."""
    return Finding(Level.WARN, code, text, fix, params)


def fail(code: str, text: str, *, fix: str, **params: str | int) -> Finding:
    """Return a finding that something does not work."""
    return Finding(Level.FAIL, code, text, fix, params)


Examination = Callable[[], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A declared examination."""

    name: str
    examine: Examination
    at_start: bool


CHECKS: dict[str, Check] = {}


def check(name: str, *, at_start: bool = False) -> Callable[[Examination], Examination]:
    """Declare an examination. It returns findings and raises only where it could not look."""

    def declare(examine: Examination) -> Examination:
        CHECKS[name] = Check(name, examine, at_start)
        return examine

    return declare


class NotReady(Exception):
    """Production must not start; the message says why and what to do, in each language."""

    def __init__(self, findings: list[Finding]) -> None:
        lines = []
        for language, _ in settings.LANGUAGES:  # nobody has said yet who reads the log
            with override(language):
                lines += [f"{finding.sentence()} {finding.remedy()}".strip() for finding in findings]
        super().__init__("\n".join(lines))
        self.findings = findings


def require_ready() -> None:
    """Return if this deployment may serve people. Only production asks anything.

    Raises:
        NotReady: a check declared ``at_start`` fails.
    """
    if settings.PRODUCTION:
        # A thread of its own, since an ASGI server may import the application inside a running event loop.
        with ThreadPoolExecutor(1) as thread:
            findings = thread.submit(_obstacles).result()
        if findings:
            raise NotReady(findings)


def _obstacles() -> list[Finding]:
    from django.db import connections

    try:
        for declared in CHECKS.values():
            if declared.at_start:
                found = [finding for finding in declared.examine() if finding.level is Level.FAIL]
                if found:  # the later checks stand on the earlier ones
                    return found
        return []
    finally:
        connections.close_all()
