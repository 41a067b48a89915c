"""Reading a stranger's XLSX file: limits first, then content, and nothing of it but the texts of one sheet."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl import load_workbook

from deliberation.accounts.imports.columns import Column, example_marks, plain
from deliberation.core.errors import Invalid, TooLarge

MEGABYTE = 1024 * 1024
MAX_BYTES = 4 * MEGABYTE
"""Of the file as it is sent: a list of two thousand people has less than a tenth of it."""
MAX_UNPACKED = 24 * MEGABYTE
"""Of all parts of the file together once unpacked, as its own directory announces them."""
MAX_PARTS = 200
MAX_COLUMNS = 60
MAX_REACH = 10_000
"""How far down a sheet may reach, empty rows included."""
HEADING_WITHIN = 10
"""In which of the first rows the heading must stand: above it there may be a title."""
MAX_TEXT = 500
"""Characters kept of one cell: more than any column takes, so that it is still found too long."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_WORKBOOK, _TYPES, _MACROS = "xl/workbook.xml", "[Content_Types].xml", "xl/vbaProject.bin"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number in the sheet, and the texts in it by the code of their column, without the empty ones."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a workbook's first sheet says, and the headings in it that are none of ours."""

    rows: list[SheetRow]
    ignored: list[str]


def read(content: bytes, columns: tuple[Column, ...], *, max_rows: int) -> Sheet:
    """Return the first sheet of a workbook.

    Raises:
        TooLarge: ``import.too_large`` with ``max`` bytes, which are ``max_mb``.
        Invalid: ``import.not_xlsx``, ``import.damaged``, ``import.too_many_rows`` with ``max``, ``import.empty``, or
            ``import.wrong_columns`` with the ``fields`` that are missing.
    """
    _require_workbook(content)
    lines = _lines(content)
    heading, places, ignored = _heading(lines, columns)
    rows: list[SheetRow] = []
    marks = example_marks()
    for number, values in enumerate(lines, start=heading + 1):
        cells = {code: text for place, code in places.items() if (text := _text(values[place]))}
        if not cells or cells.get("name", "").startswith(marks):
            continue
        rows.append(SheetRow(number, cells))
        if len(rows) > max_rows:
            raise Invalid("import.too_many_rows", max=max_rows)
    if not rows:
        raise Invalid("import.empty")
    return Sheet(rows, ignored)


def _require_workbook(content: bytes) -> None:
    """Refuse what is no XLSX file, and what would unpack to more than we take, by the directory of the archive alone.

    What a part announces is also the most that is read of it: ``zipfile`` stops there.
    """
    if len(content) > MAX_BYTES:
        raise TooLarge("import.too_large", max=MAX_BYTES, max_mb=MAX_BYTES // MEGABYTE)
    if not content.startswith(b"PK"):
        raise Invalid("import.not_xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise Invalid("import.damaged") from None
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise TooLarge("import.too_large", max=MAX_UNPACKED, max_mb=MAX_UNPACKED // MEGABYTE)
    names = {part.filename for part in parts}
    if not {_WORKBOOK, _TYPES} <= names or _MACROS in names or any(part.flag_bits & 1 for part in parts):
        raise Invalid("import.not_xlsx")


def _lines(content: bytes) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the first sheet, each of ``MAX_COLUMNS`` values.

    Formulas give the values that were last computed. Entities of XML are not resolved by lxml, and bounded by expat.
    """
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()  # what the sheet says of its size may be wrong
        rows = sheet.iter_rows(max_row=MAX_REACH + 1, max_col=MAX_COLUMNS, values_only=True)
        for number, values in enumerate(rows, start=1):
            if number > MAX_REACH:
                raise Invalid("import.too_many_rows", max=MAX_REACH)
            yield tuple(values)
    except Invalid:
        raise
    except Exception:
        # A damaged workbook makes openpyxl and the parsers below it raise nearly anything.
        raise Invalid("import.damaged") from None


def _heading(lines: Iterator[tuple[object, ...]], columns: tuple[Column, ...]) -> tuple[int, dict[int, str], list[str]]:
    """Return the number of the heading's row, the code of the column at each place, and the headings not ours."""
    codes = {title: column.code for column in columns for title in column.titles()}
    required = {column.code for column in columns if column.is_required}
    best: set[str] = set()
    for number, values in zip(range(1, HEADING_WITHIN + 1), lines, strict=False):
        places: dict[int, str] = {}
        ignored: list[str] = []
        for place, value in enumerate(values):
            code = codes.get(plain(_text(value)))
            if code is not None and code not in places.values():
                places[place] = code
            elif text := _text(value):
                ignored.append(text[:40])
        found = set(places.values())
        if required <= found:
            return number, places, ignored
        best = max(best, found & required, key=len)
    missing = [column.code for column in columns if column.code in required - best]
    raise Invalid("import.wrong_columns", fields=[{"field": code, "reason": "missing"} for code in missing])


def _text(value: object) -> str:
    """Return a cell's value as somebody would read it, in one line."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            value = int(value)  # Excel keeps every number, a phone too, as a float
    return " ".join(_CONTROL.sub(" ", str(value)).split())[:MAX_TEXT]
