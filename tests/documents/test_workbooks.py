"""A report as a workbook."""

import datetime
import io
import re
import zipfile
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from deliberation.documents.printing import Column, Report, Table, workbooks

ZONE = ZoneInfo("Asia/Shanghai")
NINE = datetime.datetime(2026, 3, 2, 1, 0, tzinfo=datetime.UTC)
REPORT = Report(
    title="意见征询结果",
    subtitle="结果供参考，不作为决定",
    facts=[("会议", "加装电梯协商会"), ("时间", NINE), ("应到", 30)],
    tables=[
        Table("结果", [Column("选项", 30), Column("票数", 10, "right")], [["赞成", 20], ["反对", None]]),
        Table("名册", [Column("姓名"), Column("时间", 18)], [["魏建国", NINE]]),
    ],
    notes=["本结果由系统自动计票。"],
)


def sheets(report: Report) -> list[Any]:
    return list(load_workbook(io.BytesIO(workbooks.write(report, zone=ZONE))).worksheets)


def values(sheet: Any) -> list[list[object]]:
    return [[value for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]


def test_each_table_has_a_sheet_and_the_first_the_facts() -> None:
    first, second = sheets(REPORT)
    assert (first.title, second.title) == ("结果", "名册")
    assert values(first) == [
        ["意见征询结果"],
        ["结果供参考，不作为决定"],
        ["会议", "加装电梯协商会"],
        ["时间", datetime.datetime(2026, 3, 2, 9, 0)],
        ["应到", 30],
        [],
        ["选项", "票数"],
        ["赞成", 20],
        ["反对"],
        [],
        ["本结果由系统自动计票。"],
    ]
    assert values(second) == [["姓名", "时间"], ["魏建国", datetime.datetime(2026, 3, 2, 9, 0)]]
    assert (first.freeze_panes, first.auto_filter.ref) == ("A8", "A7:B9")
    assert first.column_dimensions["A"].width == 30


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"]
)
def test_what_looks_like_a_formula_is_a_text(text: str) -> None:
    report = Report(title=text, facts=[(text, text)], tables=[Table(text, [Column(text)], [[text]])], notes=[text])
    content = workbooks.write(report, zone=ZONE)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert not re.search(r'<c [^>]*t="(?!s|inlineStr)', sheet)
    (cells,) = ([cell for row in read.iter_rows() for cell in row if cell.value is not None] for read in sheets(report))
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_people_write_comes_back_as_they_wrote_it(title: str, text: str) -> None:
    (sheet,) = sheets(Report(title="", tables=[Table(title, [Column("文字")], [[text]])]))
    written = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
    read = sheet.cell(row=4, column=1).value or ""
    assert str(read).replace("\r", "\n").replace("\n\n", "\n") == written.replace("\r\n", "\n").replace(
        "\r", "\n"
    ).replace("\n\n", "\n")
    assert 1 <= len(sheet.title) <= 31


def test_tables_of_one_name_have_sheets_of_different_names() -> None:
    tables = [Table("结果/一" * 20, [Column("一")], [])] * 3
    names = [sheet.title for sheet in sheets(Report(title="", tables=tables))]
    assert len(set(names)) == 3


def test_a_report_without_tables_is_its_facts() -> None:
    (sheet,) = sheets(Report(title="说明", facts=[("一", "二")]))
    assert values(sheet) == [["说明"], ["一", "二"]]


def test_a_row_must_fit_its_columns() -> None:
    with pytest.raises(ValueError, match="zip"):
        workbooks.write(Report(title="", tables=[Table("一", [Column("一")], [["a", "b"]])]), zone=ZONE)
