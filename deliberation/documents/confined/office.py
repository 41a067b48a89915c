"""Documents of Office Open XML (ISO/IEC 29500): a ZIP whose table of contents says which program it belongs to."""

import re
import zipfile
import zlib
from pathlib import Path

from deliberation.documents.confined.refusals import Reason, Refusal
from deliberation.events.files import FileType

_CONTENTS = "[Content_Types].xml"
_CONTENTS_BYTES = 1 << 20
_ENTRIES = 10_000
_UNPACKED = 2 << 30
"""Bytes that its parts may claim to unpack to: we unpack none but the table, but readers will."""
_ENCRYPTED_ENTRY = 0x1
_OVERRIDE = re.compile(rb'<(?:\w+:)?Override\b[^>]*\bContentType\s*=\s*["\']([^"\']+)["\']', re.IGNORECASE)
_MAIN = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    f"{_MAIN}.wordprocessingml.document.main+xml": FileType.DOCX,
    f"{_MAIN}.spreadsheetml.sheet.main+xml": FileType.XLSX,
    f"{_MAIN}.presentationml.presentation.main+xml": FileType.PPTX,
}
_RUNS = re.compile(
    r"(?:^|/)(?:vbaProject|activeX\d*)\.bin$|\.(?:exe|dll|js|vbs|scr|bat|cmd|ps1|jar|msi)$", re.IGNORECASE
)


def examine(path: Path) -> FileType:
    """Return which kind of document the ZIP is.

    Raises:
        Refusal: it is no document but some other archive; is encrypted; carries macros or programs; is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _require_sound(entries)
            if _CONTENTS not in archive.namelist():
                raise Refusal(Reason.TYPE_REFUSED, "zip")
            with archive.open(_CONTENTS) as table:
                contents = table.read(_CONTENTS_BYTES)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Refusal(Reason.BROKEN) from error
    declared = {name.decode("utf-8", "replace").strip() for name in _OVERRIDE.findall(contents)}
    named = b"macroEnabled" in contents or b"vbaProject" in contents
    if named or any(_RUNS.search(entry.filename) for entry in entries):
        raise Refusal(Reason.ACTIVE_CONTENT)
    types = {_TYPES[name] for name in declared & _TYPES.keys()}
    if len(types) != 1:
        raise Refusal(Reason.TYPE_REFUSED, "zip")
    return types.pop()


def _require_sound(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in entries):
        raise Refusal(Reason.ENCRYPTED)
    if len(entries) > _ENTRIES or sum(entry.file_size for entry in entries) > _UNPACKED:
        raise Refusal(Reason.TOO_COMPLEX)
