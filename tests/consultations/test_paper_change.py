"""Changing papers, and taking them back."""

import pytest

from consultations.models import Paper, Sitting
from consultations.selectors.papers import reading_list
from consultations.selectors.standings import sitting_standing
from consultations.services import papers
from deliberation.core.errors import DomainError, NotFound
from deliberation.eventlog import reading
from deliberation.events.base import Envelope
from deliberation.events.papers import PaperChange, PaperWithdraw
from deliberation.events.sittings import Confidentiality
from tests.conftest import Cast, ClientFor
from tests.consultations.conftest import PutPaper
from tests.documents import samples
from tests.documents.conftest import kept
from tests.factories import AgendaItemFactory


def change(actor: object, paper: Paper, **values: object) -> None:
    """Change what is named of the paper and say of the rest what it is."""
    paper.refresh_from_db()
    now = {
        "title": paper.title,
        "item_id": paper.item_id,
        "position": paper.position,
        "is_confidential": paper.is_confidential,
    }
    command = PaperChange.model_validate({"sitting_id": paper.sitting_id, "paper_id": paper.id, **now, **values})
    papers.change_paper(actor, command)  # type: ignore[arg-type]  # one of the cast


def titles(cast: Cast, sitting: Sitting) -> list[str]:
    items = reading_list(sitting, sitting_standing(cast.qiao, sitting)).items
    assert [item.position for item in items] == list(range(len(items)))
    return [item.title for item in items]


def shown(*events: Envelope) -> dict[str, int]:
    """Return what an audience has before it after these events: paper → revision."""
    papers: dict[str, int] = {}
    for event in events:
        assert event.data is not None
        paper_id, revision = event.data["paper_id"], event.data["revision"]
        if revision > papers.get(paper_id, 0):
            papers.pop(paper_id, None)
            if event.type == "paper.put":
                papers[paper_id] = revision
    return papers


def test_a_paper_gets_another_title_and_item(cast: Cast, sitting: Sitting, put_paper: PutPaper) -> None:
    paper = put_paper("一稿")
    item = AgendaItemFactory.create(sitting=sitting)
    change(cast.qiao, paper, title="定稿", item_id=item.id)
    paper.refresh_from_db()
    assert (paper.title, paper.item_id, paper.revision) == ("定稿", item.id, 2)
    event = reading.since(sitting.stream, 1)[0]
    assert event.data is not None
    assert (event.data["title"], event.data["item_id"]) == ("定稿", str(item.id))


def test_saying_the_same_again_changes_nothing(cast: Cast, sitting: Sitting, put_paper: PutPaper) -> None:
    paper = put_paper("一稿")
    change(cast.qiao, paper)
    assert len(reading.since(sitting.stream, 0)) == 1


@pytest.mark.parametrize(("place", "order"), [(0, "cab"), (1, "acb"), (2, "abc"), (99, "abc")])
def test_a_paper_moves_to_another_place(
    place: int, order: str, cast: Cast, sitting: Sitting, put_paper: PutPaper
) -> None:
    last = [put_paper(title) for title in "abc"][-1]
    change(cast.qiao, last, position=place)
    assert titles(cast, sitting) == list(order)


@pytest.mark.usefixtures("chinese_font", "directory")
def test_between_audiences_it_is_withdrawn_from_one_and_put_before_the_other(
    cast: Cast, sitting: Sitting, put_paper: PutPaper, client_for: ClientFor
) -> None:
    paper = put_paper(file=kept(cast.qiao, samples.pdf()))
    for secret in (True, False, True):
        change(cast.qiao, paper, is_confidential=secret)
        paper.refresh_from_db()
        room, inner = (reading.since(stream, 0) for stream in (sitting.stream, sitting.inner_stream))
        assert bool(shown(*room)) is not secret
        assert bool(shown(*inner)) is secret
        # Whoever hears both may hear them in either order.
        assert shown(*room, *inner) == shown(*inner, *room) == {str(paper.id): paper.revision}
        status = client_for(cast.chen).head(f"/api/files/{paper.file_id}").status_code
        assert status == (404 if secret else 200)


@pytest.mark.usefixtures("directory")
def test_what_cannot_carry_a_mark_does_not_become_confidential(cast: Cast, put_paper: PutPaper) -> None:
    paper = put_paper(file=kept(cast.qiao, samples.docx(), "报告.docx"))
    with pytest.raises(DomainError, match=r"file\.unmarkable"):
        change(cast.qiao, paper, is_confidential=True)
    paper.refresh_from_db()
    assert not paper.is_confidential


def test_papers_follow_their_item_and_their_sitting(cast: Cast, sitting: Sitting, put_paper: PutPaper) -> None:
    item = AgendaItemFactory.create(sitting=sitting)
    of_item, of_sitting = put_paper(item_id=item.id), put_paper()
    item.is_confidential = True
    item.save()
    papers.follow(cast.qiao, sitting)
    assert shown(*reading.since(sitting.stream, 0)).keys() == {str(of_sitting.id)}
    sitting.confidentiality = Confidentiality.CONFIDENTIAL
    sitting.save()
    papers.follow(cast.qiao, sitting)
    assert shown(*reading.since(sitting.stream, 0)) == {}
    assert shown(*reading.since(sitting.inner_stream, 0)).keys() == {str(of_item.id), str(of_sitting.id)}
    before = len(reading.since(sitting.inner_stream, 0))
    papers.follow(cast.qiao, sitting)
    assert len(reading.since(sitting.inner_stream, 0)) == before


@pytest.mark.parametrize("secret", [False, True])
def test_papers_of_an_item_that_goes_become_the_sittings(
    secret: bool, cast: Cast, sitting: Sitting, put_paper: PutPaper
) -> None:
    item = AgendaItemFactory.create(sitting=sitting)
    paper = put_paper(item_id=item.id)
    item.is_confidential = secret
    item.save()
    papers.follow(cast.qiao, sitting)
    papers.release(cast.qiao, [item])
    item.delete()
    paper.refresh_from_db()
    assert (paper.item_id, paper.must_be_inner) == (None, secret)
    assert bool(shown(*reading.since(sitting.stream, 0))) is not secret


@pytest.mark.usefixtures("directory")
def test_what_was_taken_back_only_those_who_prepare_can_read(
    cast: Cast, sitting: Sitting, put_paper: PutPaper, client_for: ClientFor
) -> None:
    first, second = put_paper("a", file=kept(cast.qiao, samples.pdf())), put_paper("b")
    command = PaperWithdraw(sitting_id=sitting.id, paper_id=first.id)
    papers.withdraw(cast.qiao, command)
    assert titles(cast, sitting) == ["b"]
    assert shown(*reading.since(sitting.stream, 0)) == {str(second.id): 2}
    path = f"/api/files/{first.file_id}"
    assert client_for(cast.wei).head(path).status_code == 404
    assert client_for(cast.qiao).head(path).status_code == 200
    with pytest.raises(NotFound, match=r"paper\.not_found"):
        papers.withdraw(cast.qiao, command)
    with pytest.raises(NotFound, match=r"paper\.not_found"):
        change(cast.qiao, first)


def test_a_paper_is_asked_for_by_its_own_sitting(cast: Cast, put_paper: PutPaper, client_for: ClientFor) -> None:
    from tests.factories import SittingFactory

    other = SittingFactory.create()
    answer = client_for(cast.qiao).delete(f"/api/sittings/{other.id}/papers/{put_paper().id}")
    assert (answer.status_code, answer.json()["code"]) == (404, "paper.not_found")
