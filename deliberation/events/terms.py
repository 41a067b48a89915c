"""The committee's terms: ``term.*``, on the stream ``institution``."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from deliberation.events.base import Command, Event, event


class TermCreate(Command):
    """Enter a term, so that its members can be listed before it begins."""

    type: ClassVar[str] = "term.create"
    number: Annotated[int, Field(ge=1, le=99)]
    starts_on: date


class TermBegin(Command):
    """Make a term the current one. The one before ends on the day on which this one starts."""

    type: ClassVar[str] = "term.begin"
    term_id: UUID


@event
class TermCreated(Event):
    """A term was entered; it is not yet the current one."""

    type: ClassVar[str] = "term.created"
    term_id: UUID
    number: int


@event
class TermBegun(Event):
    """This is the current term now: its members are the members."""

    type: ClassVar[str] = "term.begun"
    term_id: UUID
    number: int
