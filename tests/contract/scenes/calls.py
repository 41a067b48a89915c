"""Sound and picture.

Taking back what one never sent is nobody's offence; whoever may answer an offer is told that there is none any more.
"""

from contextlib import closing

from realtime.models import Participant
from realtime.services import attendances
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import LoginSessionFactory, Meeting
from tests.integration.media.light_peer import LightPeer

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
call.publish     ok      ok      ok      ok      ok      no      room    room     login
call.unpublish   ok      ok      ok      ok      ok      ok      room    room     login
call.subscribe   ok      ok      ok      ok      ok      ok      room    room     login
call.answer      stale   stale   stale   stale   stale   stale   room    room     login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Connect everybody's device: a call wants one."""
    for participant in Participant.objects.filter(room=meeting.room):
        login = LoginSessionFactory.create(account=participant.account)
        attendances.open_lease(participant, login_session_id=login.id, device="device01")
    with closing(LightPeer()) as peer:
        sdp = peer.offer()
    return {"room_id": meeting.room.id, "device": "device01", "sdp": sdp, "version": 1, "restart": False}


AREA = Area(TABLE, furnish, refusals={"stale": (409, "call.stale")})
