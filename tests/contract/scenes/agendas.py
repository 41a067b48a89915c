"""Agendas: everything is tried on that of a sitting to come, to which the cast is invited.

``agenda.fill`` is tried on another sitting, whose agenda is empty.
"""

from deliberation.core.ids import uuid7
from deliberation.events.sittings import SittingState
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import AgendaItemFactory, Meeting, SittingFactory, invite

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
agenda.put       no      no      no      ok      no      no      sitting sitting  login
agenda.move      no      no      no      ok      no      no      sitting sitting  login
agenda.arrange   no      no      no      ok      no      no      sitting sitting  login
agenda.remove    no      no      no      ok      no      no      sitting sitting  login
agenda.fill      no      no      no      ok      no      no      sitting sitting  login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Put two items on an agenda, and plan a sitting that has none."""
    sitting, empty = SittingFactory.create_batch(2, state=SittingState.SCHEDULED, opened_at=None)
    for planned in (sitting, empty):
        invite(cast._asdict(), planned)
    first, second = (AgendaItemFactory.create(sitting=sitting, position=position) for position in range(2))
    return {
        "sitting_id": sitting.id,
        "item_id": first.id,
        "agenda.put": {"item_id": uuid7()},
        "agenda.fill": {"sitting_id": empty.id},
        "parent_id": None,
        "position": 1,
        "kind": "exchange",
        "title": "互动交流",
        "items": [{"item_id": str(item.id)} for item in (second, first)],
    }


AREA = Area(TABLE, furnish, refusals={"sitting": (404, "sitting.not_found")})
