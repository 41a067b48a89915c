"""The signature on control requests: who asks, for what, when, and only once.

HMAC-SHA256 with a shared secret over method, path with query, the body's SHA-256, unix time and a nonce, one
per line. A request outside the window, or with a nonce seen within it, is refused.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections import deque
from collections.abc import Mapping

TIME = "X-Media-Time"
NONCE = "X-Media-Nonce"
SIGNATURE = "X-Media-Signature"

WINDOW = 30
"""Seconds by which the two clocks may differ, either way."""

_NONCE_FORM = re.compile(r"[A-Za-z0-9_-]{16,64}\Z")
_TIME_FORM = re.compile(r"[0-9]{1,12}\Z")


class SignatureRefused(Exception):
    """The request is not signed by someone who holds the secret, or not now, or not for the first time."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def sign(secret: str, *, method: str, target: str, body: bytes, at: int, nonce: str) -> str:
    """Give the hexadecimal signature of one request. `target` is the path with its query, as sent."""
    text = "\n".join([method.upper(), target, hashlib.sha256(body).hexdigest(), str(at), nonce])
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def signed_headers(secret: str, *, method: str, target: str, body: bytes, at: float) -> dict[str, str]:
    """Give the headers that let one request pass, once."""
    nonce = secrets.token_urlsafe(18)
    signature = sign(secret, method=method, target=target, body=body, at=int(at), nonce=nonce)
    return {TIME: str(int(at)), NONCE: nonce, SIGNATURE: signature}


class Verifier:
    """Checks signatures and remembers nonces for as long as their request could be replayed."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        self._seen: set[str] = set()
        self._expiries: deque[tuple[float, str]] = deque()

    def verify(self, *, method: str, target: str, body: bytes, headers: Mapping[str, str], now: float) -> None:
        """Accept the request or raise `SignatureRefused`. Accepting consumes its nonce."""
        at, nonce, given = headers.get(TIME, ""), headers.get(NONCE, ""), headers.get(SIGNATURE, "")
        if not (_TIME_FORM.match(at) and _NONCE_FORM.match(nonce) and given):
            raise SignatureRefused("signature.missing")
        expected = sign(self._secret, method=method, target=target, body=body, at=int(at), nonce=nonce)
        # Compared as bytes: compare_digest raises on text that is not ASCII.
        if not hmac.compare_digest(expected.encode(), given.encode(errors="surrogatepass")):
            raise SignatureRefused("signature.invalid")
        if abs(now - int(at)) > WINDOW:
            raise SignatureRefused("signature.expired")
        self._forget(now)
        if nonce in self._seen:
            raise SignatureRefused("signature.replayed")
        # Remembered only when the signature holds, so that strangers cannot fill the memory.
        self._seen.add(nonce)
        self._expiries.append((now + 2 * WINDOW + 1, nonce))

    def _forget(self, now: float) -> None:
        while self._expiries and self._expiries[0][0] < now:
            self._seen.discard(self._expiries.popleft()[1])
