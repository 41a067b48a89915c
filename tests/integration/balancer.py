"""A load balancer of the plainest kind: it passes bytes, and goes on to the next server when one is gone."""

import asyncio
import contextlib
import threading
from collections.abc import Coroutine
from types import TracebackType
from typing import Self

CHUNK = 65_536


class Balancer:
    """Listens on a loopback port of its own and passes each connection to the least busy of its servers.

    It runs in a thread, so that tests with and without asyncio can use it. ``blocks_sockets`` makes it what some
    offices' proxies are: WebSocket upgrades are cut off, everything else passes.
    """

    def __init__(self, *ports: int) -> None:
        self.servers = list(ports)
        self.blocks_sockets = False
        self.port = 0
        self._answers = asyncio.Event()
        self._answers.set()
        self._busy: dict[int, int] = {}
        self._writers: set[asyncio.StreamWriter] = set()
        self._more: list[asyncio.Server] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="balancer", daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def listen_at(self, host: str) -> str:
        """Listen at another address of this machine, too, and return its URL."""
        opening = asyncio.start_server(self._serve, host, 0, backlog=4096)
        server = asyncio.run_coroutine_threadsafe(opening, self._loop).result(10)
        self._more.append(server)
        return f"http://{host}:{server.sockets[0].getsockname()[1]}"

    def cut(self) -> None:
        """Break every connection that passes now, as a network does."""
        self._loop.call_soon_threadsafe(self._abort_all)

    def _abort_all(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    def hold_answers(self) -> None:
        """Let requests through and keep what the servers answer: nobody learns what was done."""
        self._loop.call_soon_threadsafe(self._answers.clear)

    def release_answers(self) -> None:
        """Let what was kept, and all that follows, through."""
        self._loop.call_soon_threadsafe(self._answers.set)

    def lose_answers(self) -> None:
        """Break all connections, with the answers that were kept, and let those of new connections through."""
        self.cut()
        self.release_answers()

    async def _open(self) -> asyncio.Server:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=4096)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                head = await reader.readuntil(b"\r\n\r\n")
                if not (self.blocks_sockets and b"upgrade: websocket" in head.lower()):
                    await self._pass(head, reader, writer)
        finally:
            self._writers.discard(writer)
            writer.transport.abort()

    async def _pass(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass a connection on to the first server that takes it, the least busy first."""
        for port in sorted(self.servers, key=lambda port: self._busy.get(port, 0)):
            try:
                inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                continue
            self._writers.add(inner_writer)
            self._busy[port] = self._busy.get(port, 0) + 1
            try:
                inner_writer.write(head)
                await _first_to_end(_copy(reader, inner_writer), _copy(inner_reader, writer, self._answers))
            finally:
                self._busy[port] -= 1
                self._writers.discard(inner_writer)
                inner_writer.transport.abort()
            return

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _close(self) -> None:
        for server in (self._server, *self._more):
            server.close()
        running = asyncio.all_tasks() - {asyncio.current_task()}
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, gate: asyncio.Event | None = None) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(CHUNK):
            if gate is not None:
                await gate.wait()
            writer.write(data)
            await writer.drain()


async def _first_to_end(*copies: Coroutine[None, None, None]) -> None:
    """Run both directions until one ends: a half that is gone ends the whole."""
    tasks = [asyncio.ensure_future(copy) for copy in copies]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
