"""The course of a sitting: everything is tried on one that runs, while no operator is connected."""

from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import AgendaItemFactory, Meeting

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
sitting.open     state   no      no      state   no      no      room    room     login
sitting.start    ok      no      no      ok      no      no      room    room     login
sitting.suspend  ok      no      no      ok      no      no      room    room     login
sitting.resume   ok      no      no      ok      no      no      room    room     login
sitting.end      ok      no      no      ok      no      no      room    room     login
sitting.close    state   no      no      state   no      no      room    room     login
sitting.lock     ok      no      no      ok      no      no      room    room     login
sitting.unlock   ok      no      no      ok      no      no      room    room     login
agenda.step      ok      no      no      ok      no      no      room    room     login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Put an item on the agenda."""
    return {"room_id": meeting.room.id, "item_id": AgendaItemFactory.create(sitting=meeting.room.sitting).id}


AREA = Area(
    TABLE,
    furnish,
    socket=frozenset(line.split()[0] for line in TABLE.strip().splitlines()[1:]),
    refusals={"state": (409, "sitting.wrong_state")},
)
