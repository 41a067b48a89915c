"""What a file is, told from its content alone."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

import puremagic

from deliberation.documents.confined import office, pdfs, pictures
from deliberation.documents.confined.refusals import Reason, Refusal
from deliberation.events.files import FileType

_HEAD = 4096
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""Compound files of the old Office; an encrypted OOXML document is one too ([MS-OFFCRYPTO] §2.3)."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"<(?:!doctype|!--|\?xml|html|head|body|script|svg|iframe|meta)\b|<\?php", re.IGNORECASE)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a file turned out to be."""

    type: FileType
    pages: int | None = None
    """Pages of a PDF; nobody else can be sure of theirs."""


def examine(path: Path, *, max_pages: int) -> Finding:
    """Return what the file is, once it has been opened as such.

    Raises:
        Refusal: it is none of the types, or nothing that others should open.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise Refusal(Reason.EMPTY)
    if b"%PDF-" in head[:1024]:  # ISO 32000-1, Annex H: readers accept it anywhere there, so it is one everywhere
        return Finding(FileType.PDF, pages=pdfs.examine(path, max_pages=max_pages))
    if head.startswith(b"PK\x03\x04"):
        return Finding(office.examine(path))
    if head.startswith(b"\xff\xd8\xff"):
        pictures.examine(path)
        return Finding(FileType.JPEG)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        pictures.examine(path)
        return Finding(FileType.PNG)
    if head.startswith(_OLE):
        encrypted = _ENCRYPTED_PACKAGE in path.read_bytes()
        raise Refusal(Reason.ENCRYPTED) if encrypted else Refusal(Reason.TYPE_REFUSED, "ole")
    _require_text(path, head)
    return Finding(FileType.TEXT)


def _require_text(path: Path, head: bytes) -> None:
    """Return if the file is nothing but text for people to read."""
    if head.startswith(b"#!") or _MARKUP.search(head):
        raise Refusal(Reason.TYPE_REFUSED, "script" if head.startswith(b"#!") else "markup")
    if not any(_reads_as(path, encoding) for encoding in ("utf-8", "gb18030")):
        raise Refusal(Reason.TYPE_REFUSED, _known_as(head))


def _reads_as(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while part := file.read(1 << 20):
                if _NOT_TEXT.search(decoder.decode(part)):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _known_as(head: bytes) -> str:
    """Return the usual ending of what this looks like, for the sentence that refuses it."""
    try:
        return puremagic.from_string(head).lstrip(".")[:12]
    except puremagic.PureError:
        return ""
