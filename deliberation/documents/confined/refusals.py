"""Why a file is not taken."""

from enum import StrEnum


class Reason(StrEnum):
    """Each is the second half of a code ``file.<reason>``."""

    EMPTY = "empty"
    TYPE_REFUSED = "type_refused"
    ENCRYPTED = "encrypted"
    ACTIVE_CONTENT = "active_content"
    BROKEN = "broken"
    TOO_COMPLEX = "too_complex"


class Refusal(Exception):
    """The file is not taken; ``seen`` says what it was taken for, where that explains something."""

    def __init__(self, reason: Reason, seen: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.seen = seen
