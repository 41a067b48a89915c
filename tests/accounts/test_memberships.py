"""membership.* and sector.*: who is a member, in which term, and for which sector."""

import datetime
from typing import Any

import pytest

from deliberation.accounts.models import Membership, Sector, Term
from deliberation.eventlog.reading import since
from tests.conftest import Answer, Cast, ClientFor
from tests.factories import AccountFactory, MembershipFactory, SectorFactory, TermFactory, current_term


@pytest.fixture
def qiao(cast: Cast, client_for: ClientFor) -> Any:
    return client_for(cast.qiao)


def _code(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def _join(client: Any, **body: Any) -> Answer:
    answer: Answer = client.post("/api/memberships", {key: str(value) for key, value in body.items()}, format="json")
    return answer


def test_a_member_joins_the_current_term_from_its_first_day(cast: Cast, qiao: Any) -> None:
    term, sector = current_term(), SectorFactory.create()
    answer = _join(qiao, account_id=cast.wei.id, sector_id=sector.id, number="15001", post="滨江建设集团总工程师")
    assert answer.status_code == 201
    membership = Membership.objects.get(id=answer.json()["membership_id"])
    assert (membership.term, membership.starts_on, membership.ends_on) == (term, term.starts_on, None)
    assert [event.type for event in since(cast.wei.stream, 0)] == ["membership.created"]


def test_another_term_may_be_named(cast: Cast, qiao: Any) -> None:
    former = TermFactory.create(is_current=False)
    MembershipFactory.create(account=cast.wei)
    answer = _join(qiao, account_id=cast.wei.id, sector_id=SectorFactory.create().id, term_id=former.id)
    assert answer.status_code == 201
    assert cast.wei.memberships.count() == 2


def test_nobody_is_a_member_twice_and_no_number_is_given_twice(cast: Cast, qiao: Any) -> None:
    sector = MembershipFactory.create(account=cast.wei, number="15001").sector
    assert _code(_join(qiao, account_id=cast.wei.id, sector_id=sector.id)) == (409, "membership.exists")
    answer = _join(qiao, account_id=cast.gao.id, sector_id=sector.id, number="15001")
    assert _code(answer) == (409, "membership.number_taken")


def test_a_membership_needs_a_term_a_sector_and_a_person(cast: Cast, qiao: Any) -> None:
    sector = SectorFactory.create()
    assert _code(_join(qiao, account_id=cast.wei.id, sector_id=sector.id)) == (404, "term.not_found")
    current_term()
    assert _code(_join(qiao, account_id=cast.wei.id, sector_id=cast.wei.id)) == (404, "sector.not_found")
    assert _code(_join(qiao, account_id=sector.id, sector_id=sector.id)) == (404, "account.not_found")
    venue = AccountFactory.create(is_venue=True)
    assert _code(_join(qiao, account_id=venue.id, sector_id=sector.id)) == (422, "request.invalid")


def test_what_is_not_named_stays_and_an_end_can_be_taken_back(qiao: Any) -> None:
    membership = MembershipFactory.create(post="教授", number="15001")
    path = f"/api/memberships/{membership.id}"
    assert qiao.patch(path, {"is_standing": True, "ends_on": "2026-03-02"}, format="json").status_code == 200
    membership.refresh_from_db()
    assert (membership.post, membership.is_standing) == ("教授", True)
    assert membership.ends_on == datetime.date(2026, 3, 2)
    qiao.patch(path, {"ends_on": None}, format="json")
    assert Membership.objects.get().ends_on is None
    qiao.patch(path, {"ends_on": None}, format="json")
    changed = [event.data["fields"] for event in since(membership.account.stream, 0) if event.data]
    assert changed == [["ends_on", "is_standing"], ["ends_on"]]


def test_a_membership_does_not_end_before_it_starts(cast: Cast, qiao: Any) -> None:
    membership = MembershipFactory.create()
    first = str(membership.starts_on)
    assert _code(qiao.patch(f"/api/memberships/{membership.id}", {"ends_on": first}, format="json")) == (
        422,
        "request.invalid",
    )
    answer = _join(qiao, account_id=cast.wei.id, sector_id=membership.sector_id, ends_on=first)
    assert answer.json()["fields"] == [{"field": "ends_on", "reason": "before_start"}]


def test_a_change_keeps_to_what_there_is(qiao: Any) -> None:
    membership = MembershipFactory.create()
    MembershipFactory.create(number="15001")
    path = f"/api/memberships/{membership.id}"
    assert _code(qiao.patch(path, {"number": "15001"}, format="json")) == (409, "membership.number_taken")
    assert _code(qiao.patch(path, {"sector_id": str(membership.id)}, format="json")) == (404, "sector.not_found")


def test_a_mistake_is_removed(qiao: Any) -> None:
    membership = MembershipFactory.create()
    path = f"/api/memberships/{membership.id}"
    assert qiao.delete(path).status_code == 200
    assert _code(qiao.delete(path)) == (404, "membership.not_found")
    assert [event.type for event in since(membership.account.stream, 0)] == ["membership.removed"]


def test_a_sector_is_entered_renamed_moved_and_removed(qiao: Any) -> None:
    answer = qiao.post("/api/sectors", {"name": " 经济界 ", "position": 3}, format="json")
    assert answer.status_code == 201
    path = f"/api/sectors/{answer.json()['sector_id']}"
    assert _code(qiao.post("/api/sectors", {"name": "经济界"}, format="json")) == (409, "sector.name_taken")
    for _ in range(2):
        assert qiao.patch(path, {"name": "工商界"}, format="json").status_code == 200
    assert Sector.objects.get().position == 3
    SectorFactory.create(name="教育界")
    assert _code(qiao.patch(path, {"name": "教育界"}, format="json")) == (409, "sector.name_taken")
    assert qiao.delete(path).status_code == 200
    assert _code(qiao.delete(path)) == (404, "sector.not_found")
    types = [event.type for event in since("institution", 0)]
    assert types == ["sector.created", "sector.changed", "sector.removed"]


def test_a_sector_with_members_stays(qiao: Any) -> None:
    sector = MembershipFactory.create().sector
    assert _code(qiao.delete(f"/api/sectors/{sector.id}")) == (409, "sector.in_use")


def test_sectors_are_listed_in_order_with_the_members_of_the_term(cast: Cast, client_for: ClientFor, qiao: Any) -> None:
    education, economy = (
        SectorFactory.create(name="教育界", position=2),
        SectorFactory.create(name="经济界", position=1),
    )
    former = TermFactory.create(is_current=False, number=14)
    MembershipFactory.create(account=cast.wei, sector=education)
    MembershipFactory.create(sector=education, term=former)
    MembershipFactory.create(sector=economy, term=former)

    def listed(**query: Any) -> list[tuple[str, int]]:
        items = client_for(cast.wei).get("/api/sectors", query).json()["items"]
        return [(item["name"], item["members"]) for item in items]

    assert listed() == [("经济界", 0), ("教育界", 1)]
    assert listed(term_id=former.id) == [("经济界", 1), ("教育界", 1)]
    assert _code(client_for(cast.chen).get("/api/sectors")) == (403, "people.forbidden")
    assert _code(qiao.get("/api/sectors", {"term_id": str(education.id)})) == (404, "term.not_found")


def test_terms_are_listed_the_newest_first(cast: Cast, client_for: ClientFor, qiao: Any) -> None:
    current = current_term()
    Term.objects.filter(id=current.id).update(number=15)
    TermFactory.create(is_current=False, number=14)
    items = qiao.get("/api/terms").json()["items"]
    assert [(item["number"], item["is_current"]) for item in items] == [(15, True), (14, False)]
    assert _code(client_for(cast.chen).get("/api/terms")) == (403, "people.forbidden")


def test_the_next_term_is_entered_and_its_members_listed_before_it_begins(cast: Cast, qiao: Any) -> None:
    current = current_term()
    answer = qiao.post("/api/terms", {"number": 42, "starts_on": "2027-01-10"}, format="json")
    assert answer.status_code == 201
    following = Term.objects.get(id=answer.json()["term_id"])
    assert (following.name, following.is_current) == ("第四十二届", False)
    assert _code(qiao.post("/api/terms", {"number": 42, "starts_on": "2028-01-10"}, format="json")) == (
        409,
        "term.exists",
    )
    _join(qiao, account_id=cast.wei.id, sector_id=SectorFactory.create().id, term_id=following.id)
    assert qiao.get("/api/people", {"group": "members"}).json()["total"] == 0
    for _ in range(2):
        assert qiao.post(f"/api/terms/{following.id}/begin").status_code == 200
    current.refresh_from_db()
    assert (current.is_current, current.ends_on) == (False, datetime.date(2027, 1, 10))
    assert qiao.get("/api/people", {"group": "members"}).json()["total"] == 1
    types = [event.type for event in since("institution", 0)]
    assert types == ["term.created", "term.begun"]


def test_a_term_begun_by_mistake_is_taken_back(qiao: Any) -> None:
    current, following = current_term(), TermFactory.create(is_current=False, starts_on=datetime.date(2027, 1, 10))
    qiao.post(f"/api/terms/{following.id}/begin")
    assert qiao.post(f"/api/terms/{current.id}/begin").status_code == 200
    current.refresh_from_db()
    following.refresh_from_db()
    assert (current.is_current, current.ends_on, following.is_current, following.ends_on) == (True, None, False, None)
    assert _code(qiao.post(f"/api/terms/{SectorFactory.create().id}/begin")) == (404, "term.not_found")
