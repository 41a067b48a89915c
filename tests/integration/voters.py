"""Voters under fire: each sends every ballot three times by two connections, and some lose theirs again and again."""

import asyncio
import contextlib
import random
import socket
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any

import aiohttp

from tests.integration.client import Login, Pending, RoomClient
from tests.integration.site import Site
from tests.integration.waiting import until

AT_THE_DOOR = 20
"""How many come in at the same time."""
LONGEST_PAUSE = 1.0
"""Seconds after which a request that got no answer is made again, at the most."""


class Voter(RoomClient):
    """A member's device: its socket and, beside it, its requests. It keeps no picture of the room."""

    def __init__(self, login: Login, room_id: str, *, flaps: bool) -> None:
        super().__init__(login, room_id)
        self.flaps = flaps
        self.answers: dict[str, list[str]] = defaultdict(list)
        """Key of a ballot → every verdict or refusal that came of it, by whichever connection."""
        self.counted: Counter[str] = Counter()
        """Poll → how often the voter's own stream said that their ballot is counted."""

    @property
    def standing(self) -> str:
        """How the device stands, for whoever wonders why it waits."""
        return f"online: {self.is_online}, closed with {self.closes}, waits for {list(self.pending)}"

    async def cast(self, poll_id: str, answer: list[int], key: str) -> None:
        """Send a ballot twice by the socket and once by request, and return when both have acknowledged it."""
        data = {"poll_id": poll_id, "answer": answer}
        pending = self.pending[key] = Pending({"id": key, "type": "ballot.cast", "data": data})
        await self._send(pending.frame)
        await self._send(pending.frame)
        if self.flaps:
            self.drop()
        await asyncio.gather(pending.reply, self._by_request(poll_id, answer, key))

    def drop(self) -> None:
        """Lose the connection as in a lift: nobody says goodbye."""
        line = self._socket.get_extra_info("socket") if self._socket is not None else None
        if line is not None:
            with contextlib.suppress(OSError):  # it is lost already
                line.shutdown(socket.SHUT_RDWR)

    async def _by_request(self, poll_id: str, answer: list[int], key: str) -> None:
        path = f"/api/rooms/{self.room_id}/polls/{poll_id}/ballot"
        while True:
            try:
                told = await self.login.request("POST", path, {"answer": answer}, key=key)
            except (aiohttp.ClientError, OSError, TimeoutError):
                await asyncio.sleep(random.uniform(0, LONGEST_PAUSE))
            else:
                self.answers[key].append(told["verdict"])
                return

    def _settle(self, frame: dict[str, Any]) -> None:
        told = frame["problem"]["code"] if "problem" in frame else frame["data"]["verdict"]
        self.answers[frame["ref"]].append(told)
        super()._settle(frame)

    def _begin(self, snapshot: dict[str, Any]) -> None:
        self.streams = snapshot["streams"]

    def _apply(self, event: dict[str, Any]) -> None:
        if event["type"] == "ballot.counted":
            self.counted[event["data"]["poll_id"]] += 1


async def seat(stack: AsyncExitStack, here: Site, usernames: Sequence[str], *, flapping: int) -> list[Voter]:
    """Let people come in, the first so many of them with bad connections; they leave with the stack."""
    gate = asyncio.Semaphore(AT_THE_DOOR)

    async def come_in(number: int, username: str) -> Voter:
        async with gate:
            login = await stack.enter_async_context(Login(here.url))
            login.resume(here.furniture.cookies[username])
            voter = await stack.enter_async_context(Voter(login, here.room_id, flaps=number < flapping))
            await until(lambda: voter.is_online, seconds=20, what=f"{username} is in")
            return voter

    return await asyncio.gather(*(come_in(number, username) for number, username in enumerate(usernames)))
