"""What a confined login reaches: one room, and what everybody reaches who is not signed in.

Asked once, for every address of the service, before any view is called; so nothing new has to remember it. Apps whose
things belong to rooms declare which, where an address does not name the room itself.
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from deliberation.accounts.models import LoginSession

OPEN = frozenset({"api/session", "api/text-codes", "api/qr-logins", "api/schema/"})
"""Routes that ask nothing of an account: signing in properly, signing out, and the description."""

Belongs = Callable[[UUID, UUID], bool]
"""Whether the second, some thing, belongs to the first, a room."""

_BELONGS: dict[str, Belongs] = {"room_id": lambda room_id, named: room_id == named}


def belongs(parameter: str) -> Callable[[Belongs], Belongs]:
    """Declare how to tell whether what ``parameter`` of an address names belongs to a room."""

    def declare(question: Belongs) -> Belongs:
        if parameter in _BELONGS:
            raise RuntimeError(f"{parameter} is declared twice")
        _BELONGS[parameter] = question
        return question

    return declare


def reaches(login_session: LoginSession, route: str, arguments: Mapping[str, Any]) -> bool:
    """Return whether a login gets to a route: everywhere, unless it is confined.

    Pages outside ``api/`` hold nothing of an account, and those that do something ask for themselves.
    """
    room_id = login_session.confined_to
    if room_id is None or not route.startswith("api/") or route in OPEN or route.startswith("api/qr-logins/"):
        return True
    # The first thing that an address names is the one that what follows it belongs to.
    parameter, named = next(iter(arguments.items()), ("", None))
    question = _BELONGS.get(parameter)
    return question is not None and isinstance(named, UUID) and question(room_id, named)
