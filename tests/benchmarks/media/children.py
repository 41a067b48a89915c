"""The processes of the benchmark: how they are asked, and what CPU time they use."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

_CPUCLOCK_SCHED = 2
"""Linux: the nanoseconds that all threads of a process were running, in user and kernel mode."""


def cpu_seconds(pid: int) -> float:
    """Give the CPU time, user and system, that a process has used so far."""
    return time.clock_gettime(~pid << 3 | _CPUCLOCK_SCHED)


class Child:
    """A process of the benchmark that answers a line of JSON with a line of JSON, and ends with its input."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.pid = process.pid

    def ask(self, **question: Any) -> Any:
        """Say something and give the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return self.hear()

    def hear(self) -> Any:
        """Give what the process says next."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("a process of the benchmark ended early")
        return json.loads(line)


@contextlib.contextmanager
def child(module: str, *arguments: str) -> Iterator[Child]:
    """Start a process of the benchmark and end it."""
    command = [sys.executable, "-m", f"tests.benchmarks.media.{module}", *arguments]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Child(process)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
