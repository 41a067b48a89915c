"""VP8 payload descriptors, of every form the RFC knows, and rubbish."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.media import vp8

KEY, INTER = b"\x00", b"\x01"


@pytest.mark.parametrize(
    ("descriptor", "extension"),
    [
        (b"\x10", 0),
        (b"\x90\x80\x05", 2),
        (b"\x90\x80\x85\x01", 3),
        (b"\x90\xc0\x85\x01\x07", 4),
        (b"\x90\xe0\x85\x01\x07\x20", 5),
        (b"\x90\x20\x20", 2),
        (b"\x90\x10\x03", 2),
    ],
)
def test_its_length_and_whether_a_keyframe_begins(descriptor: bytes, extension: int) -> None:
    for header, is_key in ((KEY, True), (INTER, False)):
        packet = memoryview(bytes(12) + descriptor + header + bytes(5))
        assert vp8.extension_length(packet, 12, len(packet)) == extension
        assert vp8.begins_keyframe(packet, 12, len(packet)) is is_key


@pytest.mark.parametrize("first", [0x00, 0x11, 0x17, 0x01])
def test_only_the_first_packet_of_the_first_partition_begins_a_picture(first: int) -> None:
    packet = memoryview(bytes([first]) + KEY)
    assert not vp8.begins_keyframe(packet, 0, 2)


@given(st.binary(max_size=20), st.integers(0, 20))
def test_rubbish_is_never_read_beyond_its_end(packet: bytes, start: int) -> None:
    view = memoryview(packet)
    length = vp8.extension_length(view, start, len(view))
    assert length == 0 or start + length < len(view)
    vp8.begins_keyframe(view, start, len(view))
