"""The services that other tests stand on do what they promise."""

import psycopg
import pytest
import redis

from tests.integration.services import PostgreSQL, Valkey, free_ports

pytestmark = pytest.mark.integration


def test_postgres_keeps_chinese_text(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        row = connection.execute("SELECT %s::text || current_setting('server_encoding')", ["协商"]).fetchone()
    assert row == ("协商UTF8",)


def test_each_test_has_a_database_of_its_own(postgres: PostgreSQL) -> None:
    first, second = postgres.create_database(), postgres.create_database()
    with psycopg.connect(first) as connection:
        connection.execute("CREATE TABLE mine (id int)")
    with psycopg.connect(second) as connection:
        assert connection.execute("SELECT to_regclass('mine')").fetchone() == (None,)


def test_no_port_is_given_twice() -> None:
    given = [port for _ in range(20) for port in free_ports(3)]
    assert len(set(given)) == 60


def test_valkey_answers_and_comes_back_after_a_kill() -> None:
    server = Valkey()
    server.start()
    try:
        server.kill()
        assert not server.answers()
        server.start()
        with redis.Redis.from_url(server.url) as client:
            assert client.set("name", "林")
    finally:
        server.close()
