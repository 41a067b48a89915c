"""A sitting's agenda: ``agenda.item_*``, on the room's stream; titles of confidential items on its inner stream."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, Vocabulary, event
from deliberation.events.sittings import AgendaKind, FloorOrder

ItemTitle = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=NO_NUL)]
Minutes = Annotated[int, Field(ge=0, le=1440)]
ItemPosition = Annotated[int, Field(ge=0, le=10_000)]


class UsualItem(Vocabulary):
    """An item as agendas of one form of consultation usually have it."""

    kind: AgendaKind
    title: ItemTitle
    minutes: Minutes = 0
    floor_order: FloorOrder | None = None


class AgendaPut(Command):
    """Let an item of the agenda be this: change the item of that id, or add one under an id chosen by who asks.

    A new item, and one that goes to another parent, comes last among its siblings. Whatever lies below a confidential
    item is confidential.
    """

    type: ClassVar[str] = "agenda.put"
    sitting_id: UUID
    item_id: UUID
    parent_id: UUID | None = None
    kind: AgendaKind
    title: ItemTitle
    minutes: Minutes = 0
    is_confidential: bool = False
    floor_order: FloorOrder | None = None
    """In what order people speak; without it as the rules say for this kind of item."""
    presenters: Annotated[list[UUID], Field(max_length=50)] = []
    """Invitations of those who report or answer."""


class AgendaMove(Command):
    """Move an item, with all below it, to another place."""

    type: ClassVar[str] = "agenda.move"
    sitting_id: UUID
    item_id: UUID
    parent_id: UUID | None
    position: ItemPosition
    """Its place among its siblings, from 0; beyond the last it comes last."""


class AgendaRemove(Command):
    """Remove an item, with all below it."""

    type: ClassVar[str] = "agenda.remove"
    sitting_id: UUID
    item_id: UUID


class ItemPlace(Vocabulary):
    """Where an item stands in the agenda."""

    item_id: UUID
    parent_id: UUID | None = None


class AgendaArrange(Command):
    """Put all items of the agenda in this order, each below its parent; every item has to be named, and once."""

    type: ClassVar[str] = "agenda.arrange"
    sitting_id: UUID
    items: Annotated[list[ItemPlace], Field(max_length=500)]


class AgendaFill(Command):
    """Fill an empty agenda with what is usual for this form of consultation."""

    type: ClassVar[str] = "agenda.fill"
    sitting_id: UUID


@event
class AgendaItemPut(Event):
    """An item of the agenda is now this, whether it is new or was changed. ``presenters`` are invitations.

    ``title`` is ``null`` for a confidential item: ``agenda.item_titled`` tells it to those who may know.
    """

    type: ClassVar[str] = "agenda.item_put"
    item_id: UUID
    parent_id: UUID | None
    position: int
    kind: AgendaKind
    minutes: int
    is_confidential: bool
    floor_order: FloorOrder | None
    presenters: list[UUID]
    title: str | None


@event
class AgendaItemRemoved(Event):
    """An item is no longer on the agenda."""

    type: ClassVar[str] = "agenda.item_removed"
    item_id: UUID


@event
class AgendaItemTitled(Event):
    """To the room without observers: what a confidential item is called.

    ``title`` is ``null`` once the item is removed, or no longer confidential.
    """

    type: ClassVar[str] = "agenda.item_titled"
    item_id: UUID
    title: str | None
