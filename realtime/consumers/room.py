"""The room's WebSocket: ``/ws/rooms/<id>``."""

import asyncio
import time
from typing import Any
from uuid import UUID

from channels.generic.websocket import AsyncWebsocketConsumer

from deliberation.accounts.models import Account
from deliberation.core.errors import Forbidden, NotFound, Unauthenticated
from deliberation.core.problem import problem
from deliberation.core.threads import in_database
from deliberation.eventlog.verbs import VERBS, Result, perform, submit
from realtime.connections import Entrance, enter
from realtime.consumers.frames import Beat, CommandFrame, Enter, parse, parse_first
from realtime.heartbeats import BEAT, SILENCE
from realtime.hub import CloseCode, Hub, encode
from realtime.services import attendances, tickets

ENTER_WITHIN = 10.0
"""Seconds in which the first frame must come."""
IN_FLIGHT = 32
"""Commands one connection may have waiting."""


class RoomConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # untyped base
    """One connection to one room.

    Events do not pass through Channels' layer and dispatch: the hub hands them to this connection's writer. Commands
    are done one after another in a task of their own, so that reading (beats, closing) never waits for the database.
    """

    channel_layer_alias = "none"
    participant_id: UUID
    login_session_id: UUID
    lease_id: UUID

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._room_id = UUID(int=0)
        self._account: Account | None = None
        self._is_in = False
        self._is_confined = False
        self._commands: asyncio.Queue[CommandFrame] = asyncio.Queue(IN_FLIGHT)
        self._outgoing: asyncio.Queue[str | CloseCode] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self._heard_at = time.monotonic()
        self._ended = False

    async def connect(self) -> None:
        self._room_id = self.scope["url_route"]["kwargs"]["room_id"]
        await self.accept()
        self._tasks = [asyncio.create_task(work) for work in (self._write(), self._watch(), self._work())]

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        self._heard_at = time.monotonic()
        if self._ended:  # what still comes was sent before the client could know
            return
        if text_data is None:
            self.end(CloseCode.BAD_FRAME)
        elif self._account is None:
            first = parse_first(text_data)
            if first is None:
                self.end(CloseCode.BAD_FRAME)
            else:
                await self._enter(first)
        else:
            self._take(parse(text_data))

    async def disconnect(self, code: int) -> None:
        Hub.current().leave(self)
        for task in self._tasks:
            task.cancel()
        if self._account is not None:
            await in_database(attendances.close_lease, self.lease_id)

    def tell(self, text: str) -> None:
        """Queue a frame for the client."""
        self._outgoing.put_nowait(text)

    def end(self, code: CloseCode) -> None:
        """Close the connection once what is queued has been sent."""
        self._ended = True
        self._outgoing.put_nowait(code)

    async def _enter(self, first: Enter) -> None:
        """Redeem the ticket, open the lease, and say first what the client missed."""
        headers = dict(self.scope["headers"])
        origin = headers.get(b"origin", b"").decode("latin-1")
        try:
            account, entrance = await in_database(self._admit, first, origin)
        except Exception as error:  # a refusal, or a database that does not answer: the client must learn which
            self.tell(encode({"type": "reply", "ref": first.id, "problem": problem(error).model_dump(mode="json")}))
            self.end(_close_code(error))
            return
        self.participant_id, self.login_session_id = entrance.participant_id, entrance.login_session_id
        self._account, self._is_in, self.lease_id = account, entrance.is_in, entrance.lease_id
        self._is_confined = entrance.is_confined
        self.tell(encode({"type": "reply", "ref": first.id, "data": {}}))
        for frame in entrance.frames:
            self.tell(frame)
        Hub.current().join(self, entrance.positions)

    def _admit(self, first: Enter, origin: str) -> tuple[Account, Entrance]:
        holder = tickets.redeem(first.data.ticket, room_id=self._room_id, origin=origin)
        participant = holder.participant
        entrance = enter(participant, holder.login_session, device=first.data.device, since=first.data.since)
        return participant.account, entrance

    def _take(self, frame: Beat | CommandFrame | None) -> None:
        if frame is None:
            self.end(CloseCode.BAD_FRAME)
        elif isinstance(frame, CommandFrame):
            try:
                self._commands.put_nowait(frame)
            except asyncio.QueueFull:
                self.end(CloseCode.TOO_MANY)

    async def _work(self) -> None:
        while not self._ended:
            frame = await self._commands.get()
            try:
                reply = {"data": (await self._perform(frame)).model_dump(mode="json")}
            except Exception as error:  # every refusal and every fault is answered; the connection goes on
                reply = {"problem": problem(error).model_dump(mode="json")}
            self.tell(encode({"type": "reply", "ref": frame.id, **reply}))

    async def _perform(self, frame: CommandFrame) -> Result:
        verb = VERBS.get(frame.type)
        if verb is None or not verb.on_socket or self._account is None:
            raise NotFound("command.unknown", frame.type)
        if not self._is_in:
            raise Forbidden("room.waiting")
        data = dict(frame.data)
        if "room_id" in verb.command.model_fields:
            data["room_id"] = str(self._room_id)  # a connection speaks for its own room only
        elif self._is_confined:  # what is not about the room is about the account
            raise Forbidden("login.confined")
        if verb.many is not None:  # it waits in its lane, not in one of the few threads
            return await asyncio.wrap_future(submit(verb, self._account, data, key=frame.id))
        return await in_database(perform, verb, self._account, data, key=frame.id)

    async def _write(self) -> None:
        """Send what is queued, in order; a close code is the last thing sent."""
        while True:
            item = await self._outgoing.get()
            if isinstance(item, CloseCode):
                Hub.current().leave(self)
                await self.close(int(item))
                return
            await self.send(text_data=item)

    async def _watch(self) -> None:
        """Beat, and end a connection that never enters or does not answer.

        The server begins, because a page in the background may answer a frame but must not wake by itself.
        """
        opened_at = beaten_at = self._heard_at
        while True:
            await asyncio.sleep(1)
            if self._ended:  # it has left the hub, or is about to
                return
            now = time.monotonic()
            late = self._account is None and now - opened_at > ENTER_WITHIN
            if late or now - self._heard_at > SILENCE:
                self.end(CloseCode.SILENT)
            elif self._account is not None and now - beaten_at >= BEAT:
                beaten_at = now
                self.tell(encode({"type": "beat", "streams": Hub.current().heads(self)}))


def _close_code(error: Exception) -> CloseCode:
    """Return what a client that was not let in should do about it; after a fault of ours it tries again."""
    match error:
        case Unauthenticated():
            return CloseCode.REVOKED
        case Forbidden():
            return CloseCode.FORBIDDEN
        case NotFound():
            return CloseCode.NOT_FOUND
        case _:
            return CloseCode.RESTART
