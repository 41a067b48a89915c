"""What it costs to tell one more person: `python -m tests.benchmarks.rooms`.

One person writes, N others listen on sockets of their own, from another process, over loopback without TLS. The figure
is the web process's user and system CPU time per delivered message: that of a round with all listeners less that of the
same round with the writer alone, so that storing the message is not counted. Beside it stands the floor, the same bytes
by `socket.send` from a bare loop, in turns within the same run. The last line is JSON.
"""

import argparse
import contextlib
import json
import os
import resource
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests
from websockets import Origin
from websockets.sync.client import ClientConnection, connect

from tests.integration.site import Site, site

TEXT = "建议明确低层住户的补偿标准，目前各小区做法差别很大。"
WINDOW = 16
"""Messages under way at a time; the server takes 32."""
PATIENCE = 30.0


class Child:
    """A process of the benchmark that answers a line with a line, and ends with its input."""

    def __init__(self, *command: str) -> None:
        full = [sys.executable, "-m", *command]
        self._process = subprocess.Popen(full, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def hear(self) -> Any:
        """Return what the process says next."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("a process of the benchmark ended early")
        return json.loads(line)

    def ask(self, question: object) -> Any:
        """Say something and return the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return self.hear()

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=10)


@contextlib.contextmanager
def child(*command: str) -> Iterator[Child]:
    """Start a process of the benchmark."""
    process = Child(*command)
    try:
        yield process
    finally:
        process.close()


class Writer:
    """Somebody who writes through a socket as fast as a few messages at a time are answered."""

    def __init__(self, here: Site, session: requests.Session) -> None:
        headers = {"X-CSRFToken": session.cookies["csrftoken"] or "", "Origin": here.url}
        path = f"{here.url}/api/rooms/{here.room_id}/ticket"
        ticket = session.post(path, headers=headers, timeout=10).json()["ticket"]
        address = f"{here.url.replace('http', 'ws')}/ws/rooms/{here.room_id}"
        self.socket: ClientConnection = connect(address, origin=Origin(here.url), compression=None, legacy=True)
        data = {"ticket": ticket, "device": secrets.token_hex(8), "since": None}
        self.socket.send(json.dumps({"id": "1", "type": "room.enter", "data": data}))
        self._await_reply()

    def write(self, count: int) -> None:
        """Write ``count`` messages and return once all are acknowledged."""
        self.socket.send('{"type":"beat"}')
        sent = answered = 0
        while answered < count:
            while sent < count and sent - answered < WINDOW:
                frame = {"id": secrets.token_hex(8), "type": "message.post", "data": {"text": TEXT}}
                self.socket.send(json.dumps(frame))
                sent += 1
            self._await_reply()
            answered += 1

    def _await_reply(self) -> None:
        while True:
            frame = self.socket.recv(timeout=PATIENCE)
            assert isinstance(frame, str)
            if frame.startswith('{"type":"reply"'):
                assert '"problem"' not in frame, frame
                return


def cpu_seconds(pid: int) -> float:
    """Return the CPU time that a process has used, proc(5) fields 14 and 15."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def heard(listeners: Child, source: str, wanted: int) -> None:
    """Return once the listeners have counted ``wanted`` messages."""
    deadline = time.monotonic() + PATIENCE
    count = 0
    while count < wanted:
        count += listeners.ask("count")[source]
        if time.monotonic() > deadline:
            raise RuntimeError(f"only {count} of {wanted} messages arrived")


def measure(sockets: int, messages: int, rounds: int) -> dict[str, Any]:
    """Run the rounds in turns and return the medians, in microseconds per delivered message."""
    ours: list[float] = []
    bare: list[float] = []
    rates: list[float] = []
    deliveries = sockets * messages
    with contextlib.ExitStack() as stack:
        directory = stack.enter_context(tempfile.TemporaryDirectory())
        here = stack.enter_context(site(Path(directory), database=None))
        here.start_all("web0")
        pid = here.processes["web0"].pid
        session = stack.enter_context(requests.Session())
        session.get(here.url + here.link("lin"), timeout=10)
        session.get(f"{here.url}/api/session", timeout=10)
        writer = Writer(here, session)
        stack.callback(writer.socket.close)
        floor = stack.enter_context(child("tests.benchmarks.rooms.floor"))
        place = [here.url, here.room_id, session.cookies["sessionid"] or "", session.cookies["csrftoken"] or ""]
        writer.write(messages)  # warm up
        for number in range(rounds):
            before = cpu_seconds(pid)
            writer.write(messages)
            alone = cpu_seconds(pid) - before
            command = ["tests.benchmarks.rooms.listeners", *place, str(sockets), str(floor.ask("port"))]
            with child(*command) as listeners:
                assert listeners.hear() == "ready"
                floor.ask({"accept": sockets})
                before, started = cpu_seconds(pid), time.monotonic()
                writer.write(messages)
                heard(listeners, "ours", deliveries)
                rates.append(deliveries / (time.monotonic() - started))
                ours.append((cpu_seconds(pid) - before - alone) / deliveries * 1e6)
                bare.append(floor.ask({"send": messages}) / deliveries * 1e6)
                heard(listeners, "floor", deliveries)
            sys.stdout.write(f"round {number + 1}: ours {ours[-1]:.1f}, floor {bare[-1]:.1f} µs; writing alone ")
            sys.stdout.write(f"{alone / messages * 1e3:.1f} ms per message; {rates[-1]:.0f} deliveries/s\n")
            sys.stdout.flush()
    return {
        "ours_us": round(statistics.median(ours), 2),
        "floor_us": round(statistics.median(bare), 2),
        "ratio": round(statistics.median(ours) / statistics.median(bare), 2),
        "deliveries_per_second": round(statistics.median(rates)),
        "sockets": sockets,
        "messages": messages,
    }


def main() -> None:
    """Measure, and print a table and a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sockets", type=int, default=100)
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    result = measure(options.sockets, options.messages, options.rounds)
    out = sys.stdout
    out.write(f"\n{'µs CPU per delivered message':36}{'median':>8}\n")
    out.write(f"{'web process':36}{result['ours_us']:8.2f}\n")
    out.write(f"{'floor: socket.send':36}{result['floor_us']:8.2f}\n")
    out.write(f"{'ratio':36}{result['ratio']:8.2f}\n\n")
    out.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
