"""Many browsers use one link at the same moment."""

import http.client
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from deliberation.accounts.models import LoginLink, LoginSession
from deliberation.accounts.services import links
from tests.conftest import Cast
from tests.integration.services import Deployment, PostgreSQL

BROWSERS = 6


def at_once(press: Callable[[], int]) -> list[int]:
    """Let all browsers ``press`` at the same moment and return the answers, sorted."""
    start = threading.Barrier(BROWSERS)

    def wait_and_press(_: int) -> int:
        start.wait(timeout=10)
        return press()

    with ThreadPoolExecutor(BROWSERS) as browsers:
        return sorted(browsers.map(wait_and_press, range(BROWSERS)))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", [LoginLink.Kind.CONSOLE, LoginLink.Kind.PERSON])
def test_one_of_them_gets_in(cast: Cast, kind: LoginLink.Kind) -> None:
    address = f"/login/{links.make(cast.wei, kind)}"

    def press() -> int:
        try:
            return Client().post(address).status_code
        finally:
            connections.close_all()

    assert at_once(press) == [303] + [410] * (BROWSERS - 1)
    assert LoginSession.objects.count() == 1


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    """A deployment on PostgreSQL, where two transactions really run side by side; SQLite has one writer."""
    server = PostgreSQL()
    try:
        server.start()
        directory = tmp_path_factory.mktemp("race")
        with Deployment(directory, DATABASE_URL=server.create_database()) as deployment:
            deployment.manage("migrate")
            deployment.manage("load_demo")
            deployment.web()
            yield deployment
    finally:
        server.close()


@pytest.mark.integration
def test_one_of_them_gets_in_where_transactions_run_side_by_side(deployment: Deployment) -> None:
    def press() -> int:
        connection = http.client.HTTPConnection("127.0.0.1", deployment.port, timeout=20)
        try:
            connection.request("GET", f"/login/{token}")
            return connection.getresponse().status
        finally:
            connection.close()

    for _ in range(5):
        token = deployment.manage("login_link", "wei").stdout.strip().rpartition("/")[2]
        assert at_once(press) == [302] + [410] * (BROWSERS - 1)
