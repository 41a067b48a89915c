"""What nobody can do without: one `send` for each listener and message, of the same bytes.

Answers lines of JSON: `"port"` with its port, `{"accept": n}` once so many listeners are there, and `{"send": n}`, when
it has sent so many messages to each of them, with the CPU seconds that took.
"""

import json
import socket
import sys
import time

from tests.benchmarks.rooms.listeners import MARK

SIZE = 420
"""Bytes of a message on the wire, as the product's are in this benchmark."""


def main() -> None:
    """Serve until standard input ends."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=4096)
    connections: list[socket.socket] = []
    payload = MARK.ljust(SIZE, b" ")
    frame = b"\x81\x7e" + len(payload).to_bytes(2) + payload
    for line in sys.stdin:
        question = json.loads(line)
        answer: object = None
        if question == "port":
            answer = listener.getsockname()[1]
        elif "accept" in question:
            connections = [listener.accept()[0] for _ in range(question["accept"])]
        else:
            before = time.process_time()
            for _ in range(question["send"]):
                for connection in connections:
                    connection.sendall(frame)
            answer = time.process_time() - before
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
