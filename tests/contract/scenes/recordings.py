"""Recording: everything is tried in a sitting that runs, on a speech of wei's that is over."""

from deliberation.events.recordings import RecordingStart
from realtime.models import Recording
from realtime.services import recordings
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import Meeting
from tests.realtime.speaking import release, speaking

TABLE = """
                  lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
recording.start   ok      no      no      ok      no      no      room    room     login
recording.stop    ok      no      no      ok      no      no      room    room     login
recording.delete  ok      ok      none    ok      none    none    room    room     login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Let wei speak and be recorded."""
    recordings.start(cast.qiao, RecordingStart(room_id=meeting.room.id))
    release(meeting.lin, speaking(meeting.lin, meeting.wei))
    return {"room_id": meeting.room.id, "recording_id": Recording.objects.get().id}


AREA = Area(
    TABLE,
    furnish,
    socket=frozenset({"recording.start", "recording.stop"}),
    refusals={"none": (404, "recording.not_found")},
)
