"""Official papers as text documents (DOCX), laid out after GB/T 9704—2012.

The fonts that the standard names are on the machines of those who print, not on ours: the document asks for them and
names what may stand in for them.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from deliberation.documents.printing import chinese
from deliberation.documents.printing.texts import storable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

TITLE, BODY, HEADING, SUBHEADING, PLAIN = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
LATIN = "Times New Roman"
STAND_INS = {
    TITLE: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    BODY: "仿宋,FangSong,华文仿宋,STFangsong,FZFangSong-Z02S,Noto Serif CJK SC",
    HEADING: "SimHei,华文黑体,STHeiti,Noto Sans CJK SC",
    SUBHEADING: "楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC",
    PLAIN: "SimSun,华文宋体,STSong,Noto Serif CJK SC",
}
"""What a program that lacks a font may take instead (ISO/IEC 29500 §17.8.3.1, ``altName``)."""

_LINE = Pt(28.95)
"""22 lines on a page whose text is 225 mm high."""
_TITLE_CHARACTERS = 20
_CHARACTER = 16
"""Points of a character of the text (三号)."""
_PAGE = (Mm(210), Mm(297))
_PROPERTY = 255
_ROW = Mm(12)
Margins = tuple[Length, Length, Length, Length]
"""Above, right, below, left."""
MARGINS: Margins = (Mm(37), Mm(26), Mm(35), Mm(28))


_SIDES = "".join(
    f'<w:{side} w:val="dashed" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH")
)
_CUT = f"<w:tblBorders {nsdecls('w')}>{_SIDES}</w:tblBorders>"


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a table: what stands above it, its share of the width, and whether its cells stand in the middle."""

    text: str
    share: float = 1.0
    centred: bool = True


class OfficialPaper:
    """A paper in the making; each method adds to its end."""

    def __init__(
        self, *, title: str, author: str, at: datetime, margins: Margins = MARGINS, numbered: bool = True
    ) -> None:
        self.document: DocumentType = Document()
        _set_page(self.document, margins)
        _set_fonts(self.document)
        if numbered:
            _set_page_number(self.document)
        properties = self.document.core_properties
        properties.title, properties.author = storable(title)[:_PROPERTY], storable(author)[:_PROPERTY]
        properties.language = "zh-CN"
        properties.created = properties.modified = at.replace(tzinfo=None)
        properties.comments = ""

    @property
    def text_width(self) -> Length:
        """How wide a line may be."""
        section = self.document.sections[0]
        assert section.page_width is not None
        assert section.left_margin is not None
        assert section.right_margin is not None
        return Length(section.page_width - section.left_margin - section.right_margin)

    def title(self, text: str) -> None:
        """Add the title, in the middle, and a line of space below it."""
        for line in chinese.balanced(text, _TITLE_CHARACTERS):
            write(self._paragraph(align=WD_ALIGN_PARAGRAPH.CENTER, line=Pt(36)), line, font=TITLE, size=22)
        self._paragraph()

    def subtitle(self, text: str) -> None:
        """Add a line below the title, in the middle."""
        paragraph = self._paragraph(align=WD_ALIGN_PARAGRAPH.CENTER)
        paragraph.paragraph_format.space_after = Pt(8)
        write(paragraph, text, font=SUBHEADING)

    def addressee(self, text: str) -> None:
        """Add whom the paper is for, at the left edge."""
        write(self._paragraph(), f"{text}：")

    def text(self, text: str) -> None:
        """Add a paragraph, its first line two characters in."""
        write(_indented(self._paragraph(align=WD_ALIGN_PARAGRAPH.JUSTIFY)), text)

    def heading(self, number: int, text: str) -> None:
        """Add a heading of the first order: 一、…"""
        write(_indented(self._paragraph(keep=True)), f"{chinese.numeral(number)}、{text}", font=HEADING)

    def labelled(self, number: int, label: str, text: str) -> None:
        """Add a numbered heading and what it is about in one paragraph: 一、会议时间：…"""
        paragraph = _indented(self._paragraph(align=WD_ALIGN_PARAGRAPH.JUSTIFY))
        write(paragraph, f"{chinese.numeral(number)}、{label}：", font=HEADING)
        write(paragraph, text)

    def item(self, depth: int, number: int, text: str, note: str = "") -> None:
        """Add an entry of a list that may have entries below it: 一、 then （一） then 1."""
        marks = (f"{chinese.numeral(number)}、", f"（{chinese.numeral(number)}）", f"{number}．")
        paragraph = _indented(self._paragraph(keep=depth == 0))
        write(paragraph, marks[min(depth, 2)] + text, font=(HEADING, SUBHEADING, BODY)[min(depth, 2)])
        if note:
            write(paragraph, note)

    def signature(self, body: str, on: date) -> None:
        """Add who issues the paper and when; the day begins two characters right of the body (§7.3.5.2)."""
        signed = chinese.day(on)
        wide, long = chinese.width(body), chinese.width(signed)
        day_in = max(wide - long, 2.0)
        self._paragraph()
        for text, inset in ((body, max(day_in + long + 2 - wide, 2.0)), (signed, day_in)):
            paragraph = self._paragraph(align=WD_ALIGN_PARAGRAPH.RIGHT, keep=text is body)
            paragraph.paragraph_format.right_indent = Pt(inset * _CHARACTER)
            write(paragraph, text)

    def picture(self, png: bytes, *, width: Length, caption: str = "") -> None:
        """Add a picture in the middle, with a line below it."""
        paragraph = self._paragraph(align=WD_ALIGN_PARAGRAPH.CENTER, line=None, keep=bool(caption))
        paragraph.add_run().add_picture(io.BytesIO(png), width=width)
        if caption:
            write(self._paragraph(align=WD_ALIGN_PARAGRAPH.CENTER), caption, font=PLAIN, size=12)

    def table(
        self, heads: Sequence[Head], rows: Sequence[Sequence[str]], *, row_height: Length = _ROW, size: float = 14
    ) -> Table:
        """Add a table whose head stands on every page and whose rows are not broken."""
        table: Table = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        whole = sum(head.share for head in heads)
        widths = [Length(int(self.text_width * head.share / whole)) for head in heads]
        for head, cell in zip(heads, table.rows[0].cells, strict=True):
            fill(cell, head.text, font=HEADING, size=size)
        for width, column in zip(widths, table.columns, strict=True):
            column.width = width  # some programs go by these, some by the cells'
        _repeat(table.rows[0])
        for texts in rows:
            row = table.add_row()  # type: ignore[no-untyped-call]
            for head, cell, text in zip(heads, row.cells, texts, strict=True):
                fill(cell, text, size=size, centred=head.centred)
        for row in table.rows:
            row.height, row.height_rule = row_height, WD_ROW_HEIGHT_RULE.AT_LEAST
            _keep_whole(row)
            for width, cell in zip(widths, row.cells, strict=True):
                cell.width = width
        return table

    def cards(self, texts: Sequence[str], *, width: Length, height: Length, size: float) -> None:
        """Add cards below each other, with lines to cut along, a large text in the middle of each."""
        table = self.document.add_table(rows=len(texts), cols=1)
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        layout = table._tbl.tblPr.find(qn("w:tblLayout"))
        assert layout is not None  # by autofit above; the schema wants borders before it
        layout.addprevious(parse_xml(_CUT))
        for row, text in zip(table.rows, texts, strict=True):
            row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.EXACTLY
            row.cells[0].width = width
            fill(row.cells[0], text, font=TITLE, size=size)

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        paragraph = self._paragraph(line=Pt(1))
        paragraph.paragraph_format.page_break_before = True

    def new_letter(self) -> None:
        """Go on with another copy of the paper: on a new page, whose number is 1 again."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        section._sectPr.find(qn("w:pgMar")).addnext(numbering)

    def blank(self) -> None:
        """Leave a line."""
        self._paragraph()

    def bytes(self) -> bytes:
        """Return the finished paper."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _paragraph(
        self, *, align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT, line: Length | None = _LINE, keep: bool = False
    ) -> Paragraph:
        paragraph = self.document.add_paragraph()
        layout = paragraph.paragraph_format
        layout.alignment, layout.keep_with_next = align, keep
        if line is not None:
            layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, line
        else:
            layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
        return paragraph


def write(paragraph: Paragraph, text: str, *, font: str = BODY, size: float = _CHARACTER) -> Run:
    """Add text to a paragraph in a Chinese font, and its Latin letters and digits in the one that goes with all."""
    run = paragraph.add_run(storable(text))
    run.font.size = Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for attribute, name in (("w:ascii", LATIN), ("w:hAnsi", LATIN), ("w:cs", LATIN), ("w:eastAsia", font)):
        fonts.set(qn(attribute), name)
    fonts.set(qn("w:hint"), "eastAsia")  # quotation marks are Chinese ones
    return run


def fill(cell: _Cell, text: str, *, font: str = BODY, size: float = 14, centred: bool = True) -> None:
    """Put text into a cell, in the middle of its height."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    write(paragraph, text, font=font, size=size)


def _indented(paragraph: Paragraph) -> Paragraph:
    """Indent the first line by two characters, and by as many points for programs that do not count characters."""
    paragraph.paragraph_format.first_line_indent = Pt(2 * _CHARACTER)
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    return paragraph


def _set_page(document: DocumentType, margins: Margins) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = margins
    section.footer_distance = Mm(25)


def _set_fonts(document: DocumentType) -> None:
    """Let everything be in the text's font and in Chinese, and say what may stand in for the fonts."""
    styles = document.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]  # the template's theme would go before ours
        for attribute, name in (("w:ascii", LATIN), ("w:hAnsi", LATIN), ("w:cs", LATIN), ("w:eastAsia", BODY)):
            fonts.set(qn(attribute), name)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
        language.set(qn("w:eastAsia"), "zh-CN")
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = _font_table().encode("utf-8")


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{stand_ins}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, stand_ins in STAND_INS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'


def _set_page_number(document: DocumentType) -> None:
    """Put the page's number at the outer edge of its foot, between two dashes (§7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    outer = ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
    for footer, align in outer:
        paragraph = footer.paragraphs[0]
        paragraph.alignment = align
        indent = paragraph.paragraph_format
        indent.left_indent = indent.right_indent = Pt(14)
        write(paragraph, "— ", font=PLAIN, size=14)
        number = write(paragraph, "", font=PLAIN, size=14)
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            number._r.append(_field(kind, text))
        write(paragraph, " —", font=PLAIN, size=14)


def _field(kind: str | None, text: str | None) -> BaseOxmlElement:
    element: BaseOxmlElement
    if text is not None:
        element = parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve">{text}</w:instrText>')
    else:
        element = parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>')
    return element


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
