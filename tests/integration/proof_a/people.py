"""People who keep writing, and what must be true of what they wrote."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from deliberation.events.base import Envelope
from realtime.room.state import RoomState
from tests.integration.client import RoomClient
from tests.integration.site import Site
from tests.integration.waiting import until

CADENCE = 0.1
"""Seconds between two messages of one person."""
BURST = 8
"""Messages that each person sends at once just before a process is killed."""


@dataclass
class Writer:
    """Somebody who writes a numbered message every so often until told to stop."""

    name: str
    client: RoomClient
    acknowledged: dict[str, str] = field(default_factory=dict)
    """Message id → text."""

    async def say(self, text: str) -> None:
        """Write one message and note its acknowledgement, however often the connection breaks before it comes."""
        self.acknowledged[await self.client.post(text)] = text

    async def write(self, stop: asyncio.Event) -> None:
        number = 0
        while not stop.is_set():
            number += 1
            await self.say(f"{self.name} {number}")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), CADENCE)


@dataclass
class Meeting:
    """A room in which everybody writes."""

    site: Site
    writers: dict[str, Writer]
    stack: AsyncExitStack
    bursts: int = 0
    said: list[asyncio.Task[None]] = field(default_factory=list)

    async def join(self, username: str, *, server: str | None = None) -> RoomClient:
        """Bring somebody in who only listens, by the balancer or to one server."""
        login = await self.stack.enter_async_context(await self.site.sign_in(username))
        url = self.site.server(server) if server else None
        client = await self.stack.enter_async_context(RoomClient(login, self.site.room_id, url=url))
        await until(lambda: client.is_online and client.state is not None, seconds=15, what=f"{username} is in")
        return client

    async def everybody_writes_on(self, *, seconds: float, what: str) -> float:
        """Return after how many seconds each writer has had one more message acknowledged."""
        counts = {name: len(writer.acknowledged) for name, writer in self.writers.items()}
        return await until(
            lambda: all(len(writer.acknowledged) > counts[name] for name, writer in self.writers.items()),
            seconds=seconds,
            what=f"everybody writes on after {what}",
        )

    async def kill_mid_sentence(self, name: str) -> None:
        """Kill a process while every writer has messages under way: some acknowledged, some not."""
        answered = self._burst()
        await asyncio.wait(answered, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        self.site.balancer.hold_answers()
        try:
            unanswered = self._burst()
            await asyncio.sleep(0)  # they are sent; how far the server comes with them is left to chance
            self.site.kill(name)
            assert any(saying.done() for saying in answered)
            assert not any(saying.done() for saying in unanswered)
        finally:
            self.site.balancer.release_answers()

    async def kill_before_the_answer(self, name: str) -> None:
        """Kill a web process when it has stored messages of every writer and nobody has learnt so.

        Each of these is sent again, and each would be there twice if the id were not the same.
        """
        stored_before = len(await self._stored(name))
        self.site.balancer.hold_answers()
        try:
            sayings = self._burst()

            async def are_stored() -> bool:
                return len(await self._stored(name)) >= stored_before + len(sayings)

            await until(are_stored, seconds=20, what="all messages are stored")
            assert not any(saying.done() for saying in sayings)
            self.site.kill(name)
        finally:
            self.site.balancer.lose_answers()

    def _burst(self) -> list[asyncio.Task[None]]:
        """Let everybody say several things at once."""
        self.bursts += 1
        sayings = [
            asyncio.create_task(writer.say(f"{name} 急{self.bursts}.{number}"))
            for number in range(BURST)
            for name, writer in self.writers.items()
        ]
        self.said += sayings
        return sayings

    async def _stored(self, name: str) -> list[Envelope]:
        """Return what a server has stored by bursts, asked past the balancer."""
        anybody = next(iter(self.writers.values())).client
        events = await anybody.log(url=self.site.server(name))
        return [event for event in events if event.data is not None and " 急" in str(event.data.get("text"))]

    @property
    def acknowledged(self) -> dict[str, str]:
        """Everything that was acknowledged to anybody: message id → text."""
        return {id_: text for writer in self.writers.values() for id_, text in writer.acknowledged.items()}


@asynccontextmanager
async def meeting(site: Site, *usernames: str) -> AsyncIterator[Meeting]:
    """Let people in and let them write; when the block ends they finish their sentence and stay to compare."""
    async with AsyncExitStack() as stack:
        here = Meeting(site, {}, stack)
        for username in usernames:
            here.writers[username] = Writer(username, await here.join(username))
        stop = asyncio.Event()
        tasks = [asyncio.create_task(writer.write(stop)) for writer in here.writers.values()]
        try:
            yield here
            stop.set()
            await asyncio.wait_for(asyncio.gather(*tasks, *here.said), 20)
            await assert_nothing_lost(here)
        finally:
            for task in [*tasks, *here.said]:
                task.cancel()
            await asyncio.gather(*tasks, *here.said, return_exceptions=True)


async def assert_nothing_lost(here: Meeting) -> None:
    """Each acknowledged message is in the log exactly once, nothing is there twice, and all see the same room."""
    clients = {name: writer.client for name, writer in here.writers.items()}
    snapshots = {name: await client.snapshot() for name, client in clients.items()}
    for name, client in clients.items():
        wanted = snapshots[name].streams
        await until(
            lambda client=client, wanted=wanted: all(client.streams[s] >= seq for s, seq in wanted.items()),  # type: ignore[misc]  # defaults bind the loop's values
            seconds=5,
            what=f"{name} has heard everything",
        )
    log = [event for event in await next(iter(clients.values())).log() if event.type == "message.posted"]
    posted = {event.data["message_id"]: event.data["text"] for event in log if event.data is not None}
    assert len(posted) == len(log), "a message id stands in the log twice"
    doubled = [text for text, count in Counter(posted.values()).items() if count > 1]
    assert not doubled
    # Whoever writes waits for each acknowledgement, so nothing is in the log but what was acknowledged.
    assert posted == here.acknowledged
    # Nobody writes any more, but leases end, and some are told so before others.
    await until(lambda: _all_see_what_is_there(clients), seconds=5, what="all see the room as it is")
    for name, client in clients.items():
        assert client.gaps == [], name
        assert not client.pending, name
    here.site.deployment.manage("verify_log")


async def _all_see_what_is_there(clients: dict[str, RoomClient]) -> bool:
    """Return whether each sees what the server has for them, and all of them the same room."""
    found = [(client.state, (await client.snapshot()).state) for client in clients.values()]
    shared = [_shared(server) for _, server in found]
    return all(seen == server for seen, server in found) and all(state == shared[0] for state in shared)


def _shared(state: RoomState) -> RoomState:
    """Return what is the same for everybody: the desk's list and one's own notices are not."""
    return state.model_copy(update={"moderation": [], "notices": []})
