"""Those who come together share what has been read of the room, and never what is not for them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deliberation.events.course import SittingSuspend
from deliberation.events.sittings import SittingState
from realtime import selectors
from realtime.models import Participant
from realtime.selectors import room_views
from realtime.services import sittings
from tests.asserts import afresh
from tests.factories import AgendaItemFactory, Meeting
from tests.realtime.conftest import Say

pytestmark = pytest.mark.django_db(transaction=True)


def queries(reader: Participant) -> int:
    with CaptureQueriesContext(connection) as asked:
        selectors.snapshot(reader)
    return len(asked)


def test_the_next_of_an_audience_asks_only_for_what_is_their_own(meeting: Meeting) -> None:
    first = queries(afresh(meeting.gao))
    assert queries(afresh(meeting.wei)) < first / 2
    theirs = selectors.snapshot(afresh(meeting.wei))
    assert theirs.me.participant_id == meeting.wei.id


def test_what_was_said_since_is_in_the_next(meeting: Meeting, say: Say) -> None:
    selectors.snapshot(afresh(meeting.chen))
    said = say(meeting.wei, "刚才")
    seen = selectors.snapshot(afresh(meeting.chen))
    assert [item.text for item in seen.state.messages] == ["刚才"]
    assert seen.streams[meeting.room.stream] == said.seq


def test_each_audience_has_its_own(meeting: Meeting) -> None:
    item = AgendaItemFactory.create(sitting=meeting.room.sitting, title="人事", is_confidential=True)
    assert selectors.snapshot(afresh(meeting.wei)).state.inner_titles == {item.id: "人事"}
    assert selectors.snapshot(afresh(meeting.chen)).state.inner_titles == {}


def test_a_name_is_no_older_than_it_may_be(meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    selectors.snapshot(afresh(meeting.chen))
    account = meeting.wei.account
    account.name = "魏来"
    account.save()
    monkeypatch.setattr(room_views, "SHARED_FOR", 0.0)
    assert "魏来" in {person.name for person in selectors.snapshot(afresh(meeting.chen)).people}


def test_where_the_sitting_stands_is_of_the_moment_of_the_streams(meeting: Meeting) -> None:
    reader = afresh(meeting.chen)
    sittings.suspend(meeting.lin.account, SittingSuspend(room_id=meeting.room.id))
    assert selectors.snapshot(reader).state.course.state == SittingState.SUSPENDED
