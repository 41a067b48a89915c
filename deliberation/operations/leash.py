"""Run a command that cannot outlive whoever started it: ``leash.py PARENT-PID SIGNAL COMMAND [ARGUMENT…]``.

A supervisor killed by SIGKILL can tidy nothing, so the kernel does it, asked by PR_SET_PDEATHSIG. That is done in a
process of its own, because Python code run between fork and exec of a threaded parent may deadlock. Run it by path
with ``python -I -S``, and nothing else is imported. Away from Linux the command runs without its leash.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main(parent: int, signal: int, command: list[str]) -> None:
    """Become ``command``, to be sent ``signal`` when the thread that started this process ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0)
        if os.getppid() != parent:  # the parent died before the leash was on
            sys.exit(1)
    os.execvp(command[0], command)  # noqa: S606 (no shell wanted)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
