"""GET /api/people/imports/template: an empty workbook that explains itself."""

import io
from typing import Any
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from deliberation.accounts.imports.columns import COLUMNS
from deliberation.accounts.imports.workbooks import read
from deliberation.core.errors import Invalid
from deliberation.events.imports import ImportKind
from tests.accounts.imports import PATH, Office
from tests.conftest import Cast, ClientFor
from tests.factories import OrganisationFactory, SectorFactory, current_term
from tests.workbooks import workbook


@pytest.fixture
def office(cast: Cast, client_for: ClientFor) -> Office:
    current_term()
    for name in ("经济界", "教育界", *(f"第{n}界" for n in range(60))):
        SectorFactory.create(name=name)
    OrganisationFactory.create(name="经济委员会", short_name="经济委")
    return Office(client_for(cast.qiao))


def _template(office: Office, kind: str) -> bytes:
    answer = office.client.get(f"{PATH}/template", {"kind": kind})
    assert answer.status_code == 200, answer.content
    content: bytes = answer.content
    return content


def _open(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("kind", list(ImportKind))
def test_it_explains_every_column_and_shows_an_example(office: Office, kind: ImportKind) -> None:
    book = _open(_template(office, kind))
    sheet = book.worksheets[0]
    columns = COLUMNS[kind]
    for place, column in enumerate(columns, start=1):
        heading = sheet.cell(row=1, column=place)
        assert str(heading.value).endswith("*") is column.is_required
        assert heading.comment
        assert heading.comment.text
    assert str(sheet["A2"].value).startswith("示例：")
    assert book.sheetnames[1:] == ["填写说明", "选项"]
    assert book.worksheets[1].max_row > len(columns)


def test_it_offers_the_sectors_however_many_there_are(office: Office) -> None:
    book = _open(_template(office, "members"))
    sheet, lists = book.worksheets[0], book.worksheets[2]
    rules: dict[str, Any] = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["C2:C2001"].formula1 == "'选项'!$C$2:$C$63"
    assert [lists[f"C{row}"].value for row in (2, 3, 63)] == ["经济界", "教育界", "第59界"]
    assert [lists[f"F{row}"].value for row in (2, 3)] == ["是", "否"]
    assert lists["G2"].value == "经济委"
    assert sheet["B2001"].number_format == "@", "a phone is a text"


@pytest.mark.parametrize("kind", list(ImportKind))
def test_as_it_comes_it_holds_nobody(office: Office, kind: ImportKind) -> None:
    with pytest.raises(Invalid, match=r"import\.empty"):
        read(_template(office, kind), COLUMNS[kind], max_rows=10)


def test_filled_in_it_is_entered(office: Office) -> None:
    book = _open(_template(office, "members"))
    sheet = book.worksheets[0]
    for place, text in enumerate(["张三", "13800138000", "经济界", "15001", "经理", "是", "经济委"], start=1):
        sheet.cell(row=3, column=place, value=text)
    content = io.BytesIO()
    book.save(content)
    answer = office.upload(content.getvalue())
    assert answer.json()["counts"] == {"new": 1, "updated": 0, "unchanged": 0, "error": 0}


def test_it_speaks_the_language_of_whoever_asks_and_is_understood_in_any(cast: Cast, office: Office) -> None:
    cast.qiao.language = cast.qiao.Language.ENGLISH
    cast.qiao.save()
    answer = office.client.get(f"{PATH}/template", {"kind": "departments"})
    assert unquote(answer["Content-Disposition"]).endswith("List of organisations.xlsx")
    headings = [cell.value for cell in _open(answer.content).worksheets[0][1]]
    assert headings[:2] == ["Organisation*", "Kind of organisation"]
    told = office.upload(workbook(headings, ["市财政局", "Assigning body"]), "departments").json()
    assert told["counts"]["new"] == 1


def test_a_kind_must_be_named(office: Office) -> None:
    assert office.client.get(f"{PATH}/template").status_code == 422
    assert office.client.get(f"{PATH}/template", {"kind": "cats"}).status_code == 422
