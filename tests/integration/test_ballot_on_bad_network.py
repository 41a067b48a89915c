"""Voting behind a bad network: what was sent arrives once, however often the network loses it."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import aiohttp
import pytest

from tests.integration.client import Login
from tests.integration.media.bad_link import Condition
from tests.integration.media.far_side import GOOD, FarSide, NotPermitted, far_side
from tests.integration.site import site
from tests.integration.voters import Voter
from tests.integration.waiting import until

pytestmark = [pytest.mark.integration, pytest.mark.alone, pytest.mark.asyncio]

MOST_SECONDS = 5.0
NETWORKS = {
    "loss5_jitter100": Condition(loss=0.05, delay=0.02, jitter=0.1),
    "150kbps": Condition(rate=150_000, delay=0.05),
}


@pytest.fixture
def far() -> Iterator[FarSide]:
    """The far side of a link that is good at first."""
    try:
        with far_side() as side:
            yield side
    except NotPermitted as reason:
        pytest.skip(f"network namespaces cannot be made here: {reason}")


async def test_a_ballot_is_accepted_and_counted_once(
    far: FarSide, tmp_path: Path, record_testsuite_property: Callable[[str, object], None]
) -> None:
    """By the socket twice and by a request once; all three cross the link."""
    with site(tmp_path, database=None) as here:
        here.start_all("web0", "worker")
        far_away = aiohttp.TCPConnector(limit=0, socket_factory=far.socket)
        url = here.balancer.listen_at(far.near)
        async with await here.sign_in("qiao") as desk, Login(url, connector=far_away) as login:
            await login.open(here.link("wei"))
            for name, condition in NETWORKS.items():
                poll_id = await _open_poll(desk, here.room_id)
                far.set(condition)
                async with Voter(login, here.room_id, flaps=False) as voter:
                    await until(partial(getattr, voter, "is_online"), seconds=20, what="wei is in")
                    began = time.monotonic()
                    await voter.cast(poll_id, [0], "one")
                    seconds = time.monotonic() - began
                    record_testsuite_property(f"ballot_{name}_seconds", round(seconds, 2))
                    heard = partial(voter.counted.__contains__, poll_id)
                    await until(heard, seconds=10, what="wei hears that the ballot is counted")
                    assert voter.counted[poll_id] == 1
                    assert set(voter.answers["one"]) == {"already_counted", "counted"}
                    assert seconds < MOST_SECONDS
                    far.set(GOOD)


async def _open_poll(desk: Login, room_id: str) -> str:
    path = f"/api/rooms/{room_id}/polls"
    poll_id = str((await desk.request("POST", path, {"title": "是否同意"}))["poll_id"])
    await desk.request("POST", f"{path}/{poll_id}/open")
    return poll_id
