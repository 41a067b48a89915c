"""Text: everything is tried on a message of wei's."""

from deliberation.events.messages import MessagePost
from realtime.services import messages
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import Meeting

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
message.post     ok      ok      ok      ok      ok      no      room    room     login
message.edit     no      ok      no      no      no      no      room    room     login
message.hide     ok      no      no      ok      no      no      room    room     login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Let wei say something."""
    posted = messages.post(cast.wei, MessagePost(room_id=meeting.room.id, text="第一句"))
    return {"room_id": meeting.room.id, "message_id": posted.message_id, "text": "一句话", "reason": "离题"}


AREA = Area(TABLE, furnish, socket=frozenset({"message.post", "message.edit", "message.hide"}))
