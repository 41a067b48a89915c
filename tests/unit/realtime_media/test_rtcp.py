"""RTCP, against aiortc's classes."""

from __future__ import annotations

import struct

import pytest
from aiortc import rtp as reference
from hypothesis import given
from hypothesis import strategies as st

from realtime.media import rtcp

uint16, uint32 = st.integers(0, 0xFFFF), st.integers(0, 0xFFFFFFFF)


def only(packet: bytes) -> rtcp.Block:
    [block] = rtcp.blocks(memoryview(packet))
    return block


@given(uint32, st.integers(0, 2**64 - 1), uint32, uint32, uint32)
def test_a_sender_report_reads_as_the_reference_reads_it(
    ssrc: int, ntp: int, timestamp: int, packets: int, octets: int
) -> None:
    data = rtcp.sender_report(rtcp.SenderInfo(ssrc, ntp, timestamp), packets=packets, octets=octets)
    [read] = reference.RtcpPacket.parse(data)
    assert isinstance(read, reference.RtcpSrPacket)
    info = read.sender_info
    assert (read.ssrc, info.ntp_timestamp, info.rtp_timestamp) == (ssrc, ntp, timestamp)
    assert (info.packet_count, info.octet_count) == (packets, octets)
    assert rtcp.sender_info(only(data)) == (ssrc, ntp, timestamp)


@given(
    st.lists(
        st.builds(
            rtcp.Report,
            ssrc=uint32,
            fraction_lost=st.integers(0, 255),
            packets_lost=st.integers(-(1 << 23), (1 << 23) - 1),
            highest_sequence=uint32,
            jitter=uint32,
            last_sr=uint32,
            delay_since_last_sr=uint32,
        ),
        max_size=31,
    )
)
def test_reception_reports_come_back(made: list[rtcp.Report]) -> None:
    data = rtcp.receiver_report(5, made)
    [read] = reference.RtcpPacket.parse(data)
    assert isinstance(read, reference.RtcpRrPacket)
    assert [(r.ssrc, r.packets_lost, r.dlsr) for r in read.reports] == [
        (m.ssrc, m.packets_lost, m.delay_since_last_sr) for m in made
    ]
    assert rtcp.reports(only(data)) == made


@given(st.sets(uint16, max_size=60), uint16)
def test_a_nack_names_exactly_what_is_missed(offsets: set[int], start: int) -> None:
    missed = [(start + offset) & 0xFFFF for offset in sorted(offsets)]
    data = rtcp.negative_acknowledgement(1, 2, missed)
    [read] = reference.RtcpPacket.parse(data)
    assert isinstance(read, reference.RtcpRtpfbPacket)
    assert (read.ssrc, read.media_ssrc) == (1, 2)
    assert sorted(number & 0xFFFF for number in read.lost) == sorted(missed)  # the reference does not wrap
    assert rtcp.nacked(only(data)) == (2, missed)


def test_transport_wide_feedback_is_no_nack() -> None:
    data = struct.pack(">BBHII", 0x80 | 15, 205, 3, 1, 2) + struct.pack(">HH", 7, 0xFFFF)
    assert rtcp.nacked(only(data)) is None


def test_a_nack_for_everything_is_cut_short() -> None:
    found = rtcp.nacked(only(rtcp.negative_acknowledgement(1, 2, range(5000))))
    assert found is not None
    assert len(found[1]) == rtcp.MOST_NACKED


def test_keyframe_requests_are_understood() -> None:
    pli, fir = rtcp.picture_loss(1, 2), rtcp.full_intra_request(1, 3, 9)
    assert [rtcp.keyframe_wanted(block) for block in rtcp.blocks(memoryview(pli + fir))] == [[2], [3]]
    for data in (pli, fir):
        [read] = reference.RtcpPacket.parse(data)
        assert isinstance(read, reference.RtcpPsfbPacket)


@pytest.mark.parametrize("bitrate", [100_000, 262_143, 262_144, 600_000, 1_500_000, 30_000_000])
def test_an_estimate_reads_as_the_reference_reads_it(bitrate: int) -> None:
    [read] = reference.RtcpPacket.parse(rtcp.bitrate_estimate(1, bitrate, [5, 6]))
    assert isinstance(read, reference.RtcpPsfbPacket)
    found, ssrcs = reference.unpack_remb_fci(read.fci)
    assert ssrcs == [5, 6]
    assert 0 <= bitrate - found < bitrate / 2**17


@pytest.mark.parametrize("cname", ["a", "ab", "abc", "abcd", "x" * 255])
def test_a_description_reads_as_the_reference_reads_it(cname: str) -> None:
    [read] = reference.RtcpPacket.parse(rtcp.description(9, cname))
    assert isinstance(read, reference.RtcpSdesPacket)
    [chunk] = read.chunks
    assert (chunk.ssrc, chunk.items) == (9, [(1, cname.encode())])


@given(st.binary(max_size=120))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    for block in rtcp.blocks(memoryview(data)):
        rtcp.sender_info(block)
        rtcp.reports(block)
        rtcp.nacked(block)
        rtcp.keyframe_wanted(block)


@given(st.integers(0, 31), st.sampled_from([200, 201, 205, 206]), st.integers(0, 12), st.binary(max_size=60))
def test_no_well_framed_body_makes_it_raise(count: int, kind: int, words: int, body: bytes) -> None:
    body = body[: words * 4].ljust(words * 4, b"\0")
    block = only(struct.pack(">BBH", 0x80 | count, kind, words) + body)
    rtcp.sender_info(block)
    rtcp.reports(block)
    rtcp.nacked(block)
    rtcp.keyframe_wanted(block)
