"""A link that was refused but is still good does not stand in the log."""

import json
import logging
import secrets
import sys

import pytest
from django.test import Client
from structlog.stdlib import ProcessorFormatter

from deliberation.accounts.models import LoginLink
from deliberation.accounts.services import links
from tests.conftest import Cast


def as_written(record: logging.LogRecord) -> str:
    """Return the line that this deployment's log would hold."""
    formatters = [handler.formatter for handler in logging.getLogger().handlers]
    formatter = next(item for item in formatters if isinstance(item, ProcessorFormatter))
    return formatter.format(record)


def test_a_refused_link_is_logged_without_its_token(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    token = links.make(cast.wei, LoginLink.Kind.PERSON)
    assert Client(enforce_csrf_checks=True).post(f"/login/{token}").status_code == 403
    assert token in caplog.text
    lines = [as_written(record) for record in caplog.records]
    assert all(token not in line for line in lines)
    assert any("/login/…" in json.loads(line)["event"] for line in lines)
    assert links.use(token).account == cast.wei


@pytest.mark.parametrize("address", ["/m/{}", "/m/{}/code", "/q/{}", "/m/{}?lang=en", "https://zx.example.cn/m/{}"])
def test_no_token_of_a_personal_link_or_a_desktops_wish_stands_in_the_log(address: str) -> None:
    token = secrets.token_urlsafe(32)
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Gone: %s", (address.format(token),), None)
    line = as_written(record)
    assert token not in line
    assert json.loads(line)["event"].startswith(f"Gone: {address.partition('{')[0]}…")


@pytest.mark.parametrize("page", ["m", "q"])
def test_a_refused_page_is_logged_without_its_token(page: str, caplog: pytest.LogCaptureFixture, db: None) -> None:
    token = secrets.token_urlsafe(32)
    client = Client(enforce_csrf_checks=True)
    assert client.post(f"/{page}/{token}").status_code == 403
    client.get(f"/{page}/{token}")
    assert token in caplog.text
    assert all(token not in as_written(record) for record in caplog.records)


def test_the_trace_of_a_fault_holds_no_token() -> None:
    token = secrets.token_urlsafe(32)
    try:
        raise RuntimeError(f"no way to /m/{token}")
    except RuntimeError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Fault", (), sys.exc_info())
    line = as_written(record)
    assert token not in line
    assert "RuntimeError: no way to /m/…" in json.loads(line)["exception"]


@pytest.mark.parametrize("path", ["/login/", "/m/", "/api/login-sessions/0198", "/sign-in", "/j/123456789"])
def test_other_paths_are_logged_as_they_are(path: str) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Gone: %s", (path,), None)
    assert json.loads(as_written(record))["event"] == f"Gone: {path}"
