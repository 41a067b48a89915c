"""Framing, and what becomes of a subscriber that does not read."""

from __future__ import annotations

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.media.counters import Counters
from realtime.media.registry import Registry
from realtime.media.srtp import CAPACITY
from realtime.media.tcp import Deframer, FrameTooLong, TcpPath, TcpPort


@given(st.lists(st.binary(min_size=1, max_size=60), max_size=20), st.lists(st.integers(1, 50), min_size=1))
def test_frames_come_out_whole_however_the_stream_is_cut(frames: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(len(frame).to_bytes(2, "big") + frame for frame in frames)
    deframer, found, position, turn = Deframer(), [], 0, 0
    while position < len(stream):
        size = cuts[turn % len(cuts)]
        found += deframer.feed(stream[position : position + size])
        position, turn = position + size, turn + 1
    assert found == frames


def test_a_frame_longer_than_a_packet_is_refused_by_its_header_alone() -> None:
    with pytest.raises(FrameTooLong):
        Deframer().feed((CAPACITY + 1).to_bytes(2, "big"))


@given(st.lists(st.binary(max_size=3000), max_size=5))
def test_nothing_is_hoarded(pieces: list[bytes]) -> None:
    deframer = Deframer()
    for piece in pieces:
        try:
            deframer.feed(piece)
        except FrameTooLong:
            return
        assert len(deframer._rest) <= CAPACITY + 2


class Stalled:
    """A stream whose other end has stopped reading."""

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting
        self.written: list[bytes] = []

    def is_closing(self) -> bool:
        return False

    def get_write_buffer_size(self) -> int:
        return self.waiting

    def write(self, data: bytes) -> None:
        self.written.append(data)


@pytest.mark.parametrize(("waiting", "video", "audio"), [(0, True, True), (60, False, True), (101, False, False)])
def test_where_tcp_stands_still_video_yields_before_audio(waiting: int, video: bool, audio: bool) -> None:
    counters = Counters()
    path = TcpPath(TcpPort(Registry(counters), counters, most=1, most_unproved=1, buffer_bytes=100))
    stream = Stalled(waiting)
    path._stream = cast(Any, stream)
    assert path.offer(b"picture", video=True) is video
    assert path.offer(b"voice") is audio
    assert stream.written == [b"\x00\x07picture"] * video + [b"\x00\x05voice"] * audio
    assert counters.tcp_packets_dropped == 2 - video - audio
