"""The measured process: takes ballots, in the deployment whose settings are in the environment."""

import json
import os
import statistics
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any

THREADS = 4
"""As many as ``core.threads`` gives to the database."""


def main() -> None:
    ballots, rounds = (int(argument) for argument in sys.argv[1:])
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deliberation.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    people = _crowd(ballots)
    found = []
    for _ in range(rounds):
        found.append(_round(people, "row by row"))
        found.append(_round(people, "group commit"))
    sys.stdout.write(json.dumps(found) + "\n")


def _crowd(number: int) -> Any:
    """Return a meeting and so many attendees of it."""
    from deliberation.eventlog.units import unit_of_work
    from tests.factories import ROLES, AccountFactory, open_meeting
    from tests.realtime.polls.polling import crowd

    with unit_of_work():
        meeting = open_meeting({name: AccountFactory.create(username=name) for name in ROLES})
        return meeting, crowd(meeting, number)


def _round(people: Any, way: str) -> dict[str, Any]:
    """Let everybody vote at once in a new poll, and check that it came to what was acknowledged."""
    from django.db import connections

    from deliberation.eventlog.verbs import VERBS, submit
    from deliberation.events.ballots import BallotCast
    from realtime.services import ballots
    from tests.realtime.polls.polling import open_poll, result

    meeting, voters = people
    poll = open_poll(meeting)
    commands = [BallotCast(room_id=poll.room_id, poll_id=poll.id, answer=[0]) for _ in voters]
    answered: dict[int, float] = {}

    def one(number: int) -> object:
        try:
            return ballots.cast(voters[number].account, commands[number])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        started = time.perf_counter()
        futures: list[Future[Any]] = []
        for number, voter in enumerate(voters):
            if way == "group commit":
                data = commands[number].model_dump(mode="json")
                future: Future[Any] = submit(VERBS["ballot.cast"], voter.account, data, key=None)
            else:
                future = pool.submit(one, number)
            future.add_done_callback(partial(_note, answered, number))
            futures.append(future)
        wait(futures)
        taken = time.perf_counter() - started
    verdicts = [future.result().verdict for future in futures]
    assert verdicts == ["counted"] * len(voters)
    assert result(meeting, poll).cast == len(voters)
    times = sorted(1000 * (moment - started) for moment in answered.values())
    return {
        "way": way,
        "per_second": len(voters) / taken,
        "p50_ms": statistics.median(times),
        "p99_ms": times[int(0.99 * (len(times) - 1))],
    }


def _note(answered: dict[int, float], number: int, _: "Future[Any]") -> None:
    answered[number] = time.perf_counter()


if __name__ == "__main__":
    main()
