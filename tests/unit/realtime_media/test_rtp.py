"""RTP headers, read and patched, against aiortc's serialiser."""

from __future__ import annotations

from aiortc.rtcrtpparameters import RTCRtpHeaderExtensionParameters, RTCRtpParameters
from aiortc.rtp import HeaderExtensionsMap, RtpPacket
from hypothesis import given
from hypothesis import strategies as st

from realtime.media import rtp

MID = 4
uint16, uint32 = st.integers(0, 0xFFFF), st.integers(0, 0xFFFFFFFF)


def extensions() -> HeaderExtensionsMap:
    known = HeaderExtensionsMap()
    uri = "urn:ietf:params:rtp-hdrext:sdes:mid"
    known.configure(RTCRtpParameters(headerExtensions=[RTCRtpHeaderExtensionParameters(id=MID, uri=uri)]))
    return known


@st.composite
def packets(draw: st.DrawFn) -> RtpPacket:
    packet = RtpPacket(
        payload_type=draw(st.integers(0, 63) | st.integers(96, 127)),
        marker=int(draw(st.booleans())),
        sequence_number=draw(uint16),
        timestamp=draw(uint32),
        ssrc=draw(uint32),
        payload=draw(st.binary(max_size=200)),
    )
    packet.csrc = draw(st.lists(uint32, max_size=15))
    packet.extensions.mid = draw(st.none() | st.text("abc019", min_size=1, max_size=16))
    return packet


@given(packets(), uint16, uint32, uint32)
def test_a_patched_header_is_what_the_reference_would_write(
    packet: RtpPacket, sequence: int, timestamp: int, ssrc: int
) -> None:
    data = bytearray(packet.serialize(extensions()))
    rtp.patch(data, 2, sequence, timestamp, ssrc)
    packet.sequence_number, packet.timestamp, packet.ssrc = sequence, timestamp, ssrc
    assert bytes(data) == packet.serialize(extensions())


@given(packets())
def test_it_finds_payload_and_mid(packet: RtpPacket) -> None:
    data = memoryview(packet.serialize(extensions()))
    assert bytes(data[rtp.payload_offset(data, len(data)) :]) == packet.payload
    mid = rtp.extension(data, len(data), MID)
    assert mid == (None if packet.extensions.mid is None else packet.extensions.mid.encode())
    assert rtp.extension(data, len(data), MID + 1) is None


@given(st.binary(min_size=1, max_size=64), st.integers(0, 20))
def test_no_bytes_make_it_raise(data: bytes, number: int) -> None:
    view = memoryview(data)
    offset = rtp.payload_offset(view, len(view))
    assert -1 <= offset <= len(data)
    rtp.extension(view, len(view), number)


@given(st.binary(max_size=40), st.sampled_from([0xBEDE, 0x1000, 0x1005]), st.integers(1, 14))
def test_no_extension_makes_it_raise(body: bytes, profile: int, number: int) -> None:
    words = (len(body) + 3) // 4
    data = bytes([0x90, 96]) + bytes(10) + profile.to_bytes(2, "big") + words.to_bytes(2, "big")
    data += body + bytes(4 * words - len(body))
    rtp.extension(memoryview(data), len(data), number)


def test_it_reads_two_byte_elements() -> None:
    data = memoryview(bytes([0x90, 96]) + bytes(10) + b"\x10\x00\x00\x02" + b"\x01\x00\x04\x021a" + bytes(2))
    assert rtp.extension(data, len(data), 4) == b"1a"
    assert rtp.extension(data, len(data), 1) == b""


def test_it_tells_rtcp_from_rtp() -> None:
    assert [rtp.is_rtcp(second) for second in (96, 0x80 | 96, 127, 191, 192, 200, 206, 223, 224)] == [
        False, False, False, False, True, True, True, True, False,
    ]  # fmt: skip
