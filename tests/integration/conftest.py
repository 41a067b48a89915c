"""Real services, started at the first test that asks and kept for the session; see ``services.py``."""

import resource
from collections.abc import Iterator

import pytest

from tests.integration.services import PostgreSQL, Valkey


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgreSQL]:
    """A PostgreSQL cluster, in which tests make databases of their own."""
    server = PostgreSQL()
    try:
        server.start()
        yield server
    finally:
        server.close()


@pytest.fixture
def postgres_url(postgres: PostgreSQL) -> str:
    """The URL of an empty database that no other test sees."""
    return postgres.create_database()


@pytest.fixture(scope="session")
def valkey() -> Iterator[Valkey]:
    """A Valkey server for all tests of the session; one that a test kills is made by the test itself."""
    server = Valkey()
    try:
        server.start()
        yield server
    finally:
        server.close()


@pytest.fixture(scope="session")
def valkey_url(valkey: Valkey) -> str:
    """The URL of the session's Valkey server."""
    return valkey.url


@pytest.fixture
def many_files() -> Iterator[None]:
    """Let this process and its children hold some thousand connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 8192 if hard == resource.RLIM_INFINITY else min(hard, 8192)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
