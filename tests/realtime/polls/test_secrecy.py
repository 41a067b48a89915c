"""A secret poll, examined as an attacker would who has everything after it was closed but the urn's key.

Twenty people choose twenty different things, one after another, each in a transaction of their own: no poll tells more.
An attack that guesses blindly is right about once; one that knows is right twenty times. The naive urn at the end shows
that each attack would find out if there were something to find.
"""

import base64
import gzip
import io
import json
import logging
import random
import secrets
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from nacl.public import PublicKey, SealedBox

from deliberation.core import clock
from deliberation.eventlog.models import Delivery, Payload, Receipt
from deliberation.eventlog.units import emit, unit_of_work
from deliberation.eventlog.verbs import VERBS, perform
from deliberation.events import streams
from deliberation.events.ballots import BallotCounted
from deliberation.operations import archive
from realtime import urn
from realtime.models import Ballot, Participant, Poll, SealedBallot, VoterRoll
from realtime.services import poll_course
from tests.conftest import ClientFor
from tests.factories import Meeting
from tests.realtime.polls.attack import Guess, Row, guesses, order_in, rows, stored_bytes
from tests.realtime.polls.polling import close, crowd, open_poll, result, vote

pytestmark = pytest.mark.django_db(transaction=True)

VOTERS = 20
CHANCE = 8
"""Right guesses that nobody has by chance: of twenty, eight or more fall to one in a hundred thousand."""


class Election(NamedTuple):
    """A secret poll that is open, with everybody's ballot in it."""

    meeting: Meeting
    poll: Poll
    people: list[Participant]
    """In the order in which they voted."""
    chosen: dict[UUID, int]
    codes: dict[UUID, str]

    def hits(self, guess: Guess) -> int:
        """Return how many voters a guess has found out."""
        return sum(_names(content, self.chosen[voter], self.codes[voter]) for voter, content in guess.items())


def _names(content: Any, option: int, code: str) -> bool:
    return str(content).strip() in (f"[{option}]", code)


@pytest.fixture
def people(meeting: Meeting) -> list[Participant]:
    found = crowd(meeting, VOTERS)
    random.Random("a fixed order that is not that of the places").shuffle(found)
    return found


@pytest.fixture
def election(meeting: Meeting, people: list[Participant]) -> Iterator[Election]:
    options = [f"方案{number}" for number in range(VOTERS)]
    poll = open_poll(meeting, method="single", options=options, is_secret=True, has_codes=True)
    choices = list(range(VOTERS))
    random.Random("choices").shuffle(choices)
    chosen = {person.id: choice for person, choice in zip(people, choices, strict=True)}
    nonce = secrets.token_hex(4).upper()  # what other tests left on the disk must not be taken for this one's
    codes = {person.id: f"Z{choice:03}{nonce}" for person, choice in zip(people, choices, strict=True)}
    for person in people:
        cast(person, poll, chosen[person.id], codes[person.id])
    yield Election(meeting, poll, people, chosen, codes)
    for public in urn.kept(before=clock.now()):
        urn.destroy(public)


def cast(by: Participant, poll: Poll, option: int, code: str) -> None:
    data = {"room_id": str(by.room_id), "poll_id": str(poll.id), "answer": [option], "code": code}
    perform(VERBS["ballot.cast"], by.account, data, key=f"key of {by.id}"[:80])


def plain() -> list[Row]:
    return rows(Ballot._meta.db_table, "id", "answer")


def test_the_poll_is_counted_rightly_before_anything_else(election: Election) -> None:
    counted = result(election.meeting, election.poll)
    assert [option.votes for option in counted.options] == [1] * VOTERS
    assert (counted.cast, counted.entitled) == (VOTERS, VOTERS + 2)


def test_the_rows_link_nobody_to_a_ballot(election: Election) -> None:
    close(election.meeting, election.poll)
    for name, guess in guesses(plain()).items():
        assert election.hits(guess) < CHANCE, name


def test_a_plain_ballot_knows_neither_voter_nor_time(election: Election) -> None:
    assert not Ballot.objects.exists(), "nothing is plain before it is closed"
    close(election.meeting, election.poll)
    for ballot in Ballot.objects.all():
        assert (ballot.participant, ballot.cast_at, ballot.id.version) == (None, None, 4)
    assert [row.content for row in plain()] == [row.content for row in sorted(plain(), key=_content)]
    if connection.vendor == "postgresql":
        assert len({row.transaction for row in plain()}) == 1


def _content(row: Row) -> list[int]:
    answer: list[int] = json.loads(row.content)
    return answer


def test_the_disk_holds_no_choice_before_the_close_and_none_in_voting_order_after_it(election: Election) -> None:
    codes = election.codes.values()
    assert order_in(stored_bytes(), codes) == []
    close(election.meeting, election.poll)
    found = order_in(stored_bytes(), codes)
    assert len(found) == VOTERS
    in_voting_order = [election.codes[person.id] for person in election.people]
    for order in (found, found[::-1]):
        assert sum(one == other for one, other in zip(order, in_voting_order, strict=True)) < CHANCE


def test_what_is_left_of_the_sealed_ballots_opens_for_nobody(election: Election) -> None:
    public = bytes(Poll.objects.get().urn_key or b"")
    # Whoever has a backup from before the close knows whose each box is, and how many choices there were.
    sealed = list(SealedBallot.objects.values_list("box", flat=True))
    close(election.meeting, election.poll)
    assert not SealedBallot.objects.exists()
    assert Poll.objects.get().urn_key is None
    assert urn.key(public) is None
    assert list(urn.directory().iterdir()) == []
    boxes = {bytes(box) for box in sealed}
    assert len({len(box) for box in boxes}) == 1
    tries = {urn.seal(public, urn.Plain([option], code)) for option, code in _said(election)}
    assert not boxes & tries
    assert len(boxes) == VOTERS


def _said(election: Election) -> list[tuple[int, str]]:
    return [(election.chosen[person.id], election.codes[person.id]) for person in election.people]


def test_the_log_tells_no_choice(election: Election) -> None:
    close(election.meeting, election.poll)
    texts = [text for text in Payload.objects.values_list("text", flat=True) if '"options":["方案0"' not in text]
    kept = [*texts, *map(repr, Receipt.objects.values()), *map(repr, Delivery.objects.values())]
    assert order_in("\n".join(kept).encode(), election.codes.values()) == []
    told = [json.loads(text) for text in texts if str(election.poll.id) in text]
    assert not [data for data in told if "answer" in data or "code" in data or "box" in data]
    assert not Receipt.objects.filter(verb="ballot.cast").exists()


def test_backups_hold_no_key_and_link_nobody(election: Election, tmp_path: Path) -> None:
    (key,) = [path.read_bytes() for path in urn.directory().iterdir()]
    archive.write(tmp_path / "before.tar.gz", with_secrets=True)
    close(election.meeting, election.poll)
    archive.write(tmp_path / "after.tar.gz", with_secrets=True)
    before, after = _unpacked(tmp_path / "before.tar.gz"), _unpacked(tmp_path / "after.tar.gz")
    for content in (*before.values(), *after.values()):
        assert not [form for form in (key, key.hex().encode(), base64.b64encode(key)) if form in content]
    assert order_in(b"".join(before.values()), election.codes.values()) == []
    assert before["tables/realtime.sealedballot.jsonl"]
    assert not after["tables/realtime.sealedballot.jsonl"]
    lines = [json.loads(line) for line in after["tables/realtime.ballot.jsonl"].splitlines()]
    contents = [next(cell for cell in line if isinstance(cell, str) and cell.startswith("Z")) for line in lines]
    in_voting_order = dict(zip([person.id for person in election.people], contents, strict=True))
    assert election.hits(in_voting_order) < CHANCE


def _unpacked(path: Path) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(path.read_bytes()))) as tar:
        return {member.name: content.read() for member in tar if (content := tar.extractfile(member)) is not None}


def test_nothing_that_is_printed_for_operators_tells_a_choice(
    meeting: Meeting,
    client_for: ClientFor,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    poll = open_poll(meeting, is_secret=True, has_codes=True)
    client, path = client_for(meeting.wei.account), f"/api/rooms/{meeting.room.id}/polls/{poll.id}/ballot"
    client.raise_request_exception = False
    assert client.post(path, {"answer": [0], "code": "zz-not-a-code"}, format="json").status_code == 422
    with monkeypatch.context() as broken:
        broken.setattr(poll_course, "take_in", _break)
        assert client.post(path, {"answer": [1], "code": "ZQXKJ0001"}, format="json").status_code == 500
    assert client.post(path, {"answer": [1], "code": "ZQXKJ0001"}, format="json").status_code == 200
    close(meeting, poll)
    printed = caplog.text + repr([record.__dict__ for record in caplog.records]) + "".join(capfd.readouterr())
    assert "it breaks" in printed, "what goes wrong is logged, or there is nothing to look at here"
    assert "ZQXKJ0001" not in printed
    assert "zz-not-a-code" not in printed
    assert '"answer"' not in printed


def _break(*args: object, **kwargs: object) -> None:
    raise RuntimeError("it breaks")


def test_there_is_no_admin_in_which_ballots_could_be_looked_at() -> None:
    assert not apps.is_installed("django.contrib.admin")
    assert not [route for route in settings.INSTALLED_APPS if "admin" in route.rpartition(".")[2]]


class Naive(NamedTuple):
    """An urn of two tables without a common key, as it is often built: each ballot is written when it is cast."""

    table: str = "naive_ballots"

    def make(self) -> None:
        kind = "SERIAL PRIMARY KEY" if connection.vendor == "postgresql" else "INTEGER PRIMARY KEY"
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE {self.table} (id {kind}, answer text)")

    def cast(self, by: Participant, poll: Poll, content: str) -> None:
        with unit_of_work():
            VoterRoll.objects.filter(poll=poll, participant=by).update(has_voted=True)
            with connection.cursor() as cursor:
                cursor.execute(f"INSERT INTO {self.table} (answer) VALUES (%s)", [content])
            event = BallotCounted(room_id=by.room_id, poll_id=poll.id)
            emit(event, stream=streams.member(by.account_id), actor=by.account)

    def drop(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {self.table}")


@pytest.fixture
def naive() -> Iterator[Naive]:
    urn_ = Naive()
    urn_.make()
    yield urn_
    urn_.drop()


def test_every_attack_succeeds_on_a_naive_urn(meeting: Meeting, people: list[Participant], naive: Naive) -> None:
    poll = open_poll(meeting)
    nonce = secrets.token_hex(4).upper()
    codes = {person.id: f"Z{number:03}{nonce}" for number, person in enumerate(people)}
    election = Election(meeting, poll, people, dict.fromkeys(codes, -1), codes)
    for person in people:
        naive.cast(person, poll, codes[person.id])
    found = guesses(rows(naive.table, "id", "answer"))
    assert election.hits(found["log × place"]) == VOTERS
    if connection.vendor == "postgresql":
        assert election.hits(found["roll × place"]) == VOTERS
        assert election.hits(found["transaction"]) == VOTERS
    assert order_in(stored_bytes(), codes.values()) == list(codes.values())


def test_with_the_key_the_sealed_ballots_do_link_and_so_it_is_destroyed(meeting: Meeting) -> None:
    poll = open_poll(meeting, is_secret=True)
    vote(meeting.wei, poll, [0])
    vote(meeting.lin, poll, [1])
    public = bytes(Poll.objects.get().urn_key or b"")
    private = urn.key(public)
    assert private is not None
    assert PublicKey(public) == private.public_key
    opened = [json.loads(SealedBox(private).decrypt(bytes(box))) for box in _boxes_by_place()]
    assert [answer for answer, _ in opened] == [[0], [1]]
    close(meeting, poll)


def _boxes_by_place() -> list[bytes]:
    by_id = {str(ballot.id).replace("-", ""): bytes(ballot.box) for ballot in SealedBallot.objects.all()}
    return [by_id[row.key.replace("-", "")] for row in rows(SealedBallot._meta.db_table, "id", "id")]


def test_a_count_that_fails_half_way_leaves_all_as_it_was(election: Election, monkeypatch: pytest.MonkeyPatch) -> None:
    public = bytes(Poll.objects.get().urn_key or b"")
    with monkeypatch.context() as broken:
        broken.setattr("realtime.tally.count", _break)
        with pytest.raises(RuntimeError):
            close(election.meeting, election.poll)
    assert not Ballot.objects.exists()
    assert SealedBallot.objects.count() == VOTERS
    assert urn.key(public) is not None
    assert not transaction.get_connection().in_atomic_block
    assert result(election.meeting, election.poll).cast == VOTERS
