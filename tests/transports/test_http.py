"""A gateway on the other end of one HTTP request."""

import json
import socket
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest

from deliberation.environment import Environment
from deliberation.transports import TransportError, chosen, http
from tests.transports.conftest import Gateway

Configured = Callable[..., Environment]
TEXT = '验证码 "123456"，5 分钟内有效 & {to}'


def test_the_text_arrives_whole_whatever_is_in_it(gateway: Gateway, configured: Configured) -> None:
    configured(SMS_TRANSPORT="http", SMS_URL=gateway.url)
    transport = chosen()
    assert transport is not None
    transport.send("13800138000", TEXT)
    (received,) = gateway.received
    assert (received.method, received.path) == ("POST", "/send")
    assert json.loads(received.body) == {"to": "13800138000", "text": TEXT}


def test_body_headers_and_method_are_the_gateways_own(gateway: Gateway, configured: Configured) -> None:
    configured(
        SMS_TRANSPORT="http",
        SMS_URL=gateway.url,
        SMS_METHOD="PUT",
        SMS_FORMAT="form",
        SMS_SECRET="s3cret",
        SMS_HEADERS='{"Authorization": "Bearer {secret}"}',
        SMS_BODY='{"mobile": "86{to}", "content": "【政协】{text}", "sign": "{unknown}"}',
    )
    http.send("13800138000", "a&b=c")
    (received,) = gateway.received
    assert received.method == "PUT"
    assert received.headers["Authorization"] == "Bearer s3cret"
    assert parse_qs(received.body) == {
        "mobile": ["8613800138000"],
        "content": ["【政协】a&b=c"],
        "sign": ["{unknown}"],
    }


@pytest.mark.parametrize(
    ("status", "is_final"), [(400, True), (403, True), (408, False), (429, False), (500, False), (503, False)]
)
def test_a_refusal_says_whether_trying_again_could_help(
    gateway: Gateway, configured: Configured, status: int, is_final: bool
) -> None:
    configured(SMS_TRANSPORT="http", SMS_URL=gateway.url)
    gateway.status = status
    with pytest.raises(TransportError) as refusal:
        http.send("13800138000", TEXT)
    assert refusal.value.is_final is is_final
    assert str(refusal.value) == f"status {status}"


@pytest.mark.parametrize("status", [301, 302, 307])
def test_it_does_not_follow_to_another_address(gateway: Gateway, configured: Configured, status: int) -> None:
    configured(SMS_TRANSPORT="http", SMS_URL=gateway.url)
    gateway.status = status
    with pytest.raises(TransportError):
        http.send("13800138000", TEXT)
    assert len(gateway.received) == 1


def test_a_gateway_that_refuses_with_status_200_is_understood(gateway: Gateway, configured: Configured) -> None:
    configured(SMS_TRANSPORT="http", SMS_URL=gateway.url, SMS_ACCEPTED=r'"code":\s*0\b')
    http.send("13800138000", TEXT)
    gateway.answer = b'{"code": 105, "mobile": "13800138000"}'
    with pytest.raises(TransportError, match=r"^refused by the gateway$"):
        http.send("13800138000", TEXT)


def test_silence_and_absence_are_refusals_that_name_nobody(configured: Configured) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/13800138000"
        configured(SMS_TRANSPORT="http", SMS_URL=address, SMS_TIMEOUT="0.2")
        with pytest.raises(TransportError) as silence:
            http.send("13800138000", TEXT)
    with pytest.raises(TransportError) as absence:
        http.send("13800138000", TEXT)
    for refusal in (silence.value, absence.value):
        assert not refusal.is_final
        assert "13800138000" not in str(refusal)
        assert "123456" not in str(refusal)
