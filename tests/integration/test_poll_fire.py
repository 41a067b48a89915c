"""A poll under fire: many voters, bad lines, every ballot several times, and a server killed in the middle of it."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.integration.client import Login
from tests.integration.pulse import pulse
from tests.integration.site import Site, site
from tests.integration.voters import Voter, seat
from tests.integration.waiting import until

pytestmark = [pytest.mark.integration, pytest.mark.alone, pytest.mark.asyncio, pytest.mark.timeout(400)]

PEOPLE, FLAPPING = 300, 60
AT_ONCE = 60
"""How many of them are voting at any moment."""
CHANGE_THEIR_MINDS = 10
"""Every so many send another answer in the end."""
BURNS_FOR = 200.0
"""Seconds after which it is given up: two idle cores need a fraction of that, restart of the server included."""
WORKER_P99 = {"postgresql": 50.0, "sqlite": 100.0}
"""Milliseconds that another process's writes may take meanwhile, stretched as the machine stretches all work. On SQLite
they wait for each transaction of the server's that is before them; see ``docs/mechanisms/polls.md``."""
KEPT = """
import json
from realtime.models import Ballot, Poll, SealedBallot
print(json.dumps({str(poll.id): {
    "ballots": list(poll.ballots.values_list("participant__account__username", "answer")),
    "ticked": poll.roll.filter(has_voted=True).count(),
    "sealed": poll.sealed_ballots.count(),
    "cast": poll.cast,
} for poll in Poll.objects.all()}))
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """The two polls that everybody votes in at the same time."""

    named: str
    """Ballots may be changed."""
    secret: str


@pytest.mark.usefixtures("many_files")
@pytest.mark.parametrize("engine", ["postgresql", "sqlite"])
async def test_what_is_acknowledged_is_recorded_and_tallied_once(
    engine: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    database = request.getfixturevalue("postgres_url") if engine == "postgresql" else None
    usernames = [f"crowd{number:03}" for number in range(PEOPLE)]
    with site(tmp_path, database=database, crowd=PEOPLE, links=1) as here:
        here.start_all(*(["web0", "web1"] if database else ["web0"]), "worker")
        async with AsyncExitStack() as stack:
            desk = await stack.enter_async_context(await here.sign_in("qiao"))
            voters = await seat(stack, here, usernames, flapping=FLAPPING)
            asked = Asked(
                named=await _open(here, desk, is_secret=False, may_change=True),
                secret=await _open(here, desk, is_secret=True, may_change=False),
            )
            with pulse(here.deployment) as beats:
                started = time.monotonic()
                try:
                    async with asyncio.timeout(BURNS_FOR):
                        await _burn(here, asked, voters)
                except TimeoutError as error:
                    error.add_note(f"still waiting: {[voter.standing for voter in voters if voter.pending]}")
                    raise
                ended = time.monotonic()
                wrote, stretch = beats.p99(started, ended)
            await _assert_all_heard(asked, voters)
            results = {poll: await _result(here, desk, poll) for poll in (asked.named, asked.secret)}
        kept = json.loads(here.deployment.manage("shell", "-v", "0", "-c", KEPT).stdout)
        here.deployment.manage("verify_log")
    _assert_acknowledged_once(voters)
    _assert_kept_and_tallied(asked, kept, results)
    record_testsuite_property(f"poll_fire_{engine}_seconds", round(ended - started, 1))
    record_testsuite_property(f"poll_fire_{engine}_worker_p99_ms", round(wrote, 1))
    record_testsuite_property(f"poll_fire_{engine}_stretch_p99", round(stretch, 1))
    assert wrote <= WORKER_P99[engine] * stretch


def _first(number: int) -> list[int]:
    return [number % 3]


def _last(number: int) -> list[int]:
    """Return what a voter wants in the end, where it may be changed."""
    return [(number + 1) % 3] if number % CHANGE_THEIR_MINDS == 0 else _first(number)


async def _open(here: Site, desk: Login, **question: bool) -> str:
    path = f"/api/rooms/{here.room_id}/polls"
    poll_id = str((await desk.request("POST", path, {"title": "是否同意", **question}))["poll_id"])
    await desk.request("POST", f"{path}/{poll_id}/open")
    return poll_id


async def _burn(here: Site, asked: Asked, voters: Sequence[Voter]) -> None:
    """Let everybody vote in both polls, and kill a server when a third of the ballots are acknowledged."""
    gate = asyncio.Semaphore(AT_ONCE)
    voting = asyncio.gather(*(_vote(voter, number, asked, gate) for number, voter in enumerate(voters)))
    try:
        third = 2 * len(voters) // 3
        await until(
            lambda: sum(len(voter.answers) for voter in voters) >= third, seconds=BURNS_FOR, what="many have voted"
        )
        assert not voting.done()
        here.kill("web0")
        await here.restart("web0")
        await voting
    finally:
        voting.cancel()


async def _vote(voter: Voter, number: int, asked: Asked, gate: asyncio.Semaphore) -> None:
    async with gate:
        polls = (asked.named, asked.secret)
        await asyncio.gather(*(voter.cast(poll, _first(number), f"{poll} first") for poll in polls))
        if _last(number) != _first(number):
            await asyncio.gather(*(voter.cast(poll, _last(number), f"{poll} last") for poll in polls))
            # What was on its way for long comes last, and undoes nothing.
            await asyncio.gather(*(voter.cast(poll, _first(number), f"{poll} first") for poll in polls))


async def _assert_all_heard(asked: Asked, voters: Sequence[Voter]) -> None:
    """Each voter's own stream has told them once of each ballot, however often their connection broke."""
    wanted = Counter({asked.named: 1, asked.secret: 1})
    await until(lambda: all(voter.counted == wanted for voter in voters), seconds=15, what="all heard of their ballots")
    assert [voter.gaps for voter in voters if voter.gaps] == []
    assert all(voter.connections > 1 for voter in voters if voter.flaps)


async def _result(here: Site, desk: Login, poll: str) -> dict[str, Any]:
    path = f"/api/rooms/{here.room_id}"
    await desk.request("POST", f"{path}/polls/{poll}/close")
    await desk.request("POST", f"{path}/polls/{poll}/publish")
    items = (await desk.request("GET", path))["state"]["polls"]
    arithmetic: dict[str, Any] = next(item["arithmetic"] for item in items if item["poll_id"] == poll)
    return arithmetic


def _assert_acknowledged_once(voters: Sequence[Voter]) -> None:
    """No answer but a verdict, and none of a first ballot that says twice that it was counted just now."""
    for voter in voters:
        for key, answers in voter.answers.items():
            fresh = {"counted"} if key.endswith("first") else {"changed"}
            assert set(answers) <= {*fresh, "already_counted"}, (key, answers)
            assert sum(answer in fresh for answer in answers) <= 1, (key, answers)


def _assert_kept_and_tallied(asked: Asked, kept: dict[str, Any], results: dict[str, dict[str, Any]]) -> None:
    """What everybody was told is what is there, ballot by ballot, and what was counted."""
    people = [f"crowd{number:03}" for number in range(PEOPLE)]
    named = sorted((who, answer) for who, answer in kept[asked.named]["ballots"])
    assert named == [(who, _last(number)) for number, who in enumerate(people)]
    assert {who for who, _ in kept[asked.secret]["ballots"]} == {None}
    secret = Counter(answer for _, (answer,) in kept[asked.secret]["ballots"])
    assert secret == Counter(_first(number)[0] for number in range(PEOPLE))
    for poll in (asked.named, asked.secret):
        assert (kept[poll]["ticked"], kept[poll]["cast"], kept[poll]["sealed"]) == (PEOPLE, PEOPLE, 0)
        counted = Counter(answer for _, (answer,) in kept[poll]["ballots"])
        assert [option["votes"] for option in results[poll]["options"]] == [counted[place] for place in range(3)]
        assert results[poll]["cast"] == results[poll]["valid"] == PEOPLE
