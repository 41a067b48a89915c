"""Papers reach the room while it sits."""

import time_machine

from consultations.models import Paper
from consultations.services import papers
from deliberation.events.papers import PaperChange, PaperPut, PaperWithdraw
from realtime import selectors
from tests.asserts import verify
from tests.conftest import Cast
from tests.factories import FileFactory, Meeting


def put(cast: Cast, meeting: Meeting, title: str) -> Paper:
    command = PaperPut(
        sitting_id=meeting.room.sitting.id, file_id=FileFactory.create(created_by=cast.qiao).id, title=title
    )
    return Paper.objects.get(id=papers.put(cast.qiao, command).paper_id)


def move(cast: Cast, paper: Paper, position: int) -> None:
    command = PaperChange(
        sitting_id=paper.sitting_id,
        paper_id=paper.id,
        title=paper.title,
        item_id=None,
        position=position,
        is_confidential=False,
    )
    papers.change_paper(cast.qiao, command)


def test_a_paper_lies_before_everybody_at_once(
    cast: Cast, meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    verify(meeting.chen, lambda: put(cast, meeting, "情况报告"), golden="paper-put")
    assert [paper.title for paper in selectors.snapshot(meeting.chen).state.papers] == ["情况报告"]


def test_papers_change_places(cast: Cast, meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    first, _ = put(cast, meeting, "一"), put(cast, meeting, "二")
    verify(meeting.wei, lambda: move(cast, first, 1), golden="papers-moved")
    assert [paper.title for paper in selectors.snapshot(meeting.wei).state.papers] == ["二", "一"]


def test_a_paper_taken_back_is_gone(cast: Cast, meeting: Meeting, stopped_clock: time_machine.Traveller) -> None:
    first, _ = put(cast, meeting, "一"), put(cast, meeting, "二")
    command = PaperWithdraw(sitting_id=first.sitting_id, paper_id=first.id)
    verify(meeting.wei, lambda: papers.withdraw(cast.qiao, command), golden="paper-withdrawn")
    assert [paper.title for paper in selectors.snapshot(meeting.wei).state.papers] == ["二"]
