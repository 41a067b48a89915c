"""What runs beside a serving process for as long as it lives: apps declare it here, ``web`` and ``worker`` start it."""

from collections.abc import Callable

Start = Callable[[], object]

_STARTS: list[Start] = []


def beside(start: Start) -> Start:
    """Declare that every serving process calls the function once, when it begins to serve; it must not block."""
    _STARTS.append(start)
    return start


def start_all() -> None:
    """Start everything that was declared."""
    for start in _STARTS:
        start()
