"""Everything taken from aiortc and aioice, behind one fence.

The private names used here are pinned by `aiortc~=1.16.0` and by tests that fail loudly when one moves.
"""

from __future__ import annotations

from dataclasses import dataclass

from aioice import stun
from aioice.ice import get_host_addresses
from aiortc import rtcdtlstransport
from aiortc.rtcdtlstransport import RTCCertificate, SRTPProtectionProfile, certificate_digest
from aiortc.rtcrtpparameters import RTCRtpCodecParameters
from aiortc.sdp import MediaDescription, SessionDescription
from cryptography.x509 import Certificate
from OpenSSL import SSL

__all__ = [
    "Fingerprint",
    "MediaDescription",
    "RTCCertificate",
    "RTCRtpCodecParameters",
    "SRTPProtectionProfile",
    "SdpMalformed",
    "SessionDescription",
    "get_host_addresses",
    "matches",
    "parse_sdp",
    "server_context",
    "srtp_profiles",
    "stun",
]

DTLS_1_2 = 0xFEFD
"""The wire number of DTLS 1.2; pyOpenSSL names none. Records of 1.3 cannot be split without its keys."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A certificate's digest as SDP writes it (RFC 8122)."""

    algorithm: str
    value: str


class SdpMalformed(ValueError):
    """The text is not a session description."""


def srtp_profiles() -> list[SRTPProtectionProfile]:
    """Give the SRTP profiles we accept, best first: AES-128-GCM costs the least per packet."""
    order = (
        rtcdtlstransport.SRTP_AEAD_AES_128_GCM,
        rtcdtlstransport.SRTP_AEAD_AES_256_GCM,
        rtcdtlstransport.SRTP_AES128_CM_SHA1_80,
    )
    return [profile for profile in order if profile in rtcdtlstransport.SRTP_PROFILES]


def server_context(certificate: RTCCertificate) -> SSL.Context:
    """Make the DTLS context that all transports of a process share."""
    context = certificate._create_ssl_context(srtp_profiles=srtp_profiles())
    context.set_options(SSL.OP_NO_QUERY_MTU | SSL.OP_CIPHER_SERVER_PREFERENCE)
    context.set_max_proto_version(DTLS_1_2)
    return context


def matches(certificate: Certificate, fingerprints: list[Fingerprint]) -> bool:
    """Tell whether the certificate bears every fingerprint whose algorithm we know, and at least one."""
    known = [f for f in fingerprints if f.algorithm.lower() in rtcdtlstransport.X509_DIGEST_ALGORITHMS]
    return bool(known) and all(certificate_digest(certificate, f.algorithm.lower()) == f.value.upper() for f in known)


def parse_sdp(text: str) -> SessionDescription:
    """Parse a session description, or raise `SdpMalformed` whatever aiortc's parser stumbled over."""
    try:
        return SessionDescription.parse(text)
    except Exception as error:  # its parser asserts, indexes and unpacks; it promises no exception type
        raise SdpMalformed(f"{type(error).__name__}: {error}") from error
