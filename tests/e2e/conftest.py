"""The running product and a real browser in front of it."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.windows import PATIENCE, Window, Windows
from tests.integration.conftest import postgres, postgres_url
from tests.integration.media.conftest import CHROMIUM, FLAGS
from tests.integration.services import ROOT
from tests.integration.site import Site, site

__all__ = ["postgres", "postgres_url"]

HERE = Path(__file__).parent
FOREIGN_NAME = "meeting.example"
"""A name that leads to this machine and is, for a browser, somewhere else."""

ROOMS = 80
"""As many as there are tests, and some."""

OpenWindow = Callable[..., Window]
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def pages() -> None:
    """The pages, built from today's sources."""
    command = [sys.executable, "scripts/bootstrap.py", "frontend"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless, with a fake camera and microphone."""
    rules = f"--host-resolver-rules=MAP {FOREIGN_NAME} 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=[*FLAGS, rules])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def house(pages: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The product as one command starts it, on SQLite; no test kills anything here but the media process."""
    with site(tmp_path_factory.mktemp("house"), database=None, links=60, rooms=ROOMS) as furnished:
        furnished.start_all("web0", "worker", "media")
        yield furnished


@pytest.fixture
def hall(house: Site) -> Site:
    """The product, and in it a room of the test's own: no camera, hand or ballot of another test is there."""
    house.room_id = house.furniture.rooms.pop()
    return house


@pytest.fixture
def windows(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Windows]:
    """Opens browser windows, each with cookies of its own; keeps pictures of those a failed test leaves."""
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    opened = Windows(browser, name)
    yield opened
    outcome: Any = getattr(request.node, "outcome", None)
    opened.close(has_failed=outcome is not None and outcome.failed)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Leave a test's outcome where its fixtures find it."""
    report: pytest.TestReport = yield
    if report.when == "call":
        item.outcome = report  # type: ignore[attr-defined]  # read by the fixture above
    return report


@pytest.fixture
def open_window(windows: Windows, hall: Site) -> OpenWindow:
    """Open a window in the hall, with somebody signed in if named."""

    def open_one(username: str | None = None, **options: Any) -> Window:
        return windows.open(hall, username, **options)

    return open_one
