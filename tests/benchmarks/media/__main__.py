"""What one forwarded packet costs: `python -m tests.benchmarks.media`.

One speaker, 100 subscribers in another process, real SRTP (AES-128-GCM) over loopback. The figure is the
forwarder's user and system CPU time divided by the packets its subscribers received, beside the floor, libsrtp
and `sendto` alone, in turns within the same run. The last line is JSON.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import socket
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.media.traffic import Speaker
from tests.integration.media.light_peer import LightPeer
from tests.integration.media.process import SECRET, MediaProcess, running


class Helper:
    """A process that answers a line with a line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def tell(self, line: str) -> None:
        """Send a line."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        """Receive a line."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("a process of the benchmark ended early")
        return line

    def ask(self, line: str) -> str:
        """Send a line and receive the answer."""
        self.tell(line)
        return self.hear()


@contextlib.contextmanager
def helper(module: str, *arguments: str) -> Iterator[Helper]:
    """Start a process of the benchmark; it ends when its input does."""
    command = [sys.executable, "-m", f"tests.benchmarks.media.{module}", *arguments]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Helper(process)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def cpu_seconds(media: MediaProcess) -> float:
    """Ask the forwarder for the CPU time it has used."""
    with urllib.request.urlopen(f"http://127.0.0.1:{media.control_port}/metrics", timeout=5) as response:
        found = re.search(r"^process_cpu_seconds_total (\S+)$", response.read().decode(), re.MULTILINE)
    assert found
    return float(found[1])


def measure(subscribers: int, rounds: int, seconds: float) -> dict[str, Any]:
    """Run the rounds in turns and give the medians, in microseconds per received packet."""
    ours: list[float] = []
    floor: list[float] = []
    expected = received = 0
    with running() as media, contextlib.ExitStack() as stack:
        speaker, publisher = Speaker(), LightPeer()
        stack.callback(publisher.close)
        publisher.publish(media.control, "bench", "speaker")
        listening = stack.enter_context(helper("subscribers", str(media.control_port), SECRET, str(subscribers)))
        bare_ports = listening.hear()
        lowest = stack.enter_context(helper("floor"))
        lowest_port = int(lowest.ask(bare_ports.strip()))
        to_lowest = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        stack.callback(to_lowest.close)
        to_lowest.connect(("127.0.0.1", lowest_port))
        speaker.speak(1, publisher.send)  # warm up, and let the first packets be opened
        speaker.speak(0.5, to_lowest.send)
        proved = json.loads(listening.ask("count"))["proved"]
        if proved != subscribers:
            raise RuntimeError(f"only {proved} of {subscribers} subscribers could open a packet")
        for number in range(rounds):
            publisher.check()
            before = cpu_seconds(media)
            sent = speaker.speak(seconds, publisher.send)
            used = cpu_seconds(media) - before
            count = json.loads(listening.ask("count"))["ours"]
            expected, received = expected + sent * subscribers, received + count
            ours.append(used / count * 1e6)
            before = float(lowest.ask("cpu"))
            speaker.speak(seconds, to_lowest.send)
            used = float(lowest.ask("cpu")) - before
            count = json.loads(listening.ask("count"))["floor"]
            floor.append(used / count * 1e6)
            sys.stdout.write(f"round {number + 1}: ours {ours[-1]:.2f}, floor {floor[-1]:.2f} µs\n")
            sys.stdout.flush()
    return {
        "ours_us": round(statistics.median(ours), 2),
        "floor_us": round(statistics.median(floor), 2),
        "ratio": round(statistics.median(ours) / statistics.median(floor), 2),
        "subscribers": subscribers,
        "loss": round(1 - received / expected, 5),
    }


def main() -> None:
    """Measure and print a table and a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subscribers", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=5)
    options = parser.parse_args()
    result = measure(options.subscribers, options.rounds, options.seconds)
    out = sys.stdout
    out.write(f"\n{'µs CPU per received packet':32}{'median':>8}\n")
    out.write(f"{'forwarder':32}{result['ours_us']:8.2f}\n")
    out.write(f"{'floor: libsrtp GCM and sendto':32}{result['floor_us']:8.2f}\n")
    out.write(f"{'ratio':32}{result['ratio']:8.2f}\n")
    out.write(f"{'loss':32}{result['loss']:8.3%}\n\n")
    out.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
