"""What files are called."""

import re
import unicodedata

from deliberation.events.files import FileType

LENGTH = 120
"""Characters of a name, its ending included: with three bytes each still a name on every file system."""

# Control and format characters (among them those that turn the direction of writing, so that "exe.txt" reads
# "txt.exe"), what paths are made of, and what Windows forbids in names.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]')
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,8})$")


def clean(name: str, type_: FileType) -> str:
    """Return a name that says what the sender's said and is a plain name on every system, with the type's ending."""
    stem = _SPACES.sub(" ", _FORBIDDEN.sub("", unicodedata.normalize("NFC", name))).strip(" .")
    ending = ending_of(stem)
    if ending in type_.extensions:
        stem = stem[: -len(ending) - 1]
    else:
        ending = type_.extensions[0]
    stem = stem[: LENGTH - len(ending) - 1].strip(" .")
    if not stem or _RESERVED.match(stem):
        stem = f"_{stem}"
    return f"{stem}.{ending}"


def ending_of(name: str) -> str:
    """Return what stands behind the last dot of ``name`` in lower case, empty if it does not look like an ending."""
    match = _ENDING.search(name)
    return match[1].lower() if match else ""


def stem_of(name: str) -> str:
    """Return a clean name without its ending."""
    return name.rpartition(".")[0]


def is_disguised(name: str, type_: FileType) -> bool:
    """Return whether the name claims one of our types while the content is of another."""
    ending = ending_of(name)
    claimed = {extension for other in FileType if other is not type_ for extension in other.extensions}
    return ending in claimed - set(type_.extensions)
