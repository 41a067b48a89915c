"""STUN checks: who is believed and what they are told."""

from __future__ import annotations

import pytest
from aioice import stun
from hypothesis import given
from hypothesis import strategies as st

from realtime.media.ice import Candidate, Check, Credentials

OURS = Credentials("ours", "a password of ours, not guessable")


def request(*, password: str = OURS.password, username: str = "ours:theirs", **attributes: object) -> bytes:
    message = stun.Message(message_method=stun.Method.BINDING, message_class=stun.Class.REQUEST)
    message.attributes["USERNAME"] = username
    message.attributes.update({name.replace("_", "-"): value for name, value in attributes.items()})
    message.add_message_integrity(password.encode())
    return bytes(message)


def parsed(data: bytes) -> Check:
    check = Check.parse(data)
    assert check is not None
    return check


def test_a_holder_of_the_password_is_believed() -> None:
    check = parsed(request())
    assert check.ufrag == "ours"
    assert check.is_from_holder_of(OURS.password)
    assert not check.is_from_holder_of("another password")
    assert not check.nominates


def test_nomination_is_seen() -> None:
    assert parsed(request(USE_CANDIDATE=None)).nominates


def test_the_answer_says_where_the_peer_was_seen_and_is_signed() -> None:
    data = request()
    response = stun.parse_message(parsed(data).respond(("192.0.2.7", 4321), OURS.password))
    assert response.message_class == stun.Class.RESPONSE
    assert response.transaction_id == data[8:20]
    assert response.attributes["XOR-MAPPED-ADDRESS"] == ("192.0.2.7", 4321)
    assert response.check_message_integrity(OURS.password.encode())


def test_the_answer_is_hardly_longer_than_the_question() -> None:
    """Whoever forges an address gains nothing by having us answer there."""
    data = request(PRIORITY=1, USE_CANDIDATE=None, ICE_CONTROLLING=1)
    assert len(parsed(data).respond(("192.0.2.7", 4321), OURS.password)) <= len(data)


def test_a_peer_that_thinks_it_is_controlled_is_told() -> None:
    check = parsed(request(ICE_CONTROLLED=1))
    assert check.conflicts
    response = stun.parse_message(check.respond(("192.0.2.7", 4321), OURS.password))
    assert response.error_code == 487


def test_any_altered_byte_is_noticed() -> None:
    data = request(PRIORITY=1)
    for position in range(len(data) - 8):  # FINGERPRINT, the last attribute, covers all before it
        altered = data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]
        check = Check.parse(altered)
        assert check is None or not check.is_from_holder_of(OURS.password)


@pytest.mark.parametrize("missing", ["USERNAME", "MESSAGE-INTEGRITY", "FINGERPRINT"])
def test_a_check_without_its_proofs_is_no_check(missing: str) -> None:
    message = stun.parse_message(request())
    del message.attributes[missing]
    if missing == "USERNAME":
        message.add_message_integrity(OURS.password.encode())
    assert Check.parse(bytes(message)) is None


def test_responses_and_other_methods_are_no_checks() -> None:
    data = request()
    for kind in (b"\x01\x01", b"\x00\x11", b"\x00\x03"):
        assert Check.parse(kind + data[2:]) is None


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    Check.parse(data)


@given(st.lists(st.tuples(st.integers(0, 0xFFFF), st.binary(max_size=24)), max_size=8))
def test_no_attributes_make_it_raise(attributes: list[tuple[int, bytes]]) -> None:
    body = b"".join(
        kind.to_bytes(2, "big") + len(value).to_bytes(2, "big") + value + bytes(-len(value) % 4)
        for kind, value in attributes
    )
    Check.parse(b"\x00\x01" + len(body).to_bytes(2, "big") + b"\x21\x12\xa4\x42" + bytes(12) + body)


def test_credentials_are_new_each_time_and_long_enough() -> None:
    first, second = Credentials.generate(), Credentials.generate()
    assert first != second
    # RFC 8445, 5.3: 24 and 128 bits of randomness at least.
    assert len(first.ufrag) >= 4
    assert len(first.password) >= 22


def test_candidates_are_written_as_the_standards_have_it() -> None:
    assert str(Candidate("udp", "192.0.2.1", 5000)).endswith("1 udp 2130706431 192.0.2.1 5000 typ host")
    assert str(Candidate("tcp", "2001:db8::1", 443)).endswith("2001:db8::1 443 typ host tcptype passive")
