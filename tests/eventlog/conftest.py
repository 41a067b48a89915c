"""What the tests of the log share: handlers that exist for one test."""

from collections.abc import Callable

import pytest

from deliberation.eventlog import subscriptions
from deliberation.eventlog.models import EventRecord

Subscribe = Callable[[str, subscriptions.Handler], str]


@pytest.fixture
def subscribe(monkeypatch: pytest.MonkeyPatch) -> Subscribe:
    """Return how to subscribe a handler to a type of event until the test ends; it answers the handler's name."""

    def to(type_: str, handler: subscriptions.Handler) -> str:
        name = f"tests.{len(subscriptions.HANDLERS)}"
        monkeypatch.setitem(subscriptions.HANDLERS, name, handler)
        monkeypatch.setitem(subscriptions._BY_TYPE, type_, [*subscriptions.of(type_), name])
        return name

    return to


def nothing(record: EventRecord) -> None:
    """Handle an event by doing nothing."""
