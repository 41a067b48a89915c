"""A client of the room's socket, speaking to the real consumer and its hub."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID, uuid4

from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator

from deliberation.accounts.models import Account
from deliberation.core.threads import in_database
from realtime.consumers.routing import websocket_urlpatterns
from realtime.services import tickets
from tests.factories import LoginSessionFactory

ORIGIN = "https://zx.example.cn"
WITHIN = 10.0
"""Seconds that anything may take that must come."""


class Socket:
    """One connection to ``/ws/rooms/<id>``."""

    def __init__(self, room_id: UUID, *, origin: str = ORIGIN) -> None:
        application = URLRouter(websocket_urlpatterns)
        headers = [(b"origin", origin.encode())]
        self._communicator = WebsocketCommunicator(application, f"/ws/rooms/{room_id}", headers)
        self.told: list[dict[str, Any]] = []
        """Every frame received."""

    async def open(self) -> None:
        """Connect; the server accepts before it knows who it is."""
        accepted, _ = await self._communicator.connect(WITHIN)
        assert accepted

    async def send(self, frame: Any) -> None:
        """Send a frame: text and bytes as they are, all else as JSON."""
        if isinstance(frame, bytes):
            await self._communicator.send_input({"type": "websocket.receive", "bytes": frame})
        else:
            text = frame if isinstance(frame, str) else json.dumps(frame)
            await self._communicator.send_input({"type": "websocket.receive", "text": text})

    async def receive(self) -> dict[str, Any] | int:
        """Return the next frame, or the code with which the server closed."""
        output = await self._communicator.receive_output(WITHIN)
        if output["type"] == "websocket.close":
            return int(output["code"])
        frame: dict[str, Any] = json.loads(output["text"])
        self.told.append(frame)
        return frame

    async def frame(self, type_: str, **having: Any) -> dict[str, Any]:
        """Return the next frame of a type, and with these values; those before it are in ``told``."""
        while True:
            frame = await self.receive()
            assert isinstance(frame, dict), f"closed with {frame} before {type_}"
            if frame["type"] == type_ and having.items() <= frame.items():
                return frame

    async def until(self, condition: Callable[[], bool]) -> None:
        """Receive until ``condition`` holds of what was told."""
        while not condition():
            frame = await self.receive()
            assert isinstance(frame, dict), f"closed with {frame}"

    async def closed(self) -> int:
        """Return the code with which the server closes; frames before it are in ``told``."""
        while isinstance(answer := await self.receive(), dict):
            pass
        return answer

    async def enter(
        self, ticket: str, *, since: dict[str, int] | None = None, device: str = "device01"
    ) -> dict[str, Any]:
        """Show a ticket and return the reply."""
        data = {"ticket": ticket, "device": device, "since": since}
        await self.send({"id": "enter", "type": "room.enter", "data": data})
        return await self.frame("reply", ref="enter")

    async def command(self, type_: str, data: dict[str, Any], *, id_: str | None = None) -> dict[str, Any]:
        """Send a command and return the reply."""
        ref = id_ or str(uuid4())
        await self.send({"id": ref, "type": type_, "data": data})
        return await self.frame("reply", ref=ref)

    async def beat(self) -> dict[str, int]:
        """Wait for the server's beat, answer it and return the heads it told."""
        streams: dict[str, int] = (await self.frame("beat"))["streams"]
        await self.send({"type": "beat"})
        return streams

    async def leave(self) -> None:
        """Close the connection from the client's side and wait until the server is done with it."""
        await self._communicator.send_input({"type": "websocket.disconnect", "code": 1000})
        await self._communicator.wait(WITHIN)

    async def is_quiet(self) -> bool:
        """Return whether nothing more is being said."""
        return bool(await self._communicator.receive_nothing(0.05))

    def events(self) -> list[dict[str, Any]]:
        """Return the events received so far."""
        return [frame for frame in self.told if "seq" in frame]


def ticket_for(account: Account, room_id: UUID, *, origin: str = ORIGIN) -> str:
    """Sign ``account`` in somewhere and return a ticket to the room."""
    login = LoginSessionFactory.create(account=account)
    return tickets.issue(account, room_id, login_session_id=login.id, origin=origin).ticket


@asynccontextmanager
async def entered(
    account: Account, room_id: UUID, *, since: dict[str, int] | None = None, device: str = "device01"
) -> AsyncIterator[Socket]:
    """Enter a room and leave it at the end."""
    socket = Socket(room_id)
    await socket.open()
    reply = await socket.enter(await in_database(ticket_for, account, room_id), since=since, device=device)
    assert "problem" not in reply
    try:
        yield socket
    finally:
        async with asyncio.timeout(WITHIN):
            await socket.leave()
