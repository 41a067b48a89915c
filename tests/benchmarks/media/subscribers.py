"""The subscribers, in a process of their own: they drain their sockets and count.

`python -m tests.benchmarks.media.subscribers CONTROL_PORT SECRET COUNT`; commands come by standard input:
`count` is answered by what has arrived since the last one, from the forwarder and by the floor.
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
import time

from realtime.media.control import ControlClient
from tests.integration.media.light_peer import LightPeer

CHECK_SECONDS = 8
BUFFER = 2 << 20


class Drain:
    """Reads every socket dry and counts RTP."""

    def __init__(self, peers: list[LightPeer], bare: list[socket.socket]) -> None:
        self._selector = selectors.DefaultSelector()
        self._buffer = bytearray(2048)
        self._peers = peers
        self._proved: set[int] = set()
        self.received = {"ours": 0, "floor": 0}
        for peer in peers:
            peer.socket.setblocking(False)
            self._selector.register(peer.socket, selectors.EVENT_READ, ("ours", peer))
        for each in bare:
            each.setblocking(False)
            self._selector.register(each, selectors.EVENT_READ, ("floor", None))
        self._selector.register(sys.stdin, selectors.EVENT_READ, ("command", None))

    def run(self) -> None:
        """Read until standard input ends."""
        next_check = 0.0
        while True:
            if time.monotonic() > next_check:
                next_check = time.monotonic() + CHECK_SECONDS
                for peer in self._peers:
                    peer.check()
            for key, _ in self._selector.select(1):
                name, peer = key.data
                if name == "command":
                    if not self._obey():
                        return
                else:
                    self._drain(key.fileobj, name, peer)  # type: ignore[arg-type]  # registered as a socket

    def _drain(self, source: socket.socket, name: str, peer: LightPeer | None) -> None:
        buffer, receive = self._buffer, source.recv_into
        while True:
            try:
                length = receive(buffer)
            except BlockingIOError:
                return
            if name == "floor":
                self.received["floor"] += 1
            elif 127 < buffer[0] < 192 and not 192 <= buffer[1] <= 223:
                self.received["ours"] += 1
                if peer is not None and id(peer) not in self._proved:
                    # Everyone's first packet has to open, or nothing was measured.
                    assert peer.receive_session is not None
                    peer.receive_session.unprotect(bytes(buffer[:length]))
                    self._proved.add(id(peer))

    def _obey(self) -> bool:
        if not sys.stdin.readline():
            return False
        sys.stdout.write(json.dumps(self.received | {"proved": len(self._proved)}) + "\n")
        sys.stdout.flush()
        self.received = {"ours": 0, "floor": 0}
        return True


def main() -> None:
    """Connect, tell the bare sockets' ports, drain."""
    port, secret, count = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    control = ControlClient("127.0.0.1", port, secret, timeout=10)
    peers, bare = [], []
    for number in range(count):
        peer = LightPeer(buffer=BUFFER)
        peer.subscribe(control, "bench", f"listener-{number}")
        peers.append(peer)
        opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        opened.bind(("127.0.0.1", 0))
        bare.append(opened)
    sys.stdout.write(json.dumps([each.getsockname()[1] for each in bare]) + "\n")
    sys.stdout.flush()
    Drain(peers, bare).run()


if __name__ == "__main__":
    main()
