"""Starting processes that die with their parent, and recognising those of an earlier run."""

import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

LEASH = Path(__file__).with_name("leash.py")


def leashed(command: Sequence[str], *, death: signal.Signals = signal.SIGKILL) -> list[str]:
    """Return the command line that runs ``command`` and sends it ``death`` however this process ends.

    Start it from the main thread: to the kernel the parent is the thread, not the process.
    """
    return [sys.executable, "-I", "-S", str(LEASH), str(os.getpid()), str(int(death)), *command]


def birth(pid: int) -> str | None:
    """Return what tells process ``pid`` from a later one of the same number; ``None`` if there is none.

    That is the boot's id and the start time since boot (proc(5), field 22). Without /proc nothing is recognised.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        # The second field, the name, may itself hold blanks and brackets.
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (OSError, ValueError):
        return None
    state, started = fields[0], fields[19]
    return None if state == "Z" else f"{boot}/{started}"


@dataclass(frozen=True, slots=True)
class Child:
    """A process that a supervisor started."""

    name: str
    pid: int
    birth: str | None

    def is_alive(self) -> bool:
        """Return whether this very process still runs, and not another one under its number."""
        return self.birth is not None and birth(self.pid) == self.birth


class Roll:
    """The file that names the children of a supervisor, so that the next one finds those that were left."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._children: dict[str, Child] = {}

    def enter(self, name: str, pid: int) -> None:
        """Note a child that has just been started."""
        self._children[name] = Child(name, pid, birth(pid))
        self._write()

    def strike(self, name: str) -> None:
        """Forget a child that has ended."""
        if self._children.pop(name, None):
            self._write()

    def left(self) -> list[Child]:
        """Return the processes of an earlier run that still live."""
        try:
            entries = json.loads(self._path.read_text())
            children = [Child(str(e["name"]), int(e["pid"]), e["birth"]) for e in entries]
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return []
        return [child for child in children if child.is_alive()]

    def _write(self) -> None:
        draft = self._path.with_suffix(".draft")
        draft.write_text(json.dumps([asdict(child) for child in self._children.values()]))
        draft.replace(self._path)


def end(children: Sequence[Child], *, grace: float = 8.0) -> None:
    """End the processes: SIGTERM, and SIGKILL for those that still live after ``grace`` seconds."""
    for number, seconds in ((signal.SIGTERM, grace), (signal.SIGKILL, 2.0)):
        for child in children:
            if child.is_alive():
                os.kill(child.pid, number)
        deadline = time.monotonic() + seconds
        while any(child.is_alive() for child in children) and time.monotonic() < deadline:
            time.sleep(0.05)
