"""PDF: looking whether others may open it, and preparing it for a reader's mark.

A prepared PDF draws one small bitmap all over each page. The bitmap stands in the file once, as plain bytes of a fixed
length at a known place. So marking for a reader is no more than writing other bytes over it, whatever the file's size.
"""

import math
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from deliberation.documents.confined.refusals import Reason, Refusal

T = TypeVar("T")

TILE_WIDTH, TILE_HEIGHT = 960, 240
"""Pixels of the bitmap, one bit each."""
TILE_BYTES = TILE_WIDTH * TILE_HEIGHT // 8

_TILE_POINTS = (190.0, 47.5)
"""How large it is drawn on A4; on other pages in proportion."""
_STEP = (225.0, 130.0)
_ANGLE = math.radians(30)
_A4 = 595.0 * 842.0
_NAME, _STATE = "/ReaderMark", "/ReaderMarkState"
_FAULTS = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
)
_RUNS = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute")
"""Actions that do more than lead somewhere (ISO 32000-1 §12.6.4)."""


@dataclass(frozen=True, slots=True)
class Box:
    """What is seen of a page: its lower left corner, its size in points, and how it is turned."""

    x: float
    y: float
    width: float
    height: float
    turned: int


def examine(path: Path, *, max_pages: int) -> int:
    """Return how many pages the file has.

    Raises:
        Refusal: it is encrypted, damaged, or runs something when opened; or it has too many pages.
    """
    reader = _reader(path)
    pages = _guarded(lambda: len(reader.pages))
    if not pages:
        raise Refusal(Reason.BROKEN)
    if pages > max_pages:
        raise Refusal(Reason.TOO_COMPLEX)
    if _guarded(lambda: _is_active(reader)):
        raise Refusal(Reason.ACTIVE_CONTENT)
    return pages


def prepare(path: Path, out: Path) -> int:
    """Write the file to ``out`` with the bitmap on each page, and return the offset of the bitmap's bytes.

    Raises:
        Refusal: it is encrypted or damaged.
    """
    marker = secrets.token_bytes(TILE_BYTES)
    reader = _reader(path)

    def write() -> None:
        writer = PdfWriter(clone_from=reader)
        _strip(writer)
        _draw(writer, marker)
        with out.open("wb") as file:
            writer.write(file)

    _guarded(write)
    content = out.read_bytes()
    offset = content.find(marker)
    if offset < 0 or content.find(marker, offset + 1) >= 0:
        raise Refusal(Reason.BROKEN)
    return offset


def grid(box: Box) -> bytes:
    """Return the drawing of a page: the bitmap in staggered rows, readable whichever way the page is turned."""
    scale = min(max(math.sqrt(box.width * box.height / _A4), 0.4), 12.0)
    width, height = (side * scale for side in _TILE_POINTS)
    across, up = (step * scale for step in _STEP)
    angle = _ANGLE + math.radians(box.turned)
    cos, sin = math.cos(angle), math.sin(angle)
    matrix = (width * cos, width * sin, -height * sin, height * cos)
    lines = ["\nQ", "q", f"{_STATE} gs", "0.45 g"]
    for x, y in _places(box, across, up):
        # The middle of the bitmap comes to stand on the place.
        left, bottom = x - (matrix[0] + matrix[2]) / 2, y - (matrix[1] + matrix[3]) / 2
        numbers = " ".join(f"{number:.2f}" for number in (*matrix, left, bottom))
        lines.append(f"q {numbers} cm {_NAME} Do Q")
    return "\n".join([*lines, "Q", ""]).encode("ascii")


def _places(box: Box, across: float, up: float) -> Iterator[tuple[float, float]]:
    """Yield the middles of the bitmaps; every second row is shifted by half a step."""
    rows = max(1, math.ceil(box.height / up))
    columns = max(1, math.ceil(box.width / across))
    for row in range(rows):
        for column in range(columns + row % 2):
            shift = 0.0 if row % 2 else 0.5
            yield box.x + (column + shift) * box.width / columns, box.y + (row + 0.5) * box.height / rows


def _reader(path: Path) -> PdfReader:
    reader: PdfReader = _guarded(lambda: PdfReader(path, strict=False))
    if reader.is_encrypted:
        raise Refusal(Reason.ENCRYPTED)
    return reader


def _guarded(work: Callable[[], T]) -> T:
    """Return what the work returns; whatever pypdf trips over is the file's fault."""
    try:
        return work()
    except _FAULTS as error:
        raise Refusal(Reason.BROKEN) from error


def _is_active(reader: PdfReader) -> bool:
    root = _dictionary(reader.root_object)
    names, form = _dictionary(root.get("/Names")), _dictionary(root.get("/AcroForm"))
    if "/JavaScript" in names or "/XFA" in form or "/AA" in root or _runs(root.get("/OpenAction")):
        return True
    return any(_runs_something(page) for page in reader.pages)


def _runs_something(page: PageObject) -> bool:
    if "/AA" in page:
        return True
    annotations = _resolved(page.get("/Annots"))
    for item in annotations if isinstance(annotations, ArrayObject) else []:
        annotation = _dictionary(item)
        if "/AA" in annotation or _runs(annotation.get("/A")):
            return True
    return False


def _runs(action: object) -> bool:
    return _dictionary(action).get("/S") in _RUNS


def _resolved(value: object) -> object:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _dictionary(value: object) -> DictionaryObject:
    found = _resolved(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _strip(writer: PdfWriter) -> None:
    """Remove the files within the file: they would leave without a mark."""
    root = writer.root_object
    _dictionary(root.get("/Names")).pop("/EmbeddedFiles", None)
    root.pop("/AF", None)


def _draw(writer: PdfWriter, marker: bytes) -> None:
    bitmap = writer._add_object(_bitmap(marker))
    state = writer._add_object(
        DictionaryObject({NameObject("/Type"): NameObject("/ExtGState"), NameObject("/ca"): FloatObject(0.3)})
    )
    before = writer._add_object(_stream(b"q\n"))
    drawings: dict[Box, IndirectObject] = {}
    for page in writer.pages:
        box = _box(page)
        if box not in drawings:
            drawings[box] = writer._add_object(_stream(grid(box)))
        _enter(page, "/XObject", _NAME, bitmap)
        _enter(page, "/ExtGState", _STATE, state)
        page[NameObject("/Contents")] = ArrayObject([before, *_contents(page), drawings[box]])


def _bitmap(marker: bytes) -> DecodedStreamObject:
    """Return the stencil (ISO 32000-1 §8.9.6.2), without a filter, so that its bytes stand in the file as they are."""
    stream = _stream(marker)
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(TILE_WIDTH),
            NameObject("/Height"): NumberObject(TILE_HEIGHT),
            NameObject("/ImageMask"): BooleanObject(True),
            NameObject("/BitsPerComponent"): NumberObject(1),
            NameObject("/Decode"): ArrayObject([NumberObject(1), NumberObject(0)]),
        }
    )
    return stream


def _stream(content: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(content)
    return stream


def _box(page: PageObject) -> Box:
    seen = page.cropbox
    return Box(
        x=float(seen.left),
        y=float(seen.bottom),
        width=max(float(seen.width), 1.0),
        height=max(float(seen.height), 1.0),
        turned=page.rotation % 360,
    )


def _contents(page: PageObject) -> list[PdfObject]:
    """Return the page's own drawing as the references of its parts."""
    raw = page.raw_get("/Contents") if "/Contents" in page else None
    resolved = _resolved(raw)
    if isinstance(resolved, ArrayObject):
        return list(resolved)
    return [raw] if isinstance(raw, IndirectObject) else []


def _enter(page: PageObject, kind: str, name: str, reference: IndirectObject) -> None:
    """Give the page a resource, in dictionaries of its own: others may share those it came with."""
    resources = DictionaryObject(_dictionary(page.get("/Resources")))
    group = DictionaryObject(_dictionary(resources.get(kind)))
    group[NameObject(name)] = reference
    resources[NameObject(kind)] = group
    page[NameObject("/Resources")] = resources
