"""Papers: putting them before people, ordering them, taking them back."""

from collections.abc import Iterable
from uuid import UUID

from consultations import policies
from consultations.models import AgendaItem, Paper, Sitting
from consultations.selectors.papers import access_paper, papers, papers_of
from consultations.selectors.standings import access_sitting
from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.core.errors import Conflict, NotFound, TooMany
from deliberation.documents import marks, names
from deliberation.documents.models import File
from deliberation.documents.selectors import access_own_unused
from deliberation.eventlog.units import Actor, change, emit
from deliberation.eventlog.verbs import Done, Result
from deliberation.events.files import FileType
from deliberation.events.papers import PaperChange, PaperPut, PaperWasPut, PaperWithdraw, PaperWithdrawn
from deliberation.events.sittings import SittingState
from deliberation.rules.selectors import rules


class PaperResult(Result):
    """Which paper it was."""

    paper_id: UUID


def put(actor: Account, command: PaperPut) -> PaperResult:
    """Put a file before the people of a sitting. Putting the same file there again changes nothing.

    A confidential one is made ready for its readers' marks first, outside any transaction.

    Raises:
        Forbidden: ``paper.forbidden``, to those who do not prepare the sitting.
        NotFound: ``sitting.not_found``, ``file.not_found``, ``agenda.not_found``.
        Conflict: ``sitting.closed``.
        TooMany: ``paper.too_many`` with ``max``.
        Invalid: ``file.unmarkable``, or whatever else ``marks.prepare`` finds.
    """
    sitting, standing = access_sitting(actor, command.sitting_id)
    policies.require(policies.may_manage(standing), "paper.forbidden")
    if (known := _already(actor, sitting, command.file_id)) is not None:
        return PaperResult(paper_id=known)
    item = _item(sitting, command.item_id)
    paper = Paper(sitting=sitting, item=item, is_confidential=command.is_confidential)
    if paper.must_be_inner:
        marks.prepare(_own_file(actor, command.file_id))
    return _put(actor, command)


@change
def _put(actor: Account, command: PaperPut) -> PaperResult:
    sitting = _managed(actor, command.sitting_id)
    if (known := _already(actor, sitting, command.file_id)) is not None:
        return PaperResult(paper_id=known)
    file = access_own_unused(actor, command.file_id)
    count = papers(sitting).count()
    limit = rules(sitting.consultation.lead_body_id).paper.max_papers
    if count >= limit:
        raise TooMany("paper.too_many", max=limit)
    paper = Paper(
        sitting=sitting,
        item=_item(sitting, command.item_id),
        file=file,
        title=command.title or names.stem_of(file.name),
        position=count,
        is_confidential=command.is_confidential,
        added_at=clock.now(),
    )
    _require_markable(paper)
    _tell(paper, actor)
    return PaperResult(paper_id=paper.id)


def change_paper(actor: Account, command: PaperChange) -> PaperResult:
    """Say anew what a paper is. Saying the same again changes nothing.

    Raises:
        Forbidden: ``paper.forbidden``, to those who do not prepare the sitting.
        NotFound: ``sitting.not_found``, ``paper.not_found``, ``agenda.not_found``.
        Conflict: ``sitting.closed``.
        Invalid: ``file.unmarkable``, or whatever else ``marks.prepare`` finds.
    """
    sitting, standing = access_sitting(actor, command.sitting_id)
    policies.require(policies.may_manage(standing), "paper.forbidden")
    paper = access_paper(sitting, command.paper_id)
    paper.item, paper.is_confidential = _item(sitting, command.item_id), command.is_confidential
    if paper.must_be_inner:
        marks.prepare(paper.file)
    return _change(actor, command)


@change
def _change(actor: Account, command: PaperChange) -> PaperResult:
    sitting = _managed(actor, command.sitting_id)
    paper = access_paper(sitting, command.paper_id, lock=True)
    before = (paper.title, paper.item_id, paper.is_confidential, paper.must_be_inner)
    paper.title = command.title or paper.title
    paper.item, paper.is_confidential = _item(sitting, command.item_id), command.is_confidential
    _require_markable(paper)
    moved = _moved(paper, command.position)
    if before != (paper.title, paper.item_id, paper.is_confidential, paper.must_be_inner):
        moved.setdefault(paper.id, paper)
    for other in moved.values():
        _tell(other, actor)
    return PaperResult(paper_id=paper.id)


@change
def withdraw(actor: Account, command: PaperWithdraw) -> Done:
    """Take a paper back. The file stays with the sitting's record.

    Raises:
        Forbidden: ``paper.forbidden``, to those who do not prepare the sitting.
        NotFound: ``sitting.not_found``, ``paper.not_found``.
        Conflict: ``sitting.closed``.
    """
    sitting = _managed(actor, command.sitting_id)
    paper = access_paper(sitting, command.paper_id, lock=True)
    paper.withdrawn_at = clock.now()
    paper.revision += 1
    paper.save(update_fields=["withdrawn_at", "revision"])
    emit(PaperWithdrawn(paper_id=paper.id, revision=paper.revision), stream=paper.stream, actor=actor)
    for position, other in enumerate(papers(sitting)):
        if other.position != position:
            other.position = position
            _tell(other, actor)
    return Done()


@change
def follow(actor: Actor | None, sitting: Sitting) -> None:
    """Bring each paper before the audience it is for, after an item or the whole sitting became confidential or not.

    Whoever changes either calls this in the same unit of work.

    Raises:
        Invalid: ``file.unmarkable``; one is to be confidential and cannot carry its readers' marks.
    """
    for paper in papers(sitting):
        if paper.is_inner != paper.must_be_inner:
            _require_markable(paper)
            _tell(paper, actor)


@change
def release(actor: Actor | None, items: Iterable[AgendaItem]) -> None:
    """Let the papers of items be the whole sitting's: the items are about to go. No paper becomes less confidential."""
    for paper in papers_of(items):
        paper.is_confidential = paper.is_confidential or (paper.item is not None and paper.item.is_confidential)
        paper.item = None
        _tell(paper, actor)


def _managed(actor: Account, sitting_id: UUID) -> Sitting:
    """Return a sitting, locked, whose papers ``actor`` may change now."""
    sitting, standing = access_sitting(actor, sitting_id, lock=True)
    policies.require(policies.may_manage(standing), "paper.forbidden")
    if sitting.state == SittingState.CLOSED or sitting.cancelled_at is not None:
        raise Conflict("sitting.closed")
    return sitting


def _already(actor: Account, sitting: Sitting, file_id: UUID) -> UUID | None:
    """Return the paper that this very request has made before."""
    return papers(sitting).filter(file=file_id, file__created_by=actor).values_list("id", flat=True).first()


def _own_file(actor: Account, file_id: UUID) -> File:
    file = File.objects.filter(id=file_id, created_by=actor).first()
    if file is None:
        raise NotFound("file.not_found")
    return file


def _item(sitting: Sitting, item_id: UUID | None) -> AgendaItem | None:
    if item_id is None:
        return None
    item = AgendaItem.objects.filter(sitting=sitting, id=item_id).first()
    if item is None:
        raise NotFound("agenda.not_found")
    return item


def _require_markable(paper: Paper) -> None:
    """Refuse what would lie there confidential and unreadable; its bytes have been looked at before."""
    if paper.must_be_inner and not marks.is_markable(paper.file):
        raise marks.unmarkable(FileType(paper.file.type))


def _moved(paper: Paper, position: int) -> dict[UUID, Paper]:
    """Move the paper to ``position`` and return those whose place is another now."""
    others = [other for other in papers(paper.sitting) if other.id != paper.id]
    others.insert(position, paper)
    moved = {}
    for place, other in enumerate(others):
        if other.position != place:
            other.position = place
            moved[other.id] = other
    return moved


def _tell(paper: Paper, actor: Actor | None) -> None:
    """Save the paper and tell its audience what it is now; if that is another than before, the former too."""
    inner = paper.must_be_inner
    if paper.revision and paper.is_inner != inner:
        paper.revision += 1
        emit(PaperWithdrawn(paper_id=paper.id, revision=paper.revision), stream=paper.stream, actor=actor)
    paper.revision += 1
    paper.is_inner = inner
    paper.save()
    event = PaperWasPut(
        paper_id=paper.id,
        revision=paper.revision,
        item_id=paper.item_id,
        position=paper.position,
        title=paper.title,
        is_confidential=inner,
        file_id=paper.file_id,
        file_type=FileType(paper.file.type),
        size=paper.file.size,
        pages=paper.file.pages,
        sha256=paper.file.sha256,
    )
    emit(event, stream=paper.stream, actor=actor)
