"""The listeners, in a process of their own: they read their sockets dry and count messages.

`python -m tests.benchmarks.rooms.listeners URL ROOM SESSION CSRF COUNT FLOOR-PORT`; says `"ready"`, then answers each
line with what has arrived since the last: `{"ours": n, "floor": n}`.
"""

import json
import os
import secrets
import selectors
import socket
import sys
import time
from urllib.parse import urlsplit

import requests

BEAT = 10.0
MARK = b'"message.posted"'
"""Stands once in each message on the wire."""


def frame(text: str) -> bytes:
    """Return a client's text frame (RFC 6455 §5.2), masked with zeros, which change nothing."""
    payload = text.encode()
    length = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + len(payload).to_bytes(2)
    return b"\x81" + length + bytes(4) + payload


def enter(url: str, room_id: str, ticket: str) -> socket.socket:
    """Return a connection that has sent its entry."""
    place = urlsplit(url)
    connection = socket.create_connection((place.hostname, place.port), timeout=10)
    key = "dGhlIHNhbXBsZSBub25jZQ=="
    connection.sendall(
        f"GET /ws/rooms/{room_id} HTTP/1.1\r\nHost: {place.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Origin: {url}\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    head = b""
    while b"\r\n\r\n" not in head:
        head += connection.recv(1)
    assert head.startswith(b"HTTP/1.1 101"), head
    data = {"ticket": ticket, "device": secrets.token_hex(8), "since": None}
    connection.sendall(frame(json.dumps({"id": "1", "type": "room.enter", "data": data})))
    text = b""
    while b'"heartbeat"' not in text:  # the snapshot's end
        received = connection.recv(65_536)
        assert received, "the server has closed the connection"
        text += received
    return connection


class Beats:
    """Keeps the connections alive: the server ends those that are silent."""

    def __init__(self) -> None:
        self._connections: list[socket.socket] = []
        self._next = time.monotonic() + BEAT

    def add(self, connection: socket.socket) -> None:
        self._connections.append(connection)

    def send_due(self) -> None:
        """Beat on every connection, if it is time."""
        if time.monotonic() > self._next:
            self._next = time.monotonic() + BEAT
            for connection in self._connections:
                connection.sendall(frame('{"type":"beat"}'))


class Count:
    """How often the mark has come on each connection, also where two reads split it."""

    def __init__(self) -> None:
        self.counts = {"ours": 0, "floor": 0}
        self._ends: dict[socket.socket, bytes] = {}

    def read(self, connection: socket.socket, source: str) -> None:
        """Read what is there, and count."""
        fresh = connection.recv(262_144)
        if not fresh:
            raise RuntimeError(f"a connection of {source} was closed")
        received = self._ends.get(connection, b"") + fresh
        self.counts[source] += received.count(MARK)
        self._ends[connection] = received[-len(MARK) + 1 :]

    def take(self) -> dict[str, int]:
        """Return the counts and begin anew."""
        taken, self.counts = self.counts, {"ours": 0, "floor": 0}
        return taken


def main() -> None:
    """Connect, say so, and count until standard input ends."""
    url, room_id, session_id, token, number, floor_port = sys.argv[1:]
    session = requests.Session()
    session.cookies.update({"sessionid": session_id, "csrftoken": token})
    headers = {"X-CSRFToken": token, "Origin": url}
    selector = selectors.DefaultSelector()
    beats = Beats()
    for _ in range(int(number)):
        answer = session.post(f"{url}/api/rooms/{room_id}/ticket", headers=headers, timeout=10)
        connection = enter(url, room_id, answer.json()["ticket"])
        beats.add(connection)
        selector.register(connection, selectors.EVENT_READ, "ours")
        bare = socket.create_connection(("127.0.0.1", int(floor_port)))
        selector.register(bare, selectors.EVENT_READ, "floor")
        beats.send_due()
    selector.register(sys.stdin.fileno(), selectors.EVENT_READ, "command")
    say("ready")
    count = Count()
    while True:
        beats.send_due()
        for key, _ in selector.select(1):
            if key.data != "command":
                assert isinstance(key.fileobj, socket.socket)
                count.read(key.fileobj, key.data)
            elif not os.read(sys.stdin.fileno(), 4096):
                return
            else:
                say(count.take())


def say(answer: object) -> None:
    """Answer with a line."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
