"""Seat cards (桌签): for each person two, to be cut out and put back to back into a stand of 200 by 100 mm."""

from datetime import datetime

from docx.shared import Mm

from consultations.models import Sitting
from consultations.printing.facts import invited, issuer
from deliberation.documents.printing import chinese
from deliberation.documents.printing.official import OfficialPaper

_WIDTH, _HEIGHT = Mm(200), Mm(100)
_MARGINS = (Mm(40), Mm(5), Mm(40), Mm(5))
_LARGEST, _SMALLEST = 130.0, 28.0
"""Points of a name."""
_ROOM = 500.0
"""Points that a name may be wide: the card's, with a margin at either side."""
_STANDING = frozenset({"旁听", "会务"})
"""Those who do not sit at the table."""


def write(sitting: Sitting, now: datetime) -> bytes:
    """Return a page of cards for everybody who sits at the table."""
    paper = OfficialPaper(
        title=f"{sitting.title}桌签", author=issuer(sitting), at=now, margins=_MARGINS, numbered=False
    )
    seated = [person.name for person in invited(sitting) if not person.is_venue and person.role not in _STANDING]
    for number, name in enumerate(seated):
        if number:
            paper.new_page()
        paper.cards([chinese.spaced(name)] * 2, width=_WIDTH, height=_HEIGHT, size=_size(name))
    return paper.bytes()


def _size(name: str) -> float:
    """Return the size at which a name fills its card without leaving it."""
    return max(_SMALLEST, min(_LARGEST, _ROOM / max(chinese.width(chinese.spaced(name)), 3)))
