"""Imports every word once, so that the registries are complete."""

from deliberation.events import (
    accounts,
    agendas,
    calls,
    course,
    floors,
    imports,
    lobbies,
    memberships,
    messages,
    notices,
    organisations,
    papers,
    participants,
    payloads,
    people,
    rooms,
    rules,
    sittings,
    terms,
)
from deliberation.events.base import EVENTS, Command

__all__ = [
    "EVENTS",
    "accounts",
    "agendas",
    "calls",
    "commands",
    "course",
    "floors",
    "imports",
    "lobbies",
    "memberships",
    "messages",
    "notices",
    "organisations",
    "papers",
    "participants",
    "payloads",
    "people",
    "rooms",
    "rules",
    "sittings",
    "terms",
]


def commands() -> dict[str, type[Command]]:
    """Return every command class by its type."""
    return {cls.type: cls for cls in Command.__subclasses__()}
