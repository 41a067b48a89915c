"""The hash chain: what exactly is hashed, in one place. Pure functions of their arguments."""

import hashlib
from datetime import datetime
from uuid import UUID

import rfc8785

from deliberation.core import clock


def canonical(value: object) -> str:
    """Return ``value`` as canonical JSON text (RFC 8785): the same value always gives the same text."""
    return rfc8785.dumps(value).decode()  # type: ignore[arg-type]  # the library's own JSON type is narrower


def payload_digest(salt: str, text: str) -> str:
    """Return the digest of a payload, hex. The random salt (hex) keeps short texts from being guessed after erasure."""
    return hashlib.sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def link(
    previous: str, *, stream: str, seq: int, type: str, version: int, at: datetime, actor_id: UUID | None, digest: str
) -> str:
    """Return the hash of an envelope chained to the ``previous`` hash, hex."""
    envelope = {
        "stream": stream,
        "seq": seq,
        "type": type,
        "version": version,
        "at": clock.iso(at),
        "actor": str(actor_id) if actor_id else None,
        "payload_digest": digest,
    }
    return hashlib.sha256(bytes.fromhex(previous) + canonical(envelope).encode()).hexdigest()
