"""Where the bytes lie: ``DATA_DIR/files``, each content once, under its digest, readable by the service alone.

``files/incoming`` holds what is still being received, ``files/<first two>/<digest>`` what is kept, ``files/prepared``
what has been made from it and can be made again. Nothing here is called inside a transaction.
"""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

UNUSED_KEPT = timedelta(days=1)
"""How long what belongs to nothing is kept: for whoever is still filling in the form, and for a running backup."""


def root() -> Path:
    """Return the directory of all files."""
    data: Path = settings.ENV.data_dir
    return data / "files"


def incoming() -> Path:
    """Return the directory of what is still being received."""
    return _made(root() / "incoming")


def path_of(sha256: str) -> Path:
    """Return where the content with this digest is kept."""
    return root() / sha256[:2] / sha256


def prepared_path(sha256: str, name: str) -> Path:
    """Return where something made of this content is kept."""
    return _made(root() / "prepared") / f"{sha256}.{name}"


class Draft:
    """A file that is being received: written and digested at once, then kept or discarded."""

    def __init__(self) -> None:
        handle, name = tempfile.mkstemp(dir=incoming())
        self.path = Path(name)
        self.size = 0
        self._file = os.fdopen(handle, "wb")
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """The digest of what has been written so far."""
        return self._digest.hexdigest()

    def write(self, part: bytes) -> None:
        """Append ``part``."""
        self._file.write(part)
        self._digest.update(part)
        self.size += len(part)

    def seal(self) -> None:
        """End writing, durably."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def keep(self) -> None:
        """Move the sealed file to its place; if the same content is there already, this one takes its place."""
        target = path_of(self.sha256)
        _made(target.parent)
        with _locked(fcntl.LOCK_SH):
            self.path.replace(target)
        directory = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)

    def discard(self) -> None:
        """Remove the file unless it has been kept."""
        self._file.close()
        self.path.unlink(missing_ok=True)


def stored() -> Iterator[str]:
    """Yield the digests of all that is kept."""
    for directory in sorted(root().glob("[0-9a-f][0-9a-f]")):
        for path in sorted(directory.iterdir()):
            yield path.name


def remove_unused(is_used: Callable[[str], bool], *, now: datetime) -> int:
    """Remove contents that nobody uses and nobody has touched for a day, and return how many; also old drafts.

    A content that is just being kept once more is not removed under its keeper's hands: both hold the same lock, and
    what was kept a moment ago is not a day old.
    """
    before = (now - UNUSED_KEPT).timestamp()
    removed = 0
    for sha256 in list(stored()):
        if not _is_older(path_of(sha256), before) or is_used(sha256):
            continue
        with _locked(fcntl.LOCK_EX):
            if _is_older(path_of(sha256), before):
                path_of(sha256).unlink()
                removed += 1
        for made in root().glob(f"prepared/{sha256}.*"):
            made.unlink(missing_ok=True)
    for draft in root().glob("incoming/*"):
        if _is_older(draft, before):
            draft.unlink(missing_ok=True)
    return removed


def _is_older(path: Path, moment: float) -> bool:
    """Return whether the file is there, and older; another worker may have removed it a moment ago."""
    try:
        return path.stat().st_mtime < moment
    except FileNotFoundError:
        return False


def touch(sha256: str) -> None:
    """Let what has just lost its use lie for another day: a running backup may have counted on it."""
    if path_of(sha256).exists():
        os.utime(path_of(sha256))


@contextmanager
def _locked(kind: int) -> Iterator[None]:
    handle = os.open(_made(root()) / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, kind)
        yield
    finally:
        os.close(handle)


def _made(directory: Path) -> Path:
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return directory
