"""How long a packet lasts, and what stands for silence (RFC 6716, section 3; RFC 7845, section 4.1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.media import opus


@pytest.mark.parametrize(
    ("packet", "lasts"),
    [
        (bytes([0 << 3 | 0]) + b"x", 480),
        (bytes([3 << 3 | 0]) + b"x", 2880),
        (bytes([13 << 3 | 1]) + b"xx", 1920),
        (bytes([16 << 3 | 2, 1]) + b"xx", 240),
        (bytes([31 << 3 | 3, 6]) + b"x" * 6, 5760),
        (bytes([31 << 3 | 3, 7]) + b"x" * 7, 0),
        (bytes([31 << 3 | 3]), 0),
        (b"", 0),
    ],
)
def test_a_packet_says_how_long_it_lasts(packet: bytes, lasts: int) -> None:
    assert opus.samples(packet) == lasts


@given(toc=st.integers(0, 255), gap=st.integers(0, 48_000 * 3600))
def test_silence_lasts_as_long_as_the_gap_but_for_less_than_a_frame(toc: int, gap: int) -> None:
    filled = sum(opus.samples(packet) for packet in opus.concealed(toc, gap))
    assert 0 <= gap - filled < opus.frame_samples(toc)
