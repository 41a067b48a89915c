"""A crowd: many connections to one room from one event loop, each as lean as can be."""

import asyncio
import json
import secrets
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack

import aiohttp

from tests.integration.client import Login


class Seat:
    """One connection. It reads everything and notes when what it waits for came."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, position: int) -> None:
        self.socket = socket
        self.position = position
        """``seq`` of the room's stream."""
        self.orderly = True
        self.heard: dict[str, float] = {}
        """Text of a message → monotonic time of its arrival."""

    async def read(self, stream: str) -> None:
        """Read until the connection ends."""
        async for message in self.socket:
            frame = json.loads(message.data)
            if frame["type"] == "beat":
                await self.socket.send_json({"type": "beat"})
            elif frame.get("stream") == stream:
                self.orderly &= frame["seq"] == self.position + 1
                self.position = frame["seq"]
                if frame["type"] == "message.posted":
                    self.heard[frame["data"]["text"]] = time.monotonic()

    async def post(self, text: str) -> None:
        """Say something, without waiting for the answer."""
        await self.socket.send_json({"id": secrets.token_hex(8), "type": "message.post", "data": {"text": text}})


class Crowd:
    """People with several devices each, all in one room. Their connections end with their logins."""

    def __init__(self, room_id: str) -> None:
        self.room_id = room_id
        self.seats: list[Seat] = []
        self._reading: list[asyncio.Task[None]] = []

    async def join(self, logins: Sequence[Login], devices: int, *, at_once: int = 100) -> float:
        """Take ``devices`` seats for each login and return how many seconds that took."""
        gate = asyncio.Semaphore(at_once)
        started = time.monotonic()
        await asyncio.gather(*(self._join(login, gate) for login in logins for _ in range(devices)))
        return time.monotonic() - started

    async def _join(self, login: Login, gate: asyncio.Semaphore) -> None:
        async with gate:
            path = f"/api/rooms/{self.room_id}/ticket"
            ticket = (await login.request("POST", path))["ticket"]
            address = f"{login.url}/ws/rooms/{self.room_id}"
            socket = await login.http.ws_connect(address, origin=login.url)
            data = {"ticket": ticket, "device": secrets.token_hex(8), "since": None}
            await socket.send_json({"id": "1", "type": "room.enter", "data": data})
            reply = await socket.receive_json(timeout=30)
            assert "data" in reply, reply
            snapshot = (await socket.receive_json(timeout=30))["data"]
        stream = f"room.{self.room_id}"
        seat = Seat(socket, snapshot["streams"][stream])
        self.seats.append(seat)
        self._reading.append(asyncio.create_task(seat.read(stream)))

    async def __aenter__(self) -> "Crowd":
        return self

    async def __aexit__(self, *error: object) -> None:
        for task in self._reading:
            task.cancel()
        await asyncio.gather(*self._reading, return_exceptions=True)


async def sign_in_crowd(stack: AsyncExitStack, url: str, links: Sequence[str]) -> list[Login]:
    """Return one signed-in browser per link; they close with the stack."""
    logins = [await stack.enter_async_context(Login(url)) for _ in links]
    gate = asyncio.Semaphore(20)

    async def sign_in(login: Login, link: str) -> None:
        async with gate:
            await login.open(link)

    await asyncio.gather(*(sign_in(login, link) for login, link in zip(logins, links, strict=True)))
    return logins
