"""Imports every word once, so that the registries are complete."""

from deliberation.events import (
    accounts,
    calls,
    memberships,
    messages,
    notices,
    organisations,
    papers,
    payloads,
    people,
    rooms,
    rules,
)
from deliberation.events.base import EVENTS, Command

__all__ = [
    "EVENTS",
    "accounts",
    "calls",
    "commands",
    "memberships",
    "messages",
    "notices",
    "organisations",
    "papers",
    "payloads",
    "people",
    "rooms",
    "rules",
]


def commands() -> dict[str, type[Command]]:
    """Return every command class by its type."""
    return {cls.type: cls for cls in Command.__subclasses__()}
