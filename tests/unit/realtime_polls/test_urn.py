"""The urn: what it seals says nothing by its look, and its key is for one pair of eyes."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey
from pytest_django.fixtures import Settings

from deliberation.core.errors import Unavailable
from realtime import urn
from realtime.urn import Plain


@pytest.fixture(autouse=True)
def directory(tmp_path: Path, settings: Settings) -> Path:
    """Let the urn lie in a directory of this test."""
    settings.ENV = settings.ENV.model_copy(update={"data_dir": tmp_path})
    return tmp_path / "urn"


PRIVATE = PrivateKey.generate()
PUBLIC = bytes(PRIVATE.public_key)
BALLOTS = st.builds(Plain, st.lists(st.integers(0, 30), max_size=30), st.sampled_from(["", "A" * 8, "Z9" * 8]))


@given(st.lists(BALLOTS, max_size=8))
def test_what_was_sealed_is_opened_in_its_order(ballots: list[Plain]) -> None:
    assert urn.open_all(PRIVATE, [urn.seal(PUBLIC, ballot) for ballot in ballots]) == ballots


@given(BALLOTS, BALLOTS)
def test_all_sealed_ballots_are_of_one_length(one: Plain, other: Plain) -> None:
    assert len(urn.seal(PUBLIC, one)) == len(urn.seal(PUBLIC, other))


def test_two_equal_ballots_look_different() -> None:
    assert urn.seal(PUBLIC, Plain([0], "")) != urn.seal(PUBLIC, Plain([0], ""))


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Unavailable, match=r"poll\.urn_missing"):
        urn.open_all(PrivateKey.generate(), [urn.seal(PUBLIC, Plain([0], ""))])


def test_a_key_is_for_the_service_alone(directory: Path) -> None:
    public = urn.make()
    (path,) = directory.iterdir()
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    private = urn.key(public)
    assert private is not None
    assert bytes(private.public_key) == public
    assert not urn.is_exposed()
    path.chmod(0o644)
    assert urn.is_exposed()


def test_every_key_is_another_one(directory: Path) -> None:
    assert urn.make() != urn.make()
    assert len(list(directory.iterdir())) == 2


def test_a_destroyed_key_leaves_nothing(directory: Path) -> None:
    public = urn.make()
    (path,) = directory.iterdir()
    secret = path.read_bytes()
    with path.open("rb") as still_open:
        urn.destroy(public)
        assert secret not in still_open.read()
    assert list(directory.iterdir()) == []
    assert urn.key(public) is None
    urn.destroy(public)


@pytest.mark.parametrize(
    "content",
    [b"", b"short", b"x" * 33, bytes(PrivateKey.generate())],
    ids=["empty", "short", "long", "another key"],
)
def test_a_file_that_is_not_the_key_is_none(directory: Path, content: bytes) -> None:
    public = urn.make()
    (path,) = directory.iterdir()
    path.write_bytes(content)
    assert urn.key(public) is None


def test_keys_are_told_by_their_age(directory: Path) -> None:
    old, new = urn.make(), urn.make()
    os.utime(directory / f"{old.hex()}.key", (0, 0))
    (directory / "notes.txt").write_text("nothing of ours")
    assert list(urn.kept(before=datetime(2000, 1, 1, tzinfo=UTC))) == [old]
    assert set(urn.kept(before=datetime(2100, 1, 1, tzinfo=UTC))) == {old, new}
