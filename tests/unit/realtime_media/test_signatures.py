"""Signed requests: once, now, and unaltered."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.media.signatures import (
    NONCE,
    SIGNATURE,
    TIME,
    WINDOW,
    SignatureRefused,
    Verifier,
    signed_headers,
)

SECRET = "a secret of the tests alone"
NOW = 1_700_000_000.0
REQUEST = {"method": "PUT", "target": "/rooms/a/peers/b/uplink?x=1", "body": b'{"sdp": ""}'}


def headers(at: float = NOW, **changes: object) -> dict[str, str]:
    return signed_headers(SECRET, at=at, **(REQUEST | changes))  # type: ignore[arg-type]  # the request's own fields


def refusal(verifier: Verifier, given: dict[str, str], now: float = NOW, **changes: Any) -> str | None:
    try:
        verifier.verify(headers=given, now=now, **(REQUEST | changes))
    except SignatureRefused as error:
        return error.code
    return None


def test_a_signed_request_passes_once() -> None:
    verifier, given = Verifier(SECRET), headers()
    assert refusal(verifier, given) is None
    assert refusal(verifier, given) == "signature.replayed"
    assert refusal(verifier, headers()) is None


@pytest.mark.parametrize("changes", [{"method": "POST"}, {"target": "/rooms/a/peers/c/uplink?x=1"}, {"body": b"{}"}])
def test_another_request_does_not_pass_under_the_same_signature(changes: dict[str, Any]) -> None:
    assert refusal(Verifier(SECRET), headers(), **changes) == "signature.invalid"


@pytest.mark.parametrize("name", [TIME, NONCE, SIGNATURE])
def test_each_header_is_needed_and_signed(name: str) -> None:
    given = headers()
    assert refusal(Verifier(SECRET), {k: v for k, v in given.items() if k != name}) == "signature.missing"
    altered = given | {name: ("1" if given[name][0] != "1" else "2") + given[name][1:]}
    assert refusal(Verifier(SECRET), altered) == "signature.invalid"


@pytest.mark.parametrize(
    ("age", "expected"),
    [(WINDOW, None), (-WINDOW, None), (WINDOW + 1, "signature.expired"), (-WINDOW - 1, "signature.expired")],
)
def test_the_clocks_may_differ_by_the_window(age: int, expected: str | None) -> None:
    assert refusal(Verifier(SECRET), headers(at=NOW - age)) == expected


@given(st.integers(-WINDOW, WINDOW), st.integers(0, 4 * WINDOW))
def test_no_replay_ever_passes(ahead: int, later: int) -> None:
    verifier, given_headers = Verifier(SECRET), headers(at=NOW + ahead)
    assert refusal(verifier, given_headers) is None
    refusal(verifier, headers(at=NOW + later), now=NOW + later)
    assert refusal(verifier, given_headers, now=NOW + later) in ("signature.replayed", "signature.expired")


def test_nonces_are_forgotten_when_they_can_do_no_harm() -> None:
    verifier = Verifier(SECRET)
    for second in range(0, 600, 10):
        assert refusal(verifier, headers(at=NOW + second), now=NOW + second) is None
    assert len(verifier._seen) <= 8


@given(st.dictionaries(st.sampled_from([TIME, NONCE, SIGNATURE]), st.text(max_size=70)))
def test_no_headers_make_it_raise_anything_else(given_headers: dict[str, str]) -> None:
    assert refusal(Verifier(SECRET), given_headers) in ("signature.missing", "signature.invalid")
