"""Recordings on the disk of a media process: a file of sound or of pictures, and a note beside it of what it is."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from realtime.media import matroska, ogg, opus
from realtime.media.publication import Source

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a recording, as it is told to the services and kept beside the file."""

    id: str
    room: str
    source: Source = "microphone"
    """What was recorded: the sound of a speech, or pictures, of which the file is apart."""
    is_over: bool = False
    heard_at: float | None = None
    """When its first sound or picture came, in unix seconds; None while nothing did."""
    ended_at: float | None = None
    device: str = ""
    """From which of the speaker's devices that was."""
    milliseconds: int = 0
    size: int = 0
    sha256: str = ""
    """Digest of the file, once it is over."""
    is_complete: bool = True
    """Whether all that was heard was written."""
    failure: str = ""
    """``disk_full`` or ``disk``, where it could not be."""


def note(directory: Path, report: Report) -> None:
    """Write the note beside the file anew, whole or not at all."""
    draft = directory / f"{report.id}.json.draft"
    draft.write_text(json.dumps(asdict(report)), encoding="utf-8")
    draft.replace(directory / f"{report.id}.json")


def notes(directory: Path) -> Iterator[Report]:
    """Give the notes there are. One that cannot be read is left where it is, for somebody to look at."""
    for path in sorted(directory.glob("*.json")):
        try:
            yield Report(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            logger.exception("a recording's note cannot be read", extra={"note": path.name})


def file_of(directory: Path, report: Report) -> Path:
    """Give where a recording lies."""
    return directory / f"{report.id}.{'ogg' if report.source == 'microphone' else 'mkv'}"


def remove(directory: Path, name: str) -> None:
    """Remove a recording; nothing happens if it is not there. The note goes last: without it nobody finds the file."""
    for ending in ("ogg", "mkv", "mkv.before", "mkv.draft", "json.draft", "json"):
        (directory / f"{name}.{ending}").unlink(missing_ok=True)


def mend(path: Path, *, is_over: bool) -> ogg.Page | None:
    """Cut off what was not written whole, say of the last page whether it is, and give it; None without a beginning."""
    with path.open("r+b") as file:
        last = None
        for page in ogg.pages(file):
            last = page
        if last is None or last.number < 1:
            return None
        file.truncate(last.end)
        if last.number > 1:
            file.seek(last.start)
            marked = ogg.marked(file.read(last.end - last.start), is_last=is_over)
            file.seek(last.start)
            file.write(marked)
        file.flush()
        os.fsync(file.fileno())
    return last


def ended(directory: Path, report: Report) -> Report:
    """Bring a file into order that nothing more comes to, take note of what it is, and give that."""
    path = file_of(directory, report)
    milliseconds = _mended(path, report.source)
    if milliseconds > 0:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        over = replace(report, milliseconds=milliseconds, size=path.stat().st_size, sha256=sha256)
    else:
        path.unlink(missing_ok=True)
        over = replace(report, milliseconds=0, size=0, sha256="", heard_at=None)
    over = replace(over, is_over=True, ended_at=time.time())
    note(directory, over)
    return over


def _mended(path: Path, source: Source) -> int:
    """Bring a file into order, and give how many milliseconds it lasts; 0 without one."""
    if source != "microphone":
        before = path.with_suffix(".mkv.before")
        if before.exists():
            before.replace(path)  # whoever was putting it into a new file was killed
        return matroska.mend(path) if path.exists() else 0
    last = mend(path, is_over=True) if path.exists() else None
    return 0 if last is None else duration(last.granule)


def duration(position: int) -> int:
    """Give how many milliseconds a file lasts that ends at this sample."""
    return max(0, position - ogg.PRE_SKIP) * 1000 // opus.RATE
