"""sitting.close: what is missing for it, and that nothing else holds it up."""

import pytest

from deliberation.core.errors import Conflict
from deliberation.events import polls as commands
from deliberation.events.course import SittingClose, SittingEnd
from deliberation.events.sittings import SittingState
from realtime.models import Poll
from realtime.services import polls, sittings
from tests.asserts import afresh
from tests.conftest import Cast, ClientFor
from tests.factories import Meeting
from tests.realtime.polls.polling import close as close_poll
from tests.realtime.polls.polling import do, draft, open_poll


def end(meeting: Meeting) -> None:
    sittings.end(meeting.lin.account, SittingEnd(room_id=meeting.room.id))


def close(meeting: Meeting) -> SittingState:
    return sittings.close(meeting.qiao.account, SittingClose(room_id=meeting.room.id)).state


def repeated(meeting: Meeting, poll: Poll) -> Poll:
    """Ask again what was asked, and return that poll, opened."""
    again = do(polls.repeat, commands.PollRepeat, meeting.qiao, poll).poll_id
    do(polls.open_, commands.PollOpen, meeting.qiao, again)
    return Poll.objects.get(id=again)


def test_a_result_that_nobody_was_told_is_missing(cast: Cast, meeting: Meeting, client_for: ClientFor) -> None:
    poll = open_poll(meeting)
    end(meeting)
    answer = client_for(cast.qiao).post(f"/api/rooms/{meeting.room.id}/close")
    assert (answer.status_code, answer.json()["code"]) == (409, "sitting.incomplete")
    assert answer.json()["fields"] == [{"field": "polls", "reason": "missing"}]
    assert afresh(meeting.qiao).room.sitting.state == SittingState.ENDED
    do(polls.publish, commands.PollPublish, meeting.qiao, poll)
    assert close(meeting) == SittingState.CLOSED


def test_a_poll_that_was_held_again_is_told_by_the_second(meeting: Meeting) -> None:
    second = repeated(meeting, close_poll(meeting, open_poll(meeting)))
    close_poll(meeting, second)
    end(meeting)
    with pytest.raises(Conflict, match=r"sitting\.incomplete"):
        close(meeting)
    do(polls.publish, commands.PollPublish, meeting.qiao, second)
    assert close(meeting) == SittingState.CLOSED


def test_what_was_only_prepared_again_tells_nothing(meeting: Meeting) -> None:
    first = close_poll(meeting, open_poll(meeting))
    do(polls.repeat, commands.PollRepeat, meeting.qiao, first)
    end(meeting)
    with pytest.raises(Conflict, match=r"sitting\.incomplete"):
        close(meeting)


def test_drafts_and_cancelled_polls_are_not_missed(meeting: Meeting) -> None:
    draft(meeting)
    do(polls.cancel, commands.PollCancel, meeting.qiao, open_poll(meeting), reason="议题撤回")
    end(meeting)
    assert close(meeting) == SittingState.CLOSED
