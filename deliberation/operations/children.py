"""Starting child processes that die with their parent."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

LEASH = Path(__file__).with_name("leash.py")


def leashed(command: Sequence[str], *, death: signal.Signals = signal.SIGKILL) -> list[str]:
    """Return the command line that runs ``command`` and sends it ``death`` however this process ends.

    Start it from the main thread: to the kernel the parent is the thread, not the process.
    """
    return [sys.executable, "-I", "-S", str(LEASH), str(os.getpid()), str(int(death)), *command]
