"""What probes and collectors are told."""

import os
from collections.abc import Iterator

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.test import AsyncClient, AsyncRequestFactory, Client
from pydantic import SecretStr

from deliberation.accounts.services import institution
from deliberation.core import clock
from deliberation.eventlog.models import Delivery, EventRecord, Stream
from deliberation.operations import api, heartbeat


@pytest.fixture
def founded(db: None) -> None:
    institution.found(name="滨江市政协", term=15, time_zone="Asia/Shanghai", admin_username="admin", admin_name="何")


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """What one test's database was like says nothing of the next one's."""
    api._up_to_date = False
    yield
    api._up_to_date = False


def test_healthz_asks_nothing_of_the_database() -> None:
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_readyz_without_redis_is_degraded_and_ready(founded: None) -> None:
    answer = Client().get("/readyz")
    assert answer.status_code == 200
    parts = {"database": "ok", "institution": "ok", "redis": "unreachable"}
    assert answer.json() == {"status": "degraded", "parts": parts}


def test_readyz_without_an_institution_is_unavailable(db: None) -> None:
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["parts"]["institution"] == "missing"


def test_readyz_before_the_migrations_is_unavailable(founded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "pending", lambda: ["accounts.0002_next"])
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["parts"]["database"] == "not_migrated"


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
async def test_metrics_count_what_stands_in_the_rows() -> None:
    await sync_to_async(_log_with_a_dead_delivery)()
    answer = await AsyncClient().get("/metrics")
    assert answer.status_code == 200
    lines = answer.content.decode().splitlines()
    assert "deliberation_open_sockets 0.0" in lines
    assert 'deliberation_deliveries{state="open"} 0.0' in lines
    assert 'deliberation_deliveries{state="dead"} 1.0' in lines
    assert "deliberation_streams 1.0" in lines
    assert "deliberation_events 7.0" in lines


def _log_with_a_dead_delivery() -> None:
    stream = Stream.objects.create(name="room.test", head=7)
    record = EventRecord.objects.create(
        stream=stream, seq=7, type="t", version=1, at=clock.now(), payload_digest="0" * 64, hash="0" * 64
    )
    Delivery.objects.create(record=record, handler="h", state=Delivery.State.DEAD, next_at=clock.now())


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("address", "token", "given", "status"),
    [
        ("127.0.0.1", "", "", 200),
        ("203.0.113.9", "", "", 403),
        ("203.0.113.9", "sesame", "Bearer sesame", 200),
        ("203.0.113.9", "sesame", "Bearer other", 403),
        ("127.0.0.1", "sesame", "", 403),
    ],
)
async def test_metrics_are_for_this_machine_or_by_token(
    monkeypatch: pytest.MonkeyPatch, address: str, token: str, given: str, status: int
) -> None:
    monkeypatch.setattr(settings.ENV, "metrics_token", SecretStr(token))
    request = AsyncRequestFactory().get("/metrics", headers={"Authorization": given} if given else None)
    request.META["REMOTE_ADDR"] = address
    answer = await api.metrics(request)
    assert answer.status_code == status


def test_a_heartbeat_ages() -> None:
    heartbeat.path().unlink(missing_ok=True)
    assert heartbeat.age() is None
    heartbeat.beat()
    age = heartbeat.age()
    assert age is not None
    assert age < heartbeat.SILENT_AFTER
    os.utime(heartbeat.path(), (0, 0))
    later = heartbeat.age()
    assert later is not None
    assert later > heartbeat.SILENT_AFTER
