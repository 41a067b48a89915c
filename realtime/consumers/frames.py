"""Frames that a client may send. Anything else is a bad frame."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from deliberation.events.base import NO_NUL
from deliberation.events.calls import Device

MAX_FRAME = 64 * 1024
"""Characters in one frame from a client."""

Seq = Annotated[int, Field(ge=0, le=2**53)]
Since = Annotated[dict[Annotated[str, Field(max_length=120)], Seq], Field(max_length=8)]
FrameId = Annotated[str, Field(min_length=1, max_length=80, pattern=NO_NUL)]


class _Frame(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Beat(_Frame):
    """I am still here."""

    type: Literal["beat"]


class EnterData(_Frame):
    """The ticket, this tab's device id, and the ``seq`` it has of each stream (``None``: nothing yet)."""

    ticket: Annotated[str, Field(min_length=1, max_length=200)]
    device: Device
    since: Since | None = None


class Enter(_Frame):
    """The first frame of a connection."""

    id: FrameId
    type: Literal["room.enter"]
    data: EnterData


class CommandFrame(_Frame):
    """A command; ``id`` is its idempotency key and names the reply."""

    id: FrameId
    type: Annotated[str, Field(max_length=80)]
    data: dict[str, Any] = {}


_FIRST: TypeAdapter[Enter] = TypeAdapter(Enter)
_LATER: TypeAdapter[Beat | CommandFrame] = TypeAdapter(Beat | CommandFrame)


def parse_first(text: str) -> Enter | None:
    """Return the first frame, ``None`` if it is not one."""
    try:
        return _FIRST.validate_json(text) if len(text) <= MAX_FRAME else None
    except ValidationError:
        return None


def parse(text: str) -> Beat | CommandFrame | None:
    """Return a later frame, ``None`` if it is not one."""
    try:
        return _LATER.validate_json(text) if len(text) <= MAX_FRAME else None
    except ValidationError:
        return None
