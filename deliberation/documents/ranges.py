"""Parts of a representation (RFC 9110 §14): which bytes a request asks for."""

import re
from dataclasses import dataclass

_UNIT = re.compile(r"\s*bytes\s*=", re.IGNORECASE)
_SPEC = re.compile(r"\s*(?:(\d+)\s*-\s*(\d*)|-\s*(\d+))\s*", re.ASCII)
_DIGITS = 18
"""More digits than any file has bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes from ``start`` up to, not including, ``stop``."""

    start: int
    stop: int

    @property
    def size(self) -> int:
        return self.stop - self.start

    def content_range(self, whole: int) -> str:
        """Return the field that tells which part of ``whole`` bytes it is."""
        return f"bytes {self.start}-{self.stop - 1}/{whole}"


class Unsatisfiable(Exception):
    """No byte asked for is there."""


def requested(field: str | None, size: int) -> Part | None:
    """Return the part that a ``Range`` field asks for of ``size`` bytes, ``None`` for the whole.

    A field that is absent, malformed, in another unit, or of several ranges is answered by the whole: RFC 9110 §14.2
    lets a server ignore any, and several ranges serve nobody but those who want to exhaust us.

    Raises:
        Unsatisfiable: it is well-formed but lies behind the end.
    """
    unit = _UNIT.match(field) if field is not None else None
    if field is None or unit is None or len(field) > 3 * _DIGITS:
        return None
    spec = _SPEC.fullmatch(field[unit.end() :])
    if spec is None:
        return None
    if spec[3] is not None:
        last = int(spec[3])
        if not last or not size:
            raise Unsatisfiable
        return Part(max(size - last, 0), size)
    start = int(spec[1])
    if spec[2] and int(spec[2]) < start:
        return None  # not a valid range at all (§14.1.1)
    if start >= size:
        raise Unsatisfiable
    return Part(start, min(int(spec[2]) + 1, size) if spec[2] else size)
