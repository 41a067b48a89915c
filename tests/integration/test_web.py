"""The web process listens where it is told, by TLS if it has a certificate, or says in a sentence why not."""

import http.client
import os
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.certificates import certificate
from tests.integration.services import STARTS_WITHIN, Deployment

pytestmark = pytest.mark.integration


@pytest.fixture
def deployment(tmp_path: Path) -> Iterator[Deployment]:
    with Deployment(tmp_path / "var") as made:
        made.manage("upgrade")
        made.manage("load_demo")
        yield made


def test_it_speaks_tls_with_the_operators_certificate(deployment: Deployment, tmp_path: Path) -> None:
    cert, key = certificate(tmp_path, name="localhost", days=30)
    deployment.settings |= {"TLS_CERT": str(cert), "TLS_KEY": str(key), "PUBLIC_URL": "https://localhost"}
    process = deployment.start("run")
    process.wait_until(
        lambda: "ready: https://localhost" in process.output(), seconds=STARTS_WITHIN, what="ready by TLS"
    )
    trusting = ssl.create_default_context(cafile=cert)
    answer = http.client.HTTPSConnection("localhost", deployment.port, context=trusting, timeout=5)
    answer.request("GET", "/")
    response = answer.getresponse()
    assert response.status in (200, 503)  # 503 only where the pages are not built
    cookies = response.headers.get_all("Set-Cookie") or []
    assert all("Secure" in cookie for cookie in cookies)
    answer.close()


def test_it_listens_on_a_unix_socket_for_a_proxy(deployment: Deployment, tmp_path: Path) -> None:
    path = tmp_path / "web.sock"
    process = deployment.start("web", "--unix", str(path))
    process.wait_until(path.exists, seconds=STARTS_WITHIN, what="the socket is there")
    assert path.stat().st_mode & 0o007 == 0
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(os.fspath(path))
        client.sendall(b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n")
        assert client.recv(4096).startswith(b"HTTP/1.0 200")


def test_it_refuses_a_taken_port_and_a_missing_certificate_in_a_sentence(deployment: Deployment) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        refused = deployment.manage("web", "--port", str(other.getsockname()[1]), check=False)
    assert refused.returncode == 1
    assert refused.stderr.endswith("is in use by another program; give another with HOST and PORT\n")
    deployment.settings |= {"TLS_CERT": "/no/such.pem", "TLS_KEY": "/no/such.key"}
    refused = deployment.manage("web", check=False)
    assert refused.returncode == 1
    assert "there is no file /no/such.pem" in refused.stderr
    assert "Traceback" not in refused.stderr
