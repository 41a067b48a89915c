"""What is hashed: canonical JSON, salted payloads, linked envelopes."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.eventlog import chain
from deliberation.eventlog.models import GENESIS

ENVELOPE: dict[str, Any] = {
    "stream": "room.a",
    "seq": 1,
    "type": "room.opened",
    "version": 1,
    "at": datetime(2026, 3, 2, 1, 0, tzinfo=UTC),
    "actor_id": UUID(int=7),
    "digest": "d" * 64,
}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        # RFC 8785 §3.2.2 and §3.2.4
        (
            {
                "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
                "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
                "literals": [None, True, False],
            },
            '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
            '"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
        ),
        # RFC 8785 §3.2.3: names are sorted by UTF-16 code units, so the emoji comes before U+FB33
        (
            {
                "\u20ac": "Euro Sign",
                "\r": "Carriage Return",
                "\ufb33": "Hebrew Letter Dalet With Dagesh",
                "1": "One",
                "\U0001f600": "Emoji: Grinning Face",
                "\u0080": "Control",
                "\u00f6": "Latin Small Letter O With Diaeresis",
            },
            '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",'
            '"\u20ac":"Euro Sign","\U0001f600":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
        ),
        # RFC 8785 appendix B
        ([0.0, -0.0, 5e-324, 1.7976931348623157e308], "[0,0,5e-324,1.7976931348623157e+308]"),
        ([9007199254740991, -9007199254740991], "[9007199254740991,-9007199254740991]"),
        (
            [295147905179352830000.0, 999999999999999900000.0, 1e21],
            "[295147905179352830000,999999999999999900000,1e+21]",
        ),
        ([1e-6, 1e-7], "[0.000001,1e-7]"),
        ({"文字": "“加装电梯”"}, '{"文字":"“加装电梯”"}'),
    ],
)
def test_json_is_canonical_as_rfc_8785_shows_it(value: object, text: str) -> None:
    assert chain.canonical(value) == text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(JSON)
def test_canonical_text_says_the_value_and_nothing_about_how_it_was_written(value: object) -> None:
    text = chain.canonical(value)
    assert json.loads(text) == value
    shuffled = json.loads(json.dumps(value, indent=3), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert chain.canonical(shuffled) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, {1: "one"}])
def test_what_json_cannot_say_exactly_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        chain.canonical(value)


def test_the_salt_is_hashed_before_the_text() -> None:
    expected = hashlib.sha256(bytes.fromhex("0a0b") + "文".encode()).hexdigest()
    assert chain.payload_digest("0a0b", "文") == expected
    assert chain.payload_digest("0a0c", "文") != expected


def test_the_link_of_a_known_envelope_never_changes() -> None:
    # This value is in the logs of every deployment; whoever changes it breaks all of them.
    assert chain.link(GENESIS, **ENVELOPE) == "d3cfa7d48db67fcd76dc8d461a4f2a17c38b0070f85e0225269cfdb11056e796"


@pytest.mark.parametrize(
    "other",
    [
        {"stream": "room.b"},
        {"seq": 2},
        {"type": "room.closed"},
        {"version": 2},
        {"at": ENVELOPE["at"] + timedelta(microseconds=1)},
        {"actor_id": None},
        {"digest": "e" * 64},
    ],
    ids=lambda other: next(iter(other)),
)
def test_every_part_of_an_envelope_counts(other: dict[str, Any]) -> None:
    assert chain.link(GENESIS, **{**ENVELOPE, **other}) != chain.link(GENESIS, **ENVELOPE)


def test_the_predecessor_counts() -> None:
    assert chain.link("1" * 64, **ENVELOPE) != chain.link(GENESIS, **ENVELOPE)


def test_the_same_moment_in_another_zone_is_the_same_link() -> None:
    there = ENVELOPE["at"].astimezone(timezone(timedelta(hours=8)))
    assert chain.link(GENESIS, **{**ENVELOPE, "at": there}) == chain.link(GENESIS, **ENVELOPE)
