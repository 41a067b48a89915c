"""What nobody can do without: libsrtp and `sendto`, once per subscriber, in the forwarder's loop shape.

`python -m tests.benchmarks.media.floor`: says its own port; every further line is JSON, the ports to send to
besides those of before.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys

from pylibsrtp import Policy

from realtime.media.srtp import Buffer, Keys, Outbound, protect

KEY = bytes(range(28))
"""Everybody's key and salt, so that a subscriber can read when a packet was sent."""


class Floor:
    """Receives a packet, and for every destination protects and sends it; nothing else."""

    def __init__(self) -> None:
        self._outbound: list[Outbound] = []
        self._routes: list[tuple[object, tuple[str, int]]] = []
        self._buffer = Buffer()
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 << 20)
        self.socket.bind(("127.0.0.1", 0))

    def add(self, ports: list[int]) -> None:
        """Send to these ports, too."""
        for port in ports:
            outbound = Outbound(Keys(profile=Policy.SRTP_PROFILE_AEAD_AES_128_GCM, send=KEY, receive=KEY))
            self._outbound.append(outbound)
            self._routes.append((outbound.handle, ("127.0.0.1", port)))

    def read(self) -> None:
        """Handle what has arrived."""
        buffer = self._buffer
        cdata, view, size = buffer.cdata, buffer.view, buffer.size
        sendto = self.socket.sendto
        plain = bytearray(len(view))
        while True:
            try:
                length = self.socket.recv_into(plain)
            except BlockingIOError:
                return
            for handle, address in self._routes:
                view[:length] = memoryview(plain)[:length]
                size[0] = length
                if protect(handle, cdata, size):
                    raise RuntimeError("libsrtp refused")
                sendto(view[: size[0]], address)


async def _main() -> None:
    floor = Floor()
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()

    def say(what: object) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()

    def obey() -> None:
        line = sys.stdin.readline()
        if not line:
            ended.set()
            return
        floor.add(json.loads(line)["ports"])
        say(True)

    say(floor.socket.getsockname()[1])
    loop.add_reader(floor.socket.fileno(), floor.read)
    loop.add_reader(sys.stdin.fileno(), obey)
    await ended.wait()


if __name__ == "__main__":
    asyncio.run(_main())
