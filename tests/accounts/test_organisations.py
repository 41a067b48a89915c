"""organisation.*: bodies, who works in them, and who is called first."""

from typing import Any
from uuid import UUID

import pytest

from deliberation.accounts.models import Account, Organisation, OrganisationRole
from deliberation.eventlog.reading import since
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation
from tests.conftest import Answer, Cast, ClientFor
from tests.factories import AccountFactory, MembershipFactory, OrganisationFactory, OrganisationRoleFactory

PATH = "/api/organisations"


@pytest.fixture
def department(cast: Cast) -> Organisation:
    """Return a department in which zhou works."""
    row = OrganisationFactory.create(
        kind=OrganisationKind.DEPARTMENT, name="滨江市住房和城乡建设局", short_name="市住建局"
    )
    OrganisationRoleFactory.create(organisation=row, account=cast.zhou, post="副局长")
    return row


@pytest.fixture
def qiao(cast: Cast, client_for: ClientFor) -> Any:
    return client_for(cast.qiao)


def _code(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def _types(organisation: Organisation) -> list[str]:
    return [event.type for event in since(organisation.stream, 0)]


def _appoint(client: Any, organisation: Organisation, account: Account, **body: Any) -> Answer:
    answer: Answer = client.put(f"{PATH}/{organisation.id}/roles/{account.id}", body, format="json")
    return answer


def test_a_body_is_entered_once_in_its_kind(qiao: Any) -> None:
    body = {"kind": "special_committee", "name": " 提案委员会 ", "position": 1}
    answer = qiao.post(PATH, body, format="json")
    assert answer.status_code == 201
    row = Organisation.objects.get(id=answer.json()["organisation_id"])
    assert (row.name, row.kind, row.is_active, row.label) == ("提案委员会", "special_committee", True, "提案委员会")
    assert _code(qiao.post(PATH, body, format="json")) == (409, "organisation.name_taken")
    assert qiao.post(PATH, {**body, "kind": "office"}, format="json").status_code == 201
    events = since(row.stream, 0)
    assert [event.type for event in events] == ["organisation.created"]
    assert "提案" not in str(events)


def test_what_is_not_named_stays(qiao: Any, department: Organisation) -> None:
    assert qiao.patch(f"{PATH}/{department.id}", {"phone": "0571-88001234 转 8"}, format="json").status_code == 200
    department.refresh_from_db()
    assert (department.phone, department.short_name) == ("0571-88001234 转 8", "市住建局")
    assert qiao.patch(f"{PATH}/{department.id}", {"short_name": ""}, format="json").status_code == 200
    department.refresh_from_db()
    assert department.short_name == ""
    qiao.patch(f"{PATH}/{department.id}", {"short_name": ""}, format="json")
    assert _types(department) == ["organisation.changed"] * 2


def test_a_name_of_another_is_refused(qiao: Any, department: Organisation) -> None:
    OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT, name="市财政局")
    answer = qiao.patch(f"{PATH}/{department.id}", {"name": "市财政局"}, format="json")
    assert _code(answer) == (409, "organisation.name_taken")


def test_the_one_called_first_has_a_role_in_it(cast: Cast, qiao: Any, department: Organisation) -> None:
    assert qiao.patch(f"{PATH}/{department.id}", {"liaison_id": str(cast.zhou.id)}, format="json").status_code == 200
    department.refresh_from_db()
    assert department.liaison == cast.zhou
    assert department.roles.get().role == RoleInOrganisation.STAFF
    somebody = AccountFactory.create()
    qiao.patch(f"{PATH}/{department.id}", {"liaison_id": str(somebody.id)}, format="json")
    assert department.roles.get(account=somebody).role == RoleInOrganisation.LIAISON
    qiao.patch(f"{PATH}/{department.id}", {"liaison_id": None}, format="json")
    assert Organisation.objects.get(id=department.id).liaison is None
    assert department.roles.count() == 2


def test_the_first_liaison_is_called_first(cast: Cast, qiao: Any, department: Organisation) -> None:
    first, second = AccountFactory.create(), AccountFactory.create()
    assert _appoint(qiao, department, first, role="liaison").status_code == 200
    _appoint(qiao, department, second, role="liaison")
    department.refresh_from_db()
    assert department.liaison == first


def test_a_person_has_one_role_and_the_new_takes_the_place_of_the_old(
    cast: Cast, qiao: Any, department: Organisation
) -> None:
    for _ in range(2):
        assert _appoint(qiao, department, cast.zhou, role="head", post="局长").status_code == 200
    role = OrganisationRole.objects.get(account=cast.zhou)
    assert (role.role, role.post) == ("head", "局长")
    assert _types(department) == ["organisation.appointed"]


def test_whoever_is_dismissed_is_called_no_longer(cast: Cast, qiao: Any, department: Organisation) -> None:
    Organisation.objects.update(liaison=cast.zhou)
    for _ in range(2):
        assert qiao.delete(f"{PATH}/{department.id}/roles/{cast.zhou.id}").status_code == 200
    department.refresh_from_db()
    assert department.liaison is None
    assert not department.roles.exists()
    assert _types(department) == ["organisation.changed", "organisation.dismissed"]


def test_a_place_holds_no_post(qiao: Any, department: Organisation) -> None:
    venue = AccountFactory.create(is_venue=True)
    assert _code(_appoint(qiao, department, venue, role="staff")) == (422, "request.invalid")
    answer = qiao.patch(f"{PATH}/{department.id}", {"liaison_id": str(venue.id)}, format="json")
    assert _code(answer) == (422, "request.invalid")


def test_nobody_is_appointed_to_what_is_no_longer_in_use(cast: Cast, qiao: Any, department: Organisation) -> None:
    for _ in range(2):
        assert qiao.post(f"{PATH}/{department.id}/deactivate").status_code == 200
    assert _code(_appoint(qiao, department, cast.wei, role="staff")) == (409, "organisation.inactive")
    for _ in range(2):
        assert qiao.post(f"{PATH}/{department.id}/activate").status_code == 200
    assert _appoint(qiao, department, cast.wei, role="staff").status_code == 200
    assert _types(department) == ["organisation.deactivated", "organisation.activated", "organisation.appointed"]


def test_what_is_not_there_is_not_found(cast: Cast, qiao: Any, department: Organisation) -> None:
    nowhere = UUID(int=7)
    missing = (404, "organisation.not_found")
    assert _code(qiao.put(f"{PATH}/{nowhere}/roles/{cast.wei.id}", {"role": "staff"}, format="json")) == missing
    assert _code(qiao.delete(f"{PATH}/{nowhere}/roles/{cast.wei.id}")) == missing
    assert _code(qiao.patch(f"{PATH}/{nowhere}", {"name": "某局"}, format="json")) == missing
    answer = qiao.put(f"{PATH}/{department.id}/roles/{nowhere}", {"role": "staff"}, format="json")
    assert _code(answer) == (404, "account.not_found")


def test_the_list_is_in_order_and_says_who_is_called_first(
    cast: Cast, client_for: ClientFor, department: Organisation
) -> None:
    Organisation.objects.update(liaison=cast.zhou)
    OrganisationFactory.create(name="提案委员会", position=1)
    OrganisationFactory.create(name="经济委员会", position=2)
    cast.zhou.phone = "13800138000"
    cast.zhou.save()
    MembershipFactory.create(account=cast.wei)
    for actor, phone in ((cast.qiao, "13800138000"), (cast.wei, None)):
        listed = client_for(actor).get(PATH).json()
        assert [item["name"] for item in listed["items"]] == ["提案委员会", "经济委员会", department.name]
        assert listed["total"] == 3
        assert listed["items"][0]["liaison"] is None
        liaison = listed["items"][2]["liaison"]
        assert (liaison["name"], liaison["post"], liaison["phone"]) == ("周振华", "副局长", phone)
        assert listed["items"][2]["people"] == 1


def test_nobody_is_told_to_call_somebody_who_left(cast: Cast, qiao: Any, department: Organisation) -> None:
    Organisation.objects.update(liaison=cast.zhou)
    Account.objects.filter(id=cast.zhou.id).update(is_active=False)
    assert qiao.get(f"{PATH}/{department.id}").json()["liaison"] is None


def test_the_list_is_searched_filtered_and_paged(qiao: Any, department: Organisation) -> None:
    for position in range(3):
        OrganisationFactory.create(name=f"第{position}委", position=position)
    OrganisationFactory.create(name="旧委", is_active=False)

    def names(**query: Any) -> list[str]:
        return [item["name"] for item in qiao.get(PATH, query).json()["items"]]

    assert names(search="住建") == [department.name]
    assert names(kind="department") == [department.name]
    assert names(kind="special_committee", offset=1, limit=1) == ["第1委"]
    assert names(is_active="false") == ["旧委"]
    assert qiao.get(PATH, {"kind": "special_committee", "limit": 1}).json()["total"] == 3


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 201}, {"offset": -1}, {"kind": "club"}, {"colour": "red"}])
def test_a_query_of_another_shape_is_refused(qiao: Any, query: dict[str, Any]) -> None:
    assert _code(qiao.get(PATH, query)) == (422, "request.invalid")


def test_an_organisation_shows_its_people_the_head_first(
    cast: Cast, client_for: ClientFor, department: Organisation
) -> None:
    OrganisationRoleFactory.create(organisation=department, account=cast.lin, role="head", post="局长")
    OrganisationRoleFactory.create(organisation=department, account=AccountFactory.create(is_active=False))
    answer = client_for(cast.zhou).get(f"{PATH}/{department.id}").json()
    assert [(item["name"], item["role"], item["phone"]) for item in answer["roles"]] == [
        ("林书琴", "head", None),
        ("周振华", "staff", None),
    ]
    assert (answer["people"], answer["may_change"]) == (2, False)
    assert client_for(cast.qiao).get(f"{PATH}/{department.id}").json()["may_change"] is True


def test_strangers_are_told_of_nothing(cast: Cast, client_for: ClientFor, department: Organisation) -> None:
    assert _code(client_for(cast.chen).get(PATH)) == (403, "people.forbidden")
    assert _code(client_for(cast.chen).get(f"{PATH}/{department.id}")) == (404, "organisation.not_found")
    assert _code(client_for(cast.qiao).get(f"{PATH}/{UUID(int=7)}")) == (404, "organisation.not_found")


def test_reading_costs_the_same_however_many_there_are(
    qiao: Any, department: Organisation, django_assert_max_num_queries: Any
) -> None:
    for _ in range(20):
        OrganisationRoleFactory.create()
    with django_assert_max_num_queries(7):  # among them the login session and the account, by two of each
        assert len(qiao.get(PATH).json()["items"]) == 21
    with django_assert_max_num_queries(8):
        qiao.get(f"{PATH}/{department.id}")
