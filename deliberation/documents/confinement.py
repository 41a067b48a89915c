"""Having a stranger's file opened, elsewhere: by a process that is ended if it takes too long."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deliberation.core.errors import Invalid
from deliberation.environment import ROOT
from deliberation.events.files import FileType

PATIENCE = 90.0
"""Seconds; the process's own limit on processor time is shorter."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a file turned out to be."""

    type: FileType
    pages: int | None


def examine(path: Path, *, max_pages: int) -> Finding:
    """Return what the file at ``path`` is.

    Raises:
        Invalid: ``file.empty``, ``file.type_refused`` with what was ``seen``, ``file.encrypted``,
            ``file.active_content``, ``file.broken`` or ``file.too_complex`` with ``max_pages``.
    """
    answer = _asked("examine", str(path), str(max_pages), max_pages=max_pages)
    return Finding(type=FileType(answer["type"]), pages=answer["pages"])


def prepare(path: Path, out: Path, *, type_: FileType) -> int | None:
    """Write ``path`` to ``out`` as it can be marked, and return where in a PDF the bitmap's bytes stand.

    Raises:
        Invalid: as ``examine``.
    """
    offset: int | None = _asked("prepare", type_.value, str(path), str(out), max_pages=0)["offset"]
    return offset


def _asked(*arguments: str, max_pages: int) -> dict[str, Any]:
    # Nothing of our environment, in which secrets may stand.
    try:
        done = subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, "-m", "deliberation.documents.confined", *arguments],
            cwd=ROOT,
            env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what parsers say of strangers' files is no news
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Invalid("file.too_complex", max_pages=max_pages) from None
    if done.returncode < 0:  # ended by a signal: the kernel's, at a limit, or a decoder's fault
        raise Invalid("file.too_complex", max_pages=max_pages)
    if done.returncode:
        raise Invalid("file.broken")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "reason" in answer:
        raise _refusal(answer["reason"], answer["seen"], max_pages)
    return answer


def _refusal(reason: str, seen: str, max_pages: int) -> Invalid:
    match reason:
        case "empty":
            return Invalid("file.empty")
        case "encrypted":
            return Invalid("file.encrypted")
        case "active_content":
            return Invalid("file.active_content")
        case "too_complex":
            return Invalid("file.too_complex", max_pages=max_pages)
        case "type_refused":
            return Invalid("file.type_refused", seen=seen)
    return Invalid("file.broken")
