"""Which transport it is, and settings that could not work."""

import json
import stat
from collections.abc import Callable

import pytest
from django.conf import settings
from pydantic import ValidationError

from deliberation.environment import Environment
from deliberation.transports import TransportError, chosen, console, file

Configured = Callable[..., Environment]
PRODUCTION = {
    "MODE": "production",
    "SECRET_KEY": "s" * 32,
    "MEDIA_SECRET": "m" * 32,
    "PUBLIC_URL": "https://zx.example.cn",
}


def test_a_demonstration_prints_and_production_sends_nothing_unless_told(configured: Configured) -> None:
    configured()
    assert chosen() is console
    configured(**PRODUCTION)
    assert chosen() is None
    configured(SMS_TRANSPORT="file", **PRODUCTION)
    assert chosen() is file
    configured(MODE="demo", SMS_TRANSPORT="none")
    assert chosen() is None


def test_the_console_shows_number_and_text(capsys: pytest.CaptureFixture[str]) -> None:
    console.send("13800138000", "进入会议 https://zx.example.cn/m/token")
    assert capsys.readouterr().out == "短信 SMS → 13800138000: 进入会议 https://zx.example.cn/m/token\n"


def test_the_file_is_for_its_owner_alone(configured: Configured, tmp_path_factory: pytest.TempPathFactory) -> None:
    directory = tmp_path_factory.mktemp("texts")
    configured(DATA_DIR=str(directory))
    file.send("13800138000", "第一条\n第二行")
    file.send("13800138001", "第二条")
    path = directory / "sms.jsonl"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] == [
        {"to": "13800138000", "text": "第一条\n第二行"},
        {"to": "13800138001", "text": "第二条"},
    ]


def test_a_file_that_cannot_be_written_is_a_refusal(
    configured: Configured, tmp_path_factory: pytest.TempPathFactory
) -> None:
    directory = tmp_path_factory.mktemp("texts")
    (directory / "sms.jsonl").mkdir()
    configured(DATA_DIR=str(directory))
    with pytest.raises(TransportError) as refusal:
        file.send("13800138000", "一条")
    assert "13800138000" not in str(refusal.value)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "SMS_URL"),
        ({"SMS_URL": "ftp://example.cn"}, "SMS_URL"),
        ({"SMS_URL": "https://example.cn", "SMS_BODY": "to={to}"}, "SMS_BODY must be a JSON object"),
        ({"SMS_URL": "https://example.cn", "SMS_HEADERS": "[]"}, "SMS_HEADERS must be a JSON object"),
        ({"SMS_URL": "https://example.cn", "SMS_ACCEPTED": "("}, "SMS_ACCEPTED"),
        ({"SMS_URL": "https://example.cn", "SMS_TIMEOUT": "0"}, "sms_timeout"),
    ],
)
def test_a_gateway_that_could_not_work_is_refused_at_the_start(
    configured: Configured, values: dict[str, str], sentence: str
) -> None:
    before = settings.ENV
    with pytest.raises(ValidationError, match=sentence):
        configured(SMS_TRANSPORT="http", **values)
    assert settings.ENV is before
