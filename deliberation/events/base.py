"""What all events and commands share, and the registry by which a stored one is read again."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

NO_NUL = r"^[^\x00]*$"
"""What every free text must match: PostgreSQL cannot store U+0000."""

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
E = TypeVar("E", bound="type[Event]")


class Vocabulary(BaseModel):
    """Base of all words on the wire: unknown fields are refused, values are frozen."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, from_attributes=True, json_schema_serialization_defaults_required=True
    )


class Event(Vocabulary):
    """Something that happened. Holds codes, ids and values; never a name, a phone number or a sentence of ours."""

    type: ClassVar[str]
    version: ClassVar[int] = 1


class Command(Vocabulary):
    """Something a person asks for; checked here for shape and by the service for right and state."""

    type: ClassVar[str]


class Envelope(Vocabulary):
    """An event as the wire carries it; ``data`` is ``None`` when the payload was erased.

    ``seq`` counts the events of one stream from 1 without a gap; ``v`` is the version of ``data``; ``actor`` is the
    account that acted, ``None`` for the service itself.
    """

    type: str
    v: int
    stream: str
    seq: int
    at: datetime
    actor: UUID | None
    data: dict[str, Any] | None


EVENTS: dict[str, type[Event]] = {}
_UPCASTS: dict[tuple[str, int], Upcast] = {}


def event(cls: E) -> E:
    """Register an event class under its type."""
    if cls.type in EVENTS:
        raise RuntimeError(f"event type {cls.type} is declared twice")
    EVENTS[cls.type] = cls
    return cls


def upcast(type_: str, version: int) -> Callable[[Upcast], Upcast]:
    """Declare how the data of ``type_`` at ``version`` becomes that of the next version."""

    def declare(function: Upcast) -> Upcast:
        _UPCASTS[type_, version] = function
        return function

    return declare


def current(type_: str, version: int, data: dict[str, Any] | None) -> tuple[int, dict[str, Any] | None]:
    """Return version and data of a stored event as today's readers expect them; the stored text stays as it is."""
    while data is not None and (step := _UPCASTS.get((type_, version))) is not None:
        version, data = version + 1, step(data)
    return version, data
