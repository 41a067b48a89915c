"""Invitations: everything is tried on that of zhou, who named a deputy, to a sitting to come.

People answer their own; those who prepare the sitting answer for anybody.
"""

from datetime import timedelta

from deliberation.core import clock
from deliberation.events.sittings import Mode, ReplyState, SittingState
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import AccountFactory, Meeting, SittingFactory, invite

TABLE = """
                         lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
invitation.add           no      no      no      ok      no      no      sitting sitting  login
invitation.add_venue     no      no      no      ok      no      no      sitting sitting  login
invitation.send          no      no      no      ok      no      no      sitting sitting  login
invitation.change        unknown unknown unknown ok      no      unknown unknown unknown  login
invitation.withdraw      unknown unknown unknown ok      no      unknown unknown unknown  login
invitation.answer        unknown unknown unknown ok      ok      unknown unknown unknown  login
invitation.admit_deputy  unknown unknown unknown ok      no      unknown unknown unknown  login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Invite the cast to a sitting tomorrow."""
    sitting = SittingFactory.create(
        state=SittingState.SCHEDULED,
        opened_at=None,
        starts_at=clock.now() + timedelta(days=1),
        consultation__mode=Mode.ONLINE,
    )
    invitation = invite(cast._asdict(), sitting)["zhou"]
    invitation.reply, invitation.deputy_name, invitation.deputy_phone = ReplyState.DEPUTY, "傅国栋", "13900139000"
    invitation.save()
    newcomer = AccountFactory.create()
    return {
        "sitting_id": sitting.id,
        "invitation_id": invitation.id,
        "people": [{"account_id": str(newcomer.id), "role": "attendee"}],
        "name": "沿江街道分会场",
        "role": "attendee",
        "invitation.change": {"role": "guest"},
        "reply": "accepted",
    }


AREA = Area(
    TABLE,
    furnish,
    refusals={"unknown": (404, "invitation.not_found"), "sitting": (404, "sitting.not_found")},
)
