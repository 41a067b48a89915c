"""Server-sent events: the same frames in the same order, for networks that block WebSockets.

``GET /api/rooms/<id>/stream``; commands go by REST. The event id is the map of positions, so the browser's own
``Last-Event-ID`` resumes.
"""

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

from asgiref.sync import sync_to_async
from django.db import close_old_connections
from django.http import HttpRequest, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from pydantic import TypeAdapter, ValidationError

from deliberation.accounts.models import Account, LoginSession
from deliberation.core.errors import DomainError, Invalid, Unauthenticated
from deliberation.core.problem import problem
from deliberation.core.threads import in_database
from deliberation.events.calls import Device
from realtime import selectors
from realtime.connections import Entrance, enter
from realtime.consumers.frames import Since
from realtime.heartbeats import BEAT
from realtime.hub import CloseCode, Hub, encode
from realtime.services import attendances

QUEUE = 2000
"""Frames waiting for one slow client before it is cut off, to resume by ``seq``."""

_SINCE: TypeAdapter[dict[str, int]] = TypeAdapter(Since)
_DEVICE: TypeAdapter[str] = TypeAdapter(Device)


async def stream(request: HttpRequest, room_id: UUID) -> HttpResponseBase:
    """Stream the room to the signed-in person until either side ends it."""
    try:
        device, since = _parameters(request)
        login = getattr(request, "login_session", None)
        account = await request.auser()
        if login is None or not isinstance(account, Account):
            raise Unauthenticated("login.required")
        # The middlewares' connection would otherwise be kept until the stream ends, hours later.
        await sync_to_async(close_old_connections)()
        entrance = await in_database(_admit, account, room_id, login, device, since)
    except DomainError as error:
        answer = problem(error)
        return JsonResponse(
            answer.model_dump(mode="json"), status=answer.status, content_type="application/problem+json"
        )
    connection = EventStream(entrance)
    response = StreamingHttpResponse(connection.frames(), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"  # nginx would hold frames back
    return response


def _parameters(request: HttpRequest) -> tuple[str, dict[str, int] | None]:
    """Return device and positions from the query; the browser's own ``Last-Event-ID`` wins, being newer."""
    text = request.headers.get("Last-Event-ID") or request.GET.get("since")
    try:
        return _DEVICE.validate_python(request.GET.get("device", "")), _SINCE.validate_json(text) if text else None
    except ValidationError:
        raise Invalid("request.invalid", "device or since is malformed") from None


def _admit(account: Account, room_id: UUID, login: LoginSession, device: str, since: dict[str, int] | None) -> Entrance:
    return enter(selectors.access_door(account, room_id), login, device=device, since=since)


class EventStream:
    """One client's stream."""

    def __init__(self, entrance: Entrance) -> None:
        self.participant_id = entrance.participant_id
        self.login_session_id = entrance.login_session_id
        self.lease_id = entrance.lease_id
        self._entrance = entrance
        self._queue: asyncio.Queue[str | None] = asyncio.Queue(QUEUE)

    def tell(self, text: str) -> None:
        """Queue a frame under the positions reached with it."""
        try:
            self._queue.put_nowait(_event(text, Hub.current().positions(self)))
        except asyncio.QueueFull:
            self.end(CloseCode.TOO_MANY)

    def end(self, code: CloseCode) -> None:
        """End the stream; the client learns why when it asks again."""
        while not self._queue.empty():
            self._queue.get_nowait()
        self._queue.put_nowait(None)

    async def frames(self) -> AsyncIterator[str]:
        """Yield the frames as text until the client leaves or the stream is ended."""
        hub = Hub.current()
        try:
            for frame in self._entrance.frames[:-1]:
                yield _event(frame)
            # Only the last of the first frames carries the positions: before it, not all has been told.
            for frame in self._entrance.frames[-1:]:
                yield _event(frame, self._entrance.positions)
            hub.join(self, self._entrance.positions)
            while True:
                try:
                    queued = await asyncio.wait_for(self._queue.get(), BEAT)
                except TimeoutError:
                    queued = _event(encode({"type": "beat", "streams": hub.heads(self)}))
                if queued is None:
                    return
                yield queued
        finally:
            hub.leave(self)
            # The task may be cancelled already; the lease is closed all the same.
            await asyncio.shield(in_database(attendances.close_lease, self.lease_id))


def _event(text: str, positions: dict[str, int] | None = None) -> str:
    head = f"id: {encode(positions)}\n" if positions is not None else ""
    return f"{head}data: {text}\n\n"
