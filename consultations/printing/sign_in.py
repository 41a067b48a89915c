"""The sign-in sheet (签到表)."""

from datetime import datetime

from docx.shared import Mm

from consultations.models import Sitting
from consultations.printing.facts import Invited, invited, issuer, when, where
from deliberation.documents.printing import chinese
from deliberation.documents.printing.official import Head, OfficialPaper

_HEADS = (
    Head("序号", 0.9),
    Head("姓名", 1.3),
    Head("单位及职务", 3.0, centred=False),
    Head("身份", 1.0),
    Head("签名", 2.0),
)
_SPARE = 4
"""Empty rows at the end: somebody always comes whom nobody expected."""


def write(sitting: Sitting, now: datetime) -> bytes:
    """Return the sheet on which who comes puts their name."""
    title = f"{sitting.title}签到表"
    paper = OfficialPaper(title=title, author=issuer(sitting), at=now)
    paper.title(title)
    paper.subtitle(f"{when(sitting)}　{where(sitting)}")
    people = [person for person in invited(sitting) if not person.is_venue]
    rows = [_row(number, person) for number, person in enumerate(people, start=1)]
    rows += [[str(len(people) + spare), "", "", "", ""] for spare in range(1, _SPARE + 1)]
    paper.table(_HEADS, rows, row_height=Mm(13))
    return paper.bytes()


def _row(number: int, person: Invited) -> list[str]:
    name = chinese.spaced(person.name) + (f"（代{person.in_place_of}）" if person.in_place_of else "")
    return [str(number), name, person.post, person.role, ""]
