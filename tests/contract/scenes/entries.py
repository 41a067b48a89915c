"""Ways into a sitting: everything is tried for wei, who is invited to it with the rest of the cast and has a phone."""

from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import Meeting, invite

TABLE = """
                   lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
entry.issue_link   no      no      no      ok      no      no      sitting sitting  login
entry.issue_links  no      no      no      ok      no      no      sitting sitting  login
entry.revoke_link  no      no      no      ok      no      no      sitting sitting  login
entry.send_links   no      no      no      ok      no      no      sitting sitting  login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Invite the cast and give wei a phone."""
    cast.wei.phone = "13800138000"
    cast.wei.save()
    sitting = meeting.room.sitting
    invitations = invite(cast._asdict(), sitting)
    return {"sitting_id": sitting.id, "invitation_id": invitations["wei"].id}


AREA = Area(TABLE, furnish, refusals={"sitting": (404, "sitting.not_found")})
