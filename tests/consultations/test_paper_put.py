"""Putting papers before the people of a sitting."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consultations.models import Paper, Sitting
from consultations.services import papers
from deliberation.core.errors import Conflict, DomainError, Forbidden, NotFound, TooMany
from deliberation.documents.models import File
from deliberation.documents.services import files
from deliberation.eventlog import reading
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation
from deliberation.events.papers import PaperPut
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import Confidentiality, SittingState
from deliberation.rules.services import override
from tests.conftest import Cast, ClientFor
from tests.consultations.conftest import PutPaper
from tests.documents import samples
from tests.documents.conftest import kept, upload
from tests.factories import (
    AccountFactory,
    AgendaItemFactory,
    FileFactory,
    InvitationFactory,
    OrganisationFactory,
    OrganisationRoleFactory,
    SittingFactory,
)


def told(stream: str) -> list[str]:
    return [event.type for event in reading.since(stream, 0)]


def test_a_file_that_was_handed_in_becomes_a_paper(
    cast: Cast, sitting: Sitting, client_for: ClientFor, directory: object
) -> None:
    client = client_for(cast.qiao)
    file = upload(client, samples.pdf(3), "情况报告.pdf").json()
    path = f"/api/sittings/{sitting.id}/papers"
    answer = client.post(path, {"file_id": file["id"]}, format="json")
    assert answer.status_code == 201, answer.content
    (item,) = client_for(cast.wei).get(path).json()["items"]
    assert item["paper_id"] == answer.json()["paper_id"]
    assert (item["title"], item["position"], item["item_id"], item["is_confidential"]) == ("情况报告", 0, None, False)
    assert (item["file_id"], item["file_name"], item["pages"]) == (file["id"], "情况报告.pdf", 3)
    assert client_for(cast.wei).get(f"/api/files/{item['file_id']}").status_code == 200


def test_the_room_hears_what_it_is(sitting: Sitting, put_paper: PutPaper) -> None:
    paper = put_paper("关于加装电梯的报告")
    (event,) = reading.since(sitting.stream, 0)
    assert event.type == "paper.put"
    assert event.data is not None
    assert event.data["paper_id"] == str(paper.id)
    assert (event.data["title"], event.data["revision"]) == ("关于加装电梯的报告", 1)
    assert event.data["sha256"] == paper.file.sha256
    assert told(sitting.inner_stream) == []


@pytest.mark.usefixtures("chinese_font", "directory")
@pytest.mark.parametrize("by", ["itself", "its item", "the sitting"])
def test_of_a_confidential_one_observers_hear_nothing(
    by: str, cast: Cast, sitting: Sitting, put_paper: PutPaper, client_for: ClientFor
) -> None:
    item = AgendaItemFactory.create(sitting=sitting, is_confidential=by == "its item")
    if by == "the sitting":
        sitting.confidentiality = Confidentiality.CONFIDENTIAL
        sitting.save()
    paper = put_paper(file=kept(cast.qiao, samples.pdf()), item_id=item.id, secret=by == "itself")
    assert told(sitting.stream) == []
    assert told(sitting.inner_stream) == ["paper.put"]
    path = f"/api/sittings/{sitting.id}/papers"
    assert [entry["is_confidential"] for entry in client_for(cast.wei).get(path).json()["items"]] == [True]
    assert client_for(cast.chen).get(path).json()["items"] == []
    file = f"/api/files/{paper.file_id}"
    assert client_for(cast.wei).head(file)["Cache-Control"] == "private, no-store"
    assert client_for(cast.chen).head(file).status_code == 404


@pytest.mark.usefixtures("directory")
def test_a_confidential_one_must_be_able_to_carry_a_mark(cast: Cast, put_paper: PutPaper) -> None:
    with pytest.raises(DomainError, match=r"file\.unmarkable"):
        put_paper(file=kept(cast.qiao, samples.docx(), "报告.docx"), secret=True)
    assert not Paper.objects.exists()


def test_putting_the_same_file_again_changes_nothing(cast: Cast, sitting: Sitting, put_paper: PutPaper) -> None:
    file = FileFactory.create(created_by=cast.qiao)
    assert put_paper(file=file) == put_paper(file=file)
    assert told(sitting.stream) == ["paper.put"]


def test_a_file_lies_before_one_sitting_only(cast: Cast, put_paper: PutPaper) -> None:
    paper = put_paper()
    other = SittingFactory.create()
    with pytest.raises(NotFound, match=r"file\.not_found"):
        papers.put(cast.qiao, PaperPut(sitting_id=other.id, file_id=paper.file_id))


def test_anothers_file_is_not_mine_to_put(cast: Cast, sitting: Sitting) -> None:
    file = FileFactory.create(created_by=cast.wei)
    for secret in (False, True):
        with pytest.raises(NotFound, match=r"file\.not_found"):
            papers.put(cast.qiao, PaperPut(sitting_id=sitting.id, file_id=file.id, is_confidential=secret))


def test_an_item_must_be_of_the_same_sitting(put_paper: PutPaper) -> None:
    with pytest.raises(NotFound, match=r"agenda\.not_found"):
        put_paper(item_id=AgendaItemFactory.create().id)


@pytest.mark.parametrize("state", SittingState)
def test_papers_may_be_put_until_the_sitting_is_closed(
    state: SittingState, sitting: Sitting, put_paper: PutPaper
) -> None:
    Sitting.objects.filter(id=sitting.id).update(state=state)
    if state == SittingState.CLOSED:
        with pytest.raises(Conflict, match=r"sitting\.closed"):
            put_paper()
    else:
        put_paper()


def test_a_cancelled_sitting_takes_none(sitting: Sitting, put_paper: PutPaper) -> None:
    Sitting.objects.filter(id=sitting.id).update(cancelled_at=sitting.created_at)
    with pytest.raises(Conflict, match=r"sitting\.closed"):
        put_paper()


def test_the_lead_body_limits_how_many(sitting: Sitting, put_paper: PutPaper) -> None:
    override({"paper": {"max_papers": 2}})
    put_paper(), put_paper()
    with pytest.raises(TooMany, match=r"paper\.too_many"):
        put_paper()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("head of the lead body", True),
        ("deputy of the lead body", True),
        ("staff of the lead body", True),
        ("liaison of the lead body", False),
        ("member of the lead body", False),
        ("staff of a department", False),
        ("operator", True),
        ("deputy of an operator", True),
        ("withdrawn operator", None),
        ("staff of another committee", None),
    ],
)
def test_those_who_prepare_the_sitting_may(who: str, may: bool | None, sitting: Sitting) -> None:
    actor = AccountFactory.create()
    role, _, where = who.partition(" of ")
    consultation = sitting.consultation
    if where == "the lead body":
        OrganisationRoleFactory.create(account=actor, organisation=consultation.lead_body, role=role)
        if may is False:  # they would not even know of it
            InvitationFactory.create(sitting=sitting, account=actor)
    elif where == "a department":
        department = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT)
        consultation.departments.add(department)
        OrganisationRoleFactory.create(account=actor, organisation=department, role=RoleInOrganisation.STAFF)
    elif where == "another committee":
        OrganisationRoleFactory.create(account=actor, role=RoleInOrganisation.STAFF)
    elif where == "an operator":
        InvitationFactory.create(sitting=sitting, deputy=actor, role=ParticipantRole.OPERATOR)
    else:
        withdrawn = sitting.created_at if role.startswith("withdrawn") else None
        InvitationFactory.create(sitting=sitting, account=actor, role=ParticipantRole.OPERATOR, withdrawn_at=withdrawn)
    command = PaperPut(sitting_id=sitting.id, file_id=FileFactory.create(created_by=actor).id)
    if may:
        papers.put(actor, command)
        return
    with pytest.raises(Forbidden if may is False else NotFound):
        papers.put(actor, command)


def test_files_of_papers_are_never_taken_for_unused(
    put_paper: PutPaper, stopped_clock: time_machine.Traveller, directory: object
) -> None:
    used = put_paper().file
    unused = FileFactory.create()
    stopped_clock.shift(2 * 24 * 3600)
    files.purge()
    assert list(File.objects.all()) == [used]
    assert unused.id != used.id


def test_a_list_of_many_costs_no_more_questions_than_one_of_few(
    cast: Cast, sitting: Sitting, put_paper: PutPaper, client_for: ClientFor
) -> None:
    client = client_for(cast.wei)
    path = f"/api/sittings/{sitting.id}/papers"

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    few = asked()
    for _ in range(5):
        put_paper(item_id=AgendaItemFactory.create(sitting=sitting).id)
    assert asked() == few <= 8
