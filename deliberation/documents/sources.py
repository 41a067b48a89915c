"""Where the bytes of an answer come from: as long as the file is, in parts, never whole in memory."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from deliberation.accounts.models import Account
from deliberation.core.errors import Unavailable
from deliberation.documents import marks, storage
from deliberation.documents.models import File
from deliberation.documents.ranges import Part
from deliberation.documents.rights import Reading

PART = 64 * 1024
"""Bytes read and sent at a time."""


class Source(Protocol):
    """A representation: its size, a strong tag of just these bytes, and any part of them."""

    @property
    def size(self) -> int: ...
    @property
    def tag(self) -> str: ...
    def read(self, part: Part) -> AsyncIterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The bytes of a file, with ``patch`` written over those from ``offset``."""

    path: Path
    size: int
    tag: str
    patch: bytes = b""
    offset: int = 0

    async def read(self, part: Part) -> AsyncIterator[bytes]:
        """Yield the part; the file is closed whether the reader stays to the end or leaves."""
        file = await asyncio.to_thread(self._open, part.start)
        try:
            place = part.start
            while place < part.stop:
                read = await asyncio.to_thread(file.read, min(PART, part.stop - place))
                if not read:
                    raise Unavailable("file.unavailable", "the file ends before its size")
                yield self._patched(read, place)
                place += len(read)
        finally:
            file.close()

    def _open(self, place: int) -> BinaryIO:
        file = self.path.open("rb")
        file.seek(place)
        return file

    def _patched(self, read: bytes, place: int) -> bytes:
        start, stop = max(place, self.offset), min(place + len(read), self.offset + len(self.patch))
        if start >= stop:
            return read
        return read[: start - place] + self.patch[start - self.offset : stop - self.offset] + read[stop - place :]


@dataclass(frozen=True, slots=True)
class InMemory:
    """Bytes just made."""

    content: bytes
    tag: str

    @property
    def size(self) -> int:
        return len(self.content)

    async def read(self, part: Part) -> AsyncIterator[bytes]:
        """Yield the part."""
        for place in range(part.start, part.stop, PART):
            yield self.content[place : min(place + PART, part.stop)]


def source_of(file: File, reading: Reading, *, reader: Account, now: datetime) -> Source:
    """Return what ``reader`` gets of ``file``. Not inside a transaction: a mark may have to be prepared for.

    Raises:
        Unavailable: ``file.unavailable``, its bytes are not where they should be; ``documents.renderer_missing``.
        Invalid: as ``marks.prepare``.
    """
    if reading is Reading.MARKED:
        return _marked(file, marks.mark_for(reader, now))
    path = storage.path_of(file.sha256)
    if not path.is_file() or path.stat().st_size != file.size:
        raise Unavailable("file.unavailable")
    return OnDisk(path, file.size, tag=file.sha256[:32])


def _marked(file: File, mark: marks.Mark) -> Source:
    prepared = marks.prepare(file)
    tag = f"{file.sha256[:16]}{mark.tag}"
    if prepared.offset is None:
        return InMemory(marks.painted(prepared, mark), tag)
    size = prepared.path.stat().st_size
    return OnDisk(prepared.path, size, tag, patch=marks.bitmap(mark), offset=prepared.offset)
