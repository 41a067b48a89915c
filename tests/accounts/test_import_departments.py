"""A list of departments: which organisation each row means, who is called first, and what is wrong with it."""

from typing import Any

import pytest

from deliberation.accounts.models import Account, Organisation, OrganisationRole
from deliberation.eventlog.models import EventRecord
from deliberation.events.organisations import OrganisationKind
from tests.accounts.imports import Office
from tests.conftest import Cast, ClientFor
from tests.factories import AccountFactory, OrganisationFactory, OrganisationRoleFactory

HOUSING = [
    "市住房和城乡建设局",
    "承办单位",
    "市住建局",
    "0571-88001234",
    "滨江路 1 号",
    "周振华",
    "13800138000",
    "副局长",
]
COLUMNS = ["name", "kind", "short_name", "phone", "address", "liaison", "liaison_phone", "liaison_post"]


@pytest.fixture
def office(cast: Cast, client_for: ClientFor) -> Office:
    return Office(client_for(cast.qiao))


def _housing(**values: Any) -> list[Any]:
    """Return the housing bureau's row with some columns otherwise."""
    return [values.get(column, value) for column, value in zip(COLUMNS, HOUSING, strict=True)]


def _known(cast: Cast) -> Organisation:
    """Return the housing bureau as it is known, with zhou working there."""
    row = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT, name=HOUSING[0], short_name="住建局")
    OrganisationRoleFactory.create(organisation=row, account=cast.zhou, post="处长")
    return row


def test_new_organisations_are_entered_with_their_liaisons(office: Office) -> None:
    preview = office.departments(HOUSING, ["市政府督查室", "交办机构"], ["市财政局"])
    assert preview.verdicts == ["new"] * 3
    assert not Organisation.objects.exists(), "a look changes nothing"
    assert preview.applied() == (3, 0)
    housing = Organisation.objects.get(short_name="市住建局")
    assert (housing.kind, housing.phone, housing.address) == ("department", "0571-88001234", "滨江路 1 号")
    assert housing.liaison is not None
    assert (housing.liaison.name, housing.liaison.phone) == ("周振华", "13800138000")
    role = housing.roles.get()
    assert (role.role, role.post) == ("liaison", "副局长")
    assert Organisation.objects.get(name="市政府督查室").kind == "assigning_body"
    assert Organisation.objects.get(name="市财政局").kind == "department"


def test_the_same_sheet_again_makes_no_doubles_and_changes_nothing(office: Office) -> None:
    rows: list[list[Any]] = [HOUSING, ["市财政局", None, None, None, None, "沈佳"]]
    office.departments(*rows).applied()
    counts = [model.objects.count() for model in (Account, Organisation, OrganisationRole)]
    events = EventRecord.objects.count()
    again = office.departments(*rows)
    assert again.verdicts == ["unchanged", "unchanged"]
    assert again.applied() == (0, 0)
    assert [model.objects.count() for model in (Account, Organisation, OrganisationRole)] == counts
    assert EventRecord.objects.count() == events + 1


def test_what_is_otherwise_is_shown_and_entered(cast: Cast, office: Office) -> None:
    housing = _known(cast)
    preview = office.departments(HOUSING)
    assert preview.rows[0]["target_id"] == str(housing.id)
    assert preview.changes == [
        ("short_name", "住建局", "市住建局"),
        ("phone", "", "0571-88001234"),
        ("address", "", "滨江路 1 号"),
        ("liaison", "", "周振华"),
        ("liaison_phone", "", "13800138000"),
        ("liaison_post", "处长", "副局长"),
    ]
    assert preview.applied() == (0, 1)
    housing.refresh_from_db()
    assert (housing.short_name, housing.liaison) == ("市住建局", cast.zhou)
    role = housing.roles.get()
    assert (role.role, role.post) == ("staff", "副局长")
    assert office.departments(HOUSING).verdicts == ["unchanged"]


def test_an_empty_cell_changes_nothing(office: Office) -> None:
    office.departments(HOUSING).applied()
    assert office.departments([HOUSING[0]]).verdicts == ["unchanged"]


def test_another_liaison_takes_the_place_and_the_former_keeps_the_role(office: Office) -> None:
    office.departments(HOUSING).applied()
    preview = office.departments(_housing(liaison="周晓", liaison_phone="13900139000", liaison_post=""))
    assert preview.changes[0] == ("liaison", "周振华", "周晓")
    preview.applied()
    housing = Organisation.objects.get()
    assert housing.liaison is not None
    assert housing.liaison.name == "周晓"
    assert housing.roles.count() == 2


def test_a_namesake_with_another_phone_elsewhere_is_another_person(cast: Cast, office: Office) -> None:
    office.departments(HOUSING).applied()
    Organisation.objects.update(liaison=AccountFactory.create(name="周振华"))
    preview = office.departments(HOUSING)
    assert preview.changes == [("liaison", "周振华", "周振华")]
    preview.applied()
    assert office.departments(HOUSING).verdicts == ["unchanged"]


def test_one_person_may_be_the_liaison_of_two(office: Office) -> None:
    rows = [HOUSING, _housing(name="市住房保障中心", short_name="")]
    assert office.departments(*rows).applied() == (2, 0)
    assert Account.objects.filter(name="周振华", phone="13800138000").count() == 1
    assert office.departments(*rows).verdicts == ["unchanged", "unchanged"]


def test_names_are_given_once_in_each_kind(office: Office) -> None:
    preview = office.departments(
        HOUSING, _housing(liaison="", liaison_phone="", liaison_post=""), _housing(kind="办公室")
    )
    assert preview.verdicts == ["new", "error", "new"]
    assert preview.faults == [("name", "repeated")]


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"name": ""}, ("name", "required")),
        ({"name": "长" * 101}, ("name", "too_long")),
        ({"kind": "企业"}, ("kind", "choice_unknown")),
        ({"liaison_phone": "0571-1"}, ("liaison_phone", "phone_invalid")),
        ({"liaison": ""}, ("liaison", "required")),
        ({"address": "长" * 201}, ("address", "too_long")),
    ],
)
def test_a_cell_that_is_wrong_is_named(office: Office, values: dict[str, Any], fault: tuple[str, str]) -> None:
    preview = office.departments(_housing(**values))
    assert preview.faults == [fault]
    assert preview.applied() == (0, 0)


@pytest.mark.parametrize(
    ("known", "fault"),
    [
        ({"name": "王五"}, ("liaison", "name_differs")),
        ({"name": "周振华", "is_active": False}, ("liaison", "inactive")),
        ({"name": "周振华", "is_venue": True}, ("liaison_phone", "phone_taken")),
    ],
)
def test_an_account_that_cannot_be_meant_is_not_changed(
    office: Office, known: dict[str, Any], fault: tuple[str, str]
) -> None:
    AccountFactory.create(phone="13800138000", **known)
    assert office.departments(HOUSING).faults == [fault]


def test_two_people_cannot_share_a_phone(office: Office) -> None:
    preview = office.departments(HOUSING, _housing(name="市财政局", liaison="沈佳"))
    assert preview.faults == [("liaison_phone", "repeated")]


def test_which_namesake_is_meant_must_be_said(cast: Cast, office: Office) -> None:
    housing = _known(cast)
    OrganisationRoleFactory.create(organisation=housing, account=AccountFactory.create(name="周振华"))
    assert office.departments(_housing(liaison_phone="")).faults == [("liaison", "ambiguous")]


def test_an_organisation_no_longer_in_use_is_put_back_by_hand(cast: Cast, office: Office) -> None:
    _known(cast)
    Organisation.objects.update(is_active=False)
    assert office.departments(HOUSING).faults == [("name", "inactive")]


def test_the_phone_of_an_administrator_is_not_changed_by_a_sheet(cast: Cast, office: Office) -> None:
    housing = _known(cast)
    OrganisationRoleFactory.create(organisation=housing, account=cast.admin)
    assert office.departments(_housing(liaison="何志远")).faults == [("liaison_phone", "protected")]
