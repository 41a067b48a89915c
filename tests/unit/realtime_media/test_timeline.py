"""Packets keep their time: jitter, loss, silence, another device, a clock that begins anew."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from realtime.media import opus
from realtime.media.timeline import Timeline

FRAME = 960


def packet(number: int) -> bytes:
    """Give a packet of 20 ms that can be told from others."""
    return b"\xfc" + number.to_bytes(4, "big")


def numbers(timeline: Timeline) -> list[int | None]:
    """Give what comes out, frame by frame: numbers of packets, and None for silence."""
    out: list[int | None] = []
    for given_out in timeline.take(everything=True):
        is_silence = given_out[0] & 3 == 3
        out += [None] * given_out[1] if is_silence else [int.from_bytes(given_out[1:], "big")]
    return out


def speak(timeline: Timeline, *which: int, source: str = "one", start: int = 0, late: float = 0.0) -> None:
    """Let packets come, each at its time; ``start`` is the sender's timestamp of number 0."""
    for number in which:
        timeline.put(source, packet(number), (start + number * FRAME) & 0xFFFFFFFF, number * 0.02 + late)


def test_lost_packets_leave_silence_of_their_length() -> None:
    timeline = Timeline(began_at=0.0)
    speak(timeline, 0, 1, 5, 6)
    assert numbers(timeline) == [0, 1, None, None, None, 5, 6]


def test_a_pause_without_packets_keeps_its_length() -> None:
    timeline = Timeline(began_at=0.0)
    speak(timeline, 0, 1, 3000)
    assert numbers(timeline) == [0, 1, *[None] * 2998, 3000]
    assert timeline.position == 3001 * FRAME


@given(seed=st.integers(0, 2**32), start=st.integers(0, 2**32 - 1))
def test_order_and_jitter_move_nothing(seed: int, start: int) -> None:
    chance = random.Random(seed)
    arrivals = sorted(range(1, 100), key=lambda number: number + chance.uniform(0, 8))
    timeline = Timeline(began_at=0.0)
    out: list[bytes] = []
    for place, number in enumerate([0, *arrivals]):
        arrival = place * 0.02 + (chance.uniform(0, 0.2) if place else 0.0)
        for _ in range(2):
            timeline.put("one", packet(number), (start + number * FRAME) & 0xFFFFFFFF, arrival)
        out += timeline.take()
    out += timeline.take(everything=True)
    assert out == [packet(number) for number in range(100)]


def test_another_device_takes_over_where_the_first_fell_silent() -> None:
    timeline = Timeline(began_at=0.0)
    speak(timeline, 0, 1)
    speak(timeline, 2, 3, source="two", start=77_777)  # the first is still there: one person, one voice
    speak(timeline, 100, 101, source="two", start=77_777)
    assert numbers(timeline) == [0, 1, *[None] * 98, 100, 101]


def test_a_clock_that_begins_anew_is_put_where_it_arrives() -> None:
    timeline = Timeline(began_at=0.0)
    speak(timeline, 0, 1)
    speak(timeline, 100, 101, 102, start=123_456_789)
    assert numbers(timeline) == [0, 1, *[None] * 98, 100, 101, 102]


def test_more_sound_than_time_is_not_taken() -> None:
    timeline = Timeline(began_at=0.0)
    for number in range(100_000):
        timeline.put("one", packet(number), number * FRAME, 0.0)
    assert len(numbers(timeline)) * FRAME <= 3 * opus.RATE


def test_what_is_no_opus_and_what_comes_too_late_is_left_out() -> None:
    timeline = Timeline(began_at=0.0)
    assert not timeline.put("one", b"", 0, 0.0)
    assert not timeline.put("one", b"\xff", 0, 0.0)
    speak(timeline, *range(100))
    list(timeline.take(everything=True))
    assert not timeline.put("one", packet(50), 50 * FRAME, 2.0)


def test_a_recording_goes_on_where_it_was_broken_off() -> None:
    timeline = Timeline(began_at=0.0, position=10 * FRAME)
    speak(timeline, 60, 61, start=999)
    assert numbers(timeline) == [*[None] * 50, 60, 61]
