"""What personal links lead to: the apps that know it say so here.

This app knows people, links and browsers, but not sittings. An app to whose things links lead declares how one of them
is described to one person; where it says nothing, the link opens nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from deliberation.accounts.models import Account


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call; either may be empty."""

    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a personal link leads to, as its person is told of it."""

    title: str
    """Empty where nobody may read it before they have entered."""
    starts_at: datetime
    ends_at: datetime
    """When it is planned to end; links last some days longer."""
    path: str
    """Where it is, on this service: it begins with one slash."""
    contact: Contact
    place: str = ""
    committee_id: UUID | None = None
    """Whose rules hold there."""
    lobby_id: UUID | None = None
    """The room before which somebody can wait to be recognised, ``None`` if there is none."""
    lobby_path: str = ""
    """Where one waits."""
    is_cancelled: bool = False


Describe = Callable[[Account, UUID], Occasion | None]

DESCRIBERS: dict[str, Describe] = {}


def describes(occasion: str) -> Callable[[Describe], Describe]:
    """Declare how occasions of one sort are described; ``occasion`` stands in rows and must never change.

    The function returns ``None`` where the person has no business there any more.
    """

    def declare(describe: Describe) -> Describe:
        if occasion in DESCRIBERS:
            raise RuntimeError(f"the occasion {occasion} is declared twice")
        DESCRIBERS[occasion] = describe
        return describe

    return declare


def describe(account: Account, occasion: str, subject_id: UUID) -> Occasion | None:
    """Return what ``account`` is told of an occasion."""
    describer = DESCRIBERS.get(occasion)
    return describer(account, subject_id) if describer is not None else None
