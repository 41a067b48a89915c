"""Who has come, as the desk reads it."""

import time_machine
from rest_framework.test import APIClient

from deliberation.events.course import SittingEnd
from deliberation.events.rooms import ParticipantRole
from deliberation.rules.services import override
from realtime.selectors.attendances import attendances
from realtime.services import sittings
from realtime.services.attendances import close_lease
from realtime.services.rooms import add_participant
from tests.asserts import afresh
from tests.conftest import Cast, ClientFor
from tests.factories import AccountFactory, Meeting
from tests.realtime.attending import arrive


def test_it_says_who_came_late_and_who_left_early(meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    override({"attendance": {"late_minutes": 10, "early_minutes": 15}})
    arrive(meeting.lin)
    gone = arrive(meeting.zhou)
    stopped_clock.shift(600)
    arrive(meeting.wei)
    close_lease(gone)
    stopped_clock.shift(1200)
    sittings.end(meeting.lin.account, SittingEnd(room_id=meeting.room.id))
    stopped_clock.shift(60)
    arrive(meeting.gao)
    listed = attendances(afresh(meeting.lin).room.sitting, meeting.room.sitting.starts_at)
    found = {item.name: (item.is_late, item.left_early, item.seconds) for item in listed.items if item.arrived_at}
    assert found == {"林书琴": (False, False, 1800), "魏建国": (True, False, 1200), "周振华": (False, True, 600)}
    assert (listed.due, listed.present) == (4, 3)


def test_the_desk_reads_it_and_nobody_else(cast: Cast, meeting: Meeting, client_for: ClientFor) -> None:
    arrive(meeting.wei)
    path = f"/api/rooms/{meeting.room.id}/attendances"
    answers = {account.username: client_for(account).get(path).status_code for account in cast}
    assert answers == {"lin": 200, "wei": 403, "gao": 403, "qiao": 200, "zhou": 403, "chen": 403, "admin": 404}
    assert APIClient().get(path).status_code == 401
    items = client_for(cast.qiao).get(path).json()["items"]
    (wei,) = [item for item in items if item["arrived_at"]]
    assert (wei["name"], wei["role"], wei["stays"][0]["device"]) == ("魏建国", "attendee", "unknown")


def test_screens_are_nobody(meeting: Meeting) -> None:
    wall = AccountFactory.create(name="主会场大屏", is_venue=True)
    add_participant(None, meeting.room, wall, ParticipantRole.SCREEN)
    assert len(attendances(meeting.room.sitting, meeting.room.sitting.starts_at).items) == 6
