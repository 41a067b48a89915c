"""People are asked, and answer."""

from deliberation.events import polls as commands
from realtime.services import polls
from tests.conftest import Cast
from tests.factories import open_meeting
from tests.realtime.polls.polling import FOR, close, do, open_poll, vote


def live(cast: Cast) -> None:
    """Let one poll be voted in, counted and published, and another be broken off."""
    meeting = open_meeting(cast._asdict())
    asked = open_poll(meeting, kind="decision")
    vote(meeting.wei, asked, FOR)
    do(polls.remind, commands.PollRemind, meeting.qiao, asked)
    do(polls.publish, commands.PollPublish, meeting.lin, close(meeting, asked))
    do(polls.cancel, commands.PollCancel, meeting.qiao, open_poll(meeting), reason="题目有误")
