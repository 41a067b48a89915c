"""Both doors of the room: a verb by REST or by a socket, and the code of its refusal."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any
from uuid import UUID

from rest_framework.test import APIClient

from deliberation.eventlog.verbs import VERBS
from tests.conftest import Cast, ClientFor
from tests.realtime.sockets import Socket, entered


class Doors:
    """The cast's browsers: each speaks by REST or by a socket of its own."""

    def __init__(self, cast: Cast, client_for: ClientFor, room_id: UUID) -> None:
        self._accounts, self._client_for, self._room_id = cast._asdict(), client_for, room_id
        self._clients: dict[str, APIClient] = {}
        self._lines: dict[str, tuple[Socket, AsyncExitStack]] = {}
        self._runner = asyncio.Runner()

    def close(self) -> None:
        for person in [*self._lines]:
            self.hang_up(person)
        self._runner.close()

    def is_connected(self, person: str) -> bool:
        """Return whether a socket of theirs is open."""
        return person in self._lines

    def hang_up(self, person: str) -> None:
        """Close their socket, if one is open."""
        if person in self._lines:
            self._runner.run(self._lines.pop(person)[1].aclose())

    def ask(self, person: str, verb: str, data: dict[str, Any], *, by_socket: bool) -> str | dict[str, Any]:
        """Do a verb and return its answer, or the code of the refusal."""
        answer = self._by_socket(person, verb, data) if by_socket else self._by_rest(person, verb, data)
        return str(answer["code"]) if "code" in answer else answer

    def _by_rest(self, person: str, name: str, data: dict[str, Any]) -> dict[str, Any]:
        verb = VERBS[name]
        if person not in self._clients:
            self._clients[person] = self._client_for(self._accounts[person])
        path = "/api/" + verb.path.format(room_id=self._room_id, **data)
        body = {key: value for key, value in data.items() if f"{{{key}}}" not in verb.path}
        answer = getattr(self._clients[person], verb.method.lower())(path, body, format="json").json()
        assert isinstance(answer, dict)
        return answer

    def _by_socket(self, person: str, verb: str, data: dict[str, Any]) -> dict[str, Any]:
        reply = self._runner.run(self._command(person, verb, data))
        answer = reply.get("data", reply.get("problem"))
        assert isinstance(answer, dict)
        return answer

    async def _command(self, person: str, verb: str, data: dict[str, Any]) -> dict[str, Any]:
        if person not in self._lines:
            line = AsyncExitStack()
            self._lines[person] = await line.enter_async_context(entered(self._accounts[person], self._room_id)), line
        return await self._lines[person][0].command(verb, data)
