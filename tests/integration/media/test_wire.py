"""The packets themselves, between a media process and peers that see every byte."""

from __future__ import annotations

import itertools
import socket
import struct
import time
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from aiortc.rtp import RtcpPacket, RtcpPsfbPacket, RtcpRrPacket, RtcpRtpfbPacket, RtcpSrPacket, RtpPacket

from realtime.media import rtcp
from realtime.media.control import ControlClient, ControlError, ControlUnreachable
from realtime.media.signatures import signed_headers
from tests.integration.media.allowance import allow
from tests.integration.media.light_peer import (
    AUDIO_SSRC,
    OPUS,
    VIDEO_SSRC,
    VP8,
    LightPeer,
    rtp_packet,
)
from tests.integration.media.process import SECRET, MediaProcess, running

ROOM = "hall"


@pytest.fixture
def peer() -> Iterator[Callable[[], LightPeer]]:
    """Make peers that are closed after the test."""
    made: list[LightPeer] = []

    def make() -> LightPeer:
        made.append(LightPeer())
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def lin(media: MediaProcess, peer: Callable[[], LightPeer]) -> LightPeer:
    """A publisher."""
    lin = peer()
    lin.publications = lin.publish(media.control, ROOM, "lin")  # type: ignore[attr-defined]  # for `wei`
    return lin


@pytest.fixture
def wei(media: MediaProcess, peer: Callable[[], LightPeer], lin: LightPeer) -> LightPeer:
    """A subscriber, whose `audio` and `video` are the SSRCs it was offered."""
    wei = peer()
    ssrcs = wei.subscribe(media.control, ROOM, "wei")
    wei.audio, wei.video = (ssrcs[each] for each in lin.publications)  # type: ignore[attr-defined]  # as told
    return wei


def video(sequence: int, *, payload: bytes = b"picture", mid: str | None = "1") -> bytes:
    return rtp_packet(
        payload_type=VP8,
        sequence=sequence,
        timestamp=sequence * 3000,
        ssrc=VIDEO_SSRC,
        payload=payload + bytes([sequence & 0xFF]),
        marker=True,
        mid=mid,
    )


def take(packets: Iterator[tuple[bytes, bytes]], count: int) -> list[tuple[bytes, RtpPacket]]:
    taken = [(sealed, RtpPacket.parse(plain)) for sealed, plain in itertools.islice(packets, count)]
    assert len(taken) == count
    return taken


def rtcp_until(peer: LightPeer, kind: type, accept: Callable[[object], bool] = lambda _: True) -> object:
    """Read RTCP until a packet of this kind comes."""
    for compound in peer.rtcp():
        for packet in RtcpPacket.parse(compound):
            if isinstance(packet, kind) and accept(packet):
                return packet
    raise AssertionError(f"no {kind.__name__} came")


def test_only_the_promised_part_of_a_header_changes(lin: LightPeer, wei: LightPeer) -> None:
    for sequence in (65534, 65535, 0, 1):
        lin.send(video(sequence))
    packets = [packet for _, packet in take(wei.rtp(), 4)]
    assert {packet.ssrc for packet in packets} == {wei.video}  # type: ignore[attr-defined]
    assert {packet.payload_type for packet in packets} == {96}
    assert [packet.payload for packet in packets] == [b"picture" + bytes([n & 0xFF]) for n in (65534, 65535, 0, 1)]
    assert all(packet.marker for packet in packets)
    assert all(packet.extensions.mid is None for packet in packets)
    first = packets[0].sequence_number
    assert [packet.sequence_number for packet in packets] == [first + n for n in range(4)]
    steps = {(b.timestamp - a.timestamp) & 0xFFFFFFFF for a, b in itertools.pairwise(packets)}
    assert steps == {3000, (0 - 65535 * 3000) & 0xFFFFFFFF}


def test_a_nack_is_answered_with_the_same_bytes(lin: LightPeer, wei: LightPeer) -> None:
    for sequence in range(100, 110):
        lin.send(video(sequence))
    sent = {packet.sequence_number: sealed for sealed, packet in take(wei.rtp(), 10)}
    # The loss pattern: the third, the fourth and the last never came.
    missed = [sorted(sent)[n] for n in (2, 3, 9)]
    wei.send_rtcp(rtcp.negative_acknowledgement(1, wei.video, missed))  # type: ignore[attr-defined]
    again = list(itertools.islice(_sealed(wei), 3))
    assert again == [sent[number] for number in missed]


def _sealed(peer: LightPeer) -> Iterator[bytes]:
    for datagram in peer.datagrams():
        if 127 < datagram[0] < 192 and not 192 <= datagram[1] <= 223:
            yield datagram


def test_transport_wide_feedback_is_not_taken_for_a_nack(media: MediaProcess, lin: LightPeer, wei: LightPeer) -> None:
    lin.send(video(7))
    [(_, packet)] = take(wei.rtp(), 1)
    item = struct.pack(">HH", packet.sequence_number, 0)
    ssrcs = struct.pack(">II", 1, wei.video)  # type: ignore[attr-defined]
    wei.send_rtcp(struct.pack(">BBH", 0x80 | 15, 205, 3) + ssrcs + item)
    lin.send(video(8))
    [(_, following)] = take(wei.rtp(), 1)
    assert following.sequence_number == packet.sequence_number + 1
    assert metric(media, "media_nacks_received_total") == 0


def test_what_is_lost_on_the_way_up_is_asked_for_and_forwarded_late(lin: LightPeer, wei: LightPeer) -> None:
    lin.send(video(20))
    lin.send(video(23))
    nack = rtcp_until(lin, RtcpRtpfbPacket)
    assert isinstance(nack, RtcpRtpfbPacket)
    assert (nack.media_ssrc, nack.lost) == (VIDEO_SSRC, [21, 22])
    lin.send(video(21))
    lin.send(video(22))
    packets = [packet for _, packet in take(wei.rtp(), 4)]
    assert [packet.payload[-1] for packet in sorted(packets, key=lambda p: p.sequence_number)] == [20, 21, 22, 23]


def test_a_keyframe_request_goes_up_to_the_publisher_at_most_twice_a_second(
    media: MediaProcess, lin: LightPeer, wei: LightPeer
) -> None:
    lin.send(video(1))
    take(wei.rtp(), 1)
    before, began = metric(media, "media_keyframe_requests_sent_total"), time.monotonic()
    for _ in range(20):
        wei.send_rtcp(rtcp.picture_loss(1, wei.video))  # type: ignore[attr-defined]
    request = rtcp_until(lin, RtcpPsfbPacket, lambda packet: getattr(packet, "fmt", 0) == rtcp.PLI)
    assert isinstance(request, RtcpPsfbPacket)
    assert request.media_ssrc == VIDEO_SSRC
    eventually(lambda: metric(media, "media_keyframe_requests_received_total") >= 20)
    sent = metric(media, "media_keyframe_requests_sent_total") - before
    assert sent <= 1 + 2 * (time.monotonic() - began)


def test_the_publishers_clock_reaches_the_subscriber_in_his_timestamps(lin: LightPeer, wei: LightPeer) -> None:
    lin.send(video(1))
    [(_, packet)] = take(wei.rtp(), 1)
    offset = (packet.timestamp - 3000) & 0xFFFFFFFF
    info = rtcp.SenderInfo(VIDEO_SSRC, 0x0123456789ABCDEF, 3000)
    lin.send_rtcp(rtcp.sender_report(info, packets=1, octets=8))
    report = rtcp_until(wei, RtcpSrPacket)
    assert isinstance(report, RtcpSrPacket)
    assert report.ssrc == wei.video  # type: ignore[attr-defined]
    assert report.sender_info.ntp_timestamp == info.ntp
    assert report.sender_info.rtp_timestamp == (3000 + offset) & 0xFFFFFFFF
    assert report.sender_info.packet_count == 1


def test_the_publisher_hears_how_its_packets_arrive(lin: LightPeer, wei: LightPeer) -> None:
    for sequence in (1, 2, 3, 5):
        lin.send(video(sequence))
    report = rtcp_until(lin, RtcpRrPacket, lambda packet: bool(getattr(packet, "reports", [])))
    assert isinstance(report, RtcpRrPacket)
    [stream] = report.reports
    assert (stream.ssrc, stream.packets_lost, stream.highest_sequence) == (VIDEO_SSRC, 1, 5)
    assert stream.fraction_lost == 256 // 5
    estimate = rtcp_until(lin, RtcpPsfbPacket, lambda packet: getattr(packet, "fmt", 0) == rtcp.APPLICATION)
    assert isinstance(estimate, RtcpPsfbPacket)
    assert estimate.fci[:4] == b"REMB"


def test_an_unsignalled_stream_is_known_by_its_mid(media: MediaProcess, peer: Callable[[], LightPeer]) -> None:
    lin, wei = peer(), peer()
    unsignalled = "\r\n".join(line for line in lin.offer().splitlines() if not line.startswith("a=ssrc"))
    uplink = media.control.publish(ROOM, "lin", unsignalled + "\r\n")
    allow(media.control, ROOM, "lin")
    lin.connect(uplink["sdp"])
    ssrcs = wei.subscribe(media.control, ROOM, "wei")
    audio = uplink["publications"][0]
    lin.send(rtp_packet(payload_type=OPUS, sequence=9, timestamp=1, ssrc=AUDIO_SSRC, payload=b"voice", mid="0"))
    [(_, packet)] = take(wei.rtp(), 1)
    assert (packet.ssrc, packet.payload) == (ssrcs[audio["id"]], b"voice")


def test_strangers_get_no_answer(media: MediaProcess, lin: LightPeer) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.settimeout(0.3)
        stranger.connect(("127.0.0.1", media.udp_port))
        for datagram in (b"\x16\xfe\xff" + bytes(100), b"\x80\x60" + bytes(100), b"\x00\x01\x00\x00", b"x"):
            stranger.send(datagram)
        with pytest.raises(TimeoutError):
            stranger.recv(2048)
    assert metric(media, "media_datagrams_unknown_total") >= 3


def test_a_check_with_a_wrong_password_gets_no_answer(media: MediaProcess, peer: Callable[[], LightPeer]) -> None:
    gao = peer()
    gao.prepare(media.control.publish(ROOM, "gao", gao.offer())["sdp"])
    gao.check(password="guessed" * 5)
    assert list(gao.datagrams(within=0.3)) == []
    gao.check()
    assert len(list(gao.datagrams(within=0.3))) == 1


def test_nothing_is_forwarded_for_a_peer_with_another_certificate(
    media: MediaProcess, peer: Callable[[], LightPeer]
) -> None:
    gao = peer()
    lines = gao.offer().splitlines()
    other = "a=fingerprint:sha-256 " + ":".join(["00"] * 32)
    offer = "\r\n".join(other if line.startswith("a=fingerprint") else line for line in lines) + "\r\n"
    description = media.control.publish(ROOM, "gao", offer)["sdp"]
    with pytest.raises(TimeoutError):
        gao.connect(description, within=1)
    eventually(lambda: "gao" not in media.control.rooms()["rooms"].get(ROOM, {"peers": {}})["peers"])
    assert metric(media, "media_packets_in_total") == 0


def test_a_peer_that_falls_silent_is_dropped(peer: Callable[[], LightPeer]) -> None:
    with running(consent_seconds=1.5) as media:
        lin, wei = peer(), peer()
        lin.publish(media.control, ROOM, "lin")
        wei.subscribe(media.control, ROOM, "wei")
        deadline = time.monotonic() + 10
        while "wei" in media.control.rooms()["rooms"].get(ROOM, {"peers": {}})["peers"]:
            lin.check()
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert "lin" in media.control.rooms()["rooms"][ROOM]["peers"]
        eventually(lambda: media.control.rooms()["rooms"] == {})


def test_a_replaced_uplink_has_new_keys_and_new_publications(media: MediaProcess, lin: LightPeer) -> None:
    again = media.control.publish(ROOM, "lin", lin.offer())
    assert not {p["id"] for p in again["publications"]} & set(lin.publications)  # type: ignore[attr-defined]
    assert f"a=ice-ufrag:{lin.remote_ufrag}" not in again["sdp"]


def test_an_answer_to_an_older_offer_is_stale(media: MediaProcess, wei: LightPeer) -> None:
    first = media.control.subscribe(ROOM, "wei")
    media.control.subscribe(ROOM, "wei")
    with pytest.raises(ControlError) as caught:
        media.control.accept(ROOM, "wei", wei.answer(first["sdp"]), first["version"])
    assert (caught.value.status, caught.value.code) == (409, "downlink.stale")


def test_a_restarted_downlink_has_new_keys_and_no_old_answer_fits_it(media: MediaProcess, wei: LightPeer) -> None:
    first = media.control.subscribe(ROOM, "wei")
    second = media.control.subscribe(ROOM, "wei", restart=True)
    assert f"a=ice-ufrag:{wei.remote_ufrag}\r\n" in first["sdp"]
    assert f"a=ice-ufrag:{wei.remote_ufrag}\r\n" not in second["sdp"]
    with pytest.raises(ControlError, match=r"downlink\.stale"):
        media.control.accept(ROOM, "wei", wei.answer(first["sdp"]), first["version"])
    media.control.accept(ROOM, "wei", wei.answer(second["sdp"]), second["version"])


def test_another_certificate_needs_a_restart(media: MediaProcess, wei: LightPeer) -> None:
    offer = media.control.subscribe(ROOM, "wei")
    other = "a=fingerprint:sha-256 " + ":".join(["00"] * 32)
    lines = [other if line.startswith("a=fingerprint") else line for line in wei.answer(offer["sdp"]).splitlines()]
    with pytest.raises(ControlError, match=r"downlink\.fingerprint"):
        media.control.accept(ROOM, "wei", "\r\n".join(lines) + "\r\n", offer["version"])


def test_a_publisher_alone_is_offered_an_inactive_line(media: MediaProcess, lin: LightPeer) -> None:
    offer = media.control.subscribe(ROOM, "lin")
    assert offer["tracks"] == []
    assert "a=inactive" in offer["sdp"]


def test_a_tcp_connection_must_prove_itself_first(media: MediaProcess) -> None:
    for first in (b"\x00\x04\x80\x60\x00\x00", b"\xff\xff" + bytes(100), b"\x00\x14" + bytes(20)):
        with socket.create_connection(("127.0.0.1", media.tcp_port), timeout=5) as stream:
            stream.sendall(first)
            assert stream.recv(100) == b""


def test_requests_are_refused_by_their_codes(peer: Callable[[], LightPeer]) -> None:
    with running(max_rooms=1, max_peers_per_room=1) as small:
        control = small.control
        control.subscribe("a", "lin")
        refused: list[tuple[Callable[[], object], int, str]] = [
            (lambda: control.subscribe("b", "lin"), 429, "room.limit"),
            (lambda: control.subscribe("a", "wei"), 429, "room.full"),
            (lambda: control.subscribe("a b", "lin"), 400, "request.malformed"),
            (lambda: control.accept("c", "lin", peer().offer(), 1), 404, "downlink.not_found"),
            (lambda: control.publish("a", "lin", "v=0"), 400, "sdp.sections"),
            (lambda: control.publish("a", "lin", "m=audio x"), 400, "sdp.malformed"),
            (lambda: control.publish("a", "lin", "x" * 70_000), 413, "sdp.too_large"),
            (lambda: control.publish("a", "lin", "x" * 1_200_000), 413, "request.too_large"),
        ]
        for call, status, code in refused:
            with pytest.raises(ControlError) as caught:
                call()
            assert (caught.value.status, caught.value.code) == (status, code)


def test_unsigned_and_replayed_requests_are_refused(media: MediaProcess) -> None:
    stranger = ControlClient("127.0.0.1", media.control_port, "another secret altogether")
    with pytest.raises(ControlError) as caught:
        stranger.rooms()
    assert (caught.value.status, caught.value.code) == (401, "signature.invalid")
    headers = signed_headers(SECRET, method="GET", target="/rooms", body=b"", at=time.time())
    request = urllib.request.Request(f"http://127.0.0.1:{media.control_port}/rooms", headers=headers)
    with urllib.request.urlopen(request, timeout=5) as response:
        assert response.status == 200
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=5)
    assert refused.value.code == 401
    refused.value.close()


def test_health_and_metrics_are_open_and_the_epoch_is_one(media: MediaProcess) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{media.control_port}/health", timeout=5) as response:
        assert media.control.rooms()["epoch"] in response.read().decode()
    assert media.control.health()["status"] == "ok"
    assert metric(media, "media_peers") == 0


def test_a_dead_media_process_is_unreachable() -> None:
    with running() as media:
        control = media.control
    with pytest.raises(ControlUnreachable):
        control.health()


def metric(media: MediaProcess, name: str) -> float:
    with urllib.request.urlopen(f"http://127.0.0.1:{media.control_port}/metrics", timeout=5) as response:
        for line in response.read().decode().splitlines():
            if line.startswith(f"{name} "):
                return float(line.split()[1])
    raise AssertionError(f"no metric {name}")


def eventually(holds: Callable[[], bool], *, seconds: float = 5) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)
