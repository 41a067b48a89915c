"""The keys of secret polls as an operator meets them: there, lost, put back, left over, open to others."""

import os
from pathlib import Path

import pytest
import time_machine
from pytest_django.fixtures import Settings

from deliberation.core.checkup import Level
from deliberation.events import polls as commands
from deliberation.events.course import SittingEnd
from deliberation.events.polls import PollState
from deliberation.operations.management.commands.doctor import examine
from realtime import urn
from realtime.models import Poll
from realtime.services import poll_clock, polls, sittings
from tests.conftest import Cast, ClientFor
from tests.factories import Meeting
from tests.realtime.polls.polling import AGAINST, FOR, close, do, open_poll, result, vote

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keys(settings: Settings, tmp_path: Path) -> Path:
    """Return where the keys lie: in a directory of the test's own."""
    settings.ENV = settings.ENV.model_copy(update={"data_dir": tmp_path})
    return urn.directory()


@pytest.fixture
def lost(meeting: Meeting, keys: Path, tmp_path: Path) -> Path:
    """Return where the key of the meeting's one poll has gone to; wei has voted in it."""
    vote(meeting.wei, open_poll(meeting, is_secret=True, seconds=60), FOR)
    (key,) = keys.glob("*.key")
    return key.rename(tmp_path / key.name)


def found() -> dict[str, Level]:
    """Return the codes that the doctor finds, with their levels."""
    return {finding.code: finding.level for finding in examine("urns")}


def poll() -> Poll:
    return Poll.objects.get()


def test_where_all_is_well_the_doctor_says_so(meeting: Meeting, keys: Path) -> None:
    assert found() == {"urns.safe": Level.OK}
    open_poll(meeting, is_secret=True)
    assert found() == {"urns.safe": Level.OK}


@pytest.mark.parametrize(("place", "mode"), [("directory", 0o750), ("key", 0o640)])
def test_the_doctor_sees_that_others_can_reach_a_key(meeting: Meeting, keys: Path, place: str, mode: int) -> None:
    open_poll(meeting, is_secret=True)
    (key,) = keys.glob("*.key")
    (keys if place == "directory" else key).chmod(mode)
    assert found() == {"urns.exposed": Level.FAIL}


def test_without_its_key_a_poll_is_not_closed_and_the_operator_learns_why(
    cast: Cast, client_for: ClientFor, lost: Path
) -> None:
    path = f"/api/rooms/{poll().room_id}/polls/{poll().id}/close"
    answer = client_for(cast.qiao).post(path)
    assert (answer.status_code, answer.json()["code"]) == (503, "poll.urn_missing")
    assert (poll().state, poll().sealed_ballots.count()) == (PollState.OPEN, 1)
    (finding,) = examine("urns")
    assert (finding.code, finding.level, finding.params["count"]) == ("urns.missing", Level.FAIL, 1)
    assert str(urn.directory()) in finding.sentence()


def test_the_key_of_another_poll_does_not_do(meeting: Meeting, keys: Path, lost: Path) -> None:
    (keys / lost.name).write_bytes(os.urandom(32))
    (keys / lost.name).chmod(0o600)
    assert found() == {"urns.missing": Level.FAIL}
    poll_clock.sweep()
    assert poll().state == PollState.OPEN


def test_with_the_key_back_nothing_is_lost(meeting: Meeting, keys: Path, lost: Path) -> None:
    lost.rename(keys / lost.name)
    assert found() == {"urns.safe": Level.OK}
    vote(meeting.lin, poll(), AGAINST)
    assert [option.votes for option in result(meeting, poll()).options] == [1, 1, 0]


def test_after_its_limit_it_takes_no_ballots_and_the_worker_complains_once(
    stopped_clock: time_machine.Traveller, lost: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stopped_clock.shift(61)
    for _ in range(3):
        poll_clock.sweep()
    assert poll().state == PollState.OPEN
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "a poll cannot be counted without its key"
    ]


def test_a_poll_whose_key_is_gone_can_be_cancelled_and_asked_again(meeting: Meeting, lost: Path) -> None:
    do(polls.cancel, commands.PollCancel, meeting.qiao, poll(), reason="密钥遗失")
    assert (poll().state, poll().sealed_ballots.count()) == (PollState.CANCELLED, 0)
    assert found() == {"urns.safe": Level.OK}
    assert do(polls.repeat, commands.PollRepeat, meeting.qiao, poll()).state == PollState.DRAFT


def test_the_end_of_the_sitting_waits_for_no_key(meeting: Meeting, keys: Path, lost: Path) -> None:
    sittings.end(meeting.qiao.account, SittingEnd(room_id=meeting.room.id))
    assert poll().state == PollState.OPEN
    lost.rename(keys / lost.name)
    poll_clock.sweep()
    assert poll().state == PollState.CLOSED, "counted as of the end, once the key is there again"


@pytest.mark.django_db(transaction=True)
def test_the_key_is_gone_once_the_poll_is_counted(meeting: Meeting, keys: Path) -> None:
    close(meeting, open_poll(meeting, is_secret=True))
    assert list(keys.iterdir()) == []


def test_a_key_that_no_poll_needs_is_destroyed_once_it_is_old(meeting: Meeting, keys: Path) -> None:
    needed = open_poll(meeting, is_secret=True)
    assert needed.urn_key is not None
    left = urn.make()
    poll_clock.sweep()
    assert set(keys.glob("*.key")) == {keys / f"{key.hex()}.key" for key in (bytes(needed.urn_key), left)}
    for key in keys.glob("*.key"):
        os.utime(key, (0, 0))
    poll_clock.sweep()
    assert list(keys.iterdir()) == [keys / f"{bytes(needed.urn_key).hex()}.key"]
