"""Who has come, as a workbook."""

import datetime
import io
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from rest_framework.test import APIClient

from deliberation.events.course import SittingEnd
from deliberation.events.participants import Whereabouts
from realtime.models import Participant
from realtime.printing import attendances
from realtime.services import sittings
from realtime.services.attendances import close_lease, open_lease
from tests.asserts import afresh
from tests.conftest import Cast, ClientFor
from tests.factories import LoginSessionFactory, Meeting, invite

NINE = datetime.datetime(2026, 3, 2, 9, 0)
PHONE = "Mozilla/5.0 (Linux; Android 12; V2158A) AppleWebKit/537.36 Mobile Safari/537.36 MicroMessenger/8.0.40"


def minutes(number: int) -> datetime.datetime:
    return datetime.datetime(2026, 3, 2, 1, number, tzinfo=datetime.UTC)


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


@pytest.fixture
def attended(cast: Cast, meeting: Meeting, stopped_clock: time_machine.Traveller) -> Meeting:
    """Return a meeting ten minutes old: wei came by phone, left, and is there again; lin signed on paper."""
    phone = LoginSessionFactory.create(account=cast.wei, user_agent=PHONE)
    first = open_lease(meeting.wei, login_session_id=phone.id, device="device01")
    stopped_clock.shift(120)
    close_lease(first)
    stopped_clock.shift(180)
    desk = LoginSessionFactory.create(account=cast.wei, user_agent="Mozilla/5.0 (Windows NT 10.0)")
    open_lease(meeting.wei, login_session_id=desk.id, device="device02")
    Participant.objects.filter(id=meeting.wei.id).update(whereabouts=Whereabouts.ONLINE)
    Participant.objects.filter(id=meeting.lin.id).update(is_signed_on_paper=True, arrived_at=minutes(1))
    stopped_clock.shift(300)
    return meeting


def test_it_says_who_came_when_and_how_long_they_were_there(attended: Meeting) -> None:
    told = sheets(attendances.write(attended.room.sitting, minutes(10)))
    rows = {row[1]: row for row in told["签到情况"] if isinstance(row[0], int)}
    assert list(rows) == ["林书琴", "魏建国", "高晓岚", "周振华", "陈思远", "乔文静"]
    came = NINE
    assert rows["魏建国"][2:] == ["出席", None, "线上", came, "设备", None, 7, None, None]
    assert rows["林书琴"][2:] == ["主持人", None, None, NINE.replace(minute=1), "纸质", None, None, None, None]
    assert rows["陈思远"][4:] == [None] * 7
    facts = {row[0]: row[1] for row in told["签到情况"] if isinstance(row[0], str)}
    assert (facts["应到"], facts["实到"]) == (4, 2)


def test_it_lists_each_time_and_the_sort_of_device(attended: Meeting) -> None:
    told = sheets(attendances.write(attended.room.sitting, minutes(10)))
    assert told["进出时间"] == [
        ["姓名", "设备", "进入时间", "离开时间"],
        ["魏建国", "微信", NINE, NINE.replace(minute=2)],
        ["魏建国", "电脑", NINE.replace(minute=5), None],
    ]


def test_those_who_prepare_get_it(cast: Cast, meeting: Meeting, client_for: ClientFor) -> None:
    invite(cast._asdict(), meeting.room.sitting)
    path = f"/api/rooms/{meeting.room.id}/attendances.xlsx"
    answers = {account.username: client_for(account).get(path).status_code for account in cast}
    assert answers == {"lin": 403, "wei": 403, "gao": 403, "qiao": 200, "zhou": 403, "chen": 403, "admin": 404}
    assert APIClient().get(path).status_code == 401


def test_many_people_cost_no_more_questions_than_few(attended: Meeting) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            attendances.write(attended.room.sitting, minutes(10))
        return len(queries)

    few = asked()
    for participant in (attended.gao, attended.zhou, attended.chen):
        login = LoginSessionFactory.create(account=participant.account)
        open_lease(participant, login_session_id=login.id, device="device09")
    assert asked() == few


def test_it_marks_who_came_late_and_who_left_early(attended: Meeting, stopped_clock: time_machine.Traveller) -> None:
    late = open_lease(attended.gao, login_session_id=uuid4(), device="device01")
    stopped_clock.shift(60)
    close_lease(late)
    stopped_clock.shift(600)
    sittings.end(attended.lin.account, SittingEnd(room_id=attended.room.id))
    told = sheets(attendances.write(afresh(attended.lin).room.sitting, minutes(59)))
    remarks = {row[1]: row[10] for row in told["签到情况"] if isinstance(row[0], int)}
    assert (remarks["高晓岚"], remarks["魏建国"], remarks["林书琴"]) == ("迟到、早退", None, None)
