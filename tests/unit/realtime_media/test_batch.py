"""Many datagrams by one system call: all that can arrive does, each where it belongs."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator, Sequence

import pytest

from realtime.media import udp
from realtime.media.batch import ROUND, Batch, Slots
from realtime.media.counters import Counters
from realtime.media.udp import UdpPort


@contextlib.contextmanager
def opened(count: int, host: str = "127.0.0.1") -> Iterator[list[socket.socket]]:
    """Open so many sockets that hear datagrams."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.ExitStack() as stack:
        made = [stack.enter_context(socket.socket(family, socket.SOCK_DGRAM)) for _ in range(count)]
        for each in made:
            each.bind((host, 0))
            each.settimeout(5)
        yield made


def fill(slots: Slots, packets: Sequence[bytes]) -> None:
    for number, packet in enumerate(packets):
        slots.sizes[number][0] = len(packet)
        slots.packet(number)[:] = packet


PACKETS = [b"packet %d" % number * (number + 1) for number in range(ROUND)]


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_round_reaches_every_address(host: str) -> None:
    with opened(1, host) as [sender], opened(ROUND, host) as receivers:
        slots = Slots()
        batch = Batch(slots, [each.getsockname() for each in receivers])
        fill(slots, PACKETS)
        assert batch.send(sender.fileno()) == 0
        assert [each.recv(2048) for each in receivers] == PACKETS
        fill(slots, PACKETS[::-1])
        assert batch.send_each(sender.sendto) == 0
        assert [each.recv(2048) for each in receivers] == PACKETS[::-1]


def test_an_address_the_system_refuses_costs_its_own_packet_alone() -> None:
    with opened(1) as [sender], opened(2) as receivers:
        slots = Slots()
        first, last = (each.getsockname() for each in receivers)
        batch = Batch(slots, [("127.0.0.1", 0), first, ("127.0.0.1", 0), ("127.0.0.1", 0), last])
        fill(slots, PACKETS[:5])
        assert batch.send(sender.fileno()) == 3
        assert [each.recv(2048) for each in receivers] == [PACKETS[1], PACKETS[4]]


@pytest.mark.asyncio
@pytest.mark.parametrize("whole", [True, False])
async def test_a_port_sends_rounds_and_leaves_out_what_is_empty(whole: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if whole:
        monkeypatch.setattr(udp, "sendmmsg", None)  # as on a system without it
    port = UdpPort(None, Counters())  # type: ignore[arg-type]  # nothing is received
    port.open("127.0.0.1", 0)
    try:
        with opened(3) as receivers:
            batch = Batch(port.slots, [each.getsockname() for each in receivers])
            fill(port.slots, [PACKETS[0], b"", PACKETS[2]])
            assert port.send_round(batch, whole=whole) == 0
            assert (receivers[0].recv(2048), receivers[2].recv(2048)) == (PACKETS[0], PACKETS[2])
            receivers[1].setblocking(False)
            with pytest.raises(BlockingIOError):
                receivers[1].recv(2048)
    finally:
        port.close()
