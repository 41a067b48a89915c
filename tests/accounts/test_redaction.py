"""A link that was refused but is still good does not stand in the log."""

import json
import logging

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


@pytest.mark.parametrize("path", ["/login/", "/api/login-sessions/0198", "/sign-in"])
def test_other_paths_are_logged_as_they_are(path: str) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Gone: %s", (path,), None)
    assert json.loads(as_written(record))["event"] == f"Gone: {path}"
