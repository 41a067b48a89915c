"""Papers: everything is tried on those of a sitting to which the cast is invited, with a file that qiao handed in."""

from consultations.services import papers
from deliberation.events.papers import PaperPut
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import FileFactory, Meeting, invite

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
paper.put        no      no      no      ok      no      no      sitting sitting  login
paper.change     no      no      no      ok      no      no      sitting sitting  login
paper.withdraw   no      no      no      ok      no      no      sitting sitting  login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Put a paper there, and have another handed in."""
    sitting = meeting.room.sitting
    invite(cast._asdict(), sitting)
    first, second = FileFactory.create_batch(2, created_by=cast.qiao)
    put = papers.put(cast.qiao, PaperPut(sitting_id=sitting.id, file_id=first.id))
    return {
        "sitting_id": sitting.id,
        "paper_id": put.paper_id,
        "file_id": second.id,
        "item_id": None,
        "title": "情况报告",
        "position": 0,
        "is_confidential": False,
    }


AREA = Area(TABLE, furnish, refusals={"sitting": (404, "sitting.not_found")})
