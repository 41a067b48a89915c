"""Frames from clients: anything else is a bad frame, and never a fault."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.consumers.frames import MAX_FRAME, Beat, CommandFrame, Enter, parse, parse_first

FRAME = st.one_of(
    st.text(max_size=200),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
        max_leaves=12,
    ),
    st.fixed_dictionaries(
        {"id": st.text(min_size=1, max_size=90), "type": st.sampled_from(["message.post", "beat", "room.enter", "x"])},
        optional={"data": st.dictionaries(st.sampled_from(["text", "message_id", "reason", "room_id"]), st.text())},
    ),
)


@given(frame=FRAME)
def test_any_text_is_a_frame_or_none(frame: Any) -> None:
    text = frame if isinstance(frame, str) else json.dumps(frame)
    assert isinstance(parse(text), Beat | CommandFrame | None)
    assert isinstance(parse_first(text), Enter | None)


@pytest.mark.parametrize("text", ["[" * MAX_FRAME, '{"a":' * 10_000, '{"id":"1","type":"x","data":' + '{"a":' * 5_000])
def test_deep_nesting_is_no_frame(text: str) -> None:
    assert parse(text) is None
    assert parse_first(text) is None


def test_a_frame_has_a_greatest_length() -> None:
    frame = json.dumps({"id": "1", "type": "message.post", "data": {"text": ""}})
    room = MAX_FRAME - len(frame)
    assert parse(frame.replace('""', f'"{"a" * room}"')) is not None
    assert parse(frame.replace('""', f'"{"a" * (room + 1)}"')) is None


def test_an_id_can_be_stored() -> None:
    assert parse('{"id":"\\u0000","type":"message.post"}') is None
    assert parse('{"id":"\\ud800","type":"message.post"}') is None
    assert parse(json.dumps({"id": "k" * 81, "type": "message.post"})) is None
