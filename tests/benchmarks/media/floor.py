"""What nobody can do without: libsrtp and `sendto`, once per subscriber, in the forwarder's loop shape.

`python -m tests.benchmarks.media.floor`: reads the destination ports from standard input, says its own port,
and answers every further line with the CPU seconds it has used.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
import time

from pylibsrtp import Policy

from realtime.media.srtp import Buffer, Keys, Outbound, protect


class Floor:
    """Receives a packet, and for every destination protects and sends it; nothing else."""

    def __init__(self, ports: list[int]) -> None:
        profile = Policy.SRTP_PROFILE_AEAD_AES_128_GCM
        keys = [Keys(profile=profile, send=os.urandom(28), receive=os.urandom(28)) for _ in ports]
        self._outbound = [Outbound(each) for each in keys]
        self._routes = [
            (outbound.handle, ("127.0.0.1", port)) for outbound, port in zip(self._outbound, ports, strict=True)
        ]
        self._buffer = Buffer()
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 << 20)
        self.socket.bind(("127.0.0.1", 0))

    def read(self) -> None:
        """Handle what has arrived."""
        buffer = self._buffer
        cdata, view, size = buffer.cdata, buffer.view, buffer.size
        sendto = self.socket.sendto
        while True:
            try:
                length = self.socket.recv_into(view)
            except BlockingIOError:
                return
            header = bytes(view[:12])
            for handle, address in self._routes:
                size[0] = length
                if protect(handle, cdata, size):
                    raise RuntimeError("libsrtp refused")
                sendto(view[: size[0]], address)
            view[:12] = header


async def _main() -> None:
    floor = Floor(json.loads(sys.stdin.readline()))
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()

    def obey() -> None:
        if not sys.stdin.readline():
            ended.set()
            return
        sys.stdout.write(f"{time.process_time()}\n")
        sys.stdout.flush()

    sys.stdout.write(f"{floor.socket.getsockname()[1]}\n")
    sys.stdout.flush()
    loop.add_reader(floor.socket.fileno(), floor.read)
    loop.add_reader(sys.stdin.fileno(), obey)
    await ended.wait()


if __name__ == "__main__":
    asyncio.run(_main())
