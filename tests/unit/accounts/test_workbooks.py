"""Reading a stranger's XLSX file."""

import datetime
import io
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.accounts.imports import workbooks
from deliberation.accounts.imports.columns import DEPARTMENT_COLUMNS, MEMBER_COLUMNS
from deliberation.accounts.imports.workbooks import SheetRow, read
from deliberation.core.errors import DomainError
from tests.workbooks import MEMBERS, NAMESPACE, archive, by_hand, changed, workbook

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")

SHEET = "xl/worksheets/sheet1.xml"
PLAIN = workbook(MEMBERS, ["张三", "13800138000", "经济界"])


def _read(content: bytes, *, max_rows: int = 50) -> list[SheetRow]:
    return read(content, MEMBER_COLUMNS, max_rows=max_rows).rows


def _refusal(content: bytes, *, max_rows: int = 50) -> DomainError:
    with pytest.raises(DomainError) as refused:
        _read(content, max_rows=max_rows)
    return refused.value


def _rows_or_code(content: bytes) -> list[SheetRow] | str:
    try:
        return _read(content)
    except DomainError as error:
        return error.code


def test_a_row_is_read_by_its_heading_and_keeps_its_number_in_the_sheet() -> None:
    content = workbook(
        ["所属界别", "备注", "委员姓名*", " 联系电话 "], ["经济界", "好", "张三", 13800138000.0], above=2
    )
    sheet = read(content, MEMBER_COLUMNS, max_rows=50)
    assert sheet.rows == [SheetRow(4, {"sector": "经济界", "name": "张三", "phone": "13800138000"})]
    assert sheet.ignored == ["备注"]


def test_english_headings_are_understood_too() -> None:
    content = workbook(["Name*", "Mobile phone", "SECTOR", "Standing committee"], ["Ana", "1", "X", True])
    assert _read(content) == [SheetRow(2, {"name": "Ana", "phone": "1", "sector": "X", "is_standing": "yes"})]


def test_empty_rows_and_examples_are_passed_over() -> None:
    content = workbook(
        MEMBERS,
        ["示例：张三", "13800138000", "经济界"],
        [],
        ["  ", None, ""],
        ["李四", None, "教育界"],
        ["Example: Ana", None, "教育界"],
    )
    assert [(row.number, row.cells["name"]) for row in _read(content)] == [(5, "李四")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (15001, "15001"),
        (15001.5, "15001.5"),
        (1e300, "1" + "0" * 15),
        (datetime.datetime(2026, 3, 2, 9), "2026-03-02 09:00:00"),
        (False, "no"),
        (" 一\n二\t三 ", "一 二 三"),
        ("x" * 600, "x" * 500),
        ("=1+1", None),
    ],
)
def test_every_value_becomes_one_line_of_text(value: Any, text: str | None) -> None:
    row = _read(workbook(MEMBERS, ["张三", None, "经济界", value]))[0]
    found = row.cells.get("number")
    assert found is None if text is None else found is not None and found.startswith(text[:16])
    assert found is None or len(found) <= workbooks.MAX_TEXT


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import.not_xlsx"),
        ("姓名,手机号,界别\n张三,13800138000,经济界\n".encode(), "import.not_xlsx"),
        (b"<html><table><tr><td>\xe5\xa7\x93\xe5\x90\x8d", "import.not_xlsx"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 4096, "import.not_xlsx"),
        (b"%PDF-1.7\n", "import.not_xlsx"),
        (archive({"word/document.xml": b"<w:document/>", "[Content_Types].xml": b"<Types/>"}), "import.not_xlsx"),
        (archive({"readme.txt": b"hello"}), "import.not_xlsx"),
        (changed(PLAIN, {"xl/vbaProject.bin": b"\xcc\x61"}), "import.not_xlsx"),
        (b"PK\x03\x04" + b"\x00" * 400, "import.damaged"),
        (PLAIN[: len(PLAIN) // 2], "import.damaged"),
        (changed(PLAIN, {SHEET: b"<worksheet"}), "import.damaged"),
        (changed(PLAIN, {SHEET: None}), "import.damaged"),
        (changed(PLAIN, {"xl/workbook.xml": b"<workbook/>"}), "import.damaged"),
        (workbook(MEMBERS), "import.empty"),
        (workbook(["姓名", "手机号"], ["张三", "13800138000"]), "import.wrong_columns"),
        (workbook([], ["张三"]), "import.wrong_columns"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_of_people_is_refused_by_its_content(content: bytes, code: str) -> None:
    assert _refusal(content).code == code


def test_missing_columns_are_named() -> None:
    refused: Any = _refusal(workbook(["姓名", "手机号"], ["张三", "1"]))
    assert refused.fields == [{"field": "sector", "reason": "missing"}]
    refused = _refusal(workbook(["x"], ["张三"]))
    assert [item["field"] for item in refused.fields] == ["name", "sector"]
    with pytest.raises(DomainError) as other:
        read(PLAIN, DEPARTMENT_COLUMNS, max_rows=5)
    assert other.value.code == "import.wrong_columns"


def test_a_heading_further_down_is_none() -> None:
    content = workbook(MEMBERS, ["张三", "", "经济界"], above=workbooks.HEADING_WITHIN)
    assert _refusal(content).code == "import.wrong_columns"


def test_an_encrypted_part_is_refused() -> None:
    content = bytearray(PLAIN)
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1  # the flag in the archive's directory
    assert _refusal(bytes(content)).code == "import.not_xlsx"


def test_rows_have_a_limit() -> None:
    rows = [[f"委员{n}", "", "经济界"] for n in range(6)]
    assert len(_read(workbook(MEMBERS, *rows), max_rows=6)) == 6
    refused = _refusal(workbook(MEMBERS, *rows), max_rows=5)
    assert (refused.code, refused.params) == ("import.too_many_rows", {"max": 5})


def test_a_sheet_that_reaches_too_far_down_is_refused_and_not_cut() -> None:
    far = (
        b"<worksheet %s><sheetData><row r='1'><c t='inlineStr'><is><t>x</t></is></c></row>"
        b"<row r='999999999999'><c t='inlineStr'><is><t>x</t></is></c></row></sheetData></worksheet>"
        % NAMESPACE.encode()
    )
    heading = workbook(MEMBERS, ["张三", "", "经济界"])
    with zipfile.ZipFile(io.BytesIO(heading)) as packed:
        sheet = packed.read(SHEET)
    reaching = sheet.replace(b"</sheetData>", b"<row r='999999999999'><c r='A1'/></row></sheetData>")
    assert _refusal(changed(heading, {SHEET: reaching})).code == "import.too_many_rows"
    assert _refusal(changed(heading, {SHEET: far})).code == "import.wrong_columns"


def test_a_file_that_is_too_large_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("opened"))
    refused = _refusal(b"PK" + b"\x00" * workbooks.MAX_BYTES)
    assert (refused.code, refused.params["max_mb"], refused.status) == ("import.too_large", 4, 413)


def test_what_would_unpack_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = changed(PLAIN, {SHEET: b" " * (workbooks.MAX_UNPACKED + 1)})
    assert len(bomb) < workbooks.MAX_BYTES
    monkeypatch.setattr(workbooks, "load_workbook", lambda *_, **__: pytest.fail("unpacked"))
    assert _refusal(bomb).code == "import.too_large"
    many = changed(PLAIN, {f"xl/media/{n}": b"" for n in range(workbooks.MAX_PARTS)})
    assert _refusal(many).code == "import.too_large"


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    sheet = b"<worksheet %s><sheetData/></worksheet>" % NAMESPACE.encode()
    content = bytearray(changed(PLAIN, {SHEET: sheet + b" " * 100_000}))
    place = content.rfind(SHEET.encode()) - 46  # the entry in the archive's directory
    assert content[place : place + 4] == b"PK\x01\x02"
    content[place + 24 : place + 28] = (len(sheet)).to_bytes(4, "little")
    assert _refusal(bytes(content)).code == "import.damaged"


def _sheet(*rows: str) -> str:
    """Return a sheet whose cells name shared strings by their numbers."""
    lines = ""
    for number, row in enumerate(rows, start=1):
        cells = "".join(f"<c t='s'><v>{string}</v></c>" for string in row.split())
        lines += f"<row r='{number}'>{cells}</row>"
    return f"<worksheet {NAMESPACE}><sheetData>{lines}</sheetData></worksheet>"


def _strings(*texts: str, before: str = "") -> str:
    return f"{before}<sst {NAMESPACE}>{''.join(f'<si><t>{text}</t></si>' for text in texts)}</sst>"


def test_a_file_as_excel_makes_it_is_read() -> None:
    content = by_hand(_sheet("0 1", "2 3"), _strings("姓名", "界别", "张三", "经济界"))
    assert _read(content) == [SheetRow(2, {"name": "张三", "sector": "经济界"})]
    assert _refusal(by_hand(_sheet("0 7"), _strings("姓名"))).code == "import.damaged"


def _laughs() -> str:
    levels = "".join(f"<!ENTITY e{n} '" + f"&e{n - 1};" * 10 + "'>" for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY e0 "ha">{levels}]>'


@pytest.mark.parametrize(
    "content",
    [
        by_hand(_laughs() + _sheet("0 1").replace("<v>0</v>", "<v>&e9;</v>"), _strings("姓名", "界别")),
        by_hand(_sheet("0 1", "2 3"), _strings("姓名", "界别", "&e9;", "经济界", before=_laughs())),
    ],
)
def test_entities_that_multiply_are_refused(content: bytes) -> None:
    assert _refusal(content).code == "import.damaged"


def test_files_beside_the_workbook_are_not_read() -> None:
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    content = by_hand(_sheet("0 1", "2 3"), _strings("姓名", "界别", "A&e;", "经济界", before=entity))
    assert "root:" not in str(_rows_or_code(content))


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(min_value=-(10**20), max_value=10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(min_value=datetime.date(1901, 1, 1)),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40),
)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(CELLS, max_size=9), max_size=6), heading=st.permutations(MEMBERS))
def test_whatever_stands_in_the_cells_is_read_or_refused(rows: list[list[Any]], heading: list[str]) -> None:
    found = _rows_or_code(workbook(heading, *rows))
    if isinstance(found, str):
        assert found == "import.empty"
        return
    for row in found:
        assert row.cells
        assert all(text and text == " ".join(text.split()) for text in row.cells.values())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(PLAIN)), st.integers(0, 120))
def test_garbage_is_refused_by_a_code_and_never_fails_otherwise(noise: bytes, place: int, cut: int) -> None:
    for content in (noise, PLAIN[:place] + noise + PLAIN[place + cut :]):
        found = _rows_or_code(content)
        assert not isinstance(found, str) or found.startswith("import.")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"]), st.data())
def test_a_broken_part_is_refused_by_a_code(part: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as packed:
        text = packed.read(part)
    place = data.draw(st.integers(0, len(text)))
    noise = data.draw(
        st.one_of(st.binary(max_size=30), st.sampled_from([b"<row r='-7'>", b"<c r='ZZZZ9'/>", b"<v>NaN</v>"]))
    )
    found = _rows_or_code(changed(PLAIN, {part: text[:place] + noise + text[place:]}))
    assert not isinstance(found, str) or found.startswith("import.")
