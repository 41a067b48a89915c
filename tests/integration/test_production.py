"""Production starts complete or not at all, by whatever door, and says why."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.services import ROOT, STARTS_WITHIN, Deployment, http_status

pytestmark = pytest.mark.integration

SECRETS = {
    "MODE": "production",
    "SECRET_KEY": "k" * 40,
    "MEDIA_SECRET": "m" * 40,
    "PUBLIC_URL": "https://zx.example.cn",
}
SETUP = ("setup", "--name", "滨江市政协", "--term", "15", "--admin", "zhang", "--admin-name", "张工")
DOORS = ["run", "web", "worker", "media"]


@pytest.fixture
def production(tmp_path: Path) -> Iterator[Deployment]:
    with Deployment(tmp_path / "var", **SECRETS) as made:
        yield made


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", ["SECRET_KEY", "MEDIA_SECRET", "PUBLIC_URL"])
def test_no_door_opens_without_a_secret(production: Deployment, door: str, name: str) -> None:
    del production.settings[name]
    refused = production.manage(door, check=False)
    assert refused.returncode == 1
    assert name in refused.stderr
    assert "Traceback" not in refused.stderr
    assert SECRETS["SECRET_KEY"] not in refused.stderr


def as_foreign_server(production: Deployment) -> subprocess.CompletedProcess[str]:
    """Import the application as any ASGI server does, inside a running event loop."""
    program = (
        "import asyncio, importlib\nasync def main(): importlib.import_module('deliberation.asgi')\nasyncio.run(main())"
    )
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=production.env, capture_output=True, text=True, check=False
    )


def test_without_an_institution_nothing_serves(production: Deployment) -> None:
    assert "has not" not in production.manage("upgrade").stderr
    for door in ("web", "worker", "run"):
        refused = production.manage(door, check=False)
        assert refused.returncode == 1, door
        assert "manage.py setup" in refused.stderr
    assert "serves no institution" in as_foreign_server(production).stderr


def test_setup_is_the_first_command_on_a_fresh_machine(tmp_path: Path) -> None:
    directory = tmp_path / "not" / "there" / "yet"
    with Deployment(tmp_path / "var", **SECRETS, DATA_DIR=str(directory)) as production:
        production.manage(*SETUP)
    assert directory.stat().st_mode & 0o777 == 0o700
    assert (directory / "deliberation.sqlite3").is_file()


def test_before_its_upgrade_nothing_serves(production: Deployment) -> None:
    for door in ("web", "worker"):
        refused = production.manage(door, check=False)
        assert refused.returncode == 1, door
        assert "manage.py upgrade" in refused.stderr


def test_with_a_demonstration_account_nothing_serves(production: Deployment) -> None:
    production.settings["MODE"] = "demo"
    production.manage("upgrade")
    production.manage("load_demo")
    production.settings["MODE"] = "production"
    for door in ("web", "worker", "run"):
        refused = production.manage(door, check=False)
        assert refused.returncode == 1, door
        assert "demonstration accounts in production: admin, " in refused.stderr
    assert "demonstration accounts" in as_foreign_server(production).stderr


def test_it_takes_no_demonstration(production: Deployment) -> None:
    production.manage(*SETUP)
    for refused in (production.manage("load_demo", check=False), production.manage("run", "--demo", check=False)):
        assert refused.returncode == 1
        assert "MODE=production" in refused.stderr


def test_a_new_instance_is_empty_but_for_its_founder_and_serves(production: Deployment) -> None:
    said = production.manage(*SETUP).stdout
    assert "https://zx.example.cn/login/" in said
    counts = production.manage(
        "shell",
        "-v0",
        "-c",
        "from deliberation.accounts.models import Account\nfrom realtime.models import Room\n"
        "print(*Account.objects.values_list('username', 'name', 'is_administrator', 'is_demo'), Room.objects.count())",
    )
    assert counts.stdout.strip() == "('zhang', '张工', True, False) 0"
    again = production.manage(*SETUP, check=False)
    assert again.returncode == 1
    assert "has an institution already" in again.stderr

    process = production.start("run")
    process.wait_until(lambda: http_status(f"{production.url}/readyz") == 200, seconds=STARTS_WITHIN, what="ready")
    assert "/login/" not in process.output()


def test_setup_names_what_is_missing_where_nobody_can_be_asked(production: Deployment) -> None:
    refused = production.manage("setup", check=False)
    assert refused.returncode == 1
    assert "--name and --term" in refused.stderr
