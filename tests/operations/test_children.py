"""Processes are known by more than their number."""

import os
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path

from deliberation.operations import probe
from deliberation.operations.children import Child, Roll, birth, end, leashed
from deliberation.operations.ports import occupied
from tests.integration.services import free_ports


def sleeper() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", "import time; print(flush=True); time.sleep(600)"], stdout=-1)


def test_a_number_with_another_birth_is_another_process() -> None:
    own = birth(os.getpid())
    assert own is not None
    assert Child("me", os.getpid(), own).is_alive()
    assert not Child("me", os.getpid(), own + "0").is_alive()
    assert not Child("me", os.getpid(), None).is_alive()


def test_a_process_that_has_ended_and_is_not_yet_reaped_is_not_alive() -> None:
    process = subprocess.Popen(["true"])
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert birth(process.pid) is None
    process.wait()


def test_the_roll_names_those_that_still_live(tmp_path: Path) -> None:
    path = tmp_path / "children.json"
    roll = Roll(path)
    with sleeper() as first, sleeper() as second:
        roll.enter("web", first.pid)
        roll.enter("media", second.pid)
        assert [child.name for child in Roll(path).left()] == ["web", "media"]
        second.kill()
        second.wait()
        assert [child.name for child in Roll(path).left()] == ["web"]
        roll.strike("web")
        assert Roll(path).left() == []
        first.kill()


def test_a_damaged_roll_names_nobody(tmp_path: Path) -> None:
    path = tmp_path / "children.json"
    for text in ("", "{", "[1]", '[{"name": "web"}]', '{"name": 1}'):
        path.write_text(text)
        assert Roll(path).left() == []


def test_who_does_not_end_is_killed() -> None:
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", stubborn], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        end([Child("web", process.pid, birth(process.pid))], grace=0.2)
        assert process.wait(5) == -signal.SIGKILL


def test_a_leashed_process_ends_with_its_parent() -> None:
    parent = (
        "import subprocess, sys\n"
        "from deliberation.operations.children import leashed\n"
        "program = 'import time; print(1, flush=True); time.sleep(600)'\n"
        "child = subprocess.Popen(leashed([sys.executable, '-c', program]), stdout=subprocess.PIPE)\n"
        "child.stdout.readline()\n"
        "print(child.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        pidfd = os.pidfd_open(pid)
        try:
            process.kill()
            process.wait()
            ended, _, _ = select.select([pidfd], [], [], 5)
            assert ended
        finally:
            os.close(pidfd)


def test_a_leash_whose_holder_is_gone_runs_nothing(tmp_path: Path) -> None:
    trace = tmp_path / "ran"
    command = leashed(["touch", str(trace)])
    command[4] = "1"  # another parent than the one that starts it
    assert subprocess.run(command, check=False).returncode == 1
    assert not trace.exists()


def test_an_occupied_port_is_told_from_a_free_one() -> None:
    [port] = free_ports(1)
    with socket.create_server(("127.0.0.1", port)):
        assert occupied("127.0.0.1", port) == "is in use by another program"
    assert occupied("127.0.0.1", port) is None
    assert occupied("192.0.2.1", port) == "is no address of this machine"
    assert occupied("no.such.host.invalid", port) == "is no address of this machine"


def test_the_probe_knows_a_fresh_heartbeat_from_an_old_one(tmp_path: Path) -> None:
    file = tmp_path / "beat"
    assert probe.main(["beat", str(file), "30"]) == 1
    file.touch()
    assert probe.main(["beat", str(file), "30"]) == 0
    os.utime(file, (0, 0))
    assert probe.main(["beat", str(file), "30"]) == 1
    assert probe.main(["http", "file:///etc/hostname"]) == 1
    assert probe.main([]) == 1
