"""Recording: everything is tried in a sitting that runs."""

from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import Meeting

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
recording.start  ok      no      no      ok      no      no      room    room     login
recording.stop   ok      no      no      ok      no      no      room    room     login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Nothing more is needed than the room."""
    return {"room_id": meeting.room.id}


AREA = Area(TABLE, furnish, socket=frozenset({"recording.start", "recording.stop"}))
