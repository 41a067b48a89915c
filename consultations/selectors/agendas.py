"""Agendas, for whoever may know what is on them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import QuerySet

from consultations import policies
from consultations.models import AgendaItem, Invitation, Sitting
from consultations.representations.agendas import Agenda, AgendaEntry, Presenter
from consultations.selectors.standings import access_sitting
from deliberation.accounts.models import Account
from deliberation.core.errors import NotFound
from deliberation.events.sittings import AgendaKind, FloorOrder

DEPTH = 3
"""Levels of an agenda: what is deeper nobody can follow, least of all on paper."""


def items_of(sitting: Sitting) -> QuerySet[AgendaItem]:
    """Return the items of a sitting's agenda, siblings in their order, whatever the depth."""
    return AgendaItem.objects.filter(sitting=sitting).order_by("position", "id")


def access_item(sitting: Sitting, item_id: UUID) -> AgendaItem:
    """Return an item of the sitting's agenda, for somebody who may know of the sitting.

    Raises:
        NotFound: ``agenda.not_found``.
    """
    item = AgendaItem.objects.filter(sitting=sitting, id=item_id).first()
    if item is None:
        raise NotFound("agenda.not_found")
    return item


def agenda(actor: Account, sitting_id: UUID) -> Agenda:
    """Return the agenda of a sitting; confidential items have no title for those who may not know what they are.

    Raises:
        NotFound: ``sitting.not_found``.
    """
    sitting, standing = access_sitting(actor, sitting_id)
    inner = policies.may_read_inner(standing)
    rows = items_of(sitting).prefetch_related("presenters__account")
    return Agenda(
        items=[_entry(row, depth, inner=inner) for row, depth in walk(rows)],
        current_item_id=sitting.current_item_id,
        may_change=policies.may_manage(standing) and not sitting.is_over,
    )


def walk(items: Iterable[AgendaItem]) -> Iterator[tuple[AgendaItem, int]]:
    """Yield the items as they follow each other, each with its depth, from 0. Siblings come as they are given."""
    children: dict[UUID | None, list[AgendaItem]] = defaultdict(list)
    for item in items:
        children[item.parent_id].append(item)

    def below(parent_id: UUID | None, depth: int) -> Iterator[tuple[AgendaItem, int]]:
        for item in children[parent_id]:
            yield item, depth
            yield from below(item.id, depth + 1)

    return below(None, 0)


def _entry(row: AgendaItem, depth: int, *, inner: bool) -> AgendaEntry:
    return AgendaEntry(
        item_id=row.id,
        parent_id=row.parent_id,
        position=row.position,
        depth=depth,
        kind=AgendaKind(row.kind),
        title=row.title if inner or not row.is_confidential else None,
        minutes=row.minutes,
        is_confidential=row.is_confidential,
        floor_order=FloorOrder(row.floor_order) if row.floor_order else None,
        presenters=[_presenter(invitation) for invitation in row.presenters.all()],
    )


def _presenter(invitation: Invitation) -> Presenter:
    return Presenter(invitation_id=invitation.id, name=invitation.account.name, post=invitation.post)
