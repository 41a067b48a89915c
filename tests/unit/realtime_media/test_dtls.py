"""The handshake in memory: with whom it ends in keys, and what it makes of rubbish."""

from __future__ import annotations

import contextlib
import random

import pylibsrtp
import pytest
from aiortc.rtcdtlstransport import RTCCertificate
from hypothesis import given, settings
from hypothesis import strategies as st
from OpenSSL import SSL

from realtime.media.aiortc_adapter import Fingerprint, SRTPProtectionProfile, server_context, srtp_profiles
from realtime.media.dtls import DATAGRAM, DtlsServer, datagrams
from realtime.media.srtp import Keys
from tests.unit.realtime_media.dummies import Clock

CONTEXT = server_context(RTCCertificate.generateCertificate())
CLIENT = RTCCertificate.generateCertificate()


def fingerprint(certificate: RTCCertificate, algorithm: str = "sha-256") -> Fingerprint:
    found = next(f for f in certificate.getFingerprints() if f.algorithm == algorithm)
    return Fingerprint(found.algorithm, found.value)


class Meeting:
    """Our server and OpenSSL's client, with a wire that can lose datagrams."""

    def __init__(self, profiles: list[SRTPProtectionProfile] | None = None) -> None:
        self.clock = Clock()
        self.keys: list[Keys] = []
        self.ended: list[str] = []
        self.to_client: list[bytes] = []
        self.server = DtlsServer(
            CONTEXT,
            loop=self.clock.loop,
            send=self.to_client.append,
            on_keys=self.keys.append,
            on_end=self.ended.append,
        )
        self.client = SSL.Connection(CLIENT._create_ssl_context(srtp_profiles=profiles or srtp_profiles()))
        self.client.set_connect_state()

    def speak(self) -> list[bytes]:
        """Give what the client wants to send."""
        try:
            self.client.do_handshake()
        except SSL.WantReadError:
            pass
        except SSL.Error:
            return []
        with contextlib.suppress(SSL.WantReadError):
            return datagrams(self.client.bio_read(65536))
        return []

    def hear(self) -> None:
        """Hand the client what the server sent."""
        for datagram in self.to_client:
            self.client.bio_write(datagram)
        self.to_client.clear()

    def shake(self, turns: int = 6) -> None:
        for _ in range(turns):
            for datagram in self.speak():
                self.server.receive(datagram)
            self.hear()


def test_both_sides_end_with_the_same_keys_for_the_best_profile() -> None:
    meeting = Meeting()
    meeting.server.expect([fingerprint(CLIENT)])
    meeting.shake()
    [keys] = meeting.keys
    best = srtp_profiles()[0]
    assert keys.profile == best.libsrtp_profile == pylibsrtp.Policy.SRTP_PROFILE_AEAD_AES_128_GCM
    length = 2 * (best.key_length + best.salt_length)
    material = meeting.client.export_keying_material(b"EXTRACTOR-dtls_srtp", length)
    assert keys.receive == best.get_key_and_salt(material, 0)
    assert keys.send == best.get_key_and_salt(material, 1)
    assert meeting.ended == []


@pytest.mark.parametrize("profile", srtp_profiles(), ids=lambda profile: profile.openssl_profile.decode())
def test_each_profile_alone_will_do(profile: SRTPProtectionProfile) -> None:
    meeting = Meeting([profile])
    meeting.server.expect([fingerprint(CLIENT)])
    meeting.shake()
    assert [keys.profile for keys in meeting.keys] == [profile.libsrtp_profile]


@pytest.mark.parametrize(
    "expected",
    [
        [Fingerprint("sha-256", ":".join(["00"] * 32))],
        [fingerprint(CLIENT), Fingerprint("sha-384", ":".join(["00"] * 48))],
        [Fingerprint("md5", "00")],
        [fingerprint(RTCCertificate.generateCertificate())],
    ],
)
def test_another_certificate_than_announced_gets_no_keys(expected: list[Fingerprint]) -> None:
    meeting = Meeting()
    meeting.server.expect(expected)
    meeting.shake()
    assert meeting.keys == []
    assert meeting.ended == ["failed"]


def test_nobody_is_answered_before_a_fingerprint_is_known() -> None:
    meeting = Meeting()
    [hello] = meeting.speak()
    meeting.server.receive(hello)
    assert meeting.to_client == []
    meeting.server.expect([fingerprint(CLIENT)])
    meeting.server.receive(hello)
    meeting.hear()
    meeting.shake()
    assert len(meeting.keys) == 1


def test_a_lost_flight_is_sent_again() -> None:
    meeting = Meeting()
    meeting.server.expect([fingerprint(CLIENT)])
    for datagram in meeting.speak():
        meeting.server.receive(datagram)
    assert meeting.to_client
    meeting.to_client.clear()
    deadline = 20
    while not meeting.to_client and deadline:
        # OpenSSL reads the real clock to decide what is due; ours only says when to ask it.
        meeting.clock.advance(1)
        deadline -= 1
    assert meeting.ended == []


def test_a_peer_that_says_goodbye_ends_the_session() -> None:
    meeting = Meeting()
    meeting.server.expect([fingerprint(CLIENT)])
    meeting.shake()
    meeting.client.shutdown()
    meeting.server.receive(meeting.client.bio_read(4096))
    assert meeting.ended == ["closed"]


def test_no_datagram_of_ours_is_too_long() -> None:
    meeting = Meeting()
    meeting.server.expect([fingerprint(CLIENT)])
    for datagram in meeting.speak():
        meeting.server.receive(datagram)
    assert all(len(datagram) <= DATAGRAM for datagram in meeting.to_client)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.binary(max_size=300), max_size=5))
def test_no_bytes_make_it_raise(flights: list[bytes]) -> None:
    meeting = Meeting()
    meeting.server.expect([fingerprint(CLIENT)])
    for flight in flights:
        meeting.server.receive(b"\x16\xfe\xfd" + flight)
        meeting.server.receive(flight)
    assert meeting.keys == []


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 2**32))
def test_no_damaged_handshake_makes_it_raise(seed: int) -> None:
    chosen, meeting = random.Random(seed), Meeting()
    meeting.server.expect([fingerprint(CLIENT)])
    for _ in range(4):
        for datagram in meeting.speak():
            damaged = bytearray(datagram)
            for _ in range(chosen.randint(0, 3)):
                damaged[chosen.randrange(len(damaged))] = chosen.randrange(256)
            meeting.server.receive(bytes(damaged))
        meeting.hear()
    meeting.server.close()


@given(st.lists(st.integers(0, 1500), max_size=12))
def test_flights_are_cut_between_records_and_lose_nothing(lengths: list[int]) -> None:
    records = [b"\x16\xfe\xfd" + bytes(8) + length.to_bytes(2, "big") + bytes(length) for length in lengths]
    cut = datagrams(b"".join(records))
    assert b"".join(cut) == b"".join(records)
    for datagram in cut:
        assert len(datagram) <= DATAGRAM or datagram in records


@given(st.binary(max_size=100))
def test_no_flight_makes_the_cutting_raise(flight: bytes) -> None:
    assert b"".join(datagrams(flight)) == flight
