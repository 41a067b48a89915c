"""What a subscriber's reports say of its network."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.media import rtcp
from realtime.media.link_quality import FRESH, LinkQuality

AT = 100.0


def report(highest: int, *, lost: int = 0, ssrc: int = 1) -> rtcp.Report:
    return rtcp.Report(ssrc, lost, 0, highest, 0, 0, 0)


def test_nothing_is_known_before_anything_is_said() -> None:
    quality = LinkQuality()
    quality.close_second(0, AT)
    assert (quality.loss, quality.rtt, quality.estimate(AT), quality.bitrate) == (None, None, None, 0)


def test_a_stream_of_many_packets_counts_for_more_than_one_of_few() -> None:
    quality = LinkQuality()
    for ssrc in (1, 2):
        quality.on_report(report(0, ssrc=ssrc), 0.05, AT)
    quality.on_report(report(150, ssrc=1), 0.05, AT)
    quality.on_report(report(50, lost=128, ssrc=2), 0.06, AT)
    quality.close_second(0, AT)
    assert quality.loss == pytest.approx(25 / 200)
    assert quality.rtt == 0.06


def test_what_is_sent_is_counted_by_the_second() -> None:
    quality = LinkQuality()
    quality.close_second(5_000, AT)
    quality.close_second(10_000, AT + 2)
    assert quality.bitrate == 40_000


def test_what_was_said_long_ago_is_said_no_more() -> None:
    quality = LinkQuality()
    quality.on_estimate(300_000, AT)
    quality.on_report(report(0), 0.05, AT)
    quality.on_report(report(10), 0.05, AT)
    quality.close_second(0, AT)
    assert (quality.estimate(AT), quality.loss) == (300_000, 0.0)
    quality.close_second(0, AT + FRESH + 1)
    assert (quality.estimate(AT + FRESH + 1), quality.loss, quality.rtt) == (None, None, None)


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 255)), max_size=20))
def test_whatever_is_reported_loss_stays_a_share(said: list[tuple[int, int]]) -> None:
    quality = LinkQuality()
    for highest, lost in said:
        quality.on_report(report(highest, lost=lost), None, AT)
    quality.close_second(0, AT)
    assert quality.loss is None or 0 <= quality.loss <= 1


@given(st.integers(0, 2**40))
def test_an_estimate_is_read_as_it_was_written(bitrate: int) -> None:
    block = next(rtcp.blocks(memoryview(rtcp.bitrate_estimate(1, bitrate, [7, 8]))))
    read = rtcp.estimated_bitrate(block)
    assert read is not None
    assert bitrate * (1 - 2**-17) <= read <= bitrate


@given(st.binary(max_size=40))
def test_no_feedback_makes_reading_an_estimate_raise(body: bytes) -> None:
    rtcp.estimated_bitrate(rtcp.Block(rtcp.APPLICATION, rtcp.PSFB, memoryview(body)))


def test_a_round_trip_is_what_neither_side_waited() -> None:
    sent, now = 5 << 32, (5 << 32) + (3 << 31)  # a second and a half later
    said = report(0)._replace(last_sr=sent >> 16 & 0xFFFFFFFF, delay_since_last_sr=65536)
    assert rtcp.round_trip(said, now) == 0.5
    assert rtcp.round_trip(report(0), now) is None
    assert rtcp.round_trip(said, sent) is None, "a clock that was put back measures nothing"
