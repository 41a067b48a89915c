"""The middle of a bad network: `python -m tests.integration.media.bad_link NEAR FAR`.

Makes two tun devices and carries packets between them as `tc netem` would: lost, late, out of order, no faster than
a rate. It stands in for netem because many kernels are built without that module, and tun is in all of them. Each
line of standard input is JSON with the new `Condition`; it ends with its input.
"""

from __future__ import annotations

import fcntl
import heapq
import itertools
import json
import os
import random
import select
import struct
import sys
import time
from dataclasses import dataclass

_TUNSETIFF = 0x400454CA
_IFF_TUN, _IFF_NO_PI = 0x0001, 0x1000
_LONGEST = 65536
_UDP = 17
_MTU = 1500


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What happens to packets, the same in both directions but for the rate."""

    loss: float = 0.0
    """The share that is lost, each by chance alone."""

    delay: float = 0.0
    """Seconds on the way."""

    jitter: float = 0.0
    """Up to so many seconds more, by chance: packets overtake each other."""

    rate: int = 0
    """Bits a second from the near side to the far; 0 is without limit."""

    queue: float = 0.3
    """Seconds of packets that wait for the rate; what comes beyond is lost."""

    without_udp: bool = False


class Direction:
    """One way: packets that are due by when."""

    def __init__(self, target: int, *, limited: bool) -> None:
        self._target = target
        self._limited = limited
        self._random = random.Random(4)
        self._waiting: list[tuple[float, int, bytes]] = []
        self._numbers = itertools.count()
        self._free_at = 0.0

    def take(self, packet: bytes, condition: Condition, now: float) -> None:
        """Lose the packet or set it on its way."""
        if (condition.without_udp and packet[9] == _UDP) or self._random.random() < condition.loss:
            return
        at = now
        if self._limited and condition.rate:
            at = max(now, self._free_at)
            if at - now > condition.queue:
                return
            self._free_at = at = at + len(packet) * 8 / condition.rate
        at += condition.delay + self._random.random() * condition.jitter
        heapq.heappush(self._waiting, (at, next(self._numbers), packet))

    def deliver(self, now: float) -> float:
        """Hand over what is due; gives the seconds until more is."""
        while self._waiting and self._waiting[0][0] <= now:
            os.write(self._target, heapq.heappop(self._waiting)[2])
        return self._waiting[0][0] - now if self._waiting else 1.0


def device(name: str) -> int:
    """Make a tun device and give the end that we hold; it goes when we do."""
    end = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(end, _TUNSETIFF, struct.pack("16sH", name.encode(), _IFF_TUN | _IFF_NO_PI))
    return end


def main() -> None:
    """Carry packets until standard input ends."""
    near, far = device(sys.argv[1]), device(sys.argv[2])
    ways = {near: Direction(far, limited=True), far: Direction(near, limited=False)}
    condition = Condition()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        wait = min(way.deliver(time.monotonic()) for way in ways.values())
        for ready in select.select([near, far, sys.stdin.fileno()], [], [], max(0.0, wait))[0]:
            if ready == sys.stdin.fileno():
                line = sys.stdin.readline()
                if not line:
                    return
                condition = Condition(**json.loads(line))
                continue
            packet = os.read(ready, _LONGEST)
            if packet[0] >> 4 == 4 and len(packet) <= _MTU:
                ways[ready].take(packet, condition, time.monotonic())


if __name__ == "__main__":
    main()
