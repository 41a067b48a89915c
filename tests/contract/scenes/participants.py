"""Who is let in and taken out: everything is tried on gao, who is in, while no operator is connected.

Only ``participant.count`` is tried on a branch venue, and ``participant.mark`` is everybody's own.
"""

from deliberation.accounts.models import Account
from deliberation.events.participants import Whereabouts
from deliberation.events.rooms import ParticipantRole
from realtime.services.rooms import add_participant
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import Meeting

TABLE = """
                       lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
participant.admit      ok      no      no      ok      no      no      room    room     login
participant.turn_away  ok      no      no      ok      no      no      room    room     login
participant.remove     ok      no      no      ok      no      no      room    room     login
participant.mark       ok      ok      ok      ok      ok      ok      room    room     login
participant.count      ok      no      no      ok      no      no      room    room     login
participant.check_in   ok      no      no      ok      no      no      room    room     login
participant.check_out  ok      no      no      ok      no      no      room    room     login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Open a branch venue."""
    account = Account.objects.create_account("east", name="东湖分会场", is_venue=True)
    venue = add_participant(None, meeting.room, account, ParticipantRole.ATTENDEE)
    return {
        "room_id": meeting.room.id,
        "participant_id": meeting.gao.id,
        "whereabouts": Whereabouts.HALL.value,
        "headcount": 12,
        "reason": "离题",
        "participant.count": {"participant_id": venue.id},
    }


AREA = Area(TABLE, furnish, socket=frozenset(line.split()[0] for line in TABLE.strip().splitlines()[1:]))
