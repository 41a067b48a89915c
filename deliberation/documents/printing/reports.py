"""A report as data: said once, written as a workbook (``workbooks.write``) or as a PDF (``pages.write``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Cell = str | int | float | date | datetime | None
"""What a table may hold. A moment must know its zone; it is written as the institution's own time."""

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands above it, how wide it is in characters, and where its cells stand."""

    title: str
    width: int = 12
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their columns; ``title`` also names the sheet of a workbook."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Report:
    """What is told: under a title the facts, label by label, then the tables, then the notes.

    All texts are final: whoever makes a report has translated its codes.
    """

    title: str
    subtitle: str = ""
    facts: Sequence[tuple[str, Cell]] = ()
    tables: Sequence[Table] = ()
    notes: Sequence[str] = ()
    footer: str = ""
    """At the foot of each page of a PDF."""


def plain(cell: Cell) -> str:
    """Return a cell as text, as people read it."""
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M}"
        case date():
            return f"{cell:%Y-%m-%d}"
        case float():
            return f"{cell:g}"
    return str(cell)
