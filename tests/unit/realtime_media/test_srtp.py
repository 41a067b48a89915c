"""SRTP: what is opened, and how many sources one peer may have."""

import secrets

from pylibsrtp import Policy

from realtime.media.srtp import MOST_SOURCES, Buffer, Inbound, Keys, Outbound, protect

KEY = secrets.token_bytes(28)
KEYS = Keys(profile=Policy.SRTP_PROFILE_AEAD_AES_128_GCM, send=KEY, receive=KEY)


def sealed(outbound: Outbound, ssrc: int) -> bytes:
    """Return a packet of the source, protected as its peer would."""
    buffer = Buffer()
    packet = b"\x80\x60\x00\x01" + bytes(4) + ssrc.to_bytes(4, "big") + b"payload"
    buffer.size[0] = buffer.write(packet)
    assert protect(outbound.handle, buffer.cdata, buffer.size) == 0
    return bytes(buffer.view[: buffer.size[0]])


def opened(inbound: Inbound, packet: bytes) -> int:
    buffer = Buffer()
    return inbound.unprotect(buffer, buffer.write(packet))


def test_a_peer_has_so_many_sources_and_no_more() -> None:
    outbound, inbound = Outbound(KEYS), Inbound(KEYS)
    for ssrc in range(MOST_SOURCES):
        assert opened(inbound, sealed(outbound, ssrc)) > 0
    assert opened(inbound, sealed(outbound, MOST_SOURCES)) == -1


def test_what_is_forged_takes_no_source() -> None:
    outbound, inbound = Outbound(KEYS), Inbound(KEYS)
    for ssrc in range(MOST_SOURCES * 2):
        forged = bytearray(sealed(outbound, ssrc))
        forged[-1] ^= 1
        assert opened(inbound, bytes(forged)) == -1
    assert opened(inbound, sealed(outbound, 1)) > 0
