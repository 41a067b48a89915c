"""What the doctor says of one deployment or another."""

import datetime
import json
import socket
import threading
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation

from deliberation.accounts.models import TextMessage
from deliberation.core import clock
from deliberation.core.checkup import CHECKS, Finding, Level, NotReady, check, fail
from deliberation.environment import SmsTransport
from deliberation.eventlog.models import Delivery, EventRecord, Stream
from deliberation.events.entries import TextState
from deliberation.operations import heartbeat
from deliberation.operations.management.commands.doctor import examine
from tests.certificates import certificate
from tests.factories import AccountFactory


def found(name: str) -> dict[str, Level]:
    """Return the codes that a check finds, with their levels."""
    return {finding.code: finding.level for finding in examine(name)}


def doctor(*arguments: str) -> tuple[int, str]:
    output = StringIO()
    try:
        call_command("doctor", *arguments, stdout=output)
    except SystemExit as end:
        return int(str(end.code)), output.getvalue()
    return 0, output.getvalue()


@pytest.mark.django_db
def test_it_speaks_both_languages_and_puts_the_remedy_beside_each_fault() -> None:
    code, chinese = doctor()
    assert code == 1
    assert "[故障] 后台进程没有动静" in chinese
    assert "    → 请启动服务" in chinese
    code, english = doctor("--language", "en")
    assert code == 1
    assert "[FAULT] The worker gives no sign of life" in english
    assert "    → Start the service" in english


@pytest.mark.django_db
def test_its_data_says_the_same_in_codes() -> None:
    code, text = doctor("--json", "--language", "en")
    entries = json.loads(text)
    assert {entry["check"] for entry in entries} == set(CHECKS)
    assert all(entry["fix"] for entry in entries if entry["level"] != "ok")
    assert code == int(any(entry["level"] == "fail" for entry in entries))


def test_a_check_that_cannot_look_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def blind() -> Iterable[Finding]:
        raise OSError("no eyes")

    monkeypatch.setitem(CHECKS, "blind", CHECKS["fonts"].__class__("blind", blind, at_start=False))
    assert found("blind") == {"check.impossible": Level.FAIL}


@pytest.mark.django_db
def test_a_dead_delivery_is_named_by_its_handler() -> None:
    assert found("eventlog.deliveries") == {"delivery.done": Level.OK}
    stream = Stream.objects.create(name="room.test", head=1)
    record = EventRecord.objects.create(
        stream=stream, seq=1, type="t", version=1, at=clock.now(), payload_digest="0" * 64, hash="0" * 64
    )
    Delivery.objects.create(record=record, handler="notices.tell", state=Delivery.State.DEAD, next_at=clock.now())
    late = clock.now() - datetime.timedelta(minutes=5)
    Delivery.objects.create(record=record, handler="other", state=Delivery.State.OPEN, next_at=late)
    assert found("eventlog.deliveries") == {"delivery.dead": Level.FAIL, "delivery.late": Level.WARN}
    (dead, _) = examine("eventlog.deliveries")
    with translation.override("zh-hans"):
        assert dead.sentence() == "notices.tell 有 1 项投递已彻底失败。"


@pytest.mark.django_db
def test_demonstration_accounts_are_a_fault_in_production_only(monkeypatch: pytest.MonkeyPatch) -> None:
    AccountFactory.create(username="lin", is_demo=True)
    assert found("institution.0-demo-accounts") == {"demo.mode": Level.OK}
    monkeypatch.setattr(settings, "PRODUCTION", True)
    assert found("institution.0-demo-accounts") == {"demo.accounts": Level.FAIL}


def test_a_worker_without_a_sign_of_life_is_a_fault() -> None:
    heartbeat.path().unlink(missing_ok=True)
    assert found("services.worker") == {"worker.silent": Level.FAIL}
    heartbeat.beat()
    assert found("services.worker") == {"worker.alive": Level.OK}


def test_a_port_of_another_program_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setattr(settings.ENV, "port", other.getsockname()[1])
        answering = threading.Thread(target=lambda: other.accept()[0].close())
        answering.start()
        assert found("ports") == {"port.taken": Level.FAIL}
        answering.join()
    assert found("ports") == {"port.free": Level.OK}


def test_an_open_secret_is_a_fault_unless_a_directory_hides_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = tmp_path / "secret_key"
    key.write_text("x" * 40)
    key.chmod(0o644)
    monkeypatch.setattr(settings.ENV, "data_dir", tmp_path)
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(tmp_path / "none"))
    is_hidden = any(parent.stat().st_mode & 0o001 == 0 for parent in key.resolve().parents)
    assert found("secrets") == ({"secrets.closed": Level.OK} if is_hidden else {"secrets.exposed": Level.FAIL})
    tmp_path.chmod(0o700)
    assert found("secrets") == {"secrets.closed": Level.OK}


@pytest.mark.parametrize(
    ("name", "days", "expected"),
    [
        ("zx.example.cn", 90, {"tls.valid": Level.OK}),
        ("*.example.cn", 90, {"tls.valid": Level.OK}),
        ("zx.example.cn", 5, {"tls.expiring": Level.WARN}),
        ("zx.example.cn", -2, {"tls.expiring": Level.FAIL}),
        ("other.example.cn", 90, {"tls.other_name": Level.FAIL}),
    ],
)
def test_a_certificate_is_read_as_browsers_would(
    tmp_path: Path, at: "At", name: str, days: int, expected: dict[str, Level]
) -> None:
    cert, key = certificate(tmp_path, name=name, days=days)
    at("https://zx.example.cn", cert, key)
    assert found("tls") == expected


def test_a_key_of_another_certificate_is_a_fault(tmp_path: Path, at: "At") -> None:
    cert, _ = certificate(tmp_path, name="zx.example.cn", days=90)
    _, key = certificate(tmp_path, name="other.example.cn", days=90)
    at("https://zx.example.cn", cert, key)
    assert found("tls") == {"tls.unusable": Level.FAIL}


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://127.0.0.1:8000", {"tls.elsewhere": Level.OK}),
        ("http://localhost:8000", {"tls.elsewhere": Level.OK}),
        ("https://zx.example.cn", {"tls.elsewhere": Level.OK}),
        ("http://10.1.2.3:8000", {"tls.plain": Level.FAIL}),
        ("http://zx.example.cn", {"tls.plain": Level.FAIL}),
    ],
)
def test_a_page_without_https_away_from_this_machine_is_a_fault(
    at: "At", origin: str, expected: dict[str, Level]
) -> None:
    at(origin, None, None)
    assert found("tls") == expected


class At:
    """Puts the deployment at another address."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, origin: str, cert: Path | None, key: Path | None) -> None:
        env = settings.ENV.model_copy(update={"public_url": origin, "tls_cert": cert, "tls_key": key})
        env.__dict__.pop("origin", None)
        self._monkeypatch.setattr(settings, "ENV", env)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    return At(monkeypatch)


def test_a_silent_media_process_is_a_fault() -> None:
    assert found("media") == {"media.silent": Level.FAIL}


def test_not_ready_says_so_in_both_languages() -> None:
    reason = NotReady(
        [fail("x", "The worker is at work.", fix="Renew it, replace the files and restart the web process.")]
    )
    first, second = str(reason).splitlines()
    assert first.startswith("后台进程工作正常。")
    assert second.startswith("The worker is at work. Renew it")


def test_a_declared_check_is_performed() -> None:
    try:
        check("trial")(lambda: [fail("trial.failed", "Trial.", fix="None.")])
        assert found("trial") == {"trial.failed": Level.FAIL}
    finally:
        CHECKS.pop("trial", None)


@pytest.mark.parametrize(
    ("values", "code", "level"),
    [
        ({"sms_transport": SmsTransport.NONE}, "texts.none", Level.WARN),
        ({"sms_transport": SmsTransport.CONSOLE}, "texts.trial", Level.OK),
        ({"sms_transport": SmsTransport.CONSOLE, "production": True}, "texts.local", Level.FAIL),
        ({"sms_transport": SmsTransport.HTTP, "sms_url": "http://10.0.0.1/send"}, "texts.plain", Level.WARN),
        ({"sms_transport": SmsTransport.HTTP, "sms_url": "https://sms.example.cn"}, "texts.gateway", Level.OK),
    ],
)
def test_it_says_whether_texts_reach_phones(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, Any], code: str, level: Level
) -> None:
    given = dict(values)
    monkeypatch.setattr(settings, "PRODUCTION", given.pop("production", False))
    for name, value in given.items():
        monkeypatch.setattr(settings.ENV, name, value)
    assert found("texts.transport") == {code: level}


def text(state: TextState, *, due_ago: int = 0, **having: Any) -> None:
    """Write a link's text into the outbox, due so many minutes ago."""
    now = clock.now()
    TextMessage.objects.create(
        kind=TextMessage.Kind.LINK,
        state=state,
        created_at=having.pop("created_at", now),
        next_at=now - datetime.timedelta(minutes=due_ago),
        expires_at=now + datetime.timedelta(days=1),
        **having,
    )


@pytest.mark.django_db
def test_texts_that_were_given_up_are_named_with_the_last_reason() -> None:
    assert found("texts.delivery") == {"texts.sent": Level.OK}
    text(TextState.FAILED, error="HTTP 403")
    assert found("texts.delivery") == {"texts.refused": Level.FAIL}
    text(TextState.SENT)
    text(TextState.DROPPED, error="too late")
    assert found("texts.delivery") == {"texts.failed": Level.WARN}
    (finding,) = examine("texts.delivery")
    assert (finding.params["count"], finding.params["error"]) == (1, "HTTP 403")
    with translation.override("zh-hans"):
        assert "最近一天有 1 条短信发送失败" in finding.sentence()


@pytest.mark.django_db
def test_texts_of_long_ago_say_nothing_of_today() -> None:
    text(TextState.FAILED, created_at=clock.now() - datetime.timedelta(days=2))
    assert found("texts.delivery") == {"texts.sent": Level.OK}


@pytest.mark.django_db
def test_texts_that_nobody_sends_are_named_where_there_is_a_way_to_send_them(monkeypatch: pytest.MonkeyPatch) -> None:
    text(TextState.OPEN, due_ago=4)
    assert found("texts.delivery") == {"texts.sent": Level.OK}
    text(TextState.OPEN, due_ago=6)
    assert found("texts.delivery") == {"texts.late": Level.WARN}
    monkeypatch.setattr(settings.ENV, "sms_transport", SmsTransport.NONE)
    assert found("texts.delivery") == {"texts.sent": Level.OK}
