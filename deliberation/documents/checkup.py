"""Are the files where they should be, and can more be kept?"""

import os
from collections.abc import Iterator

from deliberation.core.checkup import Finding, check, fail, ok
from deliberation.documents import storage
from deliberation.documents.models import File
from deliberation.documents.storage import Draft

NAMED = 3
"""Of many missing files so many are named."""


@check("documents.storage")
def writable() -> Iterator[Finding]:
    """Can a file be received and kept?"""
    try:
        draft = Draft()
        draft.write(b"trial")
        draft.seal()
        draft.discard()
    except OSError as error:
        yield fail(
            "files.unwritable",
            "Files cannot be written to %(path)s (%(error)s).",
            fix="Give the service's user the directory, and room on its disk.",
            path=str(storage.root()),
            error=os.strerror(error.errno) if error.errno else str(error),
        )
    else:
        yield ok("files.writable", "Files can be written to %(path)s.", path=str(storage.root()))


@check("documents.files")
def present() -> Iterator[Finding]:
    """Is every file that people may open on the disk, in its size?"""
    known = File.objects.order_by("created_at").values_list("name", "sha256", "size")
    missing = [name for name, sha256, size in known.iterator() if _size(sha256) != size]
    if missing:
        yield fail(
            "files.missing",
            "%(count)s files are missing or cut short on the disk, among them: %(names)s.",
            fix="Bring DATA_DIR/files back from a backup; all hosts must share it.",
            count=len(missing),
            names=", ".join(missing[:NAMED]),
        )
    else:
        yield ok("files.present", "All %(count)s files are on the disk.", count=known.count())


def _size(sha256: str) -> int | None:
    try:
        return storage.path_of(sha256).stat().st_size
    except OSError:
        return None
