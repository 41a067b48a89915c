"""A film of one speech: ``film.*``. Its sound and its pictures mixed into one file, by whoever asks for it."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from deliberation.events.base import Command, Event, event


class FilmState(StrEnum):
    """What became of one film (排队中、制作中、已完成、制作失败、已取消、已删除)."""

    WAITING = "waiting"
    MAKING = "making"
    MADE = "made"
    FAILED = "failed"
    CANCELLED = "cancelled"
    DELETED = "deleted"


class FilmMake(Command):
    """Have a film made of a speech whose pictures are kept."""

    type: ClassVar[str] = "film.make"
    room_id: UUID
    recording_id: UUID


class FilmCancel(Command):
    """Have no film made after all."""

    type: ClassVar[str] = "film.cancel"
    room_id: UUID
    recording_id: UUID


@event
class FilmOrdered(Event):
    """Somebody has asked for a film of a speech."""

    type: ClassVar[str] = "film.ordered"
    recording_id: UUID


@event
class FilmMade(Event):
    """A film is there."""

    type: ClassVar[str] = "film.made"
    recording_id: UUID
    milliseconds: int
    size: int
    sha256: str


@event
class FilmFailed(Event):
    """A film could not be made, however often it was tried."""

    type: ClassVar[str] = "film.failed"
    recording_id: UUID


@event
class FilmCancelled(Event):
    """A film is not made after all."""

    type: ClassVar[str] = "film.cancelled"
    recording_id: UUID
