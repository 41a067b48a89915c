"""The whole server in one process: its ports, its seconds, and rubbish from every side."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realtime.media import sdp
from realtime.media.config import MediaConfig
from realtime.media.errors import MediaError
from realtime.media.server import MediaServer, serve
from realtime.media.srtp import Buffer
from realtime.media.transport import MOST_PATHS, State
from realtime.media.uplink import Uplink
from tests.integration.services import STARTS_WITHIN, free_ports
from tests.unit.realtime_media.dummies import DummyPath

SECRET = "a secret of the tests alone"
OFFER = sdp.read_offer((Path(__file__).parent / "chromium-offer.sdp").read_bytes().decode())


@pytest_asyncio.fixture
async def server() -> AsyncIterator[MediaServer]:
    server = MediaServer(MediaConfig(secret=SECRET))
    await server.open()
    yield server
    await server.close()


def uplink_of(server: MediaServer) -> Uplink:
    server.room("hall").publish("lin", OFFER)
    uplink = server.rooms["hall"].peers["lin"].uplink
    assert uplink is not None
    return uplink


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="16"):
        MediaConfig(secret="short")


@pytest.mark.asyncio
async def test_serve_runs_until_cancelled_and_gives_its_ports_back() -> None:
    [port] = free_ports(1)
    config = MediaConfig(secret=SECRET, control_port=port)
    task = asyncio.create_task(serve(config))
    async with asyncio.timeout(STARTS_WITHIN):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                break
            except ConnectionRefusedError:
                await asyncio.sleep(0.01)
    writer.close()
    await writer.wait_closed()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    second = MediaServer(config)
    await second.open()
    await second.close()


@pytest.mark.asyncio
async def test_a_taken_port_is_an_error_and_leaves_nothing_open(server: MediaServer) -> None:
    second = MediaServer(MediaConfig(secret=SECRET, control_port=server.control_port))
    with pytest.raises(OSError, match="in use"):
        await second.open()
    third = MediaServer(MediaConfig(secret=SECRET, udp_port=second.udp_port, tcp_port=second.tcp_port))
    await third.open()
    await third.close()


@pytest.mark.asyncio
async def test_candidates_name_the_announced_address_and_ports() -> None:
    config = MediaConfig(secret=SECRET, announce=["203.0.113.5"], announce_udp_port=1, announce_tcp_port=2)
    server = MediaServer(config)
    await server.open()
    try:
        text = server.room("hall").publish("lin", OFFER)["sdp"]
    finally:
        await server.close()
    assert " 203.0.113.5 1 typ host\r\n" in text
    assert " 203.0.113.5 2 typ host tcptype passive\r\n" in text


@pytest.mark.asyncio
async def test_a_wildcard_is_listened_on_and_never_announced() -> None:
    server = MediaServer(MediaConfig(secret=SECRET, host="0.0.0.0"))
    await server.open()
    try:
        text = server.room("hall").publish("lin", OFFER)["sdp"]
    finally:
        await server.close()
    candidates = [line for line in text.splitlines() if line.startswith("a=candidate:")]
    assert candidates
    assert not any(" 0.0.0.0 " in line for line in candidates)


@pytest.mark.asyncio
async def test_consent_expires_and_empty_rooms_go(server: MediaServer) -> None:
    uplink = uplink_of(server)
    heard = uplink.transport.heard_at
    server.tick(heard + server.config.consent_seconds - 0.1)
    assert "hall" in server.rooms
    server.tick(heard + server.config.consent_seconds + 0.1)
    assert server.rooms == {}
    assert uplink.transport.state is State.CLOSED


@pytest.mark.asyncio
async def test_one_peer_publishes_a_limited_number_of_tracks(server: MediaServer) -> None:
    sections = [OFFER.sections[0]] * (server.config.max_publications_per_peer + 1)
    with pytest.raises(MediaError) as caught:
        server.room("hall").publish("lin", sdp.Offer(OFFER.fingerprints, sections))
    assert caught.value.status == 429


@pytest.mark.asyncio
async def test_a_transport_remembers_few_paths_and_keeps_the_nominated_one(server: MediaServer) -> None:
    transport = uplink_of(server).transport
    chosen, others = DummyPath(), [DummyPath() for _ in range(MOST_PATHS + 5)]
    transport.checked(chosen, nominated=True)
    for path in others:
        transport.checked(path, nominated=False)
    assert transport.path is chosen
    assert sum(path.closed for path in others) == 6
    assert not chosen.closed
    transport.lost(chosen)
    assert transport.path is others[-1]
    transport.close()
    assert all(path.closed for path in others)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(min_size=1, max_size=1500))
@pytest.mark.asyncio
async def test_no_datagram_on_a_verified_path_makes_it_raise(server: MediaServer, data: bytes) -> None:
    uplink = uplink_of(server)
    path, buffer = DummyPath(), Buffer()
    uplink.transport.checked(path, nominated=True)
    for first in (data[0], 0x80, 0x16):
        uplink.transport.receive(path, buffer, buffer.write(bytes([first]) + data[1:]))
    assert server.counters.packets_in == 0
    server.room("hall").unpublish("lin")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=400))
@pytest.mark.asyncio
async def test_no_authentic_packet_makes_it_raise(server: MediaServer, data: bytes) -> None:
    """An authentic peer may still be a hostile one."""
    uplink, buffer = uplink_of(server), Buffer()
    room = server.room("hall")
    room.subscribe("wei")
    downlink = room.peers["wei"].downlink
    assert downlink is not None
    packet = data.ljust(12, b"\0")
    uplink.on_rtp(buffer, buffer.write(packet))
    video = uplink.publications[1]
    [layer] = video.layers
    for ssrc, payload_type in ((layer.ssrc, 96), (layer.repair_ssrc, video.repair_type)):
        assert ssrc is not None
        assert payload_type is not None
        owned = bytes([packet[0], payload_type]) + packet[2:8] + ssrc.to_bytes(4, "big") + packet[12:]
        uplink.on_rtp(buffer, buffer.write(owned))
    for link in (uplink, downlink):
        link.on_rtcp(memoryview(data))
        link.on_rtcp(memoryview(b"\x81\xce\x00\x02" + data[:8].ljust(8, b"\0") + data))
    server.tick(0)
    room.remove("lin")
    room.remove("wei")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(st.lists(st.binary(min_size=1, max_size=600), max_size=10))
@pytest.mark.asyncio
async def test_strangers_datagrams_are_counted_and_nothing_else(server: MediaServer, sent: list[bytes]) -> None:
    before = server.counters.datagrams_unknown + server.counters.stun_refused
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.setblocking(False)
        for datagram in sent:
            stranger.sendto(datagram, ("127.0.0.1", server.udp_port))
        async with asyncio.timeout(5):
            while server.counters.datagrams_unknown + server.counters.stun_refused < before + len(sent):  # noqa: ASYNC110 - the counters are plain integers
                await asyncio.sleep(0)
        with pytest.raises(BlockingIOError):
            stranger.recv(2048)
