"""Polls and ballots: each verb is tried on a poll in the state that it is for. Nobody is operator but qiao, whose line
is down, so that lin has the controls too.
"""

from deliberation.events import polls as commands
from realtime.services import polls
from tests.conftest import Cast
from tests.contract.scenes import Area, Values
from tests.factories import Meeting
from tests.realtime.polls.polling import close, do, draft, open_poll

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
poll.create      ok      no      no      ok      no      no      room    room     login
poll.change      ok      no      no      ok      no      no      room    room     login
poll.delete      ok      no      no      ok      no      no      room    room     login
poll.open        ok      no      no      ok      no      no      room    room     login
poll.close       ok      no      no      ok      no      no      room    room     login
poll.publish     ok      no      no      ok      no      no      room    room     login
poll.cancel      ok      no      no      ok      no      no      room    room     login
poll.repeat      ok      no      no      ok      no      no      room    room     login
poll.remind      ok      no      no      ok      no      no      room    room     login
ballot.cast      ok      ok      no      no      no      no      room    room     login
"""
BY_REST = {"poll.create", "poll.change", "poll.delete", "poll.repeat"}


def furnish(cast: Cast, meeting: Meeting) -> Values:
    """Let there be a draft, an open poll, one that is closed, and one that was published."""
    closed, published = close(meeting, open_poll(meeting)), close(meeting, open_poll(meeting))
    do(polls.publish, commands.PollPublish, meeting.qiao, published)
    drafted, opened = draft(meeting), open_poll(meeting)
    return {
        "room_id": meeting.room.id,
        "poll_id": opened.id,
        "title": "是否同意",
        "reason": "题目有误",
        "answer": [0],
        **{verb: {"poll_id": drafted.id} for verb in ("poll.change", "poll.delete", "poll.open")},
        "poll.publish": {"poll_id": closed.id},
        "poll.repeat": {"poll_id": published.id},
    }


AREA = Area(
    TABLE,
    furnish,
    socket=frozenset(line.split()[0] for line in TABLE.strip().splitlines()[1:]) - BY_REST,
)
