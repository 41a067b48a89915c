"""Papers reach the room while it sits."""

import hashlib

import pytest
import time_machine

from consultations.models import Paper
from consultations.services import papers
from deliberation.events.papers import PaperChange, PaperPut, PaperWithdraw
from deliberation.events.participants import Admission
from realtime import selectors
from realtime.models import Participant
from tests.asserts import verify
from tests.conftest import Cast, ClientFor
from tests.documents import samples
from tests.documents.conftest import chinese_font, directory, kept
from tests.factories import FileFactory, Meeting

__all__ = ["chinese_font", "directory"]


def put(cast: Cast, meeting: Meeting, title: str) -> Paper:
    # The digest stands in the golden files, so it must not depend on which test came before.
    file = FileFactory.create(created_by=cast.qiao, sha256=hashlib.sha256(title.encode()).hexdigest())
    command = PaperPut(sitting_id=meeting.room.sitting.id, file_id=file.id, title=title)
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


@pytest.mark.usefixtures("chinese_font", "directory")
def test_whoever_was_let_in_reads_what_lies_before_the_room(
    cast: Cast, meeting: Meeting, client_for: ClientFor
) -> None:
    """Also without an invitation, as those have none who came by the general link."""
    statuses = {}
    for secret in (False, True):
        file = kept(cast.qiao, samples.pdf(1 + secret))
        command = PaperPut(sitting_id=meeting.room.id, file_id=file.id, is_confidential=secret)
        papers.put(cast.qiao, command)
        statuses[secret] = {
            account.username: client_for(account).head(f"/api/files/{file.id}").status_code for account in cast
        }
    assert statuses[False] == {name: 404 if name == "admin" else 200 for name in cast._fields}
    assert statuses[True] == {name: 404 if name in ("admin", "chen") else 200 for name in cast._fields}
    Participant.objects.filter(id=meeting.wei.id).update(admission=Admission.REMOVED)
    assert client_for(cast.wei).head(f"/api/files/{file.id}").status_code == 404
