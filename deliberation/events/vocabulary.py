"""Imports every word once, so that the registries are complete."""

from deliberation.events import (
    accounts,
    agendas,
    ballots,
    calls,
    consultations,
    course,
    devices,
    entries,
    floors,
    forms,
    imports,
    invitations,
    lobbies,
    memberships,
    messages,
    notices,
    organisations,
    papers,
    participants,
    payloads,
    people,
    plans,
    polls,
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
    "ballots",
    "calls",
    "commands",
    "consultations",
    "course",
    "devices",
    "entries",
    "floors",
    "forms",
    "imports",
    "invitations",
    "lobbies",
    "memberships",
    "messages",
    "notices",
    "organisations",
    "papers",
    "participants",
    "payloads",
    "people",
    "plans",
    "polls",
    "rooms",
    "rules",
    "sittings",
    "terms",
]


def commands() -> dict[str, type[Command]]:
    """Return every command class by its type."""
    return {cls.type: cls for cls in Command.__subclasses__()}
