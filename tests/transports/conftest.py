"""The settings of one test, and a gateway for texts that is really there."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest
from django.conf import settings

from deliberation.environment import Environment


class Received(NamedTuple):
    """A request as the gateway saw it."""

    method: str
    path: str
    headers: dict[str, str]
    body: str


class Gateway:
    """Answers every request with ``status`` and ``answer``, and remembers what it was asked."""

    def __init__(self) -> None:
        self.status = 200
        self.answer = b'{"code": 0}'
        self.received: list[Received] = []
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def _take(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                gateway.received.append(Received(self.command, self.path, dict(self.headers), body))
                self.send_response(gateway.status)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(gateway.answer)))
                self.end_headers()
                self.wfile.write(gateway.answer)

            do_POST = do_PUT = do_GET = _take

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/send"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    server = Gateway()
    yield server
    server.close()


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Environment]:
    """Return how to run under other settings: the environment's variables as keywords."""

    def configure(**values: str) -> Environment:
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        environment = Environment()
        monkeypatch.setattr(settings, "ENV", environment)
        return environment

    return configure
