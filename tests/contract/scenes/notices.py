"""Notices: everything is tried on one of wei's."""

from deliberation.events.notices import NoticeKind
from deliberation.notifications.models import Notice
from deliberation.notifications.services import notify
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import Meeting

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
notice.dismiss   notice  ok      notice  notice  notice  notice  notice  notice   login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Tell wei something."""
    notify([cast.wei.id], NoticeKind.MESSAGE_HIDDEN, {"reason": "离题"}, actor=None)
    return {"notice_id": Notice.objects.get().id}


AREA = Area(TABLE, furnish, socket=frozenset({"notice.dismiss"}), refusals={"notice": (404, "notice.not_found")})
