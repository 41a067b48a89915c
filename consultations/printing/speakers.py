"""The speaking list (发言名单).

Who speaks is arranged where the floor is given, above this app: that part declares itself the ``source``. Without one
the agenda's presenters are the speakers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consultations.models import AgendaItem, Sitting
from consultations.printing.facts import invited, issuer, when
from consultations.selectors.agendas import walk
from deliberation.documents.printing import chinese
from deliberation.documents.printing.official import Head, OfficialPaper


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is to speak: on which item, and for how many minutes (0 where nobody said)."""

    invitation_id: UUID | None
    name: str
    item: str
    minutes: int
    is_substitute: bool = False


_HEADS = (
    Head("序号", 0.9),
    Head("姓名", 1.2),
    Head("单位及职务", 2.6, centred=False),
    Head("议题", 2.6, centred=False),
    Head("时限", 1.2),
)

Source = Callable[[Sitting], list[Speaker]]
_sources: list[Source] = []


def source(function: Source) -> Source:
    """Declare who knows the arranged speakers."""
    _sources.append(function)
    return function


def write(sitting: Sitting, now: datetime) -> bytes:
    """Return the list of speakers in the order in which they are to speak."""
    title = f"{sitting.title}发言名单"
    paper = OfficialPaper(title=title, author=issuer(sitting), at=now)
    paper.title(title)
    paper.subtitle(when(sitting))
    posts = {person.invitation_id: person.post for person in invited(sitting)}
    rows = [
        [
            str(number),
            chinese.spaced(speaker.name) + ("（候补）" if speaker.is_substitute else ""),
            posts.get(speaker.invitation_id, "") if speaker.invitation_id else "",
            speaker.item,
            f"{speaker.minutes}分钟" if speaker.minutes else "",
        ]
        for number, speaker in enumerate(speakers(sitting), start=1)
    ]
    paper.table(_HEADS, rows)
    return paper.bytes()


def speakers(sitting: Sitting) -> list[Speaker]:
    """Return who is to speak: those arranged, or else those whom the agenda names."""
    arranged = [speaker for ask in _sources for speaker in ask(sitting)]
    return arranged or _presenters(sitting)


def _presenters(sitting: Sitting) -> list[Speaker]:
    items = AgendaItem.objects.filter(sitting=sitting).prefetch_related("presenters__account")
    return [
        Speaker(presenter.id, presenter.account.name, item.title, item.minutes)
        for item, _ in walk(items)
        for presenter in item.presenters.all()
    ]
