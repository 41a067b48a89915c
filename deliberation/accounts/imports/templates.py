"""An empty workbook to fill in: headings with explanations, lists to choose from, and an example."""

import io
from collections.abc import Iterable

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from deliberation.accounts.imports.columns import COLUMNS, EXAMPLE, Column
from deliberation.accounts.imports.departments import KINDS
from deliberation.events.imports import ImportKind

_ROWS = 2000
"""So many rows have their lists and formats prepared."""
_WIDTHS = {"post": 36, "name": 16, "address": 36, "committees": 28, "sector": 20}
_HEADING = PatternFill("solid", fgColor="DCE6F5")
_TEXT = "@"
"""The format that keeps a phone a text: as a number it might be shown as 1.38E+10."""


def template(kind: ImportKind, *, sectors: Iterable[str], committees: Iterable[str]) -> bytes:
    """Return the workbook in the language of whoever asks, with the sectors and committees to choose from."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = {ImportKind.MEMBERS: _("Members"), ImportKind.DEPARTMENTS: _("Organisations")}[kind]
    columns = COLUMNS[kind]
    _write_heading(sheet, columns)
    _write_example(sheet, kind, columns, next(iter(sectors := list(sectors)), ""))
    _explain(workbook.create_sheet(_("How to fill in")), columns)
    lists = workbook.create_sheet(_("Lists"))
    choices = {
        "sector": sectors,
        "committees": list(committees),
        "is_standing": [_("yes"), _("no")],
        "kind": [str(word) for word in KINDS.values()],
    }
    for place, column in enumerate(columns, start=1):
        if offered := choices.get(column.code):
            _offer(sheet, lists, place, column, offered)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _write_heading(sheet: Worksheet, columns: tuple[Column, ...]) -> None:
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        cell = sheet.cell(row=1, column=place, value=f"{column.title}*" if column.is_required else str(column.title))
        cell.font, cell.fill = Font(bold=True), _HEADING
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.comment = Comment(str(column.hint), str(column.title), width=280, height=90)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column.code, 18)
        for row in range(2, _ROWS + 2) if column.code in ("phone", "liaison_phone", "number") else ():
            sheet.cell(row=row, column=place).number_format = _TEXT
    sheet.row_dimensions[1].height = 30
    sheet.freeze_panes = "A2"


def _write_example(sheet: Worksheet, kind: ImportKind, columns: tuple[Column, ...], sector: str) -> None:
    examples = {
        ImportKind.MEMBERS: {
            "name": f"{EXAMPLE}{_('Zhang San')}",
            "phone": "13800138000",
            "sector": sector,
            "number": "15001",
            "post": _("Chief engineer, Riverside Construction Group"),
            "is_standing": _("no"),
        },
        ImportKind.DEPARTMENTS: {
            "name": f"{EXAMPLE}{_('Riverside Bureau of Housing')}",
            "kind": str(next(iter(KINDS.values()))),
            "short_name": _("Housing Bureau"),
            "phone": "0571-88001234",
            "address": _("1 Riverside Road"),
            "liaison": _("Zhang San"),
            "liaison_phone": "13800138000",
            "liaison_post": _("Deputy head of the office"),
        },
    }
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(row=2, column=place, value=examples[kind].get(column.code))
        cell.font = Font(italic=True, color="808080")


def _explain(sheet: Worksheet, columns: tuple[Column, ...]) -> None:
    rows = [
        (_("Column"), _("Meaning")),
        *((str(column.title), str(column.hint)) for column in columns),
        ("", ""),
        (_("Note"), _("The example row is passed over. An empty cell leaves what is known as it is.")),
        ("", _("Before anything is entered you are shown what would change; the same file again changes nothing.")),
    ]
    for number, (title, text) in enumerate(rows, start=1):
        sheet.cell(row=number, column=1, value=title).font = Font(bold=True)
        sheet.cell(row=number, column=2, value=text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 80


def _offer(sheet: Worksheet, lists: Worksheet, place: int, column: Column, offered: list[str]) -> None:
    """Let the cells of a column offer a list. It stands on a sheet: within the cell it may have 255 characters only."""
    letter = get_column_letter(place)
    lists[f"{letter}1"] = str(column.title)
    for number, text in enumerate(offered, start=2):
        lists[f"{letter}{number}"] = text
    source = f"'{lists.title}'!${letter}$2:${letter}${len(offered) + 1}"
    # Several committees may stand in one cell: the list helps and does not forbid.
    strict = column.code != "committees"
    validation = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=strict)
    sheet.add_data_validation(validation)
    validation.add(f"{letter}2:{letter}{_ROWS + 1}")
