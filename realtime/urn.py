"""The urn of a secret poll: ballots are sealed to a key whose private half is a file outside database and backups.

X25519 sealed boxes (libsodium's ``crypto_box_seal``): whoever has the public key seals, and not even the one who sealed
can open. When the poll is closed the ballots are opened, shuffled and written plain, and the key is destroyed: what is
left of the sealed ones, in dead rows, write-ahead logs or backups, opens for nobody any more.
"""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from deliberation.core.errors import Unavailable

LENGTH = 256
"""Bytes of every ballot before it is sealed: its length tells nothing."""
SUFFIX = ".key"


class Plain(NamedTuple):
    """What a ballot says: its answer, and its voter's code, empty where there is none."""

    answer: list[int]
    code: str


def directory() -> Path:
    """Return where the keys lie; backups leave it out."""
    path: Path = settings.ENV.data_dir / "urn"
    return path


def make() -> bytes:
    """Make a key and return its public half, 32 bytes, by which the private one is found."""
    private = PrivateKey.generate()
    public = bytes(private.public_key)
    path = _path(public)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(bytes(private))
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    _sync(path.parent)
    return public


def key(public: bytes) -> PrivateKey | None:
    """Return the private half of a key, ``None`` if it is not there."""
    try:
        private = PrivateKey(_path(public).read_bytes())
    except (OSError, TypeError):  # not there, or not 32 bytes
        return None
    return private if bytes(private.public_key) == public else None


def destroy(public: bytes) -> None:
    """Destroy a private key: overwrite it, then remove it. Doing so again changes nothing."""
    path = _path(public)
    with contextlib.suppress(FileNotFoundError), path.open("r+b") as file:
        file.write(os.urandom(PrivateKey.SIZE))
        file.flush()
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)


def kept(*, before: datetime) -> Iterator[bytes]:
    """Yield the public halves of the keys that were made before a moment and are here still."""
    for path in directory().glob(f"*{SUFFIX}"):
        with contextlib.suppress(FileNotFoundError, ValueError):
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before:
                yield bytes.fromhex(path.stem)


def is_exposed() -> bool:
    """Return whether anybody but the service's own user can reach a key."""
    places = [directory(), *directory().glob(f"*{SUFFIX}")] if directory().exists() else []
    return any(place.stat().st_mode & 0o077 for place in places)


def seal(public: bytes, ballot: Plain) -> bytes:
    """Return a ballot that only the private key opens; two equal ones look different, and all are of one length."""
    text = json.dumps([ballot.answer, ballot.code], separators=(",", ":")).encode()
    assert len(text) <= LENGTH  # the vocabulary bounds answers and codes
    return SealedBox(PublicKey(public)).encrypt(text.ljust(LENGTH))


def open_all(private: PrivateKey, sealed: Iterable[bytes | memoryview]) -> list[Plain]:
    """Return what sealed ballots say, in their order.

    Raises:
        Unavailable: ``poll.urn_missing``, the key is not the one they were sealed to.
    """
    box = SealedBox(private)
    try:
        return [Plain(*json.loads(box.decrypt(bytes(ballot)))) for ballot in sealed]
    except CryptoError:
        raise Unavailable("poll.urn_missing", "the key in the urn is another one") from None


def _path(public: bytes) -> Path:
    return directory() / f"{public.hex()}{SUFFIX}"


def _sync(path: Path) -> None:
    """Let what was put into a directory be there after a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
