"""The agenda (议程)."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from consultations.models import AgendaItem, Sitting
from consultations.printing.facts import issuer, when, where
from deliberation.documents.printing.official import OfficialPaper


def write(sitting: Sitting, now: datetime) -> bytes:
    """Return the agenda: what is treated, for how long, by whom."""
    paper = OfficialPaper(title=f"{sitting.title}议程", author=issuer(sitting), at=now)
    paper.title(f"{sitting.title}议程")
    paper.text(f"时间：{when(sitting)}")
    paper.text(f"地点：{where(sitting)}")
    paper.blank()
    add_items(paper, sitting)
    return paper.bytes()


def add_items(paper: OfficialPaper, sitting: Sitting, *, depth: int = 3) -> None:
    """Add the items of the agenda to a paper, down to some depth."""
    children: dict[UUID | None, list[AgendaItem]] = defaultdict(list)
    for item in AgendaItem.objects.filter(sitting=sitting).prefetch_related("presenters__account"):
        children[item.parent_id].append(item)

    def add(parent: UUID | None, level: int) -> None:
        for number, item in enumerate(children[parent], start=1):
            paper.item(level, number, item.title, _note(item))
            if level + 1 < depth:
                add(item.id, level + 1)

    add(None, 0)


def _note(item: AgendaItem) -> str:
    """Return who presents an item, how long it takes, and that it is not for everybody."""
    names = "、".join(presenter.account.name for presenter in item.presenters.all())
    parts = [names, f"{item.minutes}分钟" if item.minutes else "", "不公开" if item.is_confidential else ""]
    said = "，".join(part for part in parts if part)
    return f"（{said}）" if said else ""
