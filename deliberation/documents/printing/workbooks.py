"""A report as a workbook (XLSX): a sheet per table, the first headed by title and facts.

Whatever people have written is a text to the program that opens it, never a formula, whatever it begins with.
"""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from deliberation.documents.printing.reports import Cell, Report, Table
from deliberation.documents.printing.texts import storable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a formula of a text in one program or another, also after it went through CSV (OWASP)."""
_FONT = "宋体"
_LINE = Side(style="thin", color="999999")
_HEAD = PatternFill("solid", fgColor="EDF1F7")
_SHEET_NAME = 31
_FORBIDDEN_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")


def write(report: Report, *, zone: ZoneInfo) -> bytes:
    """Return the report as the bytes of a workbook; moments are written in ``zone``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    tables = report.tables or [Table(report.title, [], [])]
    for number, table in enumerate(tables):
        sheet = book.create_sheet(_sheet_name(table.title, book.sheetnames))
        row = _head(sheet, report, zone) if number == 0 else 1
        _fill(sheet, table, row, zone)
        _lay_out(sheet, table)
    for note in report.notes:
        _note(book.worksheets[0], note)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(cell: SheetCell, value: Cell, zone: ZoneInfo) -> None:
    """Write a value into a cell as what it is: a number, a time, or else a text and nothing more."""
    match value:
        case None:
            return
        case datetime():
            cell.value = value.astimezone(zone).replace(tzinfo=None)
            cell.number_format = "yyyy-mm-dd hh:mm"
        case date():
            cell.value = value
            cell.number_format = "yyyy-mm-dd"
        case int() | float():
            cell.value = value
        case _:
            _text(cell, value)


def _at(sheet: Worksheet, row: int, column: int) -> SheetCell:
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, SheetCell)  # nothing here is merged
    return cell


def _note(sheet: Worksheet, note: str) -> None:
    cell = _at(sheet, sheet.max_row + 2, 1)
    _text(cell, note)
    cell.alignment = Alignment(vertical="top")


def _text(cell: SheetCell, value: str) -> None:
    cell.value = storable(value)[:32_767]
    cell.data_type = "s"
    if value.startswith(_FORMULA):
        cell.quotePrefix = True
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _head(sheet: Worksheet, report: Report, zone: ZoneInfo) -> int:
    """Write title and facts, and return the row on which the table begins."""
    _text(_at(sheet, 1, 1), report.title)
    _at(sheet, 1, 1).font = Font(name=_FONT, size=16, bold=True)
    _at(sheet, 1, 1).alignment = Alignment(vertical="top")
    row = 2
    if report.subtitle:
        _text(_at(sheet, row, 1), report.subtitle)
        _at(sheet, row, 1).alignment = Alignment(vertical="top")
        row += 1
    for label, value in report.facts:
        _text(_at(sheet, row, 1), label)
        _at(sheet, row, 1).font = Font(name=_FONT, bold=True)
        put(_at(sheet, row, 2), value, zone)
        _at(sheet, row, 2).alignment = Alignment(horizontal="left", vertical="top")
        row += 1
    return row + 1


def _fill(sheet: Worksheet, table: Table, row: int, zone: ZoneInfo) -> None:
    if not table.columns:
        return
    border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    for number, column in enumerate(table.columns, start=1):
        cell = _at(sheet, row, number)
        _text(cell, column.title)
        cell.font, cell.fill, cell.border = Font(name=_FONT, bold=True), _HEAD, border
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for offset, values in enumerate(table.rows, start=1):
        for number, (column, value) in enumerate(zip(table.columns, values, strict=True), start=1):
            cell = _at(sheet, row + offset, number)
            put(cell, value, zone)
            cell.font, cell.border = Font(name=_FONT), border
            cell.alignment = Alignment(horizontal=column.align, vertical="top", wrap_text=True)
    sheet.freeze_panes = _at(sheet, row + 1, 1)
    sheet.print_title_rows = f"{row}:{row}"
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A{row}:{last}{row + len(table.rows)}"


def _lay_out(sheet: Worksheet, table: Table) -> None:
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    foot = sheet.HeaderFooter.oddFooter
    assert foot is not None  # openpyxl's types allow a sheet without
    foot.center.text = "&P / &N"


def _sheet_name(title: str, taken: Sequence[str]) -> str:
    name = _FORBIDDEN_IN_SHEET_NAMES.sub(" ", storable(title)).strip(" '")[:_SHEET_NAME] or "1"
    number = 2
    while name in taken:
        name = f"{name[: _SHEET_NAME - 4]} {number}"
        number += 1
    return name
