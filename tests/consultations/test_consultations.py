"""Consultations: beginning, changing, withdrawing and finding them."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consultations.models import Consultation, ConsultationForm, Invitation, Sitting
from consultations.services import consultations
from deliberation.accounts.models import Account, Organisation
from deliberation.core import clock
from deliberation.core.errors import Conflict, Forbidden, Invalid, NotFound
from deliberation.core.ids import uuid7
from deliberation.eventlog import reading
from deliberation.events.consultations import (
    ConsultationChange,
    ConsultationCreate,
    ConsultationWithdraw,
    ProposalReference,
)
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation
from deliberation.events.sittings import Confidentiality, Mode, SittingState
from tests.conftest import Cast, ClientFor
from tests.factories import (
    ConsultationFactory,
    InvitationFactory,
    OrganisationFactory,
    OrganisationRoleFactory,
    SittingFactory,
)


@pytest.fixture
def committee(db: None) -> Organisation:
    return OrganisationFactory.create(name="城建环资委")


@pytest.fixture
def bureau(db: None) -> Organisation:
    return OrganisationFactory.create(name="市住建局", kind=OrganisationKind.DEPARTMENT)


def begin(actor: Account, lead: Organisation, **values: Any) -> Consultation:
    form = ConsultationForm.objects.get(code="you_consult")
    given = {"form_id": form.id, "title": "老旧小区加装电梯", "mode": Mode.BOTH, "lead_body_id": lead.id, **values}
    return Consultation.objects.get(id=consultations.create(actor, ConsultationCreate(**given)).consultation_id)


def change(actor: Account, consultation: Consultation, **values: Any) -> None:
    consultations.alter(actor, ConsultationChange(consultation_id=consultation.id, **values))


def told(body: Organisation) -> list[str]:
    return [event.type for event in reading.since(body.stream, 0)]


def found(client: Any, **query: Any) -> list[str]:
    return [item["consultation_id"] for item in client.get("/api/consultations", query).json()["items"]]


def ids(*consultations_: Consultation) -> list[str]:
    return [str(item.id) for item in consultations_]


def test_a_consultation_is_what_was_said(
    cast: Cast, committee: Organisation, bureau: Organisation, client_for: ClientFor
) -> None:
    proposals = [ProposalReference(number="15-042", title="关于加装电梯的提案")]
    row = begin(cast.qiao, committee, department_ids=[bureau.id], proposals=proposals, purpose="摸清堵点")
    answer = client_for(cast.qiao).get(f"/api/consultations/{row.id}").json()
    assert (answer["title"], answer["phase"], answer["purpose"]) == ("老旧小区加装电梯", "preparing", "摸清堵点")
    assert answer["departments"] == [{"organisation_id": str(bureau.id), "name": "市住建局"}]
    assert answer["proposals"] == [{"number": "15-042", "title": "关于加装电梯的提案"}]
    assert answer["may_change"]
    assert told(committee) == ["consultation.created"]


@pytest.mark.parametrize("role", RoleInOrganisation)
def test_a_body_s_own_people_begin_its_consultations(
    role: RoleInOrganisation, cast: Cast, committee: Organisation
) -> None:
    OrganisationRoleFactory.create(organisation=committee, account=cast.lin, role=role)
    if role in ("head", "deputy", "staff"):
        assert begin(cast.lin, committee).created_by == cast.lin
    else:
        with pytest.raises(Forbidden, match=r"consultation\.forbidden"):
            begin(cast.lin, committee)


def test_bodies_take_the_part_that_is_theirs(cast: Cast, committee: Organisation, bureau: Organisation) -> None:
    for lead, departments in ((bureau, []), (committee, [committee.id]), (committee, [uuid7()])):
        with pytest.raises(NotFound, match=r"organisation\.not_found"):
            begin(cast.qiao, lead, department_ids=departments)
    with pytest.raises(Invalid, match=r"request\.invalid"):
        begin(cast.qiao, committee, department_ids=[bureau.id, bureau.id])
    with pytest.raises(Invalid, match=r"request\.invalid"):
        begin(cast.qiao, committee, proposals=[ProposalReference(number="1"), ProposalReference(number="1")])


def test_what_is_out_of_use_is_not_chosen_and_stays_where_it_is(
    cast: Cast, committee: Organisation, bureau: Organisation
) -> None:
    row = begin(cast.qiao, committee, department_ids=[bureau.id])
    ConsultationForm.objects.update(is_active=False)
    Organisation.objects.filter(id=bureau.id).update(is_active=False)
    change(cast.qiao, row, form_id=row.form_id, department_ids=[bureau.id], title="加装电梯")
    with pytest.raises(Conflict, match=r"form\.inactive"):
        begin(cast.qiao, committee)
    ConsultationForm.objects.update(is_active=True)
    with pytest.raises(Conflict, match=r"organisation\.inactive"):
        begin(cast.qiao, committee, department_ids=[bureau.id])


def test_saying_what_is_so_changes_nothing(cast: Cast, committee: Organisation, bureau: Organisation) -> None:
    row = begin(cast.qiao, committee, department_ids=[bureau.id])
    change(cast.qiao, row, title=row.title, department_ids=[bureau.id], proposals=[])
    assert told(committee) == ["consultation.created"]


def test_both_bodies_hear_that_the_lead_has_passed(cast: Cast, committee: Organisation) -> None:
    row, other = begin(cast.qiao, committee), OrganisationFactory.create()
    change(cast.qiao, row, lead_body_id=other.id)
    assert told(committee) == ["consultation.created", "consultation.changed"]
    assert told(other) == ["consultation.changed"]


def test_nobody_hands_a_consultation_to_a_body_that_is_not_theirs(cast: Cast, committee: Organisation) -> None:
    OrganisationRoleFactory.create(organisation=committee, account=cast.lin, role=RoleInOrganisation.HEAD)
    with pytest.raises(Forbidden, match=r"consultation\.forbidden"):
        change(cast.lin, begin(cast.lin, committee), lead_body_id=OrganisationFactory.create().id)


def test_a_consultation_is_given_up_once_its_sittings_are_over(cast: Cast, committee: Organisation) -> None:
    row = begin(cast.qiao, committee)
    sitting = SittingFactory.create(consultation=row)
    withdraw = ConsultationWithdraw(consultation_id=row.id)
    with pytest.raises(Conflict, match=r"consultation\.has_sittings"):
        consultations.withdraw(cast.qiao, withdraw)
    Sitting.objects.filter(id=sitting.id).update(state=SittingState.ENDED)
    for _ in range(2):
        consultations.withdraw(cast.qiao, withdraw)
    assert told(committee) == ["consultation.created", "consultation.withdrawn"]
    with pytest.raises(Conflict, match=r"consultation\.withdrawn"):
        change(cast.qiao, row, title="加装电梯")


def test_everybody_finds_what_concerns_them(
    cast: Cast, committee: Organisation, bureau: Organisation, client_for: ClientFor
) -> None:
    led, held, attended = (ConsultationFactory.create(title=title) for title in ("甲", "乙", "丙"))
    Consultation.objects.filter(id=led.id).update(lead_body=committee)
    held.departments.add(bureau)
    OrganisationRoleFactory.create(organisation=committee, account=cast.lin)
    OrganisationRoleFactory.create(organisation=bureau, account=cast.zhou)
    InvitationFactory.create(sitting__consultation=attended, account=cast.wei, sent_at=clock.now())
    assert found(client_for(cast.lin)) == ids(led)
    assert found(client_for(cast.zhou)) == ids(held)
    assert found(client_for(cast.wei)) == ids(attended)
    assert found(client_for(cast.chen)) == []
    assert found(client_for(cast.qiao)) == ids(attended, held, led)


def test_a_list_and_a_page_show_the_same(cast: Cast, client_for: ClientFor) -> None:
    consultation = ConsultationFactory.create()
    client = client_for(cast.chen)
    assert client.get(f"/api/consultations/{consultation.id}").status_code == 404
    invitation = InvitationFactory.create(sitting__consultation=consultation, account=cast.chen)
    assert found(client) == ids(consultation)  # it runs: who is invited may know
    assert client.get(f"/api/consultations/{consultation.id}").status_code == 200
    Invitation.objects.filter(id=invitation.id).update(withdrawn_at=clock.now())
    assert found(client) == []
    assert client.get(f"/api/consultations/{consultation.id}").status_code == 404


def test_of_a_confidential_sitting_departments_are_not_told(
    cast: Cast, bureau: Organisation, client_for: ClientFor
) -> None:
    sitting = SittingFactory.create(confidentiality=Confidentiality.CONFIDENTIAL)
    sitting.consultation.departments.add(bureau)
    OrganisationRoleFactory.create(organisation=bureau, account=cast.zhou)
    zhou = client_for(cast.zhou)
    assert zhou.get(f"/api/consultations/{sitting.consultation_id}").json()["sittings"] == []
    assert zhou.get("/api/sittings").json()["items"] == []
    assert zhou.get(f"/api/sittings/{sitting.id}").status_code == 404
    Sitting.objects.filter(id=sitting.id).update(confidentiality=Confidentiality.INTERNAL)
    assert len(zhou.get("/api/sittings").json()["items"]) == 1


def test_lists_are_narrowed(cast: Cast, committee: Organisation, client_for: ClientFor) -> None:
    qiao = client_for(cast.qiao)
    old = begin(cast.qiao, committee, title="停车难", proposals=[ProposalReference(number="15-042")])
    thematic = ConsultationForm.objects.get(code="thematic")
    new = ConsultationFactory.create(form=thematic, title="加装电梯")
    SittingFactory.create(consultation=new)
    assert found(qiao, search="停车") == found(qiao, search="15-04") == ids(old)
    assert found(qiao, form_id=thematic.id) == found(qiao, phase="upcoming") == ids(new)
    assert (
        found(qiao, lead_body_id=committee.id) == found(qiao, phase="preparing") == found(qiao, mine=True) == ids(old)
    )
    assert found(qiao, limit=1, offset=1) == ids(old)
    consultations.withdraw(cast.qiao, ConsultationWithdraw(consultation_id=old.id))
    assert found(qiao) == ids(new)
    assert found(qiao, phase="withdrawn") == ids(old)


def test_a_rehearsal_says_nothing_of_how_far_it_has_come(cast: Cast, client_for: ClientFor) -> None:
    SittingFactory.create(is_rehearsal=True)
    (item,) = client_for(cast.qiao).get("/api/consultations").json()["items"]
    assert item["phase"] == "preparing"


def test_a_long_list_costs_no_more_questions_than_a_short_one(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.qiao)

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    counts: list[tuple[int, int]] = []
    for _ in range(3):
        SittingFactory.create_batch(2, consultation=ConsultationFactory.create())
        counts.append((asked("/api/consultations"), asked("/api/sittings")))
    assert counts[0] == counts[2]
    assert max(counts[2]) <= 8


def test_an_unknown_consultation_is_not_found(cast: Cast) -> None:
    unknown: UUID = uuid7()
    with pytest.raises(NotFound, match=r"consultation\.not_found"):
        consultations.alter(cast.qiao, ConsultationChange(consultation_id=unknown, title="甲"))
