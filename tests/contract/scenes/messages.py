"""Text: everything is tried on what wei says: a message, and a question to the department that zhou sits for."""

from deliberation.events.messages import MessageKind, MessagePost
from realtime.services import messages
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import Meeting
from tests.realtime.speaking import department_of

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
message.post     ok      ok      ok      ok      ok      no      room    room     login
message.edit     no      ok      no      no      no      no      room    room     login
message.hide     ok      no      no      ok      no      no      room    room     login
question.state   ok      no      no      ok      ok      no      room    room     login
note.write       ok      ok      ok      ok      ok      ok      room    room     login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Let wei say something, and ask something."""
    one = {"room_id": meeting.room.id}
    posted = messages.post(cast.wei, MessagePost(**one, text="第一句"))
    asked = MessagePost(**one, text="何时公布？", kind=MessageKind.QUESTION, department_id=department_of(meeting))
    return {
        **one,
        "message_id": posted.message_id,
        "text": "一句话",
        "reason": "离题",
        "question.state": {"message_id": messages.post(cast.wei, asked).message_id, "state": "answered"},
    }


AREA = Area(TABLE, furnish, socket=frozenset(line.split()[0] for line in TABLE.strip().splitlines()[1:]))
