"""Where the sitting stands, and what it goes through."""

from uuid import UUID

from consultations.models import AgendaItem
from deliberation.events.sittings import AgendaKind, FloorOrder, SittingState
from realtime.models import Room
from realtime.room.state import AgendaItemState, CourseState


def course(room: Room) -> CourseState:
    sitting = room.sitting
    return CourseState(
        state=SittingState(sitting.state),
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        is_rehearsal=sitting.is_rehearsal,
        is_locked=sitting.is_locked,
        opened_at=sitting.opened_at,
        started_at=sitting.started_at,
        suspended_at=sitting.suspended_at,
        ended_at=sitting.ended_at,
        is_cancelled=sitting.cancelled_at is not None,
        current_item_id=sitting.current_item_id,
        stepped_at=room.stepped_at,
    )


def agenda(room: Room) -> list[AgendaItem]:
    """Return the items of the agenda, all depths together, in the order in which the state holds them."""
    rows = AgendaItem.objects.filter(sitting_id=room.sitting_id).order_by("position", "id")
    return list(rows.prefetch_related("presenters"))


def agenda_item(row: AgendaItem) -> AgendaItemState:
    return AgendaItemState(
        item_id=row.id,
        parent_id=row.parent_id,
        position=row.position,
        kind=AgendaKind(row.kind),
        minutes=row.minutes,
        is_confidential=row.is_confidential,
        floor_order=FloorOrder(row.floor_order) if row.floor_order else None,
        presenters=sorted(presenter.id for presenter in row.presenters.all()),
        title=None if row.is_confidential else row.title,
    )


def inner_titles(items: list[AgendaItem]) -> dict[UUID, str]:
    """Return what confidential items are called, for those who may know."""
    return {row.id: row.title for row in items if row.is_confidential}
