"""The media process under test, as a real process: `python -m tests.integration.media.process`.

Reads a MediaConfig as JSON from standard input, says its ports on standard output, runs until that input ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from realtime.media.config import MediaConfig
from realtime.media.control import ControlClient
from realtime.media.server import MediaServer

SECRET = "a secret of the tests alone"


@dataclass(frozen=True)
class MediaProcess:
    """A running forwarder and its ports."""

    pid: int
    udp_port: int
    tcp_port: int
    control_port: int

    @property
    def control(self) -> ControlClient:
        """A client that may ask it."""
        return ControlClient("127.0.0.1", self.control_port, SECRET, timeout=10)


@contextlib.contextmanager
def running(**settings: Any) -> Iterator[MediaProcess]:
    """Start a media process and end it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.integration.media.process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps({"secret": SECRET} | settings) + "\n")
        process.stdin.flush()
        ports = json.loads(process.stdout.readline())
        yield MediaProcess(pid=process.pid, **ports)
    finally:
        process.stdin.close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


async def _main() -> None:
    loop = asyncio.get_running_loop()
    config = MediaConfig(**json.loads(sys.stdin.readline()))
    server = MediaServer(config)
    await server.open()
    ports = {"udp_port": server.udp_port, "tcp_port": server.tcp_port, "control_port": server.control_port}
    sys.stdout.write(json.dumps(ports) + "\n")
    sys.stdout.flush()
    ended = asyncio.Event()
    loop.add_reader(sys.stdin.fileno(), ended.set)
    await ended.wait()
    loop.remove_reader(sys.stdin.fileno())
    await server.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(_main())
