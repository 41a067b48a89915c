"""GET /api/people: the directory, and who may see how much of it."""

import datetime
from typing import Any
from uuid import UUID

import pytest

from deliberation.accounts.models import Account, Organisation
from deliberation.events.organisations import OrganisationKind
from tests.conftest import Answer, Cast, ClientFor
from tests.factories import (
    AccountFactory,
    MembershipFactory,
    OrganisationFactory,
    OrganisationRoleFactory,
    SectorFactory,
    TermFactory,
)

PATH = "/api/people"


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Make wei and gao members, and zhou an official."""
    economy = SectorFactory.create(name="经济界")
    MembershipFactory.create(account=cast.wei, sector=economy, number="15001", post="滨江建设集团总工程师")
    MembershipFactory.create(account=cast.gao)
    department = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT, name="市住建局")
    OrganisationRoleFactory.create(organisation=department, account=cast.zhou, post="副局长")
    Account.objects.filter(id=cast.wei.id).update(phone="13800138000")
    AccountFactory.create(name="第二分会场", is_venue=True)
    return cast


def _names(client: Any, **query: Any) -> list[str]:
    return [item["name"] for item in client.get(PATH, query).json()["items"]]


def _code(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_members_see_names_and_posts_and_nothing_more(house: Cast, client_for: ClientFor) -> None:
    answer = client_for(house.gao).get(PATH)
    items = {item["name"]: item for item in answer.json()["items"]}
    wei = items["魏建国"]
    assert (wei["membership"]["post"], wei["membership"]["sector"]) == ("滨江建设集团总工程师", "经济界")
    assert (wei["contact"], wei["membership"]["number"]) == (None, None)
    assert items["周振华"]["roles"][0]["post"] == "副局长"
    assert "第二分会场" not in items
    assert "13800138000" not in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("person", ["qiao", "admin"])
def test_those_who_look_after_people_see_phones(house: Cast, client_for: ClientFor, person: str) -> None:
    items = client_for(getattr(house, person)).get(PATH, {"search": "魏"}).json()["items"]
    assert (items[0]["contact"]["phone"], items[0]["membership"]["number"]) == ("13800138000", "15001")


@pytest.mark.parametrize("search", ["13800138000", "1380", "15001"])
def test_what_is_hidden_finds_nothing(house: Cast, client_for: ClientFor, search: str) -> None:
    assert _names(client_for(house.qiao), search=search) == ["魏建国"]
    assert _names(client_for(house.gao), search=search) == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"search": "建国"}, ["魏建国"]),
        ({"search": "总工程师"}, ["魏建国"]),
        ({"search": "副局长"}, ["周振华"]),
        ({"search": "%"}, []),
        ({"group": "members"}, ["高晓岚", "魏建国"]),
        ({"group": "officials"}, ["周振华"]),
        ({"group": "secretariat"}, ["乔文静"]),
        ({"group": "venues"}, ["第二分会场"]),
    ],
)
def test_the_list_is_searched_and_filtered(
    house: Cast, client_for: ClientFor, query: dict[str, str], names: list[str]
) -> None:
    assert sorted(_names(client_for(house.qiao), **query)) == sorted(names)


def test_the_list_is_filtered_by_organisation_sector_and_term(house: Cast, client_for: ClientFor) -> None:
    client = client_for(house.qiao)
    role, membership = house.zhou.organisation_roles.get(), house.wei.memberships.get()
    former = TermFactory.create(is_current=False)
    MembershipFactory.create(account=house.lin, term=former, sector=membership.sector)
    assert _names(client, organisation_id=role.organisation_id) == ["周振华"]
    assert _names(client, sector_id=membership.sector_id) == ["魏建国"]
    assert _names(client, term_id=former.id) == ["林书琴"]
    assert _names(client, term_id=former.id, sector_id=membership.sector_id) == ["林书琴"]
    assert _code(client.get(PATH, {"term_id": str(UUID(int=7))})) == (404, "term.not_found")


def test_pages_follow_each_other_and_the_total_says_how_many(house: Cast, client_for: ClientFor) -> None:
    client = client_for(house.qiao)
    everybody = _names(client)
    paged = [name for offset in range(0, len(everybody), 2) for name in _names(client, offset=offset, limit=2)]
    assert paged == everybody
    assert client.get(PATH, {"limit": 1}).json()["total"] == len(everybody) == 7


def test_the_deactivated_are_shown_to_those_who_look_after_them(house: Cast, client_for: ClientFor) -> None:
    AccountFactory.create(name="旧人", is_active=False)
    assert _names(client_for(house.qiao), is_active="false") == ["旧人"]
    assert _code(client_for(house.gao).get(PATH, {"is_active": "false"})) == (403, "people.forbidden")


def test_whoever_is_not_of_the_house_sees_nobody(house: Cast, client_for: ClientFor) -> None:
    assert _code(client_for(house.chen).get(PATH)) == (403, "people.forbidden")
    assert _code(client_for(house.chen).get(f"{PATH}/{house.wei.id}")) == (404, "account.not_found")


def test_a_membership_that_ended_opens_nothing(house: Cast, client_for: ClientFor, stopped_clock: Any) -> None:
    gao = client_for(house.gao)
    assert gao.get(PATH).status_code == 200
    # The clock stands at the second of March, in Shanghai.
    house.gao.memberships.update(ends_on=datetime.date(2026, 3, 3))
    assert gao.get(PATH).status_code == 200
    house.gao.memberships.update(ends_on=datetime.date(2026, 3, 2))
    assert gao.get(PATH).status_code == 403


def test_whoever_left_is_no_member_any_more_but_stands_in_the_history_of_the_term(
    house: Cast, client_for: ClientFor
) -> None:
    membership = house.wei.memberships.get()
    membership.ends_on = membership.starts_on + datetime.timedelta(days=1)
    membership.save()
    client = client_for(house.qiao)
    assert _names(client, group="members") == ["高晓岚"]
    assert _names(client, sector_id=membership.sector_id) == []
    assert sorted(_names(client, group="members", term_id=membership.term_id)) == ["高晓岚", "魏建国"]


def test_a_role_in_what_is_no_longer_in_use_opens_nothing(house: Cast, client_for: ClientFor) -> None:
    zhou = client_for(house.zhou)
    assert zhou.get(PATH).status_code == 200
    Organisation.objects.update(is_active=False)
    assert zhou.get(PATH).status_code == 403


def test_a_person_is_shown_with_the_memberships_of_all_terms(house: Cast, client_for: ClientFor) -> None:
    current = house.wei.memberships.get()
    former = TermFactory.create(is_current=False, number=0)
    MembershipFactory.create(account=house.wei, term=former)
    answer = client_for(house.qiao).get(f"{PATH}/{house.wei.id}").json()
    assert [item["term_id"] for item in answer["memberships"]] == [str(current.term_id), str(former.id)]
    assert answer["membership"]["membership_id"] == str(current.id)
    assert (answer["may_change"], answer["contact"]["username"]) == (True, "wei")
    shown = client_for(house.gao).get(f"{PATH}/{house.wei.id}").json()
    assert (shown["may_change"], shown["contact"]) == (False, None)


def test_the_secretariat_may_not_change_an_administrator(house: Cast, client_for: ClientFor) -> None:
    assert client_for(house.qiao).get(f"{PATH}/{house.admin.id}").json()["may_change"] is False


def test_without_a_term_nobody_is_a_member(cast: Cast, client_for: ClientFor) -> None:
    assert _names(client_for(cast.qiao), group="members") == []
    assert client_for(cast.qiao).get(PATH).json()["total"] == 7


@pytest.mark.parametrize("query", [{"search": "a\x00"}, {"group": "cats"}, {"sector_id": "x"}, {"limit": "x"}])
def test_a_query_of_another_shape_is_refused(cast: Cast, client_for: ClientFor, query: dict[str, str]) -> None:
    assert _code(client_for(cast.qiao).get(PATH, query)) == (422, "request.invalid")


def test_a_page_costs_the_same_however_many_stand_on_it(
    house: Cast, client_for: ClientFor, django_assert_max_num_queries: Any
) -> None:
    for _ in range(20):
        OrganisationRoleFactory.create(account=MembershipFactory.create().account)
    client = client_for(house.qiao)
    with django_assert_max_num_queries(9):
        assert len(client.get(PATH).json()["items"]) == 27
    with django_assert_max_num_queries(9):
        client.get(f"{PATH}/{house.wei.id}")
