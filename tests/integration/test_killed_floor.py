"""The floor's clock goes on whoever dies: what it records is dated by deadlines, not by those who lived to see them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from realtime.room.state import HolderState
from tests.integration.client import Login, RoomClient
from tests.integration.site import Site, site
from tests.integration.waiting import until

pytestmark = [pytest.mark.integration, pytest.mark.alone, pytest.mark.asyncio]

RULES = [
    "floor.take_within=2",
    "floor.warning_seconds=4",
    "floor.auto_release=true",
    "floor.grace_seconds=1",
]
LIMIT = 10
"""Seconds of a turn: the shortest there is."""
LATE = 3.0
"""Seconds after a deadline within which a living worker has done what was due, on a slow machine."""


@pytest.mark.parametrize("engine", ["postgresql", "sqlite"])
async def test_a_turn_takes_its_course_though_whoever_gave_it_is_killed(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    database = request.getfixturevalue("postgres_url") if engine == "postgresql" else None
    with site(tmp_path, database=database) as here:
        here.deployment.manage("rules", *RULES)
        here.start_all("web0", "web1", "worker")
        async with (
            await here.sign_in("qiao") as login,
            RoomClient(login, here.room_id, url=here.server("web1")) as desk,
        ):
            await until(lambda: desk.state is not None, seconds=15, what="qiao is in")
            first = await _grant(here, login, desk, "attendee")
            here.kill("web0")
            await until(lambda: _floor(desk) is None, seconds=2 + LIMIT + 1 + LATE, what="the turn is over")
            assert await _course(desk, first) == _expected(first)

            second = await _grant(here, login, desk, "non_voting", server="web1")
            here.kill("worker")
            over = second.starts + timedelta(seconds=LIMIT + 1)
            await until(lambda: datetime.now(UTC) > over + timedelta(seconds=2), seconds=20, what="its time has passed")
            assert _floor(desk) is not None, "nobody has come round to it"
            here.start("worker")
            here.start("worker")
            await until(lambda: _floor(desk) is None, seconds=15, what="two workers come round to it at once")
            assert await _course(desk, second) == _expected(second)
        here.deployment.manage("verify_log")


@dataclass(frozen=True)
class Granted:
    """A turn, and the moment from which all its deadlines follow."""

    id: str
    starts: datetime


async def _grant(here: Site, login: Login, desk: RoomClient, role: str, *, server: str = "web0") -> Granted:
    """Call somebody up who has no device, at one server, and return their turn."""
    assert desk.state is not None
    speaker = next(item for item in desk.state.participants if item.role == role)
    path = f"/api/rooms/{here.room_id}/floor/grant"
    body = {"participant_id": str(speaker.participant_id), "limit": LIMIT}
    await login.request("POST", path, body, url=here.server(server))
    await until(lambda: _floor(desk) is not None, seconds=5, what="the desk hears of it")
    holder = _floor(desk)
    assert holder is not None
    assert holder.take_by is not None
    return Granted(str(holder.request_id), holder.take_by)


def _floor(client: RoomClient) -> HolderState | None:
    assert client.state is not None
    return client.state.floor.holder


async def _course(client: RoomClient, turn: Granted) -> list[tuple[str, datetime]]:
    """Return what was recorded of a turn after it was given, each thing with its moment."""
    told = await client.log(url=client.url)
    of_turn = [event for event in told if _is_of(event.data, turn) and event.type != "floor.granted"]
    return [(event.type, event.at) for event in of_turn]


def _is_of(data: dict[str, Any] | None, turn: Granted) -> bool:
    return data is not None and data.get("request_id") == turn.id


def _expected(turn: Granted) -> list[tuple[str, datetime]]:
    return [
        ("floor.taken", turn.starts),
        ("floor.warned", turn.starts + timedelta(seconds=LIMIT - 4)),
        ("floor.released", turn.starts + timedelta(seconds=LIMIT + 1)),
    ]
