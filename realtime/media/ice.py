"""ICE-lite (RFC 8445): we have addresses everyone can reach, so we only answer checks.

A peer is known by the fragment in USERNAME and believed by MESSAGE-INTEGRITY; whoever has neither is not even
answered, so that nothing larger than it sent ever leaves towards a forged address.
"""

from __future__ import annotations

import secrets
import string
import struct
from dataclasses import dataclass

from realtime.media.aiortc_adapter import stun

_ALPHABET = string.ascii_letters + string.digits
_BINDING_REQUEST = b"\x00\x01"
_COOKIE = stun.COOKIE.to_bytes(4, "big")
_LONGEST_CHECK = 1024

UDP_PRIORITY = 2130706431
"""RFC 8445, 5.1.2.1: a host candidate (126) of the highest local preference, component 1."""

TCP_PRIORITY = 1518280447
"""Below every UDP candidate (RFC 6544, section 4.2): TCP is for networks that let nothing else through."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Our fragment and password for one transport."""

    ufrag: str
    password: str

    @classmethod
    def generate(cls) -> Credentials:
        """Make new ones: 96 bits of fragment, which also finds the transport, and 190 of password."""
        return cls(_random(16), _random(32))


def _random(length: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where we can be reached."""

    protocol: str
    host: str
    port: int

    def __str__(self) -> str:
        priority = UDP_PRIORITY if self.protocol == "udp" else TCP_PRIORITY
        foundation = f"{self.protocol}{self.host}".replace(".", "").replace(":", "")[:32]
        text = f"{foundation} 1 {self.protocol} {priority} {self.host} {self.port} typ host"
        return text if self.protocol == "udp" else f"{text} tcptype passive"


def is_stun(first_byte: int) -> bool:
    """Tell STUN from DTLS and RTP on one port by the packet's first byte (RFC 7983)."""
    return first_byte < 4


class Check:
    """A well-formed Binding request; worth nothing until `is_from_holder_of` has said yes."""

    __slots__ = ("_message", "ufrag")

    def __init__(self, message: stun.Message, ufrag: str) -> None:
        self._message = message
        self.ufrag = ufrag
        """The fragment of the transport it is meant for: ours, before the colon in USERNAME."""

    @classmethod
    def parse(cls, data: bytes) -> Check | None:
        """Read a Binding request with USERNAME, MESSAGE-INTEGRITY and a right FINGERPRINT, or give None."""
        if len(data) > _LONGEST_CHECK or data[:2] != _BINDING_REQUEST or data[4:8] != _COOKIE:
            return None
        try:
            message = stun.parse_message(data)
        except (ValueError, struct.error, IndexError):
            return None
        attributes = message.attributes
        if not {"USERNAME", "MESSAGE-INTEGRITY", "FINGERPRINT"} <= attributes.keys():
            return None
        return cls(message, attributes["USERNAME"].partition(":")[0])

    def is_from_holder_of(self, password: str) -> bool:
        """Verify MESSAGE-INTEGRITY: only who was given our password over the signed path can make it."""
        return self._message.check_message_integrity(password.encode())

    @property
    def nominates(self) -> bool:
        """Whether the controlling side chose this path."""
        return "USE-CANDIDATE" in self._message.attributes

    @property
    def conflicts(self) -> bool:
        """Whether the peer thinks it is controlled; but a lite agent always is."""
        return "ICE-CONTROLLED" in self._message.attributes

    def respond(self, address: tuple[str, int], password: str) -> bytes:
        """Make the answer: where we saw the peer, or 487 on a role conflict."""
        accepted = not self.conflicts
        response = stun.Message(
            message_method=stun.Method.BINDING,
            message_class=stun.Class.RESPONSE if accepted else stun.Class.ERROR,
            transaction_id=self._message.transaction_id,
        )
        if accepted:
            response.attributes["XOR-MAPPED-ADDRESS"] = address
        else:
            response.attributes["ERROR-CODE"] = (487, "Role Conflict")
        response.add_message_integrity(password.encode())
        return bytes(response)
