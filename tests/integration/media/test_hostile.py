"""Rubbish and forgeries at the running process, from strangers, from peers and from whoever holds the secret."""

from __future__ import annotations

import json
import secrets
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pylibsrtp
import pytest
from aioice import stun
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realtime.media.signatures import signed_headers
from tests.integration.media.light_peer import AUDIO_SSRC, OPUS, VIDEO_SSRC, LightPeer, rtp_packet
from tests.integration.media.process import SECRET, MediaProcess, running
from tests.integration.media.test_wire import metric

ROOM = "hall"
OFFER = (Path(__file__).parents[2] / "unit" / "realtime_media" / "chromium-offer.sdp").read_bytes().decode()

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass
class Siege:
    """A running process with one publisher, one subscriber, and a stranger."""

    media: MediaProcess
    lin: LightPeer
    wei: LightPeer
    stranger: socket.socket
    number: int = 0

    def speak(self) -> None:
        """Let a packet of the publisher reach the subscriber: everything sent before it has been dealt with."""
        self.number += 1
        payload = secrets.token_bytes(8)
        self.lin.send(
            rtp_packet(
                payload_type=OPUS, sequence=self.number, timestamp=self.number * 960, ssrc=AUDIO_SSRC, payload=payload
            )
        )
        assert any(plain.endswith(payload) for _, plain in self.wei.rtp())


@pytest.fixture(scope="module")
def siege() -> Iterator[Siege]:
    """The process; if it dies of what it is sent, all tests after that fail."""
    with running(max_peer_packets=100_000) as media, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        lin, wei = LightPeer(), LightPeer()
        lin.publish(media.control, ROOM, "lin")
        wei.subscribe(media.control, ROOM, "wei")
        stranger.setblocking(False)
        stranger.connect(("127.0.0.1", media.udp_port))
        yield Siege(media, lin, wei, stranger)
        assert media.control.health()["status"] == "ok"
        lin.close()
        wei.close()


def check_for(ufrag: str, password: str, *attributes: tuple[str, object]) -> bytes:
    message = stun.Message(message_method=stun.Method.BINDING, message_class=stun.Class.REQUEST)
    message.attributes["USERNAME"] = f"{ufrag}:x"
    message.attributes["PRIORITY"] = 1
    for name, value in attributes:
        message.attributes[name] = value
    message.add_message_integrity(password.encode())
    return bytes(message)


damage = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=4)
"""Octets to overwrite, by position."""


def damaged(packet: bytes, places: list[tuple[int, int]]) -> bytes:
    changed = bytearray(packet)
    for position, value in places:
        changed[position % len(changed)] = value
    return bytes(changed)


@quick
@given(
    st.lists(
        st.tuples(st.sampled_from([0x00, 0x01, 0x16, 0x17, 0x80, 0x90, 0xFF]), st.binary(max_size=1200)), max_size=20
    ),
    st.lists(st.tuples(st.text("abcdef0123456789", min_size=1), damage), max_size=10),
)
def test_nobody_who_proved_nothing_is_answered(
    siege: Siege, rubbish: list[tuple[int, bytes]], guesses: list[tuple[str, list[tuple[int, int]]]]
) -> None:
    hello = bytes.fromhex("16feff0000000000000000") + (100).to_bytes(2, "big") + b"\x01" + bytes(99)
    for first, rest in rubbish:
        siege.stranger.send(bytes([first]) + rest)
    for password, places in guesses:
        # The right fragment, as somebody who listens in would know it, under a guessed password.
        siege.stranger.send(damaged(check_for(siege.lin.remote_ufrag, password), places))
        siege.stranger.send(damaged(hello, places))
    siege.speak()
    with pytest.raises(BlockingIOError):
        siege.stranger.recv(2048)


@quick
@given(st.sampled_from([(), ("USE-CANDIDATE",), ("ICE-CONTROLLED",), ("ICE-CONTROLLING", "USE-CANDIDATE")]))
def test_no_check_gets_an_answer_longer_than_itself(siege: Siege, names: tuple[str, ...]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
        peer.settimeout(5)
        peer.connect(("127.0.0.1", siege.media.udp_port))
        attributes = [(name, None if name == "USE-CANDIDATE" else 1) for name in names]
        check = check_for(siege.lin.remote_ufrag, siege.lin.remote_password, *attributes)
        # Not nominated, and the publisher's own address stays the one that counts.
        peer.send(check)
        answer = peer.recv(2048)
        assert answer[8:20] == check[8:20]
        assert len(answer) <= len(check)
    siege.lin.check()


@quick
@given(st.lists(st.tuples(st.sampled_from([VIDEO_SSRC, 7, 8]), st.binary(max_size=300)), max_size=15), damage)
def test_an_authentic_peer_may_send_anything(
    siege: Siege, packets: list[tuple[int, bytes]], places: list[tuple[int, int]]
) -> None:
    for number, (ssrc, payload) in enumerate(packets):
        header = damaged(rtp_packet(payload_type=96, sequence=number, timestamp=0, ssrc=ssrc, payload=b""), places)
        siege.lin.socket.send(_sealed(siege.lin, header[:8] + ssrc.to_bytes(4, "big") + payload))
        siege.lin.send_rtcp(
            bytes([0x80 | number, 200 + number % 8, 0, (len(payload) // 4 + 1) & 0xFF]) + payload.ljust(8)
        )
        siege.wei.send_rtcp(bytes([0x80 | number, 205 + number % 2, 0, 3]) + payload.ljust(12)[:12])
    siege.speak()


def _sealed(peer: LightPeer, packet: bytes) -> bytes:
    """Seal it if libsrtp takes it at all; what it refuses goes as it is."""
    assert peer.send_session is not None
    try:
        return peer.send_session.protect(packet)
    except pylibsrtp.Error:
        return packet


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40) | st.just(OFFER),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(["sdp", "version", "restart", "sources", "allowed", "outside", "record", "video", "audio_only"])
bodies = st.one_of(
    st.binary(max_size=60),
    st.dictionaries(names, values, max_size=4).map(lambda body: json.dumps(body).encode()),
    st.tuples(st.integers(0, OFFER.count("\n")), st.text(max_size=30)).map(
        lambda at: json.dumps({"sdp": _with_line(*at)}).encode()
    ),
)
doors = st.sampled_from(
    [
        ("PUT", "/rooms/fuzz/peers/gao/uplink"),
        ("DELETE", "/rooms/fuzz/peers/gao/uplink"),
        ("POST", "/rooms/fuzz/peers/gao/downlink"),
        ("PUT", "/rooms/fuzz/peers/gao/downlink"),
        ("PUT", "/rooms/fuzz/peers/gao/preferences"),
        ("PUT", "/rooms/fuzz/permissions"),
        ("GET", "/rooms/fuzz/statistics"),
        ("DELETE", "/rooms/fuzz/peers/gao"),
        ("PATCH", "/rooms"),
    ]
)


def _with_line(number: int, line: str) -> str:
    lines = OFFER.split("\r\n")
    return "\r\n".join([*lines[:number], line, *lines[number + 1 :]])


@settings(quick, max_examples=150)
@given(doors, bodies)
def test_whoever_holds_the_secret_is_answered_with_a_code_whatever_the_body(
    siege: Siege, door: tuple[str, str], body: bytes
) -> None:
    method, target = door
    headers = signed_headers(SECRET, method=method, target=target, body=body, at=time.time())
    connection = HTTPConnection("127.0.0.1", siege.media.control_port, timeout=5)
    try:
        connection.request(method, target, body=body, headers=headers)
        response = connection.getresponse()
        text = response.read()
    finally:
        connection.close()
    assert response.status < 500, text
    if response.status >= 400:
        assert "." in json.loads(text)["code"]


def test_all_that_was_counted_and_the_meeting_goes_on(siege: Siege) -> None:
    siege.speak()
    assert metric(siege.media, "media_datagrams_unknown_total") > 0
    assert metric(siege.media, "media_stun_refused_total") > 0
