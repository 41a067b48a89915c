"""The floor: everything is tried on wei's, who waits, or speaks where a verb is about speaking.

Nobody is operator but qiao, whose line is down, so that lin has the controls too.
"""

from datetime import timedelta

from django.utils import timezone

from deliberation.core import clock
from deliberation.events.floors import FloorKind
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import Meeting
from tests.realtime.speaking import ask, call_up, come_to_hall, department_of

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
floor.request    ok      ok      ok      no      ok      no      room    room     login
floor.withdraw   ok      ok      no      ok      no      no      room    room     login
floor.arrange    ok      no      no      ok      no      no      room    room     login
floor.set_order  ok      no      no      ok      no      no      room    room     login
floor.move       ok      no      no      ok      no      no      room    room     login
floor.grant      ok      no      no      ok      no      no      room    room     login
floor.next       ok      no      no      ok      no      no      room    room     login
floor.take       no      ok      no      no      no      no      room    room     login
floor.extend     ok      no      no      ok      no      no      room    room     login
floor.release    ok      ok      no      ok      no      no      room    room     login
floor.revoke     ok      no      no      ok      no      no      room    room     login
floor.pass       ok      no      no      ok      no      no      room    room     login
floor.take_away  ok      no      no      ok      ok      no      room    room     login
floor.hand_in    ok      ok      ok      no      ok      no      room    room     login
"""
BY_REST = {"floor.arrange", "floor.set_order", "floor.hand_in"}
SPEAKING = ("floor.take", "floor.extend", "floor.release", "floor.revoke")


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Let wei wait with a question and speak, gao wait with a speech, and zhou sit for a department."""
    department = department_of(meeting)
    come_to_hall(meeting.gao)
    question = ask(meeting.wei, FloorKind.QUESTION)
    ask(meeting.gao)
    speech = call_up(meeting.lin, meeting.wei)
    return {
        "room_id": meeting.room.id,
        "request_id": question,
        **{verb: {"request_id": speech} for verb in SPEAKING},
        "floor.grant": {"request_id": question},
        "floor.next": {"after_id": speech},
        "floor.pass": {"department_id": department, "participant_id": None},
        "floor.take_away": {"request_id": question, "department_id": department},
        "speakers": [{"participant_id": str(meeting.wei.id)}],
        "order": "least_heard",
        "place": 0,
        "reason": "离题",
        "question": "补偿标准何时公布？",
        "due_on": (timezone.localdate(clock.now()) + timedelta(days=7)).isoformat(),
        "text": "书面发言",
    }


AREA = Area(
    TABLE,
    furnish,
    socket=frozenset(line.split()[0] for line in TABLE.strip().splitlines()[1:]) - BY_REST,
)
