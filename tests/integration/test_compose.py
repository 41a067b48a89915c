"""The compose file's own commands, as plain processes on PostgreSQL and Valkey, are healthy by its own checks."""

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.services import ROOT, STARTS_WITHIN, Process, free_ports, wait_until

pytestmark = pytest.mark.integration

OPERATOR = {
    "PUBLIC_URL": "https://zx.example.cn",
    "SECRET_KEY": "k" * 64,
    "MEDIA_SECRET": "m" * 64,
    "POSTGRES_PASSWORD": "p" * 48,
    "VALKEY_PASSWORD": "v" * 48,
    "MEDIA_ANNOUNCE": "127.0.0.1",
}


def interpolate(text: str, given: dict[str, str]) -> str:
    """Fill in variables as Compose does, and refuse where it would."""

    def value(match: re.Match[str]) -> str:
        if match[0] == "$$":
            return "$"
        name, operator, rest = match["name"], match["operator"], match["rest"]
        if given.get(name):
            return given[name]
        if operator == ":-":
            return str(rest)
        raise KeyError(f"{name}: {rest}")

    return re.sub(r"\$\$|\$\{(?P<name>\w+)(?P<operator>:[-?])(?P<rest>[^}]*)\}", value, text)


class Stack:
    """Our services of the compose file, with its host names and paths replaced by this machine's."""

    def __init__(self, directory: Path, *, postgres: str, valkey: str) -> None:
        port, media, control = free_ports(3)
        filled = interpolate((ROOT / "docker-compose.yml").read_text(encoding="utf-8"), OPERATOR)
        for old, new in {
            f"postgres://deliberation:{OPERATOR['POSTGRES_PASSWORD']}@postgres:5432/deliberation": postgres,
            f"redis://:{OPERATOR['VALKEY_PASSWORD']}@valkey:6379/0": valkey,
            "HOST: 0.0.0.0": "HOST: 127.0.0.1",
            '"8000"': f'"{port}"',
            "127.0.0.1:8000": f"127.0.0.1:{port}",
            '"8801"': f'"{media}"',
            "media:8802": f"127.0.0.1:{control}",
            "/data/run": f"{directory}/run",
            "DATA_DIR: /data": f"DATA_DIR: {directory}",
        }.items():
            assert old in filled, old
            filled = filled.replace(old, new)
        self.directory = directory
        self.services: dict[str, Any] = yaml.safe_load(filled)["services"]

    def env(self, name: str) -> dict[str, str]:
        path = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, "PYTHONUNBUFFERED": "1"}
        return {
            **path,
            **{key: "" if value is None else str(value) for key, value in self.services[name]["environment"].items()},
        }

    def run(self, name: str, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Run a command in the place of a service to its end."""
        words = [sys.executable if word == "python" else word for word in command]
        return subprocess.run(words, cwd=ROOT, env=self.env(name), capture_output=True, text=True, check=False)

    def start(self, name: str) -> Process:
        command = [sys.executable if word == "python" else word for word in self.services[name]["command"]]
        return Process(command, log=self.directory / f"{name}.log", env=self.env(name))

    def is_healthy(self, name: str) -> bool:
        """Return what the service's health check finds."""
        kind, *command = self.services[name]["healthcheck"]["test"]
        assert kind == "CMD"
        return self.run(name, command).returncode == 0


def test_its_commands_become_healthy_by_its_own_checks(tmp_path: Path, postgres_url: str, valkey_url: str) -> None:
    stack = Stack(tmp_path, postgres=postgres_url, valkey=valkey_url)
    assert not any(stack.is_healthy(name) for name in ("web", "worker", "media"))

    upgraded = stack.run("upgrade", stack.services["upgrade"]["command"])
    assert upgraded.returncode == 0, upgraded.stderr
    setup = ["python", "manage.py", "setup", "--name", "滨江市政协", "--term", "15"]
    founded = stack.run("web", setup)
    assert founded.returncode == 0, founded.stderr

    started = {name: stack.start(name) for name in ("media", "worker", "web")}
    try:
        for name, process in started.items():
            process.wait_until(partial(stack.is_healthy, name), seconds=STARTS_WITHIN, what=f"{name} is healthy")
        started["worker"].kill()
        os.utime(tmp_path / "run" / "worker.heartbeat", (0, 0))
        wait_until(lambda: not stack.is_healthy("worker"), seconds=5, what="a dead worker is seen")
        assert stack.is_healthy("web")
    finally:
        codes = {name: process.stop() for name, process in started.items()}
    assert codes["web"] == codes["media"] == 0


@pytest.mark.parametrize("missing", sorted(OPERATOR))
def test_nothing_starts_without_a_required_setting(missing: str) -> None:
    given = {name: value for name, value in OPERATOR.items() if name != missing}
    with pytest.raises(KeyError, match=missing):
        interpolate((ROOT / "docker-compose.yml").read_text(encoding="utf-8"), given)
