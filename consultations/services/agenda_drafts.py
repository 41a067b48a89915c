"""An agenda while it is changed: rows in memory, put into shape, then saved and told of together."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import ProtectedError

from consultations.models import AgendaItem, Invitation, Sitting
from consultations.selectors.agendas import DEPTH, items_of, walk
from deliberation.core.errors import Conflict, Invalid, NotFound, TooMany
from deliberation.eventlog.units import Actor, emit, unit_of_work
from deliberation.events.agendas import AgendaItemPut, AgendaItemRemoved, AgendaItemTitled
from deliberation.events.sittings import AgendaKind, FloorOrder
from deliberation.rules.selectors import rules


class Draft:
    """The agenda of a sitting that the caller has locked."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.items = {item.id: item for item in items_of(sitting).prefetch_related("presenters")}
        self.presenters = {item.id: sorted(row.id for row in item.presenters.all()) for item in self.items.values()}
        self._before = {item.id: self._told(item) for item in self.items.values()}
        self._titles = {item.id: _inner_title(item) for item in self.items.values()}

    def item(self, item_id: UUID) -> AgendaItem:
        """Return an item.

        Raises:
            NotFound: ``agenda.not_found``.
        """
        if item_id not in self.items:
            raise NotFound("agenda.not_found")
        return self.items[item_id]

    def add(self, item_id: UUID) -> AgendaItem:
        """Return a new item without a place.

        Raises:
            NotFound: ``agenda.not_found``; the id is that of another sitting's item.
            TooMany: ``agenda.too_many`` with ``max``.
        """
        limit = rules(self.sitting.consultation.lead_body_id).sitting.max_items
        if len(self.items) >= limit:
            raise TooMany("agenda.too_many", max=limit)
        if AgendaItem.objects.filter(id=item_id).exists():
            raise NotFound("agenda.not_found")
        item = AgendaItem(id=item_id, sitting=self.sitting, position=len(self.items))
        self.items[item.id], self.presenters[item.id] = item, []
        return item

    def place(self, item: AgendaItem, parent_id: UUID | None, position: int) -> None:
        """Put an item below ``parent_id`` (``None``: below no other), at ``position`` among its siblings there.

        Raises:
            NotFound: ``agenda.not_found``, there is no such parent.
        """
        if parent_id is not None:
            self.item(parent_id)
        siblings = [other for other in self._below(parent_id) if other.id != item.id]
        siblings.insert(position, item)
        item.parent_id = parent_id
        for place, sibling in enumerate(siblings):
            sibling.position = place

    def with_all_below(self, item: AgendaItem) -> list[AgendaItem]:
        """Return an item and whatever stands below it."""
        found = [item]
        for other in found:  # grows while it is walked
            found += self._below(other.id)
        return found

    def remove(self, item: AgendaItem) -> None:
        """Take an item away with all below it.

        Raises:
            Conflict: ``agenda.is_current``, one of them is being dealt with; ``agenda.in_use``, things were said or
                put to the vote under one.
        """
        removed = self.with_all_below(item)
        if self.sitting.current_item_id in {row.id for row in removed}:
            raise Conflict("agenda.is_current")
        try:
            with unit_of_work():
                AgendaItem.objects.filter(id=item.id).delete()
        except ProtectedError:
            raise Conflict("agenda.in_use") from None
        for row in removed:
            del self.items[row.id]

    def save(self, actor: Actor | None) -> None:
        """Put the agenda into shape, save what has changed of it, and tell the room.

        Raises:
            Invalid: ``agenda.circular``, ``agenda.too_deep``.
        """
        self._settle()
        for item in self._in_order():
            told = self._told(item)
            if self._before.get(item.id) != told or self._titles.get(item.id) != _inner_title(item):
                item.save()
                item.presenters.set(Invitation.objects.filter(id__in=self.presenters[item.id]))
            if self._before.get(item.id) != told:
                emit(told, stream=self.sitting.stream, actor=actor)
        self._tell_removed(actor)
        self._tell_titles(actor)

    def _settle(self) -> None:
        """Number siblings without gaps, and let what stands below something confidential be so too."""
        if len(ordered := self._in_order()) < len(self.items):
            raise Invalid("agenda.circular")
        for item in ordered:
            for place, child in enumerate(self._below(item.id)):
                child.position = place
                child.is_confidential = child.is_confidential or item.is_confidential
        for place, item in enumerate(self._below(None)):
            item.position = place
        if max((depth for _, depth in self._walk()), default=0) >= DEPTH:
            raise Invalid("agenda.too_deep", max=DEPTH)

    def _walk(self) -> Iterable[tuple[AgendaItem, int]]:
        return walk(sorted(self.items.values(), key=lambda item: item.position))

    def _in_order(self) -> list[AgendaItem]:
        return [item for item, _ in self._walk()]

    def _below(self, parent_id: UUID | None) -> list[AgendaItem]:
        found = [item for item in self.items.values() if item.parent_id == parent_id]
        return sorted(found, key=lambda item: item.position)

    def _told(self, item: AgendaItem) -> AgendaItemPut:
        return AgendaItemPut(
            item_id=item.id,
            parent_id=item.parent_id,
            position=item.position,
            kind=AgendaKind(item.kind),
            minutes=item.minutes,
            is_confidential=item.is_confidential,
            floor_order=FloorOrder(item.floor_order) if item.floor_order else None,
            presenters=self.presenters[item.id],
            title=None if item.is_confidential else item.title,
        )

    def _tell_removed(self, actor: Actor | None) -> None:
        for item_id in self._before.keys() - self.items.keys():
            emit(AgendaItemRemoved(item_id=item_id), stream=self.sitting.stream, actor=actor)

    def _tell_titles(self, actor: Actor | None) -> None:
        """Tell the room without observers what confidential items are called, and which are no longer."""
        titles = {item.id: _inner_title(item) for item in self._in_order()}
        for item_id in (*titles, *(self._titles.keys() - titles.keys())):
            if titles.get(item_id) != self._titles.get(item_id):
                event = AgendaItemTitled(item_id=item_id, title=titles.get(item_id))
                emit(event, stream=self.sitting.inner_stream, actor=actor)


def _inner_title(item: AgendaItem) -> str | None:
    return item.title if item.is_confidential else None
