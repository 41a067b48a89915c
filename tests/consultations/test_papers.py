"""Who reads which papers: the reading list and the files, over the whole cast."""

import pytest
from rest_framework.test import APIClient

from consultations.models import Sitting
from deliberation.accounts.models import Account
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation
from deliberation.events.sittings import Confidentiality
from tests.conftest import Cast, ClientFor
from tests.consultations.conftest import PutPaper
from tests.documents import samples
from tests.documents.conftest import kept
from tests.factories import AccountFactory, OrganisationFactory, OrganisationRoleFactory

TABLE = """
             lin  wei  gao  qiao zhou chen admin preparer official outsider
open         ok   ok   ok   ok   ok   ok   no    ok       ok       no
confidential mark mark mark mark mark no   no    mark     no       no
"""
"""lin presides, wei attends, gao is a guest, qiao is of the secretariat, zhou attends without a vote, chen observes; a
preparer is of the lead body's staff, an official of a department's, and neither is invited."""


def _table() -> dict[str, dict[str, str]]:
    heading, *rows = (line.split() for line in TABLE.strip().splitlines())
    return {name: dict(zip(heading, cells, strict=True)) for name, *cells in rows}


@pytest.fixture
def everybody(cast: Cast, sitting: Sitting) -> dict[str, Account]:
    preparer, official, outsider = AccountFactory.create_batch(3)
    department = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT)
    sitting.consultation.departments.add(department)
    for account, body in ((preparer, sitting.consultation.lead_body), (official, department)):
        OrganisationRoleFactory.create(account=account, organisation=body, role=RoleInOrganisation.STAFF)
    named = {name: account for name, account in cast._asdict().items() if name != "admin"}
    return {**named, "admin": cast.admin, "preparer": preparer, "official": official, "outsider": outsider}


@pytest.mark.usefixtures("chinese_font", "directory")
def test_each_reads_what_their_place_lets_them(
    cast: Cast, sitting: Sitting, put_paper: PutPaper, everybody: dict[str, Account], client_for: ClientFor
) -> None:
    expected = _table()
    papers = {
        "open": put_paper("公开", file=kept(cast.qiao, samples.pdf())),
        "confidential": put_paper("保密", file=kept(cast.qiao, samples.pdf(2)), secret=True),
    }
    assert set(expected["open"]) == set(everybody)
    for person, account in everybody.items():
        client = client_for(account)
        answer = client.get(f"/api/sittings/{sitting.id}/papers")
        listed = {item["paper_id"] for item in answer.json()["items"]} if answer.status_code == 200 else set()
        for kind, paper in papers.items():
            cell = expected[kind][person]
            assert (str(paper.id) in listed) is (cell != "no"), (person, kind)
            file = client.head(f"/api/files/{paper.file_id}")
            stored = {"ok": "private, no-cache", "mark": "private, no-store"}
            assert file.status_code == (404 if cell == "no" else 200), (person, kind)
            assert cell == "no" or file["Cache-Control"] == stored[cell], (person, kind)
    assert APIClient().get(f"/api/sittings/{sitting.id}/papers").status_code == 401


def test_a_confidential_sitting_is_for_the_invited_alone(
    sitting: Sitting, everybody: dict[str, Account], client_for: ClientFor
) -> None:
    sitting.confidentiality = Confidentiality.CONFIDENTIAL
    sitting.save()
    path = f"/api/sittings/{sitting.id}/papers"
    knows = {name for name, account in everybody.items() if client_for(account).get(path).status_code == 200}
    assert knows == set(everybody) - {"admin", "official", "outsider"}


def test_only_who_prepares_is_told_that_they_may_change(cast: Cast, sitting: Sitting, client_for: ClientFor) -> None:
    path = f"/api/sittings/{sitting.id}/papers"
    assert client_for(cast.qiao).get(path).json()["may_change"] is True
    assert client_for(cast.lin).get(path).json()["may_change"] is False
