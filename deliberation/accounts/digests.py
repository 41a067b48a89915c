"""What stands in the database in place of a secret that a browser or a person holds."""

import hashlib
import hmac

from django.utils.crypto import salted_hmac

DIGEST_LENGTH = 64
"""SHA-256 as hex."""


def digest(secret: str) -> str:
    """Return the SHA-256 of ``secret``, hex.

    A plain hash is enough: the secrets are random and long (session keys 165 bits, link tokens 256), so they
    cannot be guessed from it as a password could.
    """
    return hashlib.sha256(secret.encode()).hexdigest()


def keyed(purpose: str, text: str) -> str:
    """Return a digest of ``text`` that only this deployment can make, hex; ``purpose`` keeps its uses apart.

    For what can be guessed, such as phone numbers and addresses: a plain hash of those is as good as the thing itself.
    """
    return salted_hmac(f"deliberation.{purpose}", text, algorithm="sha256").hexdigest()


def same(first: str, second: str) -> bool:
    """Return whether two secrets are equal, in a time that does not tell how much of them is."""
    return hmac.compare_digest(first.encode(), second.encode())
