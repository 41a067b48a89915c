"""Turns at writing: one at a time, nobody starves, and whoever dies is waited for no longer."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from deliberation.core.sqlite.turns import Turns

GREEDY = """
import sys
from pathlib import Path
from deliberation.core.sqlite.turns import Turns
turns = Turns(Path(sys.argv[1]))
assert turns.take(within=10)
print("taken", flush=True)  # once: nobody reads on, and a full pipe would hold it up in the middle of its turn
turns.give_back()
while turns.take(within=10):
    turns.give_back()
"""
DYING = """
import sys, time
from pathlib import Path
from deliberation.core.sqlite.turns import Turns
Turns(Path(sys.argv[1])).take(within=10)
print("taken", flush=True)
time.sleep(60)
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "database.sqlite3"


def start(program: str, database: Path) -> subprocess.Popen[str]:
    """Start a process and return once it has had its turn."""
    command = [sys.executable, "-c", program, str(database)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "taken\n"
    return process


def test_one_has_it_at_a_time(database: Path) -> None:
    mine, yours = Turns(database), Turns(database)
    assert mine.take(within=0)
    assert not yours.take(within=0)
    mine.give_back()
    assert yours.take(within=0)
    assert not mine.take(within=0)
    yours.give_back()
    assert mine.take(within=0), "who gave up waiting stands in nobody's way"


def test_threads_of_a_process_take_turns_too(database: Path) -> None:
    turns, together = Turns(database), []
    inside = threading.Semaphore(1)

    def write() -> None:
        for _ in range(50):
            assert turns.take(within=10)
            together.append(inside.acquire(blocking=False))
            inside.release()
            turns.give_back()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert together == [True] * 200


def test_who_waits_is_not_passed_over_by_who_comes_again_and_again(database: Path) -> None:
    turns, others = Turns(database), [start(GREEDY, database) for _ in range(2)]
    try:
        for _ in range(50):
            assert turns.take(within=2)
            turns.give_back()
    finally:
        for other in others:
            other.kill()
            other.communicate()


def test_who_dies_loses_the_turn(database: Path) -> None:
    turns, other = Turns(database), start(DYING, database)
    assert not turns.take(within=0)
    other.send_signal(signal.SIGKILL)
    other.communicate()
    assert turns.take(within=5)
