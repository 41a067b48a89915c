"""The measurement: every contender does the same work in turns, on one machine, within one run."""

from __future__ import annotations

import contextlib
import os
import socket
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.media import janus
from tests.benchmarks.media.children import Child, child, cpu_seconds
from tests.benchmarks.media.subscribers import ROOM
from tests.benchmarks.media.traffic import Speaker
from tests.integration.media.light_peer import LightPeer
from tests.integration.media.process import SECRET, MediaProcess, running

SETTLE_SECONDS = 0.3
"""After the last packet was sent: until it has been read, and CPU time been accounted."""

WARM_SECONDS = 0.5
"""Of speaking before a round counts, in which everybody has to open a packet."""

RELAY_SUBSCRIBERS = 3


@dataclass
class Contender:
    """Who forwards: its process, how the speaker reaches it, and what it cost so far."""

    name: str
    pid: int
    send: Callable[[bytes], object]
    check: Callable[[], object] = lambda: None
    join_ms: dict[int, float] = field(default_factory=dict)
    """CPU milliseconds of the process for each that joined, by how many there were afterwards."""


@dataclass
class Figures:
    """What one contender needed at one size."""

    us: list[float] = field(default_factory=list)
    expected: int = 0
    received: int = 0
    delays: list[int] = field(default_factory=list)

    def summary(self) -> dict[str, float]:
        """Give the medians; delays in milliseconds."""
        self.delays.sort()
        last = len(self.delays) - 1
        return {
            "us": round(statistics.median(self.us), 2),
            "loss": round(1 - self.received / self.expected, 5),
            "p50_ms": round(self.delays[last // 2] / 1e6, 2),
            "p99_ms": round(self.delays[last * 99 // 100] / 1e6, 2),
        }


class Bench:
    """All processes of one run. Use it as a context."""

    def __init__(self, *, with_janus: bool) -> None:
        self._with_janus = with_janus
        self._stack = contextlib.ExitStack()
        self._speaker = Speaker()
        self._joined: dict[str, int] = {}
        self.contenders: list[Contender] = []

    def __enter__(self) -> Bench:
        try:
            self._open()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def ours(self) -> Contender:
        """The forwarder of this project."""
        return self.contenders[0]

    def grow(self, subscribers: int, only: Contender | None = None) -> None:
        """Let subscribers join until there are so many of each contender, and prove that all are served."""
        for each in self.contenders if only is None else [only]:
            missing = subscribers - self._joined.get(each.name, 0)
            before = cpu_seconds(each.pid)
            ports = self._subscribers.ask(join=each.name, count=missing)
            each.join_ms[subscribers] = (cpu_seconds(each.pid) - before) / missing * 1e3
            if each.name == "floor":
                self._floor.ask(ports=ports)
            self._joined[each.name] = subscribers
            self._speaker.speak(WARM_SECONDS, each.send)
            time.sleep(SETTLE_SECONDS)
            proved = self._subscribers.ask(count=True)[each.name]["proved"]
            if proved != subscribers:
                raise RuntimeError(f"{each.name}: only {proved} of {subscribers} subscribers could open a packet")

    def round(self, each: Contender, seconds: float, figures: Figures) -> None:
        """Let the speaker speak through one contender."""
        each.check()
        before = cpu_seconds(each.pid)
        sent = self._speaker.speak(seconds, each.send)
        time.sleep(SETTLE_SECONDS)
        used = cpu_seconds(each.pid) - before
        counted = self._subscribers.ask(count=True)[each.name]
        if not counted["received"]:
            raise RuntimeError(f"{each.name} forwarded nothing")
        figures.expected += sent * self._joined[each.name]
        figures.received += counted["received"]
        figures.delays += counted["delays"]
        figures.us.append(used / counted["received"] * 1e6)

    def idle(self, each: Contender, seconds: float) -> float:
        """Give the CPU microseconds a second that one subscriber costs while nobody speaks."""
        before = cpu_seconds(each.pid)
        time.sleep(seconds)
        return (cpu_seconds(each.pid) - before) / seconds / self._joined[each.name] * 1e6

    def alone_on_one_core(self) -> None:
        """Keep the forwarder to one core, and the machine's other work off it as far as it is ours."""
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(self.ours.pid, cores[:1])
        if len(cores) > 1:
            for pid in (0, self._subscribers.pid):
                os.sched_setaffinity(pid, cores[1:])

    def _open(self) -> None:
        # Hundreds join one by one, and nobody has the time to be heard of meanwhile.
        media = self._stack.enter_context(running(consent_seconds=3600))
        where: list[str] = []
        publishers = [self._ours(media)]
        if self._with_janus:
            pid, path = self._stack.enter_context(janus.running())
            publishers.append(self._janus(pid, path))
            where = [str(path)]
        arguments = [str(media.control_port), SECRET, *where]
        self._subscribers = self._stack.enter_context(child("subscribers", *arguments))
        self._floor = self._stack.enter_context(child("floor"))
        self.contenders = [*publishers, self._lowest(self._floor)]

    def _ours(self, media: MediaProcess) -> Contender:
        publisher = self._peer()
        publisher.publish(media.control, ROOM, "speaker")
        return Contender("ours", media.pid, publisher.send, publisher.check)

    def _janus(self, pid: int, path: Path) -> Contender:
        publisher = self._peer()
        self._stack.enter_context(janus.joined(path)).publish(publisher)
        return Contender("janus", pid, publisher.send, publisher.check)

    def _lowest(self, floor: Child) -> Contender:
        to_floor = self._stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        to_floor.connect(("127.0.0.1", floor.hear()))
        return Contender("floor", floor.pid, to_floor.send)

    def _peer(self) -> LightPeer:
        peer = LightPeer()
        self._stack.callback(peer.close)
        return peer


def relay(seconds: float) -> float:
    """Give the CPU microseconds of aiortc's MediaRelay for each packet that a subscriber received."""
    with child("relay", "server") as server, child("relay", "peers") as peers:
        for role in ("publisher", *["subscriber"] * RELAY_SUBSCRIBERS):
            offer = peers.ask(offer=role)["sdp"]
            peers.ask(answer=server.ask(sdp=offer)["sdp"])
        time.sleep(2)  # until its encoders have found their bitrate
        before, packets = cpu_seconds(server.pid), peers.ask(count=True)
        time.sleep(seconds)
        used, received = cpu_seconds(server.pid) - before, peers.ask(count=True) - packets
    if not received:
        raise RuntimeError("nothing came through MediaRelay")
    return float(used / received * 1e6)


def tell(text: str) -> None:
    """Say how far the run is."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def at_size(bench: Bench, subscribers: int, rounds: int, seconds: float) -> dict[str, Any]:
    """Run the rounds at one number of subscribers, in turns, and give each contender's medians."""
    bench.grow(subscribers)
    figures = {each.name: Figures() for each in bench.contenders}
    for number in range(rounds):
        for each in bench.contenders:
            bench.round(each, seconds, figures[each.name])
        now = ", ".join(f"{name} {figure.us[-1]:.2f}" for name, figure in figures.items())
        tell(f"{subscribers} subscribers, round {number + 1}: {now} µs a packet")
    summaries: dict[str, Any] = {name: figure.summary() for name, figure in figures.items()}
    for each in bench.contenders[:-1]:  # nobody joins the floor
        summaries[each.name]["join_ms"] = round(each.join_ms[subscribers], 2)
    return summaries
