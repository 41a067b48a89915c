"""Debian's Firefox, driven by WebDriver BiDi over a websocket: enough of it to open a page and ask it for values."""

from __future__ import annotations

import contextlib
import itertools
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

PROGRAM = Path("/usr/bin/firefox-esr")
PREFERENCES: dict[str, object] = {
    "media.navigator.streams.fake": True,
    "media.navigator.permission.disabled": True,
    "media.peerconnection.ice.loopback": True,
    "media.peerconnection.ice.obfuscate_host_addresses": False,
    "media.autoplay.default": 0,
    "media.gmp-manager.updateEnabled": False,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9/",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
"""The first four are the fake camera, on loopback where there is no other network; the rest keeps it from asking
anybody else for anything."""

_FUNCTION = re.compile(r"(\w+|\([^)]*\)) =>")
_START_SECONDS = 40
_ANSWER_SECONDS = 20


class FirefoxPage:
    """One tab."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self._firefox = firefox
        self._context = context

    def goto(self, url: str) -> None:
        """Open the page and wait until it is loaded."""
        self._firefox.ask("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def evaluate(self, expression: str, argument: object = None) -> Any:
        """Give what the expression comes to, or the function it is makes of the argument."""
        call = f"({expression})({json.dumps(argument)})" if _FUNCTION.match(expression) else expression
        answer = self._firefox.ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({call})) ?? null))()",
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] != "success":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def wait_for_timeout(self, milliseconds: float) -> None:
        """Let the page go on for so long."""
        self.evaluate(f"new Promise((done) => setTimeout(done, {milliseconds}))")


class Firefox:
    """A session of a running Firefox."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._numbers = itertools.count(1)
        self.ask("session.new", capabilities={})

    def ask(self, method: str, **params: Any) -> Any:
        """Send a command and give its result."""
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._connection.recv(_ANSWER_SECONDS))
            if answer.get("id") != number:
                continue  # an event
            if answer["type"] == "error":
                raise RuntimeError(f"{method}: {answer['error']}: {answer['message']}")
            return answer["result"]

    def open(self) -> FirefoxPage:
        """Open a tab."""
        return FirefoxPage(self, self.ask("browsingContext.create", type="tab")["context"])


@contextlib.contextmanager
def running(profile: Path) -> Iterator[Firefox]:
    """Start Firefox without a window, on a profile of its own in an empty folder, and end it."""
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines) + "\n")
    command = [PROGRAM, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
    process = subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={"HOME": str(profile), "PATH": "/usr/bin:/bin", "MOZ_CRASHREPORTER_DISABLE": "1"},
    )
    watchdog = threading.Timer(_START_SECONDS, process.kill)
    watchdog.start()
    try:
        address = _address(process)
        watchdog.cancel()
        with connect(f"{address}/session", max_size=None, proxy=None) as connection, _drained(process):
            yield Firefox(connection)
    finally:
        watchdog.cancel()
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert process.stderr is not None
        process.stderr.close()


def _address(process: subprocess.Popen[str]) -> str:
    """Read where it listens; it chooses the port itself and says so."""
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        found = re.search(r"WebDriver BiDi listening on (ws://\S+)", line)
        if found:
            return found[1]
    raise RuntimeError(f"Firefox did not start: {''.join(said)[-2000:]}")


@contextlib.contextmanager
def _drained(process: subprocess.Popen[str]) -> Iterator[None]:
    """Read on what it says, so that it never waits for us."""
    assert process.stderr is not None
    thread = threading.Thread(target=lambda: [None for _ in process.stderr or ()])
    thread.start()
    yield
    process.terminate()
    thread.join(10)
