"""Login sessions and bound browsers: everything is tried on one of wei's."""

from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import DeviceFactory, LoginSessionFactory, Meeting

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
login.revoke     session ok      session session session session session session  login
device.revoke    device  ok      device  ok      device  device  ok      device   login
"""


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Sign wei in somewhere, on a browser that is known."""
    device = DeviceFactory.create(account=cast.wei)
    return {
        "login_session_id": LoginSessionFactory.create(account=cast.wei, device=device).id,
        "device_id": device.id,
    }


AREA = Area(TABLE, furnish, refusals={"session": (404, "login_session.not_found"), "device": (404, "device.not_found")})
