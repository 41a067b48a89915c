"""rules.change and rules.reset: whose rules who may see and change, over REST."""

from typing import Any

import pytest

from deliberation.accounts.models import Account, Organisation
from deliberation.eventlog.reading import since
from deliberation.events.organisations import OrganisationKind
from deliberation.events.rules import committee_scope
from deliberation.rules.selectors import rules
from tests.conftest import Answer, Cast, ClientFor
from tests.factories import InstitutionFactory, MembershipFactory, OrganisationFactory, OrganisationRoleFactory

PATH = "/api/rules"


@pytest.fixture
def committee(cast: Cast) -> Organisation:
    """Return a special committee that lin heads."""
    row = OrganisationFactory.create(name="城建环资委")
    OrganisationRoleFactory.create(organisation=row, account=cast.lin, role="head")
    OrganisationRoleFactory.create(organisation=row, account=cast.wei, role="member")
    return row


def _code(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def _set(client: Any, scope: str, **values: Any) -> Answer:
    answer: Answer = client.patch(f"{PATH}/{scope}", {"values": {"message": values}}, format="json")
    return answer


@pytest.mark.parametrize(("person", "allowed"), [("qiao", True), ("admin", True), ("lin", False), ("wei", False)])
def test_the_institutions_rules_are_changed_by_those_who_look_after_it(
    cast: Cast, committee: Organisation, client_for: ClientFor, person: str, allowed: bool
) -> None:
    client = client_for(getattr(cast, person))
    for answer in (_set(client, "institution", max_length=500), client.delete(f"{PATH}/institution")):
        assert answer.status_code == 200 if allowed else _code(answer) == (403, "rules.forbidden")
    assert len(since("institution", 0)) == (2 if allowed else 0)


@pytest.mark.parametrize("role", ["head", "deputy", "staff"])
def test_a_committees_rules_are_changed_by_those_who_work_in_it(
    cast: Cast, committee: Organisation, client_for: ClientFor, role: str
) -> None:
    committee.roles.filter(account=cast.lin).update(role=role)
    assert _set(client_for(cast.lin), committee_scope(committee.id), max_length=200).status_code == 200
    assert (rules(committee.id).message.max_length, rules().message.max_length) == (200, 1000)


def test_the_head_of_another_committee_may_not_and_sees_nothing(
    cast: Cast, committee: Organisation, client_for: ClientFor
) -> None:
    another = committee_scope(OrganisationFactory.create().id)
    client = client_for(cast.lin)
    assert _code(_set(client, another, max_length=200)) == (403, "rules.forbidden")
    assert _code(client.get(f"{PATH}/{another}")) == (403, "rules.forbidden")


def test_a_value_is_given_up_and_all_of_them_are(cast: Cast, committee: Organisation, client_for: ClientFor) -> None:
    scope, client = committee_scope(committee.id), client_for(cast.lin)
    _set(client_for(cast.qiao), "institution", max_length=500)
    _set(client, scope, max_length=200, edit_window=60)
    _set(client, scope, max_length=None)
    assert (rules(committee.id).message.max_length, rules(committee.id).message.edit_window) == (500, 60)
    for _ in range(2):
        assert client.delete(f"{PATH}/{scope}").status_code == 200
    assert rules(committee.id) == rules()
    assert [event.actor for event in since("institution", 0)] == [cast.qiao.id] + [cast.lin.id] * 3


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"message": {"max_length": 7}}, "message.max_length"),
        ({"message": {"loudness": 7}}, "message.loudness"),
        ({"tea": {"temperature": 80}}, "tea"),
        ({"message": {"max_length": "long"}}, "message.max_length"),
        ({"message": {"max_length": True, "edit_window": -1}}, "message"),
        ({"message": {"max_length": 2**60}}, "values.message.max_length"),
        ({"message": {"MAX": 7}}, "values.message.MAX"),
        ({"message": 7}, "values.message"),
        ([], "values"),
    ],
)
def test_what_is_no_rule_or_out_of_bounds_is_refused_by_name(
    cast: Cast, client_for: ClientFor, values: Any, field: str
) -> None:
    answer = client_for(cast.qiao).patch(f"{PATH}/institution", {"values": values}, format="json")
    assert _code(answer) == (422, "request.invalid")
    assert all(item["field"].startswith(field) for item in answer.json()["fields"])
    assert rules().message.max_length == 1000


@pytest.mark.parametrize(
    "scope", ["house", "committee.7", "committee.", "committee.00000000-0000-0000-0000-00000000000G"]
)
def test_what_is_no_scope_is_refused(cast: Cast, client_for: ClientFor, scope: str) -> None:
    client = client_for(cast.qiao)
    assert _code(_set(client, scope, max_length=500)) == (422, "request.invalid")
    assert _code(client.get(f"{PATH}/{scope}")) == (422, "request.invalid")


def test_only_bodies_that_lead_consultations_have_rules(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.qiao)
    office = OrganisationFactory.create(kind=OrganisationKind.OFFICE)
    department = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT)
    assert _set(client, committee_scope(office.id), max_length=500).status_code == 200
    assert _code(_set(client, committee_scope(department.id), max_length=500)) == (404, "organisation.not_found")
    assert _code(client.get(f"{PATH}/{committee_scope(cast.wei.id)}")) == (404, "organisation.not_found")


def test_a_form_is_told_everything_of_every_rule(cast: Cast, committee: Organisation, client_for: ClientFor) -> None:
    scope = committee_scope(committee.id)
    _set(client_for(cast.qiao), "institution", max_length=500)
    _set(client_for(cast.lin), scope, max_length=200)
    answer = client_for(cast.lin).get(f"{PATH}/{scope}").json()
    assert (answer["name"], answer["organisation_id"], answer["own"]) == ("城建环资委", str(committee.id), 1)
    assert answer["may_change"] is True
    assert next(item for item in answer["items"] if item["name"] == "max_length") == {
        "group": "message",
        "name": "max_length",
        "kind": "int",
        "minimum": 50,
        "maximum": 20_000,
        "choices": [],
        "default": 1000,
        "institution": 500,
        "own": 200,
        "effective": 200,
    }


def test_scopes_are_listed_for_those_who_may_see_them(
    cast: Cast, committee: Organisation, client_for: ClientFor
) -> None:
    InstitutionFactory.create()
    OrganisationFactory.create(name="提案委员会")
    OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT)
    _set(client_for(cast.lin), committee_scope(committee.id), max_length=200, edit_window=60)
    MembershipFactory.create(account=cast.gao)

    def listed(actor: Account) -> list[tuple[str, int, bool]]:
        items = client_for(actor).get(PATH).json()["items"]
        return [(item["name"], item["own"], item["may_change"]) for item in items]

    assert listed(cast.qiao) == [("滨江市政协", 0, True), ("城建环资委", 2, True), ("提案委员会", 0, True)]
    assert listed(cast.admin) == [("滨江市政协", 0, True), ("城建环资委", 2, False), ("提案委员会", 0, False)]
    assert listed(cast.lin) == [("城建环资委", 2, True)]
    for person in (cast.wei, cast.gao, cast.chen):
        assert _code(client_for(person).get(PATH)) == (403, "rules.forbidden")


def test_reading_costs_the_same_however_many_there_are(
    cast: Cast, committee: Organisation, client_for: ClientFor, django_assert_max_num_queries: Any
) -> None:
    for _ in range(10):
        OrganisationFactory.create()
    client = client_for(cast.qiao)
    with django_assert_max_num_queries(8):
        assert len(client.get(PATH).json()["items"]) == 12
    with django_assert_max_num_queries(8):
        client.get(f"{PATH}/{committee_scope(committee.id)}")
