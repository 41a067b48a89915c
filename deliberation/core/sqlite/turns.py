"""Turns at writing: whoever wants the one write lock that SQLite has queues for it, so that nobody starves.

SQLite itself lets who waits look again after ever longer pauses, up to a tenth of a second, while whoever comes anew
looks at once: in a busy room the worker found the lock free after seconds, and deadlines passed meanwhile.
"""

import fcntl
import os
import threading
import time
from pathlib import Path

STEP = 0.001
"""Seconds from one look of the process that is next to another: a file's lock cannot be waited for with a limit."""


class Turns:
    """The queue for one database file: the threads of a process agree among themselves, and processes by two files.

    Whoever is next waits at the gate and leaves it when the turn has come. So a process that has just written cannot
    come in again before another that waits. A process that dies loses its place and its turn.
    """

    def __init__(self, database: Path) -> None:
        self._threads = threading.Lock()
        self._gate_path, self._turn_path = (database.with_name(f"{database.name}-{name}") for name in ("next", "turn"))
        self._files: tuple[int, int] | None = None

    def take(self, *, within: float) -> bool:
        """Wait for a turn, at most so many seconds, and return whether it has come."""
        deadline = time.monotonic() + within
        if not self._threads.acquire(timeout=within):
            return False
        gate, turn = self._opened()
        has_come = _locked(gate, deadline) and _locked(turn, deadline)
        fcntl.flock(gate, fcntl.LOCK_UN)
        if not has_come:
            self._threads.release()
        return has_come

    def give_back(self) -> None:
        """End the turn."""
        _, turn = self._opened()
        fcntl.flock(turn, fcntl.LOCK_UN)
        self._threads.release()

    def _opened(self) -> tuple[int, int]:
        if self._files is None:
            gate, turn = (os.open(path, os.O_RDWR | os.O_CREAT, 0o600) for path in (self._gate_path, self._turn_path))
            self._files = gate, turn
        return self._files


def _locked(file: int, deadline: float) -> bool:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(STEP)
        else:
            return True
