"""Workbooks as people and strangers send them."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

MEMBERS = ("姓名", "手机号", "界别", "委员证号", "单位及职务", "是否常委", "所在专门委员会")
DEPARTMENTS = ("单位名称", "单位类别", "简称", "单位电话", "地址", "联络员", "联络员手机号", "联络员职务")


def workbook(heading: Sequence[object], *rows: Iterable[object], above: int = 0) -> bytes:
    """Return an XLSX file with a heading and rows below it, and ``above`` lines before them."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for _ in range(above):
        sheet.append(["滨江市政协委员名册"])
    sheet.append(list(heading))
    for row in rows:
        sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def archive(parts: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return content.getvalue()


def changed(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return an archive with these parts in place of its own; ``None`` leaves one out."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        own = {name: packed.read(name) for name in packed.namelist()}
    return archive({name: text for name, text in {**own, **parts}.items() if text is not None})


NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def by_hand(sheet: str, strings: str) -> bytes:
    """Return an XLSX file as Excel makes them, with its strings in a part of their own, of these two parts' XML."""
    types = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in (
            ("workbook.xml", "sheet.main"),
            ("worksheets/sheet1.xml", "worksheet"),
            ("sharedStrings.xml", "sharedStrings"),
        )
    )
    relation = '<Relationship Id="{0}" Type="' + _RELATIONS + '/{1}" Target="{2}"/>'
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
    own = relation.format("r1", "worksheet", "worksheets/sheet1.xml")
    own += relation.format("r2", "sharedStrings", "sharedStrings.xml")
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    sheets = '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{types}</Types>',
        "_rels/.rels": relations.format(relation.format("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {NAMESPACE} xmlns:r="{_RELATIONS}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": relations.format(own),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": strings,
    }
    return archive({name: text.encode() for name, text in parts.items()})
