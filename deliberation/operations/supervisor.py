"""One machine, one command: the processes of a deployment, kept alive together and ended together."""

import asyncio
import contextlib
import fcntl
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deliberation.operations.children import Roll, leashed

GRACE = 8.0
"""Seconds that all children together have to end by themselves."""
SHORTEST, LONGEST = 0.2, 5.0
"""Seconds between the end of a child and its restart: doubled each time, up to the longest."""
SETTLED = 20.0
"""After a life of so many seconds a child starts again with the shortest delay."""

Say = Callable[[str, str], None]
"""Takes who speaks and one line."""


class AlreadyRunning(Exception):
    """Another supervisor holds this data directory; the message is its process number."""


@contextlib.contextmanager
def hold(run_dir: Path) -> Iterator[None]:
    """Be the only supervisor of ``run_dir`` within the block. The kernel lets go when this process ends, however.

    Raises:
        AlreadyRunning: there is one already.
    """
    run_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    run_dir.chmod(0o700)
    with (run_dir / "supervisor.lock").open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise AlreadyRunning(file.read().strip()) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """What a child runs."""

    name: str
    command: Sequence[str]
    stage: int
    """The order of the end: the highest first."""
    env: dict[str, str] = field(default_factory=dict)
    """Added to this process's environment."""


class Supervisor:
    """Keeps one process per program alive until it is told to stop."""

    def __init__(self, programs: Sequence[Program], *, roll: Roll, say: Say) -> None:
        self._programs = programs
        self._roll = roll
        self._say = say
        self._stopping = asyncio.Event()
        self._running: dict[str, Process] = {}

    async def run(self) -> None:
        """Start everything, return when SIGINT, SIGTERM or SIGHUP has come and every child has ended."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._stopping.set)
        keepers = {program: asyncio.create_task(self._keep(program)) for program in self._ordered()}
        stopping = asyncio.create_task(self._stopping.wait())
        # A keeper ends early only by a fault of ours; then all is brought down rather than half left running.
        await asyncio.wait([stopping, *keepers.values()], return_when=asyncio.FIRST_COMPLETED)
        self._stopping.set()
        await self._end(keepers)
        await asyncio.gather(*keepers.values())

    def _ordered(self) -> list[Program]:
        return sorted(self._programs, key=lambda program: program.stage)

    async def _keep(self, program: Program) -> None:
        """Run the program again and again until the supervisor stops."""
        loop = asyncio.get_running_loop()
        delay = SHORTEST
        while not self._stopping.is_set():
            started = loop.time()
            code = await self._live(program)
            if self._stopping.is_set():
                return
            if loop.time() - started > SETTLED:
                delay = SHORTEST
            self._say("run", f"{program.name} ended ({_cause(code)}), starting it again in {delay:.1f} s")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), delay)
            delay = min(delay * 2, LONGEST)

    async def _live(self, program: Program) -> int:
        """Start the program, pass on what it says, and return its exit code."""
        process = await asyncio.create_subprocess_exec(
            *leashed(program.command),
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            env={**os.environ, **program.env},
            # Ctrl-C goes to the terminal's whole group; the children's end is the supervisor's to order.
            start_new_session=True,
        )
        self._running[program.name] = process
        self._roll.enter(program.name, process.pid)
        if self._stopping.is_set():
            process.terminate()
        assert process.stdout is not None
        listening = asyncio.create_task(self._pass_on(program.name, process.stdout))
        code = await process.wait()
        # Something it started may hold the pipe open for longer.
        await asyncio.wait([listening], timeout=1)
        listening.cancel()
        del self._running[program.name]
        self._roll.strike(program.name)
        return code

    async def _pass_on(self, name: str, stream: asyncio.StreamReader) -> None:
        while True:
            try:
                line = await stream.readuntil(b"\n")
            except asyncio.IncompleteReadError as rest:
                line = rest.partial
            except asyncio.LimitOverrunError as long:
                line = await stream.readexactly(long.consumed)
            if not line:
                return
            self._say(name, line.decode(errors="replace").rstrip("\n"))

    async def _end(self, keepers: dict[Program, asyncio.Task[None]]) -> None:
        """End the children stage by stage; those that are still there after the grace are killed."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + GRACE
        for stage in sorted({program.stage for program in keepers}, reverse=True):
            ending = {program: task for program, task in keepers.items() if program.stage == stage}
            for program in ending:
                self._send(program, signal.SIGTERM)
            await asyncio.wait(ending.values(), timeout=max(0.1, deadline - loop.time()))
            for program, task in ending.items():
                if not task.done():
                    self._say("run", f"{program.name} does not end, killing it")
                    self._send(program, signal.SIGKILL)
            await asyncio.wait(ending.values())

    def _send(self, program: Program, number: signal.Signals) -> None:
        if process := self._running.get(program.name):
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(number)


def _cause(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit {code}"
