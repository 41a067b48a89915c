"""Nudges between processes: a hint that survives anything it meets on the way."""

import json

from hypothesis import given
from hypothesis import strategies as st

from deliberation.eventlog.nudges import decode, encode


@given(st.dictionaries(st.text(), st.integers(0, 2**53)))
def test_heads_come_through(heads: dict[str, int]) -> None:
    assert decode(encode(heads)) == heads
    assert decode(encode(heads).encode()) == heads


@given(st.binary() | st.text())
def test_rubbish_is_no_nudge(message: bytes | str) -> None:
    assert all(isinstance(head, int) for head in decode(message).values())


def test_what_is_not_a_head_is_left_out() -> None:
    assert decode(json.dumps({"room.a": 3, "room.b": "4", "room.c": None})) == {"room.a": 3}
    assert decode("[1, 2]") == {}
