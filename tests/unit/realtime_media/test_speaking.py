"""Who speaks, by the levels that browsers write on their packets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from realtime.media.speaking import FADE, HOLD, SILENT, Voice

PACKET = 0.02
SPEECH, HUM = bytes([0x80 | 25]), bytes([60])


def say(voice: Voice, element: bytes, *, packets: int, start: float) -> float:
    """Let packets come and give when the last one did."""
    for number in range(packets):
        voice.hear(element, start + number * PACKET)
    return start + (packets - 1) * PACKET


def test_whoever_has_sent_nothing_is_silent() -> None:
    voice = Voice()
    assert voice.level(1.0) == SILENT
    assert not voice.is_speaking(1.0)


def test_speech_is_heard_within_half_a_second_and_a_humming_room_never() -> None:
    lin, room = Voice(), Voice()
    now = say(lin, SPEECH, packets=25, start=1.0)
    say(room, HUM, packets=500, start=1.0)
    assert lin.is_speaking(now)
    assert lin.level(now) > -40
    assert not room.is_speaking(now)


def test_one_knock_on_the_table_is_no_speech() -> None:
    voice = Voice()
    now = say(voice, bytes([8]), packets=4, start=1.0)
    assert not voice.is_speaking(now)


def test_speech_full_of_gaps_is_speech() -> None:
    voice, now = Voice(), 1.0
    for _ in range(4):
        now = say(voice, SPEECH, packets=8, start=now + PACKET)
        now = say(voice, bytes([127]), packets=17, start=now + PACKET)
    assert voice.is_speaking(now)


def test_a_pause_between_words_is_none_in_the_speech_and_a_longer_one_ends_it() -> None:
    voice = Voice()
    now = say(voice, SPEECH, packets=50, start=1.0)
    assert voice.is_speaking(now + HOLD - 0.01)
    assert not voice.is_speaking(now + HOLD)
    assert voice.level(now + FADE + 0.01) == SILENT


@given(st.lists(st.tuples(st.binary(max_size=3), st.floats(0, 5)), max_size=50))
def test_no_element_makes_it_raise_or_leave_the_scale(heard: list[tuple[bytes, float]]) -> None:
    voice, now = Voice(), 0.0
    for element, later in heard:
        now += later
        voice.hear(element, now)
        assert SILENT <= voice.level(now) <= 0
