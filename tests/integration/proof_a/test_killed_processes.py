"""Any process may be killed at any moment, and no acknowledged word is lost or doubled."""

from pathlib import Path

import pytest

from realtime.room.state import RoomState
from tests.integration.client import RoomClient
from tests.integration.proof_a.people import meeting
from tests.integration.site import site
from tests.integration.waiting import until

pytestmark = [pytest.mark.integration, pytest.mark.alone, pytest.mark.asyncio]

EXPIRES_WITHIN = 45
"""Seconds: a lease lives 30 s after its last beat, its sweep comes every second, and the machine may be slow."""
WITHOUT_NUDGES = 3.0
"""Seconds in which a message reaches another process when only the comparison of heads tells of it."""


async def test_killing_web_valkey_and_worker_in_turn_loses_nothing(tmp_path: Path, postgres_url: str) -> None:
    with site(tmp_path, database=postgres_url) as here:
        here.start_all("web0", "web1", "worker")
        async with meeting(here, "lin", "wei", "gao", "qiao") as people:
            await people.everybody_writes_on(seconds=10, what="coming in")

            # Somebody who was only on this server, and does not come back: the lease must end by itself.
            leaver = await people.join("zhou", server="web0")
            await people.kill_mid_sentence("web0")
            await leaver.leave()
            zhou = _place(leaver)
            await people.everybody_writes_on(seconds=10, what="a web process was killed")
            assert any(1006 in writer.client.closes for writer in people.writers.values())
            assert _is_present(people.writers["lin"].client, zhou)
            await here.restart("web0")
            # All writers are on the other server by now.
            await people.kill_before_the_answer("web1")
            await people.everybody_writes_on(seconds=10, what="the other web process was killed")
            await here.restart("web1")

            # From here on there are listeners on either process, so every message has to cross.
            far = [await people.join("wei", server=name) for name in ("web0", "web1")]
            here.valkey.kill()
            await people.everybody_writes_on(seconds=5, what="Valkey was killed")
            for number, name in enumerate(["lin", "gao", "qiao"]):
                text = f"无{number}"
                await people.writers[name].say(text)
                for client in far:
                    what = "a message crosses without Valkey"
                    await until(lambda c=client, t=text: t in c.arrivals, seconds=WITHOUT_NUDGES, what=what)  # type: ignore[misc]  # defaults bind the loop's values
            here.valkey.start()

            here.kill("worker")
            await people.everybody_writes_on(seconds=5, what="the worker was killed")
            here.start("worker")

            watching = people.writers["lin"].client
            what = "the place of a killed process's client is given up"
            await until(lambda: not _is_present(watching, zhou), seconds=EXPIRES_WITHIN, what=what)
            assert all(client.gaps == [] for client in far)


async def test_on_sqlite_one_web_process_may_be_killed(tmp_path: Path) -> None:
    with site(tmp_path, database=None) as here:
        here.start_all("web0", "worker")
        async with meeting(here, "lin", "wei", "gao") as people:
            await people.everybody_writes_on(seconds=10, what="coming in")
            for kill in (people.kill_mid_sentence, people.kill_before_the_answer):
                await kill("web0")
                await here.restart("web0")
                await people.everybody_writes_on(seconds=20, what="the only web process was killed")
            here.kill("worker")
            await people.everybody_writes_on(seconds=5, what="the worker was killed")
            here.start("worker")
        assert all(writer.client.connections >= 3 for writer in people.writers.values())


def _place(client: RoomClient) -> str:
    """Return the participant id of the one who is not among the writers: the department's official."""
    return next(str(item.participant_id) for item in _state(client).participants if item.role == "non_voting")


def _is_present(client: RoomClient, participant_id: str) -> bool:
    return any(str(item.participant_id) == participant_id and item.present for item in _state(client).participants)


def _state(client: RoomClient) -> RoomState:
    assert client.state is not None
    return client.state
