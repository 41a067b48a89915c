"""People and organisations: lin heads a special committee, wei is a member, zhou works for a department.

Whoever is of the house knows who there is and may not look after them; others are told of nothing. Administrators'
accounts are tried in ``tests/accounts``. The workbook is one that qiao has looked at: nobody enters it for her.
"""

from deliberation.accounts.services import imports
from deliberation.events.imports import ImportKind
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import (
    AccountFactory,
    Meeting,
    MembershipFactory,
    OrganisationFactory,
    OrganisationRoleFactory,
    SectorFactory,
)
from tests.workbooks import MEMBERS, workbook

TABLE = """
                         lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
account.create           no      no      no      ok      no      no      ok      no       login
account.change           no      no      account ok      no      account ok      account  login
account.deactivate       no      no      account ok      no      account ok      account  login
account.activate         no      no      account ok      no      account ok      account  login
organisation.create      no      no      no      ok      no      no      ok      no       login
organisation.change      no      no      body    ok      no      body    ok      body     login
organisation.deactivate  no      no      body    ok      no      body    ok      body     login
organisation.activate    no      no      body    ok      no      body    ok      body     login
organisation.appoint     no      no      body    ok      no      body    ok      body     login
organisation.dismiss     no      no      body    ok      no      body    ok      body     login
membership.create        no      no      no      ok      no      no      ok      no       login
membership.change        no      no      no      ok      no      no      ok      no       login
membership.remove        no      no      no      ok      no      no      ok      no       login
sector.create            no      no      no      ok      no      no      ok      no       login
sector.change            no      no      no      ok      no      no      ok      no       login
sector.remove            no      no      no      ok      no      no      ok      no       login
term.create              no      no      no      ok      no      no      ok      no       login
term.begin               no      no      no      ok      no      no      ok      no       login
people.import            no      no      no      ok      no      no      preview no       login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Give lin, wei and zhou their places, and put somebody there to be looked after."""
    committee = OrganisationFactory.create(name="城建环资委")
    department = OrganisationFactory.create(name="市住建局", kind=OrganisationKind.DEPARTMENT)
    OrganisationRoleFactory.create(organisation=committee, account=cast.lin, role=RoleInOrganisation.HEAD)
    OrganisationRoleFactory.create(organisation=department, account=cast.zhou)
    membership = MembershipFactory.create(account=cast.wei)
    somebody = AccountFactory.create()
    listed = workbook(MEMBERS, ["张三", "", membership.sector.name])
    preview = imports.preview(cast.qiao, ImportKind.MEMBERS, listed)
    return {
        "account_id": somebody.id,
        "organisation_id": committee.id,
        "membership_id": membership.id,
        "sector_id": SectorFactory.create().id,
        "kind": "office",
        "name": "办公室",
        "role": "staff",
        "term_id": membership.term_id,
        "term.create": {"number": 99, "starts_on": "2031-01-10"},
        "import_id": preview.id,
        "digest": preview.digest,
    }


AREA = Area(
    TABLE,
    furnish,
    refusals={
        "account": (404, "account.not_found"),
        "body": (404, "organisation.not_found"),
        "preview": (404, "import.not_found"),
    },
)
