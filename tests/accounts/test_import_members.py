"""A list of members: whom each row means, what it would change, and what is wrong with it."""

from typing import Any

import pytest

from deliberation.accounts.models import Account, Membership, Organisation, OrganisationRole, Sector
from deliberation.eventlog.models import EventRecord
from tests.accounts.imports import Office
from tests.conftest import Cast, ClientFor
from tests.factories import (
    AccountFactory,
    MembershipFactory,
    OrganisationFactory,
    SectorFactory,
    TermFactory,
    current_term,
)

ZHANG = ["张三", "138 0013 8000", "经济界", "15001", "锦程公司经理", "是", "经济委、提案委员会"]
LI = ["李　四", None, "教育界", None, "教授"]


@pytest.fixture
def office(cast: Cast, client_for: ClientFor) -> Office:
    """Return qiao at her browser, in a house with a term, two sectors and two committees."""
    current_term()
    SectorFactory.create(name="经济界")
    SectorFactory.create(name="教育界")
    OrganisationFactory.create(name="经济委员会", short_name="经济委")
    OrganisationFactory.create(name="提案委员会", short_name="提案委")
    return Office(client_for(cast.qiao))


def _zhang(**values: Any) -> list[Any]:
    """Return Zhang's row with some columns otherwise."""
    columns = ["name", "phone", "sector", "number", "post", "is_standing", "committees"]
    return [values.get(column, value) for column, value in zip(columns, ZHANG, strict=True)]


def test_new_members_are_entered_with_all_that_the_sheet_says(office: Office) -> None:
    preview = office.members(ZHANG, LI)
    assert preview.told["counts"] == {"new": 2, "updated": 0, "unchanged": 0, "error": 0}
    assert not Membership.objects.exists(), "a look changes nothing"
    assert preview.applied() == (2, 0)
    zhang, li = Account.objects.get(name="张三"), Account.objects.get(name="李四")
    assert (zhang.phone, zhang.has_usable_password(), li.phone) == ("13800138000", False, "")
    membership = zhang.memberships.get()
    assert (membership.sector.name, membership.number, membership.post) == ("经济界", "15001", "锦程公司经理")
    assert (membership.is_standing, li.memberships.get().is_standing) == (True, False)
    assert membership.starts_on == current_term().starts_on
    roles = OrganisationRole.objects.filter(account=zhang).order_by("organisation__name")
    assert [(role.organisation.name, role.role) for role in roles] == [
        ("提案委员会", "member"),
        ("经济委员会", "member"),
    ]


def test_the_same_sheet_again_makes_no_doubles_and_changes_nothing(office: Office) -> None:
    office.members(ZHANG, LI).applied()
    counts = [model.objects.count() for model in (Account, Membership, OrganisationRole)]
    events = EventRecord.objects.count()
    again = office.members(ZHANG, LI)
    assert again.verdicts == ["unchanged", "unchanged"]
    assert again.applied() == (0, 0)
    assert [model.objects.count() for model in (Account, Membership, OrganisationRole)] == counts
    assert EventRecord.objects.count() == events + 1, "no more than that something was imported"


def test_what_is_otherwise_is_shown_and_entered(office: Office) -> None:
    office.members(ZHANG).applied()
    preview = office.members(_zhang(post="锦程公司董事长", sector="教育", is_standing="否", number="15009"))
    assert preview.verdicts == ["updated"]
    assert preview.changes == [
        ("sector", "经济界", "教育界"),
        ("number", "15001", "15009"),
        ("post", "锦程公司经理", "锦程公司董事长"),
        ("is_standing", "yes", "no"),
    ]
    assert preview.applied() == (0, 1)
    membership = Membership.objects.select_related("sector").get()
    assert (membership.sector.name, membership.number, membership.is_standing) == ("教育界", "15009", False)


def test_an_empty_cell_changes_nothing(office: Office) -> None:
    office.members(ZHANG).applied()
    assert office.members(["张三", "13800138000", "经济界"]).verdicts == ["unchanged"]


def test_somebody_known_by_phone_becomes_a_member_and_keeps_their_account(cast: Cast, office: Office) -> None:
    Account.objects.filter(id=cast.wei.id).update(phone="13800138000")
    preview = office.members(_zhang(name="魏 建国"))
    assert preview.verdicts == ["updated"]
    assert preview.rows[0]["target_id"] == str(cast.wei.id)
    assert preview.applied() == (0, 1)
    assert Membership.objects.get().account == cast.wei


def test_a_number_finds_somebody_whose_phone_is_another_now(office: Office) -> None:
    office.members(ZHANG).applied()
    preview = office.members(_zhang(phone="13900139000"))
    assert preview.changes == [("phone", "13800138000", "13900139000")]
    preview.applied()
    assert Account.objects.get(name="张三").phone == "13900139000"


def test_name_and_sector_find_somebody_without_phone_and_number(office: Office) -> None:
    office.members(LI).applied()
    preview = office.members(["李四", "13900139000", "教育界", "15002"])
    assert preview.verdicts == ["updated"]
    assert preview.applied() == (0, 1)
    assert Account.objects.get(name="李四").phone == "13900139000"


def test_members_of_an_earlier_term_are_known_again(office: Office) -> None:
    sector = Sector.objects.get(name="经济界")
    former = MembershipFactory.create(
        account=AccountFactory.create(name="张三"), term=TermFactory.create(is_current=False), sector=sector
    )
    preview = office.members(ZHANG)
    assert preview.rows[0]["target_id"] == str(former.account_id)
    preview.applied()
    assert former.account.memberships.count() == 2


def test_namesakes_are_told_apart_by_phone_or_number(office: Office) -> None:
    first, second = _zhang(committees=""), _zhang(phone="13900139000", number="15002", committees="")
    third = _zhang(phone="", number="15003", committees="")
    assert office.members(first, second, third).applied() == (3, 0)
    assert office.members(first, second, third).verdicts == ["unchanged"] * 3
    assert Account.objects.filter(name="张三").count() == 3


def test_who_of_several_is_meant_must_be_said(office: Office) -> None:
    office.members(_zhang(phone=""), _zhang(phone="", number="15002")).applied()
    assert office.members(_zhang(phone="", number="")).faults == [("name", "ambiguous")]
    assert office.members(_zhang(phone="13800138000", number="")).faults == [("name", "ambiguous")]


def test_another_phone_may_be_another_person(office: Office) -> None:
    office.members(_zhang(number="")).applied()
    assert office.members(_zhang(phone="13900139000", number="")).faults == [("phone", "ambiguous")]


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({"name": ""}, [("name", "required")]),
        ({"sector": ""}, [("sector", "required")]),
        ({"name": "长" * 61}, [("name", "too_long")]),
        ({"post": "长" * 101}, [("post", "too_long")]),
        ({"phone": "0571-88888888"}, [("phone", "phone_invalid")]),
        ({"phone": 1.38e10 + 0.5}, [("phone", "phone_invalid")]),
        ({"sector": "渔业界"}, [("sector", "sector_unknown")]),
        ({"is_standing": "也许"}, [("is_standing", "choice_unknown")]),
        ({"committees": "经济委，茶叶委"}, [("committees", "committee_unknown")]),
        (
            {"name": "", "sector": "渔业界", "phone": "1"},
            [("name", "required"), ("sector", "sector_unknown"), ("phone", "phone_invalid")],
        ),
    ],
)
def test_a_cell_that_is_wrong_is_named_and_its_row_left_out(
    office: Office, values: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    preview = office.members(_zhang(**values), LI)
    assert preview.verdicts == ["error", "new"]
    assert sorted(preview.faults) == sorted(faults)
    assert preview.rows[0]["row"] == 2
    assert preview.applied() == (1, 0)
    assert not Account.objects.filter(name="张三").exists()


def test_a_fault_brings_the_values_of_its_sentence(office: Office) -> None:
    rows = office.members(["张三", "", "经济界", "", "", "", "茶叶委"], ["长" * 61, "", "经济界"], LI, LI).rows
    params = [fault["params"] for row in rows for fault in row["faults"]]
    assert params == [{"name": "茶叶委"}, {"max": 60}, {"row": 4}]


@pytest.mark.parametrize(
    ("again", "column"),
    [
        ({"name": "王五", "number": "15009"}, "phone"),
        ({"name": "王五", "phone": ""}, "number"),
        ({"phone": "", "number": ""}, "name"),
    ],
)
def test_nobody_is_listed_twice(office: Office, again: dict[str, str], column: str) -> None:
    preview = office.members(ZHANG, _zhang(**again))
    assert preview.verdicts == ["new", "error"]
    assert preview.faults == [(column, "repeated")]


def test_two_rows_that_mean_one_account_are_not_both_entered(office: Office) -> None:
    office.members(ZHANG).applied()
    by_phone, by_number = _zhang(number="", sector="教育界"), _zhang(phone="")
    preview = office.members(by_phone, by_number)
    assert preview.faults == [("name", "repeated")]


@pytest.mark.parametrize(
    ("known", "fault"),
    [
        ({"name": "王五"}, ("name", "name_differs")),
        ({"name": "张三", "is_active": False}, ("name", "inactive")),
        ({"name": "张三", "is_venue": True}, ("phone", "phone_taken")),
    ],
)
def test_an_account_that_cannot_be_meant_is_not_changed(
    office: Office, known: dict[str, Any], fault: tuple[str, str]
) -> None:
    account = AccountFactory.create(phone="13800138000", **known)
    preview = office.members(ZHANG)
    assert preview.faults == [fault]
    assert preview.applied() == (0, 0)
    account.refresh_from_db()
    assert account.name == known["name"]


def test_phone_and_number_of_two_people_make_nobody(office: Office) -> None:
    office.members(ZHANG, ["李四", "13900139000", "教育界", "15002"]).applied()
    preview = office.members(_zhang(number="15002"))
    assert preview.faults == [("number", "number_taken")]


def test_the_phone_of_an_administrator_is_not_changed_by_a_sheet(
    cast: Cast, office: Office, client_for: ClientFor
) -> None:
    MembershipFactory.create(account=cast.admin, number="15001", sector=Sector.objects.get(name="经济界"))
    row = _zhang(name="何志远", committees="")
    assert office.members(row).faults == [("phone", "protected")]
    assert Office(client_for(cast.admin)).members(row).applied() == (0, 1)
    cast.admin.refresh_from_db()
    assert cast.admin.phone == "13800138000"


def test_whoever_works_in_a_committee_keeps_their_role(cast: Cast, office: Office) -> None:
    office.members(ZHANG).applied()
    OrganisationRole.objects.update(role="head", post="主任")
    assert office.members(ZHANG).verdicts == ["unchanged"]
    Organisation.objects.filter(short_name="提案委").update(is_active=False)
    assert office.members(ZHANG).faults == [("committees", "committee_unknown")]


def test_another_term_may_be_named(office: Office) -> None:
    former = TermFactory.create(is_current=False)
    preview = office.members(ZHANG, term_id=str(former.id))
    preview.applied()
    assert Membership.objects.get().term == former


def test_a_long_list_costs_a_few_queries(office: Office, django_assert_max_num_queries: Any) -> None:
    rows = [[f"委员{n}", f"139{n:08}", "经济界", f"15{n:03}", "教授", "否", "经济委"] for n in range(200)]
    with django_assert_max_num_queries(20):
        preview = office.members(*rows)
    with django_assert_max_num_queries(260):  # each person's stream is one row to advance, the rest goes together
        assert preview.applied() == (200, 0)
