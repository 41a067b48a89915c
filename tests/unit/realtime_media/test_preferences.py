"""What a subscriber gets of what it may get: its wish, read and carried out."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from realtime.media.errors import MediaError
from realtime.media.layer import Level
from realtime.media.preferences import EVERYTHING, Preferences, read_preferences
from realtime.media.speaking import Voice
from tests.unit.realtime_media.meetings import AUDIO, VIDEO, Meeting, meeting

VIDEOS = ["screen", "lin", "wei"]


def test_whoever_asks_for_nothing_gets_everything() -> None:
    assert read_preferences({}) == EVERYTHING
    assert EVERYTHING.wanted(VIDEOS) == dict.fromkeys(VIDEOS, Level.HIGH)


def test_a_wish_names_pictures_a_number_or_sound_alone() -> None:
    def wanted(body: dict[str, Any]) -> list[tuple[str, Level]]:
        return list(read_preferences(body).wanted(VIDEOS).items())

    low_and_off = {"video": {"lin": "off", "wei": "low"}}
    assert wanted(low_and_off) == [("screen", Level.HIGH), ("wei", Level.LOW)]
    assert wanted({"most_videos": 1}) == [("screen", Level.HIGH)]
    assert wanted({"video": {"screen": "off", "lin": "medium"}, "most_videos": 1}) == [("lin", Level.MEDIUM)]
    assert wanted({"most_videos": 0}) == []
    assert wanted({"audio_only": True, "most_videos": 3}) == []


@pytest.mark.parametrize(
    "body",
    [
        {"audio_only": 1},
        {"video": []},
        {"video": {"lin": "huge"}},
        {"video": {"lin": None}},
        {"video": {str(number): "off" for number in range(65)}},
        {"most_videos": -1},
        {"most_videos": True},
        {"most_videos": 1.5},
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(MediaError, match="audio_only"):
        read_preferences(body)


JSON = st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.dictionaries(st.text(max_size=4), st.text())


@given(st.fixed_dictionaries({"audio_only": JSON, "video": JSON, "most_videos": JSON}))
def test_rubbish_is_refused_and_nothing_else(body: dict[str, Any]) -> None:
    with contextlib.suppress(MediaError):
        read_preferences(body)


@pytest_asyncio.fixture
async def hall() -> AsyncIterator[Meeting]:
    """Lin and then Wei publish sound and picture, and Gao listens."""
    async with meeting() as hall:
        hall.publish("lin")
        hall.clock.advance(1)
        hall.publish("wei")
        hall.subscribe("gao")
        yield hall


def reaches(hall: Meeting, name: str, payload_type: int) -> bool:
    """Return whether a packet sent now is sent on to Gao."""
    before = hall.server.counters.packets_out
    hall.speeches[name].send(payload_type)
    return hall.server.counters.packets_out > before


def prefer(hall: Meeting, preferences: Preferences) -> None:
    hall.server.room(hall.name).prefer("gao", preferences)


@pytest.mark.asyncio
async def test_sound_alone_means_sound_goes_on(hall: Meeting) -> None:
    assert reaches(hall, "lin", VIDEO)
    prefer(hall, Preferences(audio_only=True))
    assert not reaches(hall, "lin", VIDEO)
    assert reaches(hall, "lin", AUDIO)
    prefer(hall, EVERYTHING)
    assert reaches(hall, "lin", VIDEO)


@pytest.mark.asyncio
async def test_of_many_the_one_who_spoke_last_is_seen_and_before_that_the_newest(hall: Meeting) -> None:
    prefer(hall, Preferences(most_videos=1))
    assert [reaches(hall, name, VIDEO) for name in ("lin", "wei")] == [False, True]
    voice: Voice = next(it.voice for it in hall.speeches["lin"].uplink.publications if it.kind == "audio")
    for _ in range(50):
        voice.hear(b"\x14", hall.clock.time())
    hall.server.tick(hall.clock.time())
    assert [reaches(hall, name, VIDEO) for name in ("lin", "wei")] == [True, False]


@pytest.mark.asyncio
async def test_what_is_said_into_a_closed_microphone_brings_nobody_into_the_picture(hall: Meeting) -> None:
    hall.permit("lin", "wei", sources=frozenset({"camera"}))
    prefer(hall, Preferences(most_videos=1))
    voice: Voice = next(it.voice for it in hall.speeches["lin"].uplink.publications if it.kind == "audio")
    for _ in range(50):
        voice.hear(b"\x14", hall.clock.time())
    hall.server.tick(hall.clock.time())
    assert [reaches(hall, name, VIDEO) for name in ("lin", "wei")] == [False, True]


@pytest.mark.asyncio
async def test_a_wish_holds_for_whoever_comes_later_and_for_a_new_connection(hall: Meeting) -> None:
    prefer(hall, Preferences(audio_only=True))
    hall.publish("sun")
    hall.subscribe("gao", restart=True)
    assert not reaches(hall, "sun", VIDEO)
    assert reaches(hall, "sun", AUDIO)


@pytest.mark.asyncio
async def test_whoever_is_not_here_has_no_wish(hall: Meeting) -> None:
    with pytest.raises(MediaError) as refused:
        hall.server.room(hall.name).prefer("chen", EVERYTHING)
    assert (refused.value.code, refused.value.status) == ("peer.not_found", 404)
