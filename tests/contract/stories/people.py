"""What can happen to people, organisations and rules."""

from datetime import date

from deliberation.accounts.services import accounts, imports, memberships, organisations, rule_sets, sectors, terms
from deliberation.events.imports import ImportKind, PeopleImport
from deliberation.events.memberships import (
    MembershipChange,
    MembershipCreate,
    MembershipRemove,
    SectorChange,
    SectorCreate,
    SectorRemove,
)
from deliberation.events.organisations import (
    OrganisationActivate,
    OrganisationAppoint,
    OrganisationChange,
    OrganisationCreate,
    OrganisationDeactivate,
    OrganisationDismiss,
    OrganisationKind,
    RoleInOrganisation,
)
from deliberation.events.people import AccountActivate, AccountChange, AccountCreate, AccountDeactivate
from deliberation.events.rules import RulesChange, RulesReset, committee_scope
from deliberation.events.terms import TermBegin, TermCreate
from tests.conftest import Cast
from tests.factories import TermFactory
from tests.workbooks import MEMBERS, workbook


def live(cast: Cast) -> None:
    """Let qiao enter a person, a committee and a membership, and take all of it back."""
    qiao = cast.qiao
    person = accounts.create(qiao, AccountCreate(name="孙立人", phone="13800138000")).account_id
    accounts.alter(qiao, AccountChange(account_id=person, phone="13800138001"))
    _committee(cast, OrganisationCreate(kind=OrganisationKind.SPECIAL_COMMITTEE, name="城建环资委"))
    TermFactory.create()
    sector = sectors.create(qiao, SectorCreate(name="经济界")).sector_id
    sectors.alter(qiao, SectorChange(sector_id=sector, position=3))
    joined = memberships.create(qiao, MembershipCreate(account_id=person, sector_id=sector)).membership_id
    memberships.alter(qiao, MembershipChange(membership_id=joined, is_standing=True))
    listed = imports.preview(qiao, ImportKind.MEMBERS, workbook(MEMBERS, ["孙立人", "13800138001", "经济界", "15001"]))
    imports.apply(qiao, PeopleImport(import_id=listed.id, digest=listed.digest))
    memberships.remove(qiao, MembershipRemove(membership_id=joined))
    sectors.remove(qiao, SectorRemove(sector_id=sector))
    following = terms.create(qiao, TermCreate(number=16, starts_on=date(2027, 1, 10))).term_id
    terms.begin(qiao, TermBegin(term_id=following))
    accounts.deactivate(qiao, AccountDeactivate(account_id=person))
    accounts.activate(qiao, AccountActivate(account_id=person))


def _committee(cast: Cast, command: OrganisationCreate) -> None:
    committee = organisations.create(cast.qiao, command).organisation_id
    organisations.alter(cast.qiao, OrganisationChange(organisation_id=committee, short_name="城环委"))
    appointment = OrganisationAppoint(organisation_id=committee, account_id=cast.lin.id, role=RoleInOrganisation.HEAD)
    organisations.appoint(cast.qiao, appointment)
    scope = committee_scope(committee)
    rule_sets.amend(cast.lin, RulesChange(scope=scope, values={"message": {"max_length": 500}}))
    rule_sets.reset(cast.lin, RulesReset(scope=scope))
    organisations.dismiss(cast.qiao, OrganisationDismiss(organisation_id=committee, account_id=cast.lin.id))
    organisations.deactivate(cast.qiao, OrganisationDeactivate(organisation_id=committee))
    organisations.activate(cast.qiao, OrganisationActivate(organisation_id=committee))
