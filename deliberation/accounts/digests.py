"""What stands in the database in place of a secret that a browser holds."""

import hashlib


def digest(secret: str) -> str:
    """Return the SHA-256 of ``secret``, hex.

    A plain hash is enough: the secrets are random and long (session keys 165 bits, link tokens 256), so they
    cannot be guessed from it as a password could.
    """
    return hashlib.sha256(secret.encode()).hexdigest()
