"""One command runs everything, mends what dies, and leaves nothing behind."""

import contextlib
import json
import os
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from deliberation.operations.children import birth
from tests.integration.services import STARTS_WITHIN, Deployment, Process, http_status, wait_until

pytestmark = pytest.mark.integration

CHILDREN = {"valkey", "web", "media", "worker"}


@pytest.fixture
def deployment(tmp_path: Path) -> Iterator[Deployment]:
    with Deployment(tmp_path / "var") as made:
        yield made


def start(deployment: Deployment, *arguments: str) -> Process:
    process = deployment.start("run", *arguments)
    process.wait_until(
        lambda: "ready: " in process.output(), seconds=STARTS_WITHIN, what="the service says it is ready"
    )
    return process


def children(process: Process) -> dict[str, psutil.Process]:
    """Return the supervisor's children by what they run."""
    named = {}
    for child in psutil.Process(process.pid).children():
        with contextlib.suppress(psutil.NoSuchProcess):  # psutil says so of a zombie's command line too
            if words := child.cmdline():
                named["valkey" if "valkey-server" in words[0] else words[-1]] = child
    return named


def test_the_demonstration_is_ready_with_links_that_let_one_in(deployment: Deployment) -> None:
    process = start(deployment, "--demo")
    wait_until(lambda: "何志远" in process.output(), seconds=5, what="the links are printed")
    links = dict(re.findall(r"^run +\|   (\w+) +(http\S+/login/\S+)", process.output(), re.MULTILINE))
    assert set(links) == {"lin", "wei", "gao", "qiao", "zhou", "admin"}
    assert all(link.startswith(deployment.url) for link in links.values())
    assert http_status(f"{deployment.url}/readyz") == 200
    assert set(children(process)) == CHILDREN


@pytest.mark.alone
def test_whatever_is_killed_comes_back(deployment: Deployment) -> None:
    process = start(deployment, "--demo")
    before = children(process)
    for child in before.values():
        child.kill()

    def all_are_back() -> bool:
        now = children(process)
        return set(now) == CHILDREN and all(now[name].pid != before[name].pid for name in CHILDREN)

    process.wait_until(all_are_back, seconds=5, what="all four processes are there again")
    process.wait_until(lambda: http_status(f"{deployment.url}/readyz") == 200, seconds=10, what="ready again")


def test_it_ends_all_its_processes_when_asked(deployment: Deployment) -> None:
    process = start(deployment, "--demo")
    left = list(children(process).values())
    assert process.stop(signal.SIGINT, seconds=15) == 0
    assert [child for child in left if child.is_running()] == []
    assert "killing it" not in process.output()


def test_nothing_outlives_a_supervisor_that_is_killed(deployment: Deployment) -> None:
    process = start(deployment, "--demo")
    left = list(children(process).values())
    assert len(left) == len(CHILDREN)
    process.kill()
    wait_until(
        lambda: not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in left),
        seconds=5,
        what="the children end with their parent",
    )
    start(deployment, "--demo")


def test_a_second_one_on_the_same_data_refuses_with_a_sentence(deployment: Deployment) -> None:
    process = start(deployment, "--demo")
    second = deployment.manage("run", check=False)
    assert second.returncode == 1
    assert f"the service already runs here (process {process.pid})" in second.stderr
    assert "Traceback" not in second.stderr
    assert process.is_alive


def test_a_port_in_use_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with Deployment(tmp_path / "var", PORT=str(port)) as deployment:
            done = deployment.manage("run", "--demo", check=False)
    assert done.returncode == 1
    assert (
        done.stderr
        == f"CommandError: TCP port {port} of 127.0.0.1 is in use by another program; choose another with PORT\n"
    )


def test_what_an_earlier_run_left_is_ended_and_a_reused_number_is_not(deployment: Deployment, tmp_path: Path) -> None:
    stale = Process(["sleep", "600"], log=tmp_path / "stale.log")
    stranger = Process(["sleep", "600"], log=tmp_path / "stranger.log")
    what = "it has become sleep"
    wait_until(lambda: "sleep" in "".join(psutil.Process(stale.pid).cmdline()[:1]), seconds=5, what=what)
    run_dir = deployment.directory / "run"
    run_dir.mkdir(mode=0o700)
    entries = [
        {"name": "worker", "pid": stale.pid, "birth": birth(stale.pid)},
        {"name": "web", "pid": stranger.pid, "birth": "another-boot/12345"},
        {"name": "media", "pid": os.getpid(), "birth": None},
    ]
    (run_dir / "children.json").write_text(json.dumps(entries))
    with stale, stranger:
        process = start(deployment, "--demo")
        assert "ending what an earlier run left: worker\n" in process.output()
        assert stale.popen.wait(5) == -signal.SIGTERM
        assert stranger.is_alive


def test_the_data_directory_is_closed_to_others(deployment: Deployment, tmp_path: Path) -> None:
    inner = tmp_path / "new"
    deployment.settings["DATA_DIR"] = str(inner)
    deployment.manage("upgrade")
    assert inner.stat().st_mode & 0o077 == 0
