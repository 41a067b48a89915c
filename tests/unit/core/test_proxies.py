"""Whom to believe about the client's address and scheme."""

import pytest
from django.conf import settings as django_settings
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from deliberation.core.proxies import apply_forwarded, client_address, is_trusted


@pytest.fixture(autouse=True)
def _proxies(settings: Settings) -> None:
    settings.ENV = django_settings.ENV.model_copy(update={"trusted_proxies": ["10.0.0.0/8", "::1"]})


@pytest.mark.parametrize(
    ("remote", "forwarded", "client"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "192.0.2.1", "203.0.113.7"),  # a stranger's claim
        ("10.0.0.1", "192.0.2.1", "192.0.2.1"),
        ("10.0.0.1", "198.51.100.9, 192.0.2.1", "192.0.2.1"),  # what the client itself claimed does not count
        ("10.0.0.1", "192.0.2.1, 10.0.0.2", "192.0.2.1"),  # through two proxies of ours
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("::1", "2001:db8::7", "2001:db8::7"),
        ("not an address", "192.0.2.1", "not an address"),
        ("", "192.0.2.1", "192.0.2.1"),  # by a unix socket
    ],
)
def test_an_address_is_believed_as_far_as_our_proxies_saw_it(remote: str, forwarded: str, client: str) -> None:
    request = RequestFactory().get(
        "/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded, HTTP_FORWARDED="for=1.1.1.1"
    )
    apply_forwarded(request)
    assert client_address(request) == client
    assert "X-Forwarded-For" not in request.headers
    assert "Forwarded" not in request.headers


def test_strangers_cannot_claim_a_scheme() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_PROTO="https")
    apply_forwarded(request)
    assert not request.is_secure()
    assert "X-Forwarded-Proto" not in request.headers


def test_no_address_is_trusted_unless_named() -> None:
    assert is_trusted("10.1.2.3")
    assert not is_trusted("11.1.2.3")
    assert not is_trusted("10.1.2.3.4")
