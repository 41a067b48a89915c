"""What a real server does with what no client of ours would send."""

import asyncio
import contextlib
import os
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.integration.services import http_status
from tests.integration.site import Site, site

pytestmark = [pytest.mark.integration, pytest.mark.asyncio]

BAD_FRAME, NOT_SIGNED_IN, NOT_FOUND, TOO_MANY = 4400, 4401, 4404, 4429
TOO_BIG, ABORTED = 1009, 1006
MEBIBYTE = 1024 * 1024

FRAMES: dict[str, str | bytes] = {
    "nothing": "",
    "no JSON": "}{",
    "a number": "1e999",
    "deep": "[" * 50_000,
    "an unknown field": '{"type":"beat","x":1}',
    "no id": '{"type":"message.post","data":{"text":"x"}}',
    "a list for data": '{"id":"1","type":"message.post","data":[]}',
    "a lone surrogate": '{"id":"\\ud800","type":"message.post","data":{"text":"x"}}',
    "a NUL byte and more": "\x00\x01\x02",
    "bytes": b"\x00\xff" * 100,
    "one character too many": '{"id":"' + "x" * 65_536 + '"}',
}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One web process on SQLite, for all tests of this module."""
    directory: Path = tmp_path_factory.mktemp("frames")
    with site(directory, database=None, links=30) as furnished:
        furnished.start_all("web0")
        yield furnished
        output = furnished.processes["web0"].output()
        assert "Traceback" not in output, output[-4000:]


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
async def test_a_bad_frame_closes_the_connection_with_words(here: Site, frame: str | bytes) -> None:
    async with entered(here) as socket:
        await (socket.send_bytes(frame) if isinstance(frame, bytes) else socket.send_str(frame))
        assert await close_code(socket) == BAD_FRAME
    await assert_still_serves(here)


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
async def test_a_bad_first_frame_closes_the_connection_with_words(here: Site, frame: str | bytes) -> None:
    async with await here.sign_in("wei") as login, login.http.ws_connect(address(here), origin=here.url) as socket:
        await (socket.send_bytes(frame) if isinstance(frame, bytes) else socket.send_str(frame))
        assert await close_code(socket) == BAD_FRAME


async def test_a_ticket_that_is_none_is_refused(here: Site) -> None:
    async with await here.sign_in("wei") as login, login.http.ws_connect(address(here), origin=here.url) as socket:
        data = {"ticket": "x" * 43, "device": "abcdefgh", "since": None}
        await socket.send_json({"id": "1", "type": "room.enter", "data": data})
        reply = await socket.receive_json(timeout=5)
        assert reply["problem"]["code"] == "ticket.invalid"
        assert await close_code(socket) == NOT_SIGNED_IN


async def test_a_frame_of_many_megabytes_ends_the_connection_before_it_fills_the_memory(here: Site) -> None:
    pid = here.processes["web0"].pid
    async with entered(here) as socket:
        before = resident(pid)
        sending = asyncio.create_task(socket.send_str("x" * 64 * MEBIBYTE))
        assert await close_code(socket) in {TOO_BIG, ABORTED}
        await asyncio.gather(sending, return_exceptions=True)
        assert resident(pid) - before < 16 * MEBIBYTE
    await assert_still_serves(here)


async def test_commands_without_end_are_cut_off(here: Site) -> None:
    async with entered(here) as socket:
        frame = (
            '{"id":"%d","type":"message.edit","data":{"message_id":"00000000-0000-0000-0000-000000000000","text":"x"}}'
        )
        with contextlib.suppress(aiohttp.ClientError, ConnectionError):  # it may be closed before the last is sent
            for number in range(500):
                await socket.send_str(frame % number)
        assert await close_code(socket) == TOO_MANY
    await assert_still_serves(here)


async def test_an_unknown_command_is_answered_and_the_connection_goes_on(here: Site) -> None:
    async with entered(here) as socket:
        await socket.send_json({"id": "7", "type": "room.destroy", "data": {}})
        assert (await reply_to(socket, "7"))["problem"]["code"] == "command.unknown"
        await socket.send_json({"id": "8", "type": "message.post", "data": {"text": "好"}})
        assert "message_id" in (await reply_to(socket, "8"))["data"]


async def test_a_socket_at_an_address_that_is_not_there_is_refused(here: Site) -> None:
    async with await here.sign_in("wei") as login:
        for path in ("/ws/rooms/x", "/ws/", "/"):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await login.http.ws_connect(here.url.replace("http", "ws") + path)
            assert refused.value.status == 403


async def test_bytes_that_are_no_http_do_not_disturb_others(here: Site) -> None:
    noise = random.Random(7)
    for _ in range(20):
        reader, writer = await asyncio.open_connection("127.0.0.1", here.ports["web0"])
        writer.write(noise.randbytes(2000) + b"\r\n\r\n")
        try:
            await asyncio.wait_for(reader.read(), 10)
        finally:
            writer.transport.abort()
    await assert_still_serves(here)


@asynccontextmanager
async def entered(here: Site) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """Give a connection that has entered the room and read its snapshot."""
    async with await here.sign_in("wei") as login, login.http.ws_connect(address(here), origin=here.url) as socket:
        ticket = (await login.request("POST", f"/api/rooms/{here.room_id}/ticket"))["ticket"]
        data = {"ticket": ticket, "device": os.urandom(8).hex(), "since": None}
        await socket.send_json({"id": "1", "type": "room.enter", "data": data})
        assert (await reply_to(socket, "1"))["data"] == {}
        yield socket


def address(here: Site) -> str:
    return f"{here.url}/ws/rooms/{here.room_id}"


async def reply_to(socket: aiohttp.ClientWebSocketResponse, id_: str) -> Any:
    """Return the reply to a command, leaving out whatever else comes before it."""
    async with asyncio.timeout(10):
        while True:
            frame = await socket.receive_json()
            if frame.get("ref") == id_:
                return frame


async def close_code(socket: aiohttp.ClientWebSocketResponse) -> int:
    """Read on until the server has closed the connection, and return its code."""
    async with asyncio.timeout(10):
        while (await socket.receive()).type is aiohttp.WSMsgType.TEXT:
            pass
    return socket.close_code or ABORTED


def resident(pid: int) -> int:
    """Return how many bytes of memory a process holds, proc(5)."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def assert_still_serves(here: Site) -> None:
    """Somebody else is served as ever."""
    url = f"{here.server('web0')}/readyz"
    assert await asyncio.to_thread(http_status, url) == 200
