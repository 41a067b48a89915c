"""A handler whose process is killed between its effect and its end has had its effect exactly once."""

import asyncio
import json
from pathlib import Path

import pytest

from deliberation.events.notices import NoticeKind
from realtime.room.state import RoomState
from tests.integration.client import Login, RoomClient
from tests.integration.proof_a.slow_handler.apps import HANDLER, WORD, release, started
from tests.integration.site import Site, site
from tests.integration.waiting import until

pytestmark = [pytest.mark.integration, pytest.mark.alone, pytest.mark.asyncio]

LOOK = f"""
import json
from deliberation.eventlog.models import Delivery
rows = Delivery.objects.filter(handler={HANDLER!r})
print(json.dumps(sorted(set(rows.values_list("state", flat=True)))))
"""


@pytest.mark.parametrize("engine", ["postgresql", "sqlite"])
async def test_killed_in_its_middle_a_delivery_is_done_once(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    database = request.getfixturevalue("postgres_url") if engine == "postgresql" else None
    slow = {"DJANGO_SETTINGS_MODULE": "tests.integration.proof_a.slow"}
    with site(tmp_path, database=database, settings=slow) as here:
        here.start_all("web0", "worker")
        async with await here.sign_in("wei") as login, RoomClient(login, here.room_id) as wei:
            await wei.post(WORD)
            await _started(here, 1)
            here.kill("worker")
            # Nothing of the killed attempt is left: no notice, and the room still takes messages.
            assert await _told(wei) == 0
            await wei.post("等")

            here.start("worker")
            await _started(here, 2)
            assert await _told(wei) == 0
            release(tmp_path)
            await until(lambda: _count(wei.state) == 1, seconds=10, what="one notice")
            await until(lambda: _all_done(here), seconds=15, what="no delivery is left")
            assert await _told(wei) == 1
            assert await _raised(login, here, wei) == 1
        here.deployment.manage("verify_log")


async def _started(here: Site, times: int) -> None:
    directory = here.deployment.directory
    await until(lambda: len(started(directory)) == times, seconds=15, what=f"{times} workers are in the handler")


async def _all_done(here: Site) -> bool:
    look = await asyncio.to_thread(here.deployment.manage, "shell", "-v", "0", "-c", LOOK)
    states: list[str] = json.loads(look.stdout)
    return states == ["done"]


async def _told(client: RoomClient) -> int:
    """Return how many of the slow handler's notices the author finds."""
    return _count((await client.snapshot()).state)


def _count(state: RoomState | None) -> int:
    return 0 if state is None else sum(notice.kind is NoticeKind.MESSAGE_HIDDEN for notice in state.notices)


async def _raised(login: Login, here: Site, client: RoomClient) -> int:
    """Return how many of the slow handler's notices stand in the log of the author's own stream."""
    stream = next(name for name in client.streams if name.startswith("member."))
    path = f"/api/rooms/{here.room_id}/events?since={json.dumps({stream: 0})}"
    events = (await login.request("GET", path))["events"]
    raised = [event for event in events if event["type"] == "notice.raised"]
    return sum(event["data"]["kind"] == NoticeKind.MESSAGE_HIDDEN for event in raised)
