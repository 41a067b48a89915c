"""One person in several tabs, and signing out while they are open."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.client import RoomClient
from tests.integration.site import Site, site
from tests.integration.waiting import until

pytestmark = [pytest.mark.integration, pytest.mark.asyncio]

REVOKED = 4401
CLOSED_WITHIN = 1.5
"""The promise is one second; the rest is for a machine that does other things too."""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two web processes on SQLite, for all tests of this module."""
    directory: Path = tmp_path_factory.mktemp("tabs")
    with site(directory, database=None, links=6) as furnished:
        furnished.start_all("web0", "web1")
        yield furnished


async def test_two_tabs_of_one_person_say_and_hear_the_same(here: Site) -> None:
    async with (
        await here.sign_in("wei") as login,
        RoomClient(login, here.room_id, url=here.server("web0")) as left,
        RoomClient(login, here.room_id, url=here.server("web1")) as right,
    ):
        await _in(left, right)
        said = {side: [f"{side} {number}" for number in range(5)] for side in "左右"}
        await asyncio.gather(*(left.post(text) for text in said["左"]), *(right.post(text) for text in said["右"]))
        everything = set(said["左"] + said["右"])
        what = "both tabs have heard everything"
        await until(lambda: all(set(tab.arrivals) == everything for tab in (left, right)), seconds=5, what=what)
        # Each is told of the other's coming and of their own by several streams, in whatever order.
        await until(lambda: left.state == right.state, seconds=5, what="both tabs see the same")
        assert left.state is not None
        texts = [message.text for message in left.state.messages]
        assert len(texts) == len(everything)
        # Between the tabs chance decides, within each its own order holds.
        assert all([text for text in texts if text in said[side]] == said[side] for side in said)


async def test_a_person_stays_present_until_the_last_tab_leaves(here: Site) -> None:
    async with await here.sign_in("gao") as watching, RoomClient(watching, here.room_id) as gao:
        async with await here.sign_in("zhou") as login, RoomClient(login, here.room_id) as first:
            async with RoomClient(login, here.room_id) as second:
                await _in(gao, first, second)
                await until(lambda: _present(gao, "non_voting"), seconds=5, what="zhou is there")
            await gao.post("一个窗口关了")
            assert _present(gao, "non_voting")
        await until(lambda: not _present(gao, "non_voting"), seconds=5, what="zhou has left")


@pytest.mark.alone
async def test_signing_out_closes_the_tabs_of_that_login_only(here: Site) -> None:
    async with (
        await here.sign_in("lin") as phone,
        await here.sign_in("lin") as desk,
        RoomClient(phone, here.room_id, url=here.server("web0")) as lost,
        RoomClient(phone, here.room_id, url=here.server("web1")) as lost_too,
        RoomClient(desk, here.room_id, url=here.server("web1")) as kept,
    ):
        await _in(lost, lost_too, kept)
        session = await phone.request("GET", "/api/session")
        started = time.monotonic()
        await desk.request("DELETE", f"/api/login-sessions/{session['login_session_id']}")
        await until(
            lambda: lost.closes == lost_too.closes == [REVOKED], seconds=CLOSED_WITHIN, what="both tabs are closed"
        )
        assert time.monotonic() - started < CLOSED_WITHIN
        await kept.post("还在")
        assert kept.closes == []


async def _in(*clients: RoomClient) -> None:
    await until(lambda: all(client.is_online and client.state for client in clients), seconds=15, what="all are in")


def _present(client: RoomClient, role: str) -> bool:
    assert client.state is not None
    return any(item.role == role and item.present for item in client.state.participants)
