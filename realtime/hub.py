"""The hub: one per process. It knows who listens to which stream and passes each event on once, in order.

Nudges tell it that a stream has grown; it reads the log for what is new, encodes each event once, and hands the same
text to every listener. A nudge may be lost, doubled or late: it holds no data, and once a second all heads are compared
in one query, so whatever was missed is passed on within that second.
"""

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable, Collection, Coroutine
from enum import IntEnum
from typing import Any, Protocol
from uuid import UUID
from weakref import WeakKeyDictionary

import redis
import redis.asyncio
from django.conf import settings
from django.db import Error

from deliberation.accounts import selectors as accounts
from deliberation.core.threads import in_database
from deliberation.eventlog import nudges, reading
from deliberation.events.accounts import LoginRevoked
from deliberation.events.base import Envelope
from deliberation.events.participants import StandingChanged
from deliberation.events.rooms import AttendanceEnded, AttendanceStarted
from realtime import selectors
from realtime.heartbeats import BEAT
from realtime.services import attendances

COMPARE = 1.0
"""Seconds between two comparisons of heads, and of login sessions still valid."""

PRESENCE_EVERY = 0.25
"""Seconds between two tellings of who has come and gone: when hundreds arrive, nobody watches them one by one."""
_PRESENCE = frozenset({AttendanceStarted.type, AttendanceEnded.type})

logger = logging.getLogger(__name__)


class CloseCode(IntEnum):
    """Why the server ends a connection (RFC 6455 leaves 4000–4999 to applications)."""

    RESTART = 1012
    BAD_FRAME = 4400
    REVOKED = 4401
    FORBIDDEN = 4403
    NOT_FOUND = 4404
    SILENT = 4408
    COME_AGAIN = 4409
    TOO_MANY = 4429


class Listener(Protocol):
    """One connection, whatever its transport."""

    participant_id: UUID
    login_session_id: UUID
    lease_id: UUID

    def tell(self, text: str) -> None:
        """Queue an encoded frame for the client; never waits."""

    def end(self, code: CloseCode) -> None:
        """End the connection with a close code."""


class Seat:
    """A listener's place in the hub: how far it has been told on each of its streams."""

    def __init__(self, listener: Listener, positions: dict[str, int]) -> None:
        self.listener = listener
        self.positions = positions

    def offer(self, stream: str, seq: int, text: str) -> None:
        """Send the event if it is the next one; one already sent is dropped."""
        if seq == self.positions[stream] + 1:
            self.positions[stream] = seq
            self.listener.tell(text)


class Tail:
    """The end of one stream as far as this process has read it, and who hears it."""

    def __init__(self, stream: str, position: int) -> None:
        self.stream = stream
        self.position = position
        self.wanted = position
        self.seats: set[Seat] = set()
        self.pump: asyncio.Task[None] | None = None
        self.grown = asyncio.Event()
        """Set when there may be more than the pump has read."""
        self.presence_at = float("-inf")
        """When the loop's clock last saw told who has come and gone."""


class Hub:
    """Passes events from the log to the listeners of one event loop."""

    _of_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, "Hub"] = WeakKeyDictionary()

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._tails: dict[str, Tail] = {}
        self._seats: dict[Listener, Seat] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._started = False

    @classmethod
    def current(cls) -> "Hub":
        """Return the hub of the running event loop."""
        loop = asyncio.get_running_loop()
        if loop not in cls._of_loop:
            cls._of_loop[loop] = cls()
        return cls._of_loop[loop]

    @property
    def listeners(self) -> int:
        """How many connections this process serves."""
        return len(self._seats)

    def join(self, listener: Listener, positions: dict[str, int]) -> None:
        """Tell ``listener`` everything after ``positions`` (stream → ``seq`` it already has), from now on."""
        self._start()
        seat = Seat(listener, dict(positions))
        self._seats[listener] = seat
        for stream, position in positions.items():
            tail = self._tails.get(stream)
            if tail is None:
                tail = self._tails[stream] = Tail(stream, position)
            tail.seats.add(seat)
            # A newcomer may be behind what the others were already told: the pump reads again from there.
            tail.position = min(tail.position, position)
            self._wake(tail, tail.wanted)

    def leave(self, listener: Listener) -> None:
        """Forget ``listener``; streams nobody hears any more are forgotten with it."""
        seat = self._seats.pop(listener, None)
        if seat is None:
            return
        for stream in seat.positions:
            tail = self._tails[stream]
            tail.seats.discard(seat)
            if not tail.seats:
                del self._tails[stream]

    def positions(self, listener: Listener) -> dict[str, int]:
        """Return the ``seq`` that the listener has been told of each of its streams."""
        return self._seats[listener].positions

    def heads(self, listener: Listener) -> dict[str, int]:
        """Return the newest ``seq`` known of each of the listener's streams."""
        seat = self._seats[listener]
        return {stream: self._tails[stream].wanted for stream in seat.positions}

    def nudge(self, heads: nudges.Heads) -> None:
        """Take a hint that streams have grown (in the loop's thread)."""
        for stream, head in heads.items():
            tail = self._tails.get(stream)
            if tail is not None:
                self._wake(tail, head)

    def _wake(self, tail: Tail, head: int) -> None:
        if head > tail.wanted:
            tail.wanted = head
            tail.grown.set()
        if tail.position < tail.wanted and tail.pump is None:
            tail.pump = self._spawn(self._pump(tail))

    async def _pump(self, tail: Tail) -> None:
        """Pass on what is new in one stream until there is nothing new."""
        try:
            while tail.position < tail.wanted and tail.seats:
                position = tail.position
                tail.grown.clear()
                events = await in_database(reading.since, tail.stream, position)
                if tail.position < position:  # a newcomer further back joined meanwhile
                    continue
                if await self._gathers(tail, events):
                    continue
                for event in events:
                    self._pass_on(tail, event)
                if not events:  # a nudge about a commit that this database does not show (yet)
                    tail.wanted = tail.position
        except Error:
            logger.warning("log not readable; the next comparison tries again", exc_info=True)
        finally:
            tail.pump = None

    async def _gathers(self, tail: Tail, events: list[Envelope]) -> bool:
        """Wait with who has come and gone if that was told just now, and return whether to read again.

        Anything else in the stream takes what has gathered along at once.
        """
        left = tail.presence_at + PRESENCE_EVERY - self._loop.time()
        if left <= 0 or not events or any(event.type not in _PRESENCE for event in events):
            return False
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(tail.grown.wait(), left)
        return True

    def _pass_on(self, tail: Tail, event: Envelope) -> None:
        text = event.model_dump_json()
        tail.position = event.seq
        for seat in list(tail.seats):
            seat.offer(tail.stream, event.seq, text)
        if event.type in _PRESENCE:
            tail.presence_at = self._loop.time()
        if event.type == LoginRevoked.type and event.data is not None:
            self._close_logins({UUID(event.data["login_session_id"])})
        if event.type == StandingChanged.type:
            self._spawn(self._compare_audiences([seat.listener for seat in tail.seats]))

    def _close_logins(self, revoked: set[UUID]) -> None:
        for listener in list(self._seats):
            if listener.login_session_id in revoked:
                listener.end(CloseCode.REVOKED)

    async def _compare_audiences(self, listeners: Collection[Listener]) -> None:
        """End the connections of those who may no longer come to the door, and of those who are to hear other streams.

        The latter come in again at once: a connection's streams are what it was let in to.
        """
        keys = [(listener.participant_id, listener.login_session_id) for listener in listeners]
        audiences = await in_database(selectors.audiences, set(keys))  # somebody may have many tabs
        for key, listener in zip(keys, listeners, strict=True):
            seat = self._seats.get(listener)
            if seat is None:  # it has left meanwhile
                continue
            if key not in audiences:
                listener.end(CloseCode.FORBIDDEN)
            elif audiences[key] != seat.positions.keys():
                listener.end(CloseCode.COME_AGAIN)

    def _start(self) -> None:
        if self._started:
            return
        self._started = True
        nudges.listen(self._nudged)  # for the life of the process
        self._spawn(self._hear_redis())
        self._spawn(self._every(COMPARE, self._compare))
        self._spawn(self._every(BEAT, self._beat))

    def _nudged(self, heads: nudges.Heads) -> None:
        """Take a nudge from whatever thread committed."""
        with contextlib.suppress(RuntimeError):  # the loop has ended with its process or test
            self._loop.call_soon_threadsafe(self.nudge, heads)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("a task of the hub died", exc_info=error)

    async def _every(self, seconds: float, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await work()
            except Exception:  # whatever it was, the next round is what repairs it
                logger.warning("a round of the hub failed", exc_info=True)

    async def _compare(self) -> None:
        """Find what no nudge told: streams that have grown, logins that have ended, rights that have changed."""
        if not self._seats:
            return
        self.nudge(await in_database(reading.heads, list(self._tails)))
        logins = {listener.login_session_id for listener in self._seats}
        self._close_logins(logins - await in_database(accounts.alive, logins))
        await self._compare_audiences(list(self._seats))

    async def _beat(self) -> None:
        """Renew the leases of all connections; whoever has lost theirs must come in anew to be present again."""
        if not self._seats:
            return
        lost = await in_database(attendances.beat, [listener.lease_id for listener in self._seats])
        for listener in list(self._seats):
            if listener.lease_id in lost:
                listener.end(CloseCode.RESTART)

    async def _hear_redis(self) -> None:
        """Listen to the nudges of other processes. Without Redis the comparison does all the work."""
        while True:
            try:
                client = redis.asyncio.Redis.from_url(settings.ENV.redis, socket_connect_timeout=1)
                async with client, client.pubsub(ignore_subscribe_messages=True) as pubsub:
                    await pubsub.subscribe(nudges.CHANNEL)
                    async for message in pubsub.listen():
                        self.nudge(nudges.decode(message["data"]))
            except (redis.RedisError, OSError):
                logger.debug("no Redis; heads are compared every second instead")
            await asyncio.sleep(1)


def encode(frame: dict[str, Any]) -> str:
    """Return a frame of the server's own (reply, beat) as text."""
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))
