"""A poll's result as a workbook and as a paper: what stands in it, and who gets it."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from rest_framework.test import APIClient

from deliberation.events import polls as commands
from deliberation.events.polls import OptionTally, PollKind, PollMajority, PollState
from realtime.models import Poll
from realtime.printing import poll_words
from realtime.services import polls
from tests.conftest import Cast, ClientFor
from tests.factories import Meeting
from tests.realtime.polls.polling import ABSTAIN, AGAINST, FOR, close, do, open_poll, vote

WORDS = json.loads((Path(__file__).parents[3] / "frontend/src/i18n/zh-CN.json").read_text(encoding="utf-8"))["poll"]
NAMES = ("林书琴", "魏建国")
"""Of those on the roll."""


def path(poll: Poll, ending: str) -> str:
    return f"/api/rooms/{poll.room_id}/polls/{poll.id}/result.{ending}"


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


def everything(content: bytes) -> str:
    """Return all that a workbook or a paper says."""
    if content.startswith(b"%PDF-"):
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return "\n".join(str(cell) for rows in sheets(content).values() for row in rows for cell in row)


def publish(meeting: Meeting, poll: Poll) -> Poll:
    if poll.state == PollState.OPEN:
        close(meeting, poll)
    do(polls.publish, commands.PollPublish, meeting.qiao, poll)
    poll.refresh_from_db()
    return poll


def decided(meeting: Meeting, **question: Any) -> Poll:
    """Return a decision that lin and wei have voted in."""
    poll = open_poll(meeting, kind="decision", **question)
    vote(meeting.lin, poll, FOR)
    vote(meeting.wei, poll, AGAINST)
    return close(meeting, poll)


def test_the_words_are_those_of_the_screen() -> None:
    assert {kind.value: word for kind, word in poll_words.KINDS.items()} == WORDS["kind"]
    assert {base.value: word for base, word in poll_words.BASES.items()} == WORDS["base"]
    assert {item.value: word for item, word in poll_words.MAJORITY_RULES.items()} == WORDS["majority_rule"]
    assert dict(zip(("for", "against", "abstain"), poll_words.MOTION, strict=True)) == WORDS["motion"]
    counted = {"votes": poll_words.VOTES, "mean": poll_words.MEAN, "and": poll_words.AND}
    assert (poll_words.ARITHMETIC, counted) == (WORDS["arithmetic"], WORDS["counted"])
    verdicts = [*poll_words.DECIDES_NOTHING.items(), *poll_words.VERDICTS.items()]
    assert {item.value: word for item, word in verdicts} == WORDS["verdict"]
    assert (WORDS["secret"], WORDS["named"]) == (poll_words.SECRET, poll_words.NAMED)
    assert WORDS["guessable"] == poll_words.GUESSABLE


@pytest.mark.parametrize(
    ("total", "votes", "text"), [(17, 8, "2.13"), (10, 3, "3.33"), (14, 3, "4.67"), (5, 1, "5.00"), (0, 0, "–")]
)
def test_means_are_rounded_as_the_browser_does(total: int, votes: int, text: str) -> None:
    assert poll_words.mean(OptionTally(votes=votes, sum=total)) == text


def test_the_desk_gets_everything_of_a_named_poll(meeting: Meeting, cast: Cast, client_for: ClientFor) -> None:
    poll = publish(meeting, decided(meeting, majority=PollMajority.ABSOLUTE, explanation="=1+1"))
    told = sheets(client_for(cast.qiao).get(path(poll, "xlsx")).content)
    assert list(told) == ["各项得票", "按界别", "按单位", "投票明细"]
    facts = {row[0]: row[1] for row in told["各项得票"] if row[1] is not None}
    assert facts["题目"] == poll.title
    assert facts["说明"] == "=1+1", "a text, no formula"
    assert (facts["类型"], facts["方式"]) == ("表决", "赞成、反对、弃权（记名）")
    assert facts["计票结果"] == (
        "应到 2 人，实到 0 人，参加投票 2 人，有效票 2 张，赞成 1 票、反对 1 票、弃权 0 票，未投 0 人。"
    )
    assert facts["法定人数"] == "超过应到人数的二分之一，即 2 人"
    assert facts["结论"] == "未达到法定人数（须 2 人，实到 0 人），表决无效。"
    assert facts["选票校验值"] == poll.digest
    assert told["各项得票"][-3:] == [["赞成", 1, "50.00%"], ["反对", 1, "50.00%"], ["弃权", 0, "0.00%"]]
    assert [(row[1], row[4]) for row in told["投票明细"][1:]] == [("林书琴", "赞成"), ("魏建国", "反对")]


def test_everybody_else_gets_no_names_and_no_groups(meeting: Meeting, cast: Cast, client_for: ClientFor) -> None:
    poll = publish(meeting, decided(meeting))
    for account in (cast.wei, cast.zhou, cast.chen):
        content = client_for(account).get(path(poll, "xlsx")).content
        assert list(sheets(content)) == ["各项得票"]
        assert not any(name in everything(content) for name in NAMES)


@pytest.mark.parametrize("ending", ["xlsx", "pdf"])
def test_of_a_secret_poll_there_are_no_names_for_anybody(
    meeting: Meeting, cast: Cast, client_for: ClientFor, ending: str
) -> None:
    poll = open_poll(meeting, is_secret=True, has_codes=True)
    vote(meeting.lin, poll, FOR, code="LIN45678")
    vote(meeting.wei, poll, ABSTAIN, code="WEI45678")
    close(meeting, poll)
    before = everything(client_for(cast.qiao).get(path(poll, ending)).content)
    assert "LIN45678" not in before, "codes are listed once it is published"
    publish(meeting, poll)
    text = everything(client_for(cast.qiao).get(path(poll, ending)).content)
    assert all(part in text for part in ("LIN45678", "WEI45678", "无记名", WORDS["guessable"][:8]))
    assert not any(name in text for name in NAMES)


def test_the_paper_says_the_same(meeting: Meeting, cast: Cast, client_for: ClientFor) -> None:
    poll = publish(meeting, decided(meeting))
    answer = client_for(cast.qiao).get(path(poll, "pdf"))
    assert answer.headers["Content-Type"] == "application/pdf"
    text = "".join(everything(answer.content).split())
    for part in ("表决结果", poll.title, "参加投票2人", "赞成1票、反对1票、弃权0票", "50.00%", *NAMES):
        assert part in text


def test_marks_have_their_mean(meeting: Meeting, cast: Cast, client_for: ClientFor) -> None:
    poll = open_poll(meeting, kind=PollKind.RATING, method="rating", options=["答复", "办理"])
    vote(meeting.lin, poll, [5, 1])
    vote(meeting.wei, poll, [4, 1])
    publish(meeting, poll)
    told = sheets(client_for(cast.qiao).get(path(poll, "xlsx")).content)
    assert told["各项得分"][-2:] == [["答复", "4.50", 2, 0, 0, 0, 1, 1], ["办理", "1.00", 2, 2, 0, 0, 0, 0]]
    assert told["投票明细"][1][4] == "答复 5 分、办理 1 分"


RUNNING = {"lin": 200, "wei": 403, "gao": 403, "qiao": 200, "zhou": 403, "chen": 403, "admin": 404}
PUBLISHED = {"lin": 200, "wei": 200, "gao": 200, "qiao": 200, "zhou": 200, "chen": 200, "admin": 404}


@pytest.mark.parametrize("ending", ["xlsx", "pdf"])
def test_who_gets_it_and_when(meeting: Meeting, cast: Cast, client_for: ClientFor, ending: str) -> None:
    def asked(poll: Poll) -> dict[str, int]:
        return {account.username: client_for(account).get(path(poll, ending)).status_code for account in cast}

    poll = open_poll(meeting)
    assert asked(poll) == {**RUNNING, "lin": 409, "qiao": 409}
    close(meeting, poll)
    assert asked(poll) == RUNNING
    publish(meeting, poll)
    assert asked(poll) == PUBLISHED
    assert APIClient().get(path(poll, ending)).status_code == 401


def test_a_poll_that_was_broken_off_has_no_result(meeting: Meeting, cast: Cast, client_for: ClientFor) -> None:
    poll = open_poll(meeting)
    do(polls.cancel, commands.PollCancel, meeting.qiao, poll, reason="题目有误")
    answer = client_for(cast.qiao).get(path(poll, "xlsx"))
    assert (answer.status_code, answer.json()["code"]) == (409, "poll.wrong_state")
    assert client_for(cast.wei).get(path(poll, "xlsx")).status_code == 403
