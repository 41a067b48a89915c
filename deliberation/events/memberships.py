"""Who is a member, and for which sector: ``membership.*`` on ``member.<account>``, ``sector.*`` on ``institution``."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, event
from deliberation.events.organisations import Position, Post

SectorName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=NO_NUL)]
CardNumber = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20, pattern=NO_NUL)]


class SectorCreate(Command):
    """Enter a sector."""

    type: ClassVar[str] = "sector.create"
    name: SectorName
    position: Position = 0


class SectorChange(Command):
    """Rename a sector or move it in the list; what is not named stays."""

    type: ClassVar[str] = "sector.change"
    sector_id: UUID
    name: SectorName | None = None
    position: Position | None = None


class SectorRemove(Command):
    """Remove a sector that no membership names."""

    type: ClassVar[str] = "sector.remove"
    sector_id: UUID


class MembershipCreate(Command):
    """Make a person a member, in the current term unless another is named."""

    type: ClassVar[str] = "membership.create"
    account_id: UUID
    sector_id: UUID
    term_id: UUID | None = None
    number: CardNumber = ""
    post: Post = ""
    is_standing: bool = False
    starts_on: date | None = None
    """Unless told, the first day of the term."""
    ends_on: date | None = None


class MembershipChange(Command):
    """Change what is named of a membership; what is not named stays. ``ends_on`` null: it runs with its term."""

    type: ClassVar[str] = "membership.change"
    membership_id: UUID
    sector_id: UUID | None = None
    number: CardNumber | None = None
    post: Post | None = None
    is_standing: bool | None = None
    starts_on: date | None = None
    ends_on: date | None = None


class MembershipRemove(Command):
    """Remove a membership that was entered by mistake. One that ends is given its end instead."""

    type: ClassVar[str] = "membership.remove"
    membership_id: UUID


@event
class SectorCreated(Event):
    """A sector was entered."""

    type: ClassVar[str] = "sector.created"
    sector_id: UUID


@event
class SectorChanged(Event):
    """A sector has another name or place in the list."""

    type: ClassVar[str] = "sector.changed"
    sector_id: UUID


@event
class SectorRemoved(Event):
    """A sector is gone; nobody was in it."""

    type: ClassVar[str] = "sector.removed"
    sector_id: UUID


@event
class MembershipCreated(Event):
    """The person is a member in this term."""

    type: ClassVar[str] = "membership.created"
    membership_id: UUID
    account_id: UUID
    term_id: UUID
    sector_id: UUID


@event
class MembershipChanged(Event):
    """Something about the membership is now otherwise; ``fields`` tell which of it."""

    type: ClassVar[str] = "membership.changed"
    membership_id: UUID
    account_id: UUID
    fields: list[str]


@event
class MembershipRemoved(Event):
    """The membership had been a mistake."""

    type: ClassVar[str] = "membership.removed"
    membership_id: UUID
    account_id: UUID
