"""What is backed up is what comes back, from either database into either, also while people write."""

import json
import tarfile
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.integration.services import STARTS_WITHIN, Deployment, PostgreSQL, wait_until

pytestmark = pytest.mark.integration

ENGINES = ["sqlite", "postgresql"]
MakeDeployment = Callable[[str, str], Deployment]


@pytest.fixture
def make(tmp_path: Path, postgres: PostgreSQL) -> MakeDeployment:
    """Make an empty deployment with a name on an engine."""

    def made(name: str, engine: str) -> Deployment:
        url = postgres.create_database() if engine == "postgresql" else ""
        return Deployment(tmp_path / name, **({"DATABASE_URL": url} if url else {}))

    return made


def anchor(deployment: Deployment) -> dict[str, list[object]]:
    """Return the heads of all streams with their hashes."""
    heads: dict[str, list[object]] = json.loads(deployment.manage("anchor_log").stdout)["heads"]
    return heads


def content(deployment: Deployment, path: Path) -> list[tuple[str, int, str]]:
    """Return every table of a fresh archive with its rows' digest: equal content, equal list."""
    deployment.manage("backup", str(path), "--overwrite")
    return tables(path)


def tables(path: Path) -> list[tuple[str, int, str]]:
    with tarfile.open(path) as tar:
        member = tar.extractfile("manifest.json")
        assert member is not None
        return [(table["model"], table["rows"], table["sha256"]) for table in json.load(member)["tables"]]


@pytest.mark.parametrize(("source", "into"), [("sqlite", "postgresql"), ("postgresql", "sqlite")])
def test_everything_comes_back(make: MakeDeployment, tmp_path: Path, source: str, into: str) -> None:
    old, new = make("old", source), make("new", into)
    old.manage("upgrade")
    old.manage("load_demo")
    old.manage("shell", "-c", HAND_IN)
    archive = tmp_path / "archive.tar.gz"
    old.manage("backup", str(archive))
    assert archive.stat().st_mode & 0o077 == 0

    answer = new.manage("restore", str(archive)).stdout

    assert "restored" in answer
    heads = anchor(new)
    assert heads
    assert heads == anchor(old)
    assert content(new, tmp_path / "again.tar.gz") == tables(archive)
    assert len(handed_in(old)) == 2
    assert handed_in(new) == handed_in(old)
    assert "[正常] 2 个文件都在磁盘上" in new.manage("doctor", check=False).stdout
    # New rows find free numbers: the sequences stand behind what was restored.
    new.manage("load_demo")
    new.manage("login_link", "wei")


HAND_IN = """
from deliberation.accounts.models import Account
from deliberation.documents.services import files
from deliberation.documents.storage import Draft
for content in (b"one paper", "另一份材料".encode() * 100_000):
    draft = Draft()
    draft.write(content)
    draft.seal()
    files.keep(Account.objects.get(username="qiao"), draft, name="材料.txt")
"""


def handed_in(deployment: Deployment) -> dict[str, tuple[bytes, int]]:
    """Return what people handed in as it lies on the disk: path → content and mode."""
    kept = deployment.directory / "files"
    return {
        path.relative_to(kept).as_posix(): (path.read_bytes(), path.stat().st_mode & 0o777)
        for path in kept.glob("[0-9a-f][0-9a-f]/*")
    }


def test_a_backup_that_lacks_a_file_says_so_and_keeps_the_rest(make: MakeDeployment, tmp_path: Path) -> None:
    old, new = make("old", "sqlite"), make("new", "sqlite")
    old.manage("upgrade")
    old.manage("load_demo")
    old.manage("shell", "-c", HAND_IN)
    lost = min(handed_in(old))
    (old.directory / "files" / lost).unlink()
    archive = tmp_path / "archive.tar.gz"
    said = old.manage("backup", str(archive), check=False)
    assert said.returncode == 1
    assert "lacks 1 file" in said.stderr
    assert "缺少或损坏了 1 个文件" in new.manage("restore", str(archive)).stdout
    assert handed_in(new) == handed_in(old)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_backup_made_while_people_write_is_of_one_moment(make: MakeDeployment, tmp_path: Path, engine: str) -> None:
    old, new = make("old", engine), make("new", "sqlite")
    old.manage("upgrade")
    old.manage("load_demo")
    old.manage("rules", "message.rate_count=1000")
    begun, stop = tmp_path / "begun", tmp_path / "stop"
    program = WRITE_UNTIL.format(begun=begun, stop=stop)
    writing = threading.Thread(target=lambda: old.manage("shell", "-c", program))
    writing.start()
    try:
        wait_until(begun.exists, seconds=STARTS_WITHIN, what="somebody writes")
        archives = []
        for number in range(4):
            archives.append(tmp_path / f"{number}.tar.gz")
            old.manage("backup", str(archives[-1]))
    finally:
        stop.touch()
        writing.join()
    counts = [{model: rows for model, rows, _ in tables(path)}["realtime.message"] for path in archives]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1], "nothing was written meanwhile"
    new.manage("restore", str(archives[-1]))
    report = new.manage("verify_log").stdout
    assert "0 faults" in report
    last = {model: rows for model, rows, _ in tables(archives[-1])}
    assert last["realtime.message"] == counts[-1]
    assert last["eventlog.payload"] == last["eventlog.eventrecord"]


WRITE_UNTIL = """
import time
from pathlib import Path
from deliberation.accounts.models import Account
from deliberation.events.messages import MessagePost
from realtime.models import Room
from realtime.services import demo, messages
wei = Account.objects.get(username="wei")
room = Room.objects.get(sitting__title=demo.TITLE)
while not Path("{stop}").exists():
    messages.post(wei, MessagePost(room_id=room.id, text="边写边备份"))
    Path("{begun}").touch()
    time.sleep(0.02)
"""


def test_it_goes_into_nothing_but_an_empty_deployment(make: MakeDeployment, tmp_path: Path) -> None:
    deployment = make("only", "sqlite")
    deployment.manage("upgrade")
    deployment.manage("load_demo")
    archive = tmp_path / "archive.tar.gz"
    deployment.manage("backup", str(archive))
    before = anchor(deployment)
    refused = deployment.manage("restore", str(archive), check=False)
    assert refused.returncode == 1
    assert "not empty" in refused.stderr
    assert anchor(deployment) == before


def test_one_wrong_byte_anywhere_is_refused_and_changes_nothing(make: MakeDeployment, tmp_path: Path) -> None:
    old, new = make("old", "sqlite"), make("new", "sqlite")
    old.manage("upgrade")
    old.manage("load_demo")
    archive = tmp_path / "archive.tar.gz"
    old.manage("backup", str(archive))
    whole = archive.read_bytes()
    for place in (100, len(whole) // 2, len(whole) - 5):
        archive.write_bytes(whole[:place] + bytes([whole[place] ^ 0x40]) + whole[place + 1 :])
        refused = new.manage("restore", str(archive), check=False)
        assert refused.returncode == 1
        assert refused.stderr.startswith("CommandError: ")
    archive.write_bytes(whole[: len(whole) * 2 // 3])
    assert new.manage("restore", str(archive), check=False).returncode == 1
    archive.write_bytes(whole)
    new.manage("restore", str(archive))


def test_the_backup_before_an_upgrade_comes_back_through_the_upgrade(make: MakeDeployment) -> None:
    deployment = make("old", "postgresql")
    deployment.manage("migrate", "contenttypes")
    said = deployment.manage("upgrade").stdout
    kept = list((deployment.directory / "backups").glob("before-upgrade-*.tar.gz"))
    assert len(kept) == 1
    assert str(kept[0]) in said
    assert [model for model, _, _ in tables(kept[0])] == ["contenttypes.contenttype"]
    with psycopg.connect(deployment.settings["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT count(*) FROM accounts_account").fetchone() == (0,)

    new = make("new", "sqlite")
    assert "restored" in new.manage("restore", str(kept[0])).stdout
    assert "up to date" in new.manage("upgrade").stdout
    assert not (new.directory / "backups").exists()
