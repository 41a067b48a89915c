"""The subscribers, in a process of their own: they drain their sockets and count.

`python -m tests.benchmarks.media.subscribers CONTROL_PORT SECRET [JANUS_SOCKET]`; each line of standard input
is a question in JSON: `{"join": "ours", "count": 20}` lets so many more join, `{"count": true}` asks what has arrived
since it was last asked.
"""

from __future__ import annotations

import contextlib
import json
import resource
import selectors
import socket
import struct
import sys
import time
from pathlib import Path
from typing import Any

import pylibsrtp

from realtime.media.control import ControlClient
from tests.benchmarks.media import janus
from tests.benchmarks.media.floor import KEY
from tests.benchmarks.media.traffic import STAMP
from tests.integration.media.light_peer import LightPeer

ROOM = "bench"
CHECK_SECONDS = 8
BUFFER = 2 << 20
SAMPLE = 10
"""Every tenth subscriber of a kind notes how long each packet was on its way."""

ROUND_SECONDS = 0.01
"""How often all are read. They are not waited for: to wake a reader costs whoever sends, and real subscribers sit
behind a network card, where nobody is woken. When a packet came, the system notes itself."""

_TIMESPEC = struct.Struct("=qq")
_SO_TIMESTAMPNS = 35
"""Linux: the moment at which a datagram was received, beside it, by the wall clock; Python has no name for it."""


class Subscriber:
    """One socket, and what opens its packets."""

    def __init__(self, kind: str, peer: LightPeer, session: pylibsrtp.Session, *, sampled: bool) -> None:
        self.kind = kind
        self.peer = peer
        self.session = session
        self.sampled = sampled
        self.proved = False


class Drain:
    """Reads every socket dry and counts RTP."""

    def __init__(self, control: ControlClient, yardstick: janus.Janus | None) -> None:
        self._control = control
        self._janus = yardstick
        self._selector = selectors.DefaultSelector()
        self._selector.register(sys.stdin, selectors.EVENT_READ, None)
        self._buffer = bytearray(2048)
        self._subscribers: dict[str, list[Subscriber]] = {"ours": [], "janus": [], "floor": []}
        self._everybody: list[Subscriber] = []
        self._received = dict.fromkeys(self._subscribers, 0)
        self._delays: dict[str, list[int]] = {kind: [] for kind in self._subscribers}

    def run(self) -> None:
        """Read until standard input ends."""
        next_check = next_round = 0.0
        while True:
            now = time.monotonic()
            if now > next_check:
                next_check = now + CHECK_SECONDS
                for subscriber in [*self._subscribers["ours"], *self._subscribers["janus"]]:
                    subscriber.peer.check()
            if now > next_round:
                next_round = now + ROUND_SECONDS
                for subscriber in self._everybody:
                    self._drain(subscriber)
            if self._selector.select(max(0.0, next_round - time.monotonic())) and not self._obey():
                return

    def _drain(self, subscriber: Subscriber) -> None:
        buffer, opened = self._buffer, subscriber.peer.socket
        while True:
            came_at = 0
            try:
                if subscriber.sampled:
                    length, beside, _, _ = opened.recvmsg_into([buffer], 64)
                    came_at = _moment(beside[0][2]) if beside else 0
                else:
                    length = opened.recv_into(buffer)
            except BlockingIOError:
                return
            if 127 < buffer[0] < 192 and not 192 <= buffer[1] <= 223:
                self._received[subscriber.kind] += 1
                if came_at or not subscriber.proved:
                    self._open(subscriber, bytes(buffer[:length]), came_at)

    def _open(self, subscriber: Subscriber, packet: bytes, came_at: int) -> None:
        """Open everyone's first packet, or nothing was measured, and of the sampled ones every packet."""
        plain = subscriber.session.unprotect(packet)
        subscriber.proved = True
        [sent] = STAMP.unpack_from(plain, len(plain) - STAMP.size)
        if came_at:
            self._delays[subscriber.kind].append(came_at - sent)

    def _obey(self) -> bool:
        line = sys.stdin.readline()
        if not line:
            return False
        question = json.loads(line)
        answer = self._join(question["join"], question["count"]) if "join" in question else self._count()
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        return True

    def _join(self, kind: str, count: int) -> Any:
        present = self._subscribers[kind]
        joined = [self._one(kind, len(present) + number) for number in range(count)]
        for subscriber in joined:
            subscriber.peer.socket.setblocking(False)
            if subscriber.sampled:
                subscriber.peer.socket.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
            self._everybody.append(subscriber)
        present += joined
        return [subscriber.peer.socket.getsockname()[1] for subscriber in joined]

    def _one(self, kind: str, number: int) -> Subscriber:
        peer = LightPeer(buffer=BUFFER)
        if kind == "ours":
            peer.subscribe(self._control, ROOM, f"listener-{number}")
        elif kind == "janus":
            assert self._janus is not None
            self._janus.subscribe(peer)
        session = _open_floor() if kind == "floor" else peer.receive_session
        assert session is not None
        return Subscriber(kind, peer, session, sampled=number % SAMPLE == 0)

    def _count(self) -> dict[str, Any]:
        answer = {
            kind: {
                "received": self._received[kind],
                "proved": sum(subscriber.proved for subscriber in subscribers),
                "delays": self._delays[kind],
            }
            for kind, subscribers in self._subscribers.items()
        }
        self._received = dict.fromkeys(self._subscribers, 0)
        self._delays = {kind: [] for kind in self._subscribers}
        return answer


def _moment(timespec: bytes) -> int:
    seconds, nanoseconds = _TIMESPEC.unpack(timespec)
    return int(seconds * 1_000_000_000 + nanoseconds)


def _open_floor() -> pylibsrtp.Session:
    policy = pylibsrtp.Policy(
        key=KEY,
        ssrc_type=pylibsrtp.Policy.SSRC_ANY_INBOUND,
        srtp_profile=pylibsrtp.Policy.SRTP_PROFILE_AEAD_AES_128_GCM,
    )
    return pylibsrtp.Session(policy)


def main() -> None:
    """Let subscribers join, and drain."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    port, secret, *where = sys.argv[1:]
    control = ControlClient("127.0.0.1", int(port), secret, timeout=10)
    with contextlib.ExitStack() as stack:
        yardstick = stack.enter_context(janus.joined(Path(where[0]))) if where else None
        Drain(control, yardstick).run()


if __name__ == "__main__":
    main()
