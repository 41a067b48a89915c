"""Sound and picture.

Mutes are tried on gao, and a microphone is opened at a branch venue. Taking back what one never sent is nobody's
offence; whoever may answer an offer is told that there is none any more.
"""

from contextlib import closing

from deliberation.accounts.models import Account
from deliberation.events.rooms import ParticipantRole
from realtime.models import Participant
from realtime.services import attendances
from realtime.services.rooms import add_participant
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
call.prefer      stale   stale   stale   stale   stale   stale   room    room     login
call.mute        ok      other   ok      ok      other   other   room    room     login
call.unmute      other   other   ok      other   other   other   room    room     login
call.open        ok      other   other   ok      other   other   room    room     login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Connect everybody's device: a call wants one."""
    for participant in Participant.objects.filter(room=meeting.room):
        login = LoginSessionFactory.create(account=participant.account)
        attendances.open_lease(participant, login_session_id=login.id, device="device01")
    with closing(LightPeer()) as peer:
        sdp = peer.offer()
    account = Account.objects.create_account("east", name="东湖分会场", is_venue=True)
    venue = add_participant(None, meeting.room, account, ParticipantRole.ATTENDEE)
    return {
        "room_id": meeting.room.id,
        "device": "device01",
        "sdp": sdp,
        "version": 1,
        "restart": False,
        "audio_only": True,
        "video": {},
        "most_videos": None,
        "participant_id": meeting.gao.id,
        "source": "microphone",
        "is_open": True,
        "call.open": {"participant_id": venue.id},
    }


AREA = Area(
    TABLE,
    furnish,
    refusals={"stale": (409, "call.stale"), "other": (403, "mute.forbidden")},
    socket=frozenset({"call.mute", "call.unmute", "call.open"}),
)
