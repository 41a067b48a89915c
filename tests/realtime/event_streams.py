"""A reader of the room's server-sent events, through the whole application as a server would call it."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from channels.testing import ApplicationCommunicator
from django.conf import settings
from django.core.asgi import get_asgi_application
from rest_framework.test import APIClient

from tests.realtime.sockets import WITHIN


class Stream:
    """The reader's side of one request, through the whole ASGI application as a server would call it."""

    def __init__(self, path: str, headers: dict[str, str]) -> None:
        target = urlsplit(path)
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "path": target.path,
            "query_string": target.query.encode(),
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        }
        self._server = ApplicationCommunicator(get_asgi_application(), scope)
        self.last_id: str | None = None

    async def open(self) -> dict[str, str]:
        """Send the request and return the headers of the answer."""
        await self._server.send_input({"type": "http.request"})
        start = await self._server.receive_output(WITHIN)
        assert start["status"] == 200
        return {name.decode(): value.decode() for name, value in start["headers"]}

    async def frame(self, type_: str | None = None) -> dict[str, Any]:
        """Return the next frame, or the next of a type."""
        while True:
            part = await self._server.receive_output(WITHIN)
            chunk = part["body"].decode()
            lines = dict(line.split(": ", 1) for line in chunk.strip().splitlines())
            assert chunk.endswith("\n\n")
            assert set(lines) <= {"id", "data"}
            self.last_id = lines.get("id", self.last_id)
            frame: dict[str, Any] = json.loads(lines["data"])
            if type_ in (None, frame["type"]):
                return frame

    async def ended(self) -> None:
        """Return once the server has ended the stream."""
        while (await self._server.receive_output(WITHIN)).get("more_body"):
            pass

    async def leave(self) -> None:
        """Close the connection from the reader's side, and wait until the server is done with it."""
        await self._server.send_input({"type": "http.disconnect"})
        await self._server.wait(WITHIN)


@asynccontextmanager
async def listening(client: APIClient, room_id: UUID, query: str = "", **headers: str) -> AsyncIterator[Stream]:
    """Stream the room into the browser that is signed in by ``client``."""
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = f"{settings.SESSION_COOKIE_NAME}={key}"
    path = f"/api/rooms/{room_id}/stream?device=device01{query}"
    stream = Stream(path, {"host": "127.0.0.1", "cookie": cookie, **headers})
    answer = await stream.open()
    assert answer["Content-Type"] == "text/event-stream"
    assert answer["Cache-Control"] == "no-store"
    try:
        yield stream
    finally:
        await stream.leave()
