"""Files of every sort, made on the spot."""

import io
import zipfile

from docx import Document
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

A4 = (595, 842)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def pdf(pages: int = 1, *, password: str | None = None, script: str | None = None, turned: int = 0) -> bytes:
    """Return a PDF of empty pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(*A4).rotate(turned)
    if script is not None:
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        names = ArrayObject([TextStringObject("a"), DictionaryObject(action)])
        tree = DictionaryObject({NameObject("/Names"): names})
        writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): tree})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    return _written(writer)


def pdf_that_launches(program: str) -> bytes:
    """Return a PDF that starts a program when it is opened."""
    writer = PdfWriter()
    writer.add_blank_page(*A4)
    action = {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject(program)}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(text: str = "关于加装电梯的情况报告") -> bytes:
    """Return a text document."""
    document = Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    """Return a spreadsheet."""
    book = Workbook()
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def office(main: str, **parts: bytes) -> bytes:
    """Return a ZIP whose table of contents claims ``main``, with further parts by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        table = f'<Types><Override PartName="/main.xml" ContentType="{main}"/></Types>'
        archive.writestr("[Content_Types].xml", table)
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def archive(*names: str) -> bytes:
    """Return a ZIP of empty files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "")
    return out.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (640, 480), mode: str = "RGB") -> bytes:
    """Return a picture of one colour."""
    out = io.BytesIO()
    Image.new(mode, size, "white").save(out, format=kind)
    return out.getvalue()
