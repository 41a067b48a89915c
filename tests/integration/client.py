"""A client of the room as a browser's should be: it resumes by ``seq``, resends under the same id, and reduces.

Nothing here knows the server's insides; the rules are those of ``docs/protocol.md``.
"""

import asyncio
import contextlib
import json
import random
import secrets
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

import aiohttp
from yarl import URL

from deliberation.core.problem import Problem
from deliberation.events.base import Envelope
from realtime.representations import EventRange, Snapshot
from realtime.room.reducer import apply
from realtime.room.state import RoomState

SILENCE = 25.0
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0
RETRIED = {1001, 1006, 1012, 4408}
"""Close codes after which a client comes back; at all others it stays away."""


class Refused(Exception):
    """The server's answer to a request was a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class Login:
    """One browser in which somebody is signed in: cookies and requests, at whichever server."""

    def __init__(self, url: str, *, connector: aiohttp.TCPConnector | None = None) -> None:
        self.url = url
        self.http = aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True),
            connector=connector or aiohttp.TCPConnector(limit=0),
            timeout=aiohttp.ClientTimeout(total=20),
        )

    async def open(self, link: str) -> Self:
        """Sign in by a console link."""
        async with self.http.get(self.url + link, allow_redirects=False) as answer:
            assert answer.status == 302, (answer.status, await answer.text())
        await self.request("GET", "/api/session")
        return self

    def resume(self, cookies: dict[str, str]) -> Self:
        """Be the browser that has these cookies."""
        self.http.cookie_jar.update_cookies(cookies, URL(self.url))
        return self

    async def request(
        self, method: str, path: str, body: object = None, *, url: str | None = None, key: str | None = None
    ) -> Any:
        """Return what a REST request answers; under a ``key`` it may be sent again.

        Raises:
            Refused: the answer is a problem.
            aiohttp.ClientError: there was none.
        """
        origin = url or self.url
        token = next((cookie.value for cookie in self.http.cookie_jar if cookie.key == "csrftoken"), "")
        headers = {"Origin": origin, "X-CSRFToken": token, **({"Idempotency-Key": key} if key else {})}
        async with self.http.request(method, f"{origin}{path}", json=body, headers=headers) as answer:
            text = await answer.text()
            if answer.status >= 400:
                raise Refused(Problem.model_validate_json(text))
            return json.loads(text) if text else None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.http.close()


@dataclass(slots=True)
class Pending:
    """A command that has not been answered yet."""

    frame: dict[str, Any]
    reply: asyncio.Future[dict[str, Any]] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class RoomClient:
    """One tab in a room. Everything unanswered is sent again after each reconnection, under its own id."""

    def __init__(self, login: Login, room_id: str, *, url: str | None = None) -> None:
        self.login = login
        self.room_id = room_id
        self.url = url or login.url
        self.device = secrets.token_hex(8)
        self.state: RoomState | None = None
        self.streams: dict[str, int] = {}
        self.pending: dict[str, Pending] = {}
        self.snapshots = self.connections = 0
        self.closes: list[int] = []
        self.gaps: list[str] = []
        self.arrivals: dict[str, datetime] = {}
        """Text of each message posted while this tab listened → when it came."""
        self.is_online = False
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._running: asyncio.Task[None] | None = None

    async def post(self, text: str) -> str:
        """Say something; return the message's id once the server has acknowledged it, however long that takes."""
        return str((await self.command("message.post", {"text": text}))["message_id"])

    async def command(self, type_: str, data: dict[str, Any]) -> dict[str, Any]:
        """Send a command and return the data of its reply.

        Raises:
            Refused: the reply is a problem.
        """
        id_ = str(uuid.uuid4())
        pending = self.pending[id_] = Pending({"id": id_, "type": type_, "data": data})
        await self._send(pending.frame)
        return await pending.reply

    async def snapshot(self) -> Snapshot:
        """Return the room as the server sees it now."""
        return Snapshot.model_validate(await self._ask("GET", f"/api/rooms/{self.room_id}"))

    async def log(self, *, url: str | None = None) -> list[Envelope]:
        """Return the room's whole stream from its first event, asked at ``url`` if that is to be another server."""
        stream = f"room.{self.room_id}"
        events: list[Envelope] = []
        while True:
            since = json.dumps({stream: events[-1].seq if events else 0})
            path = f"/api/rooms/{self.room_id}/events?since={since}"
            answer = EventRange.model_validate(await self.login.request("GET", path, url=url or self.url))
            events += answer.events
            if not answer.more:
                return events

    async def _ask(self, method: str, path: str) -> Any:
        return await self.login.request(method, path, url=self.url)

    async def _send(self, frame: dict[str, Any]) -> None:
        """Send a frame if there is a connection; what is lost with it is sent again on the next."""
        if self._socket is not None and self.is_online:
            with contextlib.suppress(ConnectionError, aiohttp.ClientError):
                await self._socket.send_json(frame)

    async def __aenter__(self) -> Self:
        self._running = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.leave()

    async def leave(self) -> None:
        """Close the tab."""
        if self._running is not None:
            self._running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._running
            self._running = None

    async def _run(self) -> None:
        failures = 0
        while True:
            connections = self.connections
            code = await self._connect()
            self.closes.append(code)
            if code not in RETRIED:
                return
            failures = 0 if self.connections > connections else failures + 1
            longest = min(FIRST_PAUSE * 2**failures, LONGEST_PAUSE)
            await asyncio.sleep(random.uniform(0, longest))

    async def _connect(self) -> int:
        """Live through one connection and return its close code."""
        try:
            ticket = (await self._ask("POST", f"/api/rooms/{self.room_id}/ticket"))["ticket"]
            address = f"{self.url}/ws/rooms/{self.room_id}"
            async with self.login.http.ws_connect(address, origin=self.url) as self._socket:
                await self._socket.send_json(self._entry(ticket))
                return await self._listen(self._socket)
        except Refused as refused:
            return 4401 if refused.problem.status == 401 else 4404 if refused.problem.status == 404 else 1006
        except (aiohttp.ClientError, OSError, TimeoutError):
            return 1006
        finally:
            self.is_online = False

    def _entry(self, ticket: str) -> dict[str, Any]:
        since = self.streams or None
        return {"id": "1", "type": "room.enter", "data": {"ticket": ticket, "device": self.device, "since": since}}

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> int:
        while True:
            message = await socket.receive(SILENCE)
            if message.type is not aiohttp.WSMsgType.TEXT:
                return socket.close_code or 1006
            if not await self._take(json.loads(message.data)):
                await socket.close(code=1000)
                return 1006

    async def _take(self, frame: dict[str, Any]) -> bool:
        """Take a frame in; return whether the connection is still good."""
        match frame["type"]:
            case "reply" if frame["ref"] == "1" and "problem" in frame:
                return bool(frame["problem"]["code"] != "ticket.invalid")  # too late: the next ticket will do
            case "reply" if frame["ref"] == "1":
                await self._entered()
            case "reply":
                self._settle(frame)
            case "room.snapshot":
                self._begin(frame["data"])
                self.snapshots += 1
            case "beat" if self._socket is not None:
                await self._socket.send_json({"type": "beat"})
            case "beat":
                pass
            case _:
                return self._follow(frame)
        return True

    async def _entered(self) -> None:
        self.is_online = True
        self.connections += 1
        for pending in list(self.pending.values()):
            await self._send(pending.frame)

    def _settle(self, frame: dict[str, Any]) -> None:
        pending = self.pending.pop(frame["ref"], None)
        if pending is None or pending.reply.cancelled():
            return  # answered already, before the connection broke; or nobody waits any more
        if "problem" in frame:
            pending.reply.set_exception(Refused(Problem.model_validate(frame["problem"])))
        else:
            pending.reply.set_result(frame["data"])

    def _begin(self, snapshot: dict[str, Any]) -> None:
        """Begin with the room as it stands."""
        found = Snapshot.model_validate(snapshot)
        self.state, self.streams = found.state, found.streams

    def _follow(self, event: dict[str, Any]) -> bool:
        """Apply the next event of its stream, drop an old one; after a gap the connection must be made anew."""
        stream, seq = event["stream"], event["seq"]
        have = self.streams[stream]
        if seq > have + 1:
            self.gaps.append(f"{stream}: {have} then {seq}")
            return False
        if seq == have + 1:
            self._apply(event)
            self.streams = {**self.streams, stream: seq}
        return True

    def _apply(self, event: dict[str, Any]) -> None:
        envelope = Envelope.model_validate(event)
        assert self.state is not None
        self.state = apply(self.state, envelope)
        if envelope.type == "message.posted" and envelope.data is not None:
            self.arrivals[envelope.data["text"]] = datetime.now(UTC)
