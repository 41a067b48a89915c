"""What nobody uses is let go of, and nothing else is."""

import datetime
import os
from pathlib import Path

import pytest
import time_machine

from deliberation.core import clock
from deliberation.core.checkup import Level
from deliberation.core.schedule import PERIODIC
from deliberation.documents import storage
from deliberation.documents.models import File
from deliberation.documents.services import files
from deliberation.documents.storage import Draft, path_of
from deliberation.operations.management.commands.doctor import examine
from tests.conftest import Cast
from tests.documents import samples
from tests.documents.conftest import kept

pytestmark = pytest.mark.usefixtures("shelf")
DAY = datetime.timedelta(days=1, minutes=1)


def age(path: Path) -> None:
    """Let a file on the disk be as old as the stopped clock says that a day ago was."""
    moment = (clock.now() - DAY).timestamp()
    os.utime(path, (moment, moment))


def test_after_a_day_without_use_row_and_bytes_are_gone(cast: Cast, stopped_clock: time_machine.Traveller) -> None:
    file = kept(cast.qiao, samples.pdf())
    files.purge()
    assert File.objects.exists()
    stopped_clock.shift(DAY)
    files.purge()
    assert not File.objects.exists()
    # A backup that counted on the bytes finds them for another day.
    assert path_of(file.sha256).exists()
    age(path_of(file.sha256))
    files.purge()
    assert not path_of(file.sha256).exists()


def test_bytes_that_another_file_has_too_stay(cast: Cast, stopped_clock: time_machine.Traveller) -> None:
    old = kept(cast.qiao, samples.pdf(), "旧.pdf")
    stopped_clock.shift(DAY)
    new = kept(cast.qiao, samples.pdf(), "新.pdf")
    files.purge()
    assert list(File.objects.all()) == [new]
    age(path_of(old.sha256))
    files.purge()
    assert path_of(new.sha256).exists()


def test_what_a_dead_process_left_half_received_is_swept(
    directory: Path, stopped_clock: time_machine.Traveller
) -> None:
    old, new = Draft(), Draft()
    for draft in (old, new):
        draft.write(b"half")
        draft.seal()
    age(old.path)
    os.utime(new.path, (clock.now().timestamp(), clock.now().timestamp()))
    files.purge()
    assert list(directory.glob("incoming/*")) == [new.path]


def test_bytes_kept_again_a_moment_ago_stay(cast: Cast, stopped_clock: time_machine.Traveller) -> None:
    """Between the question whether they are used and their removal somebody may have handed them in anew."""
    file = kept(cast.qiao, samples.pdf())
    age(path_of(file.sha256))

    def hand_in_again(sha256: str) -> bool:
        os.utime(path_of(sha256))
        return False

    assert storage.remove_unused(hand_in_again, now=datetime.datetime.now(datetime.UTC)) == 0
    assert path_of(file.sha256).exists()


def test_the_worker_does_it_by_itself() -> None:
    assert PERIODIC["documents.purge"].job is files.purge


@pytest.mark.usefixtures("db")
def test_the_doctor_misses_what_is_gone(cast: Cast) -> None:
    def found(name: str) -> dict[str, Level]:
        return {finding.code: finding.level for finding in examine(name)}

    file = kept(cast.qiao, samples.pdf())
    assert found("documents.files") == {"files.present": Level.OK}
    path_of(file.sha256).write_bytes(b"cut short")
    assert found("documents.files") == {"files.missing": Level.FAIL}
    path_of(file.sha256).unlink()
    (finding,) = examine("documents.files")
    assert "报告.pdf" in finding.sentence()
    assert found("documents.storage") == {"files.writable": Level.OK}


def test_the_doctor_sees_a_storage_that_cannot_be_written(directory: Path) -> None:
    directory.mkdir(exist_ok=True)
    (directory / "incoming").write_text("a file where a directory should be")
    assert [finding.code for finding in examine("documents.storage")] == ["files.unwritable"]
