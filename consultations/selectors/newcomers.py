"""Who somebody is that comes by the general link, as far as the invitations tell."""

import re
import unicodedata

from consultations.models import MEETING_CODE_LENGTH, Sitting
from consultations.occasions import SITTING
from consultations.selectors.entries import invited, sitter
from deliberation.accounts.digests import same
from deliberation.accounts.models import Account
from deliberation.accounts.occasions import describe

DIGITS = 4
"""Of a phone's end, that people give with their name."""


def written(code: str) -> str:
    """Return a meeting code as it is kept: its digits, however people write it; empty if it is none."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", code), flags=re.ASCII)
    return digits if len(digits) == MEETING_CODE_LENGTH else ""


def sitting_of(code: str) -> Sitting | None:
    """Return the sitting that has a meeting code."""
    digits = written(code)
    if not digits:
        return None
    return Sitting.objects.select_related("consultation__lead_body").filter(meeting_code=digits).first()


def sits(account: Account, sitting: Sitting) -> bool:
    """Return whether somebody sits in a sitting: invited, and not represented by a deputy, or the deputy."""
    return describe(account, SITTING, sitting.id) is not None


def named(sitting: Sitting, name: str, digits: str) -> Account | None:
    """Return the one person in the sitting of that name whose phone ends in ``digits``; ``None`` also if two do."""
    wanted, ending = plain(name), unicodedata.normalize("NFKC", digits).strip()
    if not wanted or len(ending) != DIGITS:
        return None
    people = {account.id: account for account in map(sitter, invited(sitting)) if account.is_active and account.phone}
    found = [
        account
        for account in people.values()
        if plain(account.name) == wanted and same(account.phone[-DIGITS:], ending)
    ]
    return found[0] if len(found) == 1 else None


def plain(name: str) -> str:
    """Return a name without what people write differently: spaces, width, capitals, points between its parts."""
    return re.sub(r"[\s·•・.]", "", unicodedata.normalize("NFKC", name)).casefold()
