"""The reader's mark on what is confidential: who has it open, and when.

It does not hold anything back from somebody who wants to remove it. It tells everybody, on every page and on every
photograph of a screen, whose copy this is. See ``docs/security.md``.
"""

import hashlib
import io
import json
import math
import os
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw, ImageFont

from deliberation.accounts.models import Account
from deliberation.accounts.selectors import current_institution
from deliberation.core.errors import Invalid, Unavailable
from deliberation.documents import confinement, fonts, storage
from deliberation.documents.confined.pdfs import TILE_HEIGHT, TILE_WIDTH
from deliberation.documents.models import File
from deliberation.events.files import FileType

MARKABLE = frozenset({FileType.PDF, FileType.JPEG, FileType.PNG})
_LAYOUT = 1
"""Raised when prepared files are made in another way, so that old ones are made anew."""
_ANGLE = 30
_INK = (110, 110, 110)
_OPACITY = 0.3
_QUALITY = 85

_preparing = threading.Lock()
_painting = threading.BoundedSemaphore(2)
"""A picture takes some ten megabytes while it is marked; a hundred may be opened at once."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on the pages: a name, a moment to the minute, and a sign that tells two of one name apart."""

    name: str
    moment: str
    sign: str

    @property
    def tag(self) -> str:
        """A text that differs where the marks differ."""
        return hashlib.sha256("\n".join([self.name, self.moment, self.sign]).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file made ready for marks; ``offset`` is where a PDF's bitmap stands."""

    path: Path
    offset: int | None


def mark_for(reader: Account, now: datetime) -> Mark:
    """Return the mark of ``reader``, who opens something ``now``, in the institution's time."""
    institution = current_institution()
    zone = ZoneInfo(institution.time_zone if institution else "Asia/Shanghai")
    return Mark(name=reader.name, moment=f"{now.astimezone(zone):%Y-%m-%d %H:%M}", sign=reader.id.hex[-6:])


def is_markable(file: File) -> bool:
    """Return whether a file of this type can carry a mark at all."""
    return file.type in MARKABLE


def unmarkable(type_: FileType) -> Invalid:
    """Return the refusal of what is to be confidential and cannot carry a mark."""
    return Invalid("file.unmarkable", type=type_.value)


def prepare(file: File) -> Prepared:
    """Return the file made ready for marks; done once, then found. Not inside a transaction: it may take seconds.

    Raises:
        Invalid: ``file.unmarkable``, of this type; or what ``confinement.prepare`` finds.
        Unavailable: ``documents.renderer_missing``, this machine has no font for Chinese names; ``file.unavailable``.
    """
    if not is_markable(file):
        raise unmarkable(FileType(file.type))
    if fonts.chinese() is None:
        raise Unavailable("documents.renderer_missing")
    out = storage.prepared_path(file.sha256, f"{_LAYOUT}.{file.type}")
    found = _found(out)
    if found is None:
        with _preparing:  # whoever waited finds it
            found = _found(out) or _made(file, out)
    return found


def bitmap(mark: Mark) -> bytes:
    """Return the mark as the rows of a PDF's stencil: one bit a pixel, in two lines, as large as fits."""
    return _tile(mark).tobytes()


def painted(prepared: Prepared, mark: Mark) -> bytes:
    """Return a picture with the mark all over it, in its own format."""
    with _painting, Image.open(prepared.path) as picture:
        kind = picture.format or "PNG"
        marked = picture.convert("RGB")
        marked.paste(_INK, mask=_pattern(_tile(mark), marked.size))
        out = io.BytesIO()
        marked.save(out, format=kind, **({"quality": _QUALITY} if kind == "JPEG" else {}))
        return out.getvalue()


def _found(out: Path) -> Prepared | None:
    try:
        note = json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Prepared(out, note["offset"]) if out.exists() else None


def _made(file: File, out: Path) -> Prepared:
    source = storage.path_of(file.sha256)
    if not source.is_file():
        raise Unavailable("file.unavailable")
    draft = out.with_suffix(f".{os.getpid()}")
    note = out.with_suffix(f".{os.getpid()}.json")
    try:
        offset = confinement.prepare(source, draft, type_=FileType(file.type))
        draft.chmod(0o600)
        note.touch(mode=0o600)
        note.write_text(json.dumps({"offset": offset}), encoding="utf-8")
        draft.replace(out)
        note.replace(out.with_suffix(".json"))  # the last: it says that the other is whole
    finally:
        draft.unlink(missing_ok=True)
        note.unlink(missing_ok=True)
    return Prepared(out, offset)


def _tile(mark: Mark) -> Image.Image:
    tile = Image.new("1", (TILE_WIDTH, TILE_HEIGHT), 0)
    draw = ImageDraw.Draw(tile)
    _line(draw, mark.name, top=0, height=TILE_HEIGHT * 0.56)
    _line(draw, f"{mark.moment} {mark.sign}", top=TILE_HEIGHT * 0.56, height=TILE_HEIGHT * 0.44)
    return tile


def _line(draw: ImageDraw.ImageDraw, text: str, *, top: float, height: float) -> None:
    """Write a line in the middle, as large as height and width allow."""
    font = _font(int(height * 0.8))
    width = draw.textlength(text, font=font)
    if width > TILE_WIDTH:
        font = _font(max(8, int(height * 0.8 * TILE_WIDTH / width)))
    draw.text((TILE_WIDTH / 2, top + height / 2), text, fill=1, font=font, anchor="mm")


def _font(size: int) -> ImageFont.FreeTypeFont:
    found = fonts.chinese()
    if found is None:
        raise Unavailable("documents.renderer_missing")
    return ImageFont.truetype(str(found.path), size, index=found.index)


def _pattern(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the tile in staggered rows over an area, as the opacity of each pixel."""
    width = max(240, min(size) // 3)
    faint = tile.convert("L").resize((width, width * TILE_HEIGHT // TILE_WIDTH), Image.Resampling.LANCZOS)
    turned = faint.rotate(_ANGLE, expand=True)
    across, up = int(width * 1.2), int(width * 0.7)
    pattern = Image.new("L", size, 0)
    for row in range(math.ceil(size[1] / up) + 1):
        for column in range(-1, math.ceil(size[0] / across) + 1):
            place = (column * across + (row % 2) * across // 2, row * up - turned.height // 2)
            pattern.paste(turned, place, turned)
    return pattern.point(lambda level: int(level * _OPACITY))
