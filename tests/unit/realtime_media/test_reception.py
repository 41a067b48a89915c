"""Reception reports and the bitrate that follows from them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from realtime.media.bandwidth import FLOOR, START, UplinkEstimate
from realtime.media.reception import Reception
from realtime.media.rtcp import SenderInfo

BASE = 0x10000


def test_loss_is_counted_since_the_last_report_and_in_all() -> None:
    reception = Reception(90_000)
    for index in (0, 1, 3):
        reception.on_packet(BASE + index, index * 3000, index / 30, 100)
    first = reception.report(7, 1.0)
    for index in (4, 5, 6, 7):
        reception.on_packet(BASE + index, index * 3000, index / 30, 100)
    second = reception.report(7, 2.0)
    assert first is not None
    assert second is not None
    assert (first.fraction_lost, first.packets_lost, first.highest_sequence) == (64, 1, 3)
    assert (second.fraction_lost, second.packets_lost, second.highest_sequence) == (0, 1, 7)


def test_a_steady_stream_has_no_jitter_and_a_shaken_one_has() -> None:
    steady, shaken = Reception(90_000), Reception(90_000)
    for index in range(100):
        steady.on_packet(BASE + index, index * 3000, index / 30, 100)
        shaken.on_packet(BASE + index, index * 3000, index / 30 + (index % 2) * 0.01, 100)
    calm, rough = steady.report(7, 4.0), shaken.report(7, 4.0)
    assert calm is not None
    assert rough is not None
    assert calm.jitter <= 1
    assert 800 < rough.jitter <= 900


def test_the_delay_since_the_senders_report_is_told() -> None:
    reception = Reception(90_000)
    reception.on_packet(BASE, 0, 0.0, 100)
    reception.on_sender_report(SenderInfo(7, 0x11112222_33334444, 0), 10.0)
    report = reception.report(7, 10.5)
    assert report is not None
    assert (report.last_sr, report.delay_since_last_sr) == (0x22223333, 32768)


def test_before_the_first_packet_there_is_nothing_to_report() -> None:
    assert Reception(48_000).report(7, 1.0) is None
    assert Reception(48_000).clock(1.0) is None


def test_the_estimate_grows_without_loss_to_its_ceiling() -> None:
    estimate = UplinkEstimate(1_500_000)
    values = [estimate.update(0) for _ in range(30)]
    assert values[0] > START
    assert values == sorted(values)
    assert values[-1] == 1_500_000


def test_some_loss_holds_it_and_much_loss_lowers_it() -> None:
    estimate = UplinkEstimate(1_500_000)
    assert estimate.update(13) == START
    assert estimate.update(64) == int(START * (1 - 64 / 512))


@given(st.lists(st.integers(0, 255)), st.integers(200_000, 5_000_000))
def test_it_stays_between_floor_and_ceiling(losses: list[int], ceiling: int) -> None:
    estimate = UplinkEstimate(ceiling)
    for loss in losses:
        assert FLOOR <= estimate.update(loss) <= ceiling
