"""Large bodies in and out: bounded in length, and never in the web process's memory as a whole."""

import contextlib
import http.client
import json
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from tests.integration.services import Deployment, Process, wait_until

pytestmark = pytest.mark.integration

MEBIBYTE = 1024 * 1024
SIZE = 40 * MEBIBYTE
SPARE = 24 * MEBIBYTE
"""By how much a process may grow while it moves a file: less than the file."""
LINE = "关于老旧小区加装电梯的情况报告。\n".encode()


class Browser:
    """Somebody signed in, by plain HTTP."""

    def __init__(self, deployment: Deployment, username: str) -> None:
        self.port = deployment.port
        printed = deployment.manage("login_link", username).stdout
        link = urlsplit(next(word for word in printed.split() if word.startswith("http")))
        answer = self.ask("GET", f"{link.path}?{link.query}" if link.query else link.path)
        self.cookies = dict(
            field.partition(";")[0].partition("=")[::2] for field in answer.headers.get_all("Set-Cookie") or []
        )
        answer = self.ask("GET", "/api/session")
        for field in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = field.partition(";")[0].partition("=")
            self.cookies[name] = value

    @property
    def headers(self) -> dict[str, str]:
        cookies: dict[str, str] = getattr(self, "cookies", {})
        return {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": cookies.get("csrftoken", ""),
        }

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, {**self.headers, **headers})  # type: ignore[arg-type]  # also an iterator
        answer = connection.getresponse()
        if method != "GET" or answer.length is None or answer.length < MEBIBYTE:
            answer.content = answer.read()  # type: ignore[attr-defined]
        return answer


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with Deployment(tmp_path_factory.mktemp("transfers") / "var") as made:
        made.manage("upgrade")
        made.manage("load_demo")
        yield made


@pytest.fixture(scope="module")
def web(deployment: Deployment) -> Process:
    return deployment.web()


@pytest.fixture(scope="module")
def qiao(deployment: Deployment, web: Process) -> Browser:
    return Browser(deployment, "qiao")


def form(content: Iterator[bytes]) -> Iterator[bytes]:
    """Yield a form with one file."""
    yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    yield from content
    yield b"\r\n--b--\r\n"


def text(size: int) -> Iterator[bytes]:
    part = LINE * (MEBIBYTE // len(LINE))
    for _ in range(size // len(part)):
        yield part


@pytest.fixture(scope="module")
def uploaded(qiao: Browser, web: Process) -> dict[str, object]:
    """Hand in a large file, and return what is told of it."""
    before = memory(web)
    length = sum(map(len, form(text(SIZE))))
    headers = {"Content-Type": "multipart/form-data; boundary=b", "Content-Length": str(length)}
    answer = qiao.ask("POST", "/api/files", form(text(SIZE)), **headers)
    assert answer.status == 201, answer.content  # type: ignore[attr-defined]
    assert memory(web, peak=True) - before < SPARE
    told: dict[str, object] = json.loads(answer.content)  # type: ignore[attr-defined]
    assert told["size"] == sum(map(len, text(SIZE)))
    return told


def memory(web: Process, *, peak: bool = False) -> int:
    """Return how much the process holds, or held at the most."""
    status = Path(f"/proc/{web.popen.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM" if peak else "VmRSS"))
    return int(line.split()[1]) * 1024


def opened(web: Process, directory: Path) -> list[str]:
    """Return which kept files the process has open."""
    return [
        file.path for file in psutil.Process(web.popen.pid).open_files() if Path(file.path).parent.parent == directory
    ]


def test_it_comes_in_without_being_in_memory(uploaded: dict[str, object], deployment: Deployment) -> None:
    assert list((deployment.directory / "files" / "incoming").iterdir()) == []


def test_it_goes_out_whole_and_in_parts(uploaded: dict[str, object], qiao: Browser) -> None:
    path = f"/api/files/{uploaded['id']}"
    whole = qiao.ask("GET", path)
    content = whole.read()
    assert content == b"".join(text(SIZE))
    part = qiao.ask("GET", path, Range="bytes=1000-1999", **{"If-Range": whole.headers["ETag"]})
    assert (part.status, part.content) == (206, content[1000:2000])  # type: ignore[attr-defined]
    head = qiao.ask("HEAD", path)
    assert (head.status, int(head.headers["Content-Length"])) == (200, len(content))
    behind = qiao.ask("GET", path, Range=f"bytes={len(content)}-")
    assert (behind.status, behind.headers["Content-Range"]) == (416, f"bytes */{len(content)}")


def test_readers_who_do_not_read_cost_no_memory_and_leave_nothing_open(
    uploaded: dict[str, object], qiao: Browser, web: Process, deployment: Deployment
) -> None:
    before = memory(web)
    kept = deployment.directory / "files"
    readers = []
    for _ in range(6):
        connection = http.client.HTTPConnection("127.0.0.1", qiao.port, timeout=30)
        connection.request("GET", f"/api/files/{uploaded['id']}", headers=qiao.headers)
        readers.append((connection, connection.getresponse()))
    wait_until(lambda: len(opened(web, kept)) == 6, seconds=10, what="six files are open")
    end = time.monotonic() + 2
    while time.monotonic() < end:  # others are served meanwhile
        assert qiao.ask("GET", "/healthz").status == 200
    assert memory(web) - before < SPARE
    for connection, _ in readers[1:]:
        connection.close()
    wait_until(lambda: len(opened(web, kept)) == 1, seconds=15, what="the files of those who left are closed")
    slow = readers[0][1].read()
    assert slow == b"".join(text(SIZE))
    wait_until(lambda: opened(web, kept) == [], seconds=10, what="the last file is closed")


@pytest.mark.parametrize("path", ["/api/session", "/api/files"])
def test_too_long_a_body_is_refused_before_it_has_come(path: str, qiao: Browser, web: Process) -> None:
    longest = 202 * MEBIBYTE if path == "/api/files" else 13 * MEBIBYTE
    with socket.create_connection(("127.0.0.1", qiao.port), timeout=10) as client:
        client.sendall(f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {longest}\r\n\r\n".encode())
        answer = http.client.HTTPResponse(client)
        answer.begin()
        assert answer.status == 413
        assert b"request.too_large" in answer.read()


def test_an_endless_body_is_cut_off(qiao: Browser, deployment: Deployment) -> None:
    part = b"%x\r\n%b\r\n" % (MEBIBYTE, b"x" * MEBIBYTE)
    with socket.create_connection(("127.0.0.1", qiao.port), timeout=10) as client:
        client.sendall(b"POST /api/session HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        sent = 0
        with contextlib.suppress(OSError):  # reset or broken, as it happens
            for sent in range(100):  # noqa: B007 (told below)
                client.sendall(part)
    assert sent < 60
    assert qiao.ask("GET", "/healthz").status == 200


def test_who_goes_away_while_sending_leaves_nothing(qiao: Browser, deployment: Deployment) -> None:
    incoming = deployment.directory / "files" / "incoming"
    with socket.create_connection(("127.0.0.1", qiao.port), timeout=10) as client:
        head = f"POST /api/files HTTP/1.1\r\nHost: localhost\r\nContent-Length: {SIZE}\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in qiao.headers.items())
        client.sendall(head.encode() + b"Content-Type: multipart/form-data; boundary=b\r\n\r\n" + os.urandom(MEBIBYTE))
    wait_until(lambda: list(incoming.iterdir()) == [], seconds=10, what="nothing is left of it")
