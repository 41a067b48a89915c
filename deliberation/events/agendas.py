"""A sitting's agenda: ``agenda.item_*``, on the room's stream; titles of confidential items on its inner stream."""

from typing import ClassVar
from uuid import UUID

from deliberation.events.base import Event, event
from deliberation.events.sittings import AgendaKind, FloorOrder


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
