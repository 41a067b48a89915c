"""Daphne with the bounds that it lacks: how long a request may be, and how much memory a body takes either way.

By itself daphne spools a body of any length to disk, parses forms in the event loop, gives bodies to the application in
memory as a whole, and buffers in memory whatever a slow reader has not taken yet. Here too long a body is refused while
it comes, the application reads it from disk as it goes, and waits where the reader's connection is full.
"""

import asyncio
import json
from functools import partial
from typing import IO, Any

from daphne import server as daphne_server
from daphne.http_protocol import HTTPFactory, WebRequest
from twisted.internet.interfaces import IPushProducer
from zope.interface import implementer

from deliberation.core.errors import TooLarge
from deliberation.core.problem import problem

FILES = b"/api/files"
LONGEST_FILE = 201 * 1024 * 1024
"""Bytes of a request with a file: those that a rule may allow, and the form around them."""
LONGEST = 12 * 1024 * 1024
"""Bytes of any other request, among them those with lists of people."""
_PART = 64 * 1024


class Request(WebRequest):  # type: ignore[misc]  # daphne has no types
    """A request whose body has an end, whether its length was announced or not."""

    room = LONGEST

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Twisted would read a form into memory several times over, and the event loop would stand still meanwhile.
        super().__init__(*args, parsePOSTFormSubmission=False, **kwargs)

    def gotLength(self, length: int | None) -> None:
        self.room = LONGEST_FILE if self.channel._path.startswith(FILES) else LONGEST
        super().gotLength(length)
        if length is not None and length > self.room:
            self._refuse()

    def handleContentChunk(self, data: bytes) -> None:
        if len(data) > self.room:
            self._refuse()
            return
        self.room -= len(data)
        super().handleContentChunk(data)

    def _refuse(self) -> None:
        """Answer and hang up: what else was on its way is not worth the wait."""
        if self.channel is None:
            return
        body = json.dumps(problem(TooLarge("request.too_large")).model_dump(mode="json")).encode()
        self.channel.transport.write(
            b"HTTP/1.1 413 Content Too Large\r\nContent-Type: application/problem+json\r\nConnection: close\r\n"
            b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
        )
        self.channel.loseConnection()


class Factory(HTTPFactory):  # type: ignore[misc]  # daphne has no types
    """Makes connections whose requests are the above."""

    def buildProtocol(self, addr: Any) -> Any:
        protocol = super().buildProtocol(addr)
        protocol.requestFactory = Request
        return protocol


# Daphne makes its factory by the name in its module.
daphne_server.HTTPFactory = Factory


class Body:
    """Stands in for the queue of a request's messages: gives its body from where it was spooled, part by part."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content
        self._place = 0
        self._is_read = False
        self._others: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def put_nowait(self, message: dict[str, Any]) -> None:
        """Take what daphne has to say; the body, which it reads to the end at once, is read again when asked for."""
        if message["type"] != "http.request":
            self._others.put_nowait(message)

    async def get(self) -> dict[str, Any]:
        """Return the next message (ASGI's ``receive``)."""
        if self._is_read or self._content.closed:
            return await self._others.get()
        self._content.seek(self._place)
        part = self._content.read(_PART)
        self._place += len(part)
        self._is_read = len(part) < _PART
        return {"type": "http.request", "body": part, "more_body": not self._is_read}


@implementer(IPushProducer)
class Pace:
    """Whether a connection takes more: Twisted says so, the application waits for it."""

    def __init__(self) -> None:
        self.has_room = asyncio.Event()
        self.has_room.set()

    def pauseProducing(self) -> None:
        self.has_room.clear()

    def resumeProducing(self) -> None:
        self.has_room.set()

    def stopProducing(self) -> None:
        self.has_room.set()


class Server(daphne_server.Server):  # type: ignore[misc]  # daphne has no types
    """The web process's server."""

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        if scope["type"] != "http":
            return super().create_application(protocol, scope)
        if protocol not in self.connections:
            return None
        scope.setdefault("asgi", {"version": "3.0"})
        body = Body(protocol.content)
        application = self.application(scope=scope, receive=body.get, send=partial(self.handle_reply, protocol))
        self.connections[protocol]["application_instance"] = asyncio.ensure_future(application)
        return body

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        is_body = message["type"] == "http.response.body"
        pace: Pace | None = getattr(protocol, "pace", None)
        if is_body and message.get("more_body") and pace is None and self._is_open(protocol):
            pace = protocol.pace = Pace()
            protocol.registerProducer(pace, True)
        if is_body and not message.get("more_body") and pace is not None and self._is_open(protocol):
            protocol.unregisterProducer()
        await super().handle_reply(protocol, message)
        if pace is not None and self._is_open(protocol):
            await pace.has_room.wait()

    def protocol_disconnected(self, protocol: Any) -> None:
        super().protocol_disconnected(protocol)
        pace: Pace | None = getattr(protocol, "pace", None)
        if pace is not None:
            pace.has_room.set()  # nobody waits for those who left

    def _is_open(self, protocol: Any) -> bool:
        details = self.connections.get(protocol, {"disconnected": True})
        return not details.get("disconnected") and getattr(protocol, "channel", None) is not None
