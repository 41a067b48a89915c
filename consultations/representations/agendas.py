"""What is told of agendas."""

from uuid import UUID

from consultations.representations.answers import Answer
from deliberation.events.sittings import AgendaKind, FloorOrder


class Presenter(Answer):
    """Somebody who reports or answers under an item."""

    invitation_id: UUID
    name: str
    post: str


class AgendaEntry(Answer):
    """An item of an agenda. ``title`` is null for who may not know what a confidential item is called."""

    item_id: UUID
    parent_id: UUID | None
    position: int
    """Place among its siblings, from 0."""
    depth: int
    """0 for items that stand below no other."""
    kind: AgendaKind
    title: str | None
    minutes: int
    is_confidential: bool
    floor_order: FloorOrder | None
    presenters: list[Presenter]


class Agenda(Answer):
    """An agenda, its items as they follow each other: each before what stands below it."""

    items: list[AgendaEntry]
    current_item_id: UUID | None
    may_change: bool
