"""A worker's pulse: ``python -m tests.integration.pulse`` with a deployment's settings in the environment.

Again and again it does what the worker does in passing, two short transactions that write, and prints when and how
long they took; on SQLite they need the one lock that all need who write. Beside it calculates a little and prints how
much longer that took than its own work: so much does a machine that has too much to do stretch everything.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.integration.services import STARTS_WITHIN, Deployment, Process

EVERY = 0.02
"""Seconds from one beat to the next."""
WORK = 0.003
"""Seconds of calculating in each."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """What a process that beats has told."""

    process: Process

    def p99(self, started: float, ended: float) -> tuple[float, float]:
        """Return the 99th percentiles between two monotonic moments: milliseconds of writing, and the stretch."""
        lines = [json.loads(line) for line in self.process.output().splitlines() if line.endswith("]")]
        beats = [(wrote, stretch) for at, wrote, stretch in lines if started <= at <= ended]
        assert len(beats) > 100, "too few beats to tell"
        wrote, stretch = (sorted(values)[int(0.99 * (len(beats) - 1))] for values in zip(*beats, strict=True))
        return wrote, stretch


@contextmanager
def pulse(deployment: Deployment) -> Iterator[Pulse]:
    """Let a process beat beside the deployment's own."""
    command = [sys.executable, "-m", "tests.integration.pulse"]
    with Process(command, log=deployment.directory / "pulse.log", env=deployment.env) as process:
        process.wait_until(lambda: "[" in process.output(), seconds=STARTS_WITHIN, what="the pulse beats")
        yield Pulse(process)


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deliberation.settings")
    django.setup()
    from deliberation.eventlog.jobs import purge

    while True:
        stretch = calculate()
        started = time.monotonic()
        purge()
        wrote = 1000 * (time.monotonic() - started)
        sys.stdout.write(json.dumps([started, round(wrote, 2), round(stretch, 2)]) + "\n")
        sys.stdout.flush()
        time.sleep(EVERY)


def calculate() -> float:
    """Calculate for a few milliseconds and return how many times as long as that it took."""
    started, ends = time.monotonic(), time.process_time() + WORK
    while time.process_time() < ends:
        pass
    return (time.monotonic() - started) / WORK


if __name__ == "__main__":
    main()
