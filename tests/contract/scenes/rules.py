"""Rules: those of a special committee that lin heads and in which wei is a member; the institution's in tests/rules."""

from deliberation.events.organisations import RoleInOrganisation
from deliberation.events.rules import committee_scope
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import Meeting, OrganisationFactory, OrganisationRoleFactory

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
rules.change     ok      no      body    ok      body    body    no      body     login
rules.reset      ok      no      body    ok      body    body    no      body     login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Let lin head a committee and wei be a member of it."""
    committee = OrganisationFactory.create(name="城建环资委")
    OrganisationRoleFactory.create(organisation=committee, account=cast.lin, role=RoleInOrganisation.HEAD)
    OrganisationRoleFactory.create(organisation=committee, account=cast.wei, role=RoleInOrganisation.MEMBER)
    return {"scope": committee_scope(committee.id), "values": {"message": {"max_length": 500}}}


AREA = Area(TABLE, furnish, refusals={"body": (404, "organisation.not_found")})
