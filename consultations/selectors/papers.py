"""Papers, for whoever may read them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from consultations import policies
from consultations.models import AgendaItem, Paper, Sitting
from consultations.policies import Standing
from consultations.representations.papers import PaperItem, PaperList
from consultations.selectors.standings import sitting_standing
from deliberation.accounts.models import Account
from deliberation.core.errors import NotFound
from deliberation.documents.models import File
from deliberation.documents.rights import Reading
from deliberation.events.files import FileType


def papers(sitting: Sitting) -> QuerySet[Paper]:
    """Return the papers that lie before a sitting, in order, confidential ones included."""
    rows = Paper.objects.filter(sitting=sitting, withdrawn_at=None)
    return rows.select_related("sitting", "item", "file")


def papers_of(items: Iterable[AgendaItem]) -> QuerySet[Paper]:
    """Return the papers that lie there for one of the items."""
    rows = Paper.objects.filter(item__in=[item.id for item in items], withdrawn_at=None)
    return rows.select_related("sitting", "item", "file")


def papers_made_of(file: File) -> QuerySet[Paper]:
    """Return the papers made of a file that lie before people now."""
    rows = Paper.objects.filter(file=file, withdrawn_at=None)
    return rows.select_related("sitting", "item")


def access_paper(sitting: Sitting, paper_id: UUID, *, lock: bool = False) -> Paper:
    """Return a paper of the sitting, locked for change if asked, for somebody who may manage the sitting.

    Raises:
        NotFound: ``paper.not_found``; also once it was withdrawn.
    """
    rows = papers(sitting).filter(id=paper_id)
    paper = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if paper is None:
        raise NotFound("paper.not_found")
    return paper


def reading_list(sitting: Sitting, standing: Standing) -> PaperList:
    """Return what somebody of that standing may read."""
    inner = policies.may_read_inner(standing)
    rows = [paper for paper in papers(sitting) if inner or not paper.must_be_inner]
    return PaperList(items=[paper_item(paper) for paper in rows], may_change=policies.may_manage(standing))


def reading(actor: Account, file: File) -> Reading | None:
    """Return how ``actor`` may read ``file`` because of papers: the question of ``documents.rights``."""
    rows = Paper.objects.filter(file=file).select_related("sitting__consultation", "item")
    answers = [answer for paper in rows if (answer := _reading_of(actor, paper)) is not None]
    return max(answers, default=None)


def lies_before(sitting_id: UUID, file_id: UUID) -> bool:
    """Return whether a file is a paper of the sitting: what a login reaches that is confined to the sitting's room."""
    return Paper.objects.filter(sitting=sitting_id, file=file_id, withdrawn_at=None).exists()


def _reading_of(actor: Account, paper: Paper) -> Reading | None:
    standing = sitting_standing(actor, paper.sitting)
    if not policies.may_view(standing) or (paper.withdrawn_at is not None and not policies.may_manage(standing)):
        return None
    if not paper.must_be_inner:
        return Reading.PLAIN
    return Reading.MARKED if policies.may_read_inner(standing) else None


def paper_item(paper: Paper) -> PaperItem:
    """Return what is told of a paper."""
    return PaperItem(
        paper_id=paper.id,
        revision=paper.revision,
        item_id=paper.item_id,
        position=paper.position,
        title=paper.title,
        is_confidential=paper.must_be_inner,
        file_id=paper.file_id,
        file_name=paper.file.name,
        file_type=FileType(paper.file.type),
        media_type=paper.file.media_type,
        size=paper.file.size,
        pages=paper.file.pages,
        sha256=paper.file.sha256,
    )
