"""Login sessions: everything is tried on one of wei's."""

from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import LoginSessionFactory, Meeting

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
login.revoke     session ok      session session session session session session  login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Sign wei in somewhere."""
    return {"login_session_id": LoginSessionFactory.create(account=cast.wei).id}


AREA = Area(TABLE, furnish, refusals={"session": (404, "login_session.not_found")})
