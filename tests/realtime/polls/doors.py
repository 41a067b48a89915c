"""The two doors as one test uses them by turns: requests, and sockets that live in an event loop of their own."""

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any, TypeVar
from uuid import UUID

from rest_framework.test import APIClient

from deliberation.accounts.models import Account
from deliberation.eventlog.verbs import VERBS
from tests.conftest import ClientFor
from tests.realtime.sockets import Socket, entered

T = TypeVar("T")
PATIENCE = 30


class Doors:
    """Lets people act in a room by REST or by its socket, and tells what the answer was."""

    def __init__(self, room_id: UUID, client_for: ClientFor) -> None:
        self._room_id = room_id
        self._client_for = client_for
        self._clients: dict[UUID, APIClient] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._stack = AsyncExitStack()
        self._sockets: dict[UUID, Socket] = {}

    def act(
        self, by: Account, verb: str, *, by_socket: bool, key: str | None = None, **data: Any
    ) -> dict[str, Any] | str:
        """Return what the verb answers, or the code of its refusal; what has no socket goes by REST."""
        if by_socket and VERBS[verb].on_socket:
            reply = self._run(self._command(by, verb, data, key))
            return str(reply["problem"]["code"]) if "problem" in reply else dict(reply["data"])
        if by.id not in self._clients:
            self._clients[by.id] = self._client_for(by)
        path = "/api/" + VERBS[verb].path.format(room_id=self._room_id, **data)
        body = {name: value for name, value in data.items() if f"{{{name}}}" not in VERBS[verb].path}
        send = getattr(self._clients[by.id], VERBS[verb].method.lower())
        answer = send(path, body, format="json", headers={"Idempotency-Key": key} if key else {})
        return dict(answer.json()) if answer.status_code < 300 else str(answer.json()["code"])

    def close(self) -> None:
        """Close the sockets and their loop."""
        self._run(self._stack.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)

    async def _command(self, by: Account, verb: str, data: dict[str, Any], key: str | None) -> dict[str, Any]:
        if by.id not in self._sockets:
            self._sockets[by.id] = await self._stack.enter_async_context(entered(by, self._room_id))
        return await self._sockets[by.id].command(verb, data, id_=key)

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)
