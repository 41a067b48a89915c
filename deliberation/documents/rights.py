"""Who may read a file, and who may hand one in: the apps that use files say so here.

This app knows files but not what they are for. An app that uses them declares a question; if no app says yes, the file
does not exist for whoever asks.
"""

from collections.abc import Callable
from enum import IntEnum
from typing import TypeVar

from deliberation.accounts.models import Account
from deliberation.documents.models import File


class Reading(IntEnum):
    """How somebody may read a file; where several apps say yes, the strictest counts."""

    PLAIN = 1
    """As it is."""
    MARKED = 2
    """Confidential: with the reader's name on every page, and never stored by browsers or proxies."""


MayRead = Callable[[Account, File], Reading | None]
MayUpload = Callable[[Account], bool]
Q = TypeVar("Q", MayRead, MayUpload)

READERS: dict[str, MayRead] = {}
UPLOADERS: dict[str, MayUpload] = {}


def grants_reading(name: str) -> Callable[[MayRead], MayRead]:
    """Declare a question by which an app lets people read the files it uses."""
    return _declared(READERS, name)


def grants_upload(name: str) -> Callable[[MayUpload], MayUpload]:
    """Declare a question by which an app lets people hand in files for its use."""
    return _declared(UPLOADERS, name)


def _declared(questions: dict[str, Q], name: str) -> Callable[[Q], Q]:
    def declare(question: Q) -> Q:
        if name in questions:
            raise RuntimeError(f"the right {name} is declared twice")
        questions[name] = question
        return question

    return declare


def reading(actor: Account, file: File) -> Reading | None:
    """Return how ``actor`` may read ``file``, ``None`` if not at all."""
    answers = [answer for question in READERS.values() if (answer := question(actor, file)) is not None]
    return max(answers, default=None)


def may_upload(actor: Account) -> bool:
    """Return whether some app has a use for what ``actor`` hands in."""
    return any(question(actor) for question in UPLOADERS.values())
