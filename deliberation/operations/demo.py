"""The demonstration: who plays in it, with what, and how one gets in."""

from datetime import timedelta

from deliberation.accounts.models import Account, LoginLink
from deliberation.accounts.services import demo as cast
from deliberation.accounts.services import links
from realtime.services import demo as meeting

LINK_LIFETIME = timedelta(hours=12)
"""For as long as somebody trying the service may leave the terminal open; each link still works once only."""


def load() -> dict[str, Account]:
    """Create whatever is missing of the demonstration and return its cast by username."""
    accounts = cast.create_cast()
    meeting.furnish()
    return accounts


def entrances(accounts: dict[str, Account]) -> list[tuple[Account, str]]:
    """Return a fresh one-time address for each account, for whoever sits at this console."""
    return [
        (account, links.url(links.make(account, LoginLink.Kind.CONSOLE, LINK_LIFETIME)))
        for account in accounts.values()
    ]
