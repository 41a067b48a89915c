"""A report as a PDF. The renderer runs in a process of its own: it is slow, and none of the web's threads waits in it
holding up the others.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from deliberation.core.errors import Unavailable
from deliberation.documents import fonts
from deliberation.documents.printing.reports import Cell, Report, plain
from deliberation.environment import ROOT

MEDIA_TYPE = "application/pdf"
PATIENCE = 60.0
"""Seconds that a report of some hundred pages may take."""


def write(report: Report, *, zone: ZoneInfo) -> bytes:
    """Return the report as the bytes of a PDF; moments are written in ``zone``. Not inside a transaction.

    Raises:
        Unavailable: ``documents.renderer_missing``: this machine lacks Pango or a font for Chinese.
    """
    font = fonts.chinese()
    if font is None:
        raise Unavailable("documents.renderer_missing")
    page = render_to_string("documents/report.html", {"report": _texts(report, zone), "font": font.family})
    return rendered(page)


def rendered(page: str) -> bytes:
    """Return an HTML page as a PDF; it can fetch nothing, from nowhere.

    Raises:
        Unavailable: ``documents.renderer_missing``.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "deliberation.documents.printing"],
            cwd=ROOT,
            env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            input=json.dumps(page).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unavailable("documents.renderer_missing", "the renderer did not end in time") from None
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise Unavailable("documents.renderer_missing")
    return done.stdout


def _texts(report: Report, zone: ZoneInfo) -> dict[str, object]:
    """Return the report as the template shows it: every cell a text."""
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "facts": [(label, _text(value, zone)) for label, value in report.facts],
        "tables": [
            {
                "title": table.title,
                "columns": _columns([column.width for column in table.columns], table.columns),
                "rows": [
                    [(_text(value, zone), column.align) for column, value in zip(table.columns, row, strict=True)]
                    for row in table.rows
                ],
            }
            for table in report.tables
        ],
        "notes": report.notes,
        "footer": report.footer,
    }


def _columns(widths: Sequence[int], columns: Sequence[object]) -> list[tuple[object, str]]:
    whole = sum(widths) or 1
    return [(column, f"{100 * width / whole:.2f}%") for column, width in zip(columns, widths, strict=True)]


def _text(value: Cell, zone: ZoneInfo) -> str:
    return plain(value.astimezone(zone) if isinstance(value, datetime) else value)
