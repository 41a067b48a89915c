"""Agendas: what a sitting goes through, and in what order.

Every change of an agenda holds its sitting, so that they come one after the other.
"""

from uuid import UUID

from consultations import policies, usual_agendas
from consultations.models import Invitation, Sitting
from consultations.selectors.standings import access_sitting
from consultations.services import papers
from consultations.services.agenda_drafts import Draft
from consultations.services.sittings import require_open
from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict, NotFound
from deliberation.core.ids import uuid7
from deliberation.eventlog.units import Actor, change
from deliberation.eventlog.verbs import Done, Result
from deliberation.events.agendas import AgendaArrange, AgendaFill, AgendaMove, AgendaPut, AgendaRemove


class AgendaResult(Result):
    """Which item it was."""

    item_id: UUID


@change
def put(actor: Account, command: AgendaPut) -> AgendaResult:
    """Let an item be this, new or not. Saying what is so already changes nothing.

    Raises:
        NotFound: ``sitting.not_found``; ``agenda.not_found``, the parent, or the id is that of another sitting's item;
            ``invitation.not_found``, a presenter is not invited.
        Forbidden: ``agenda.forbidden``, to those who do not prepare the sitting.
        Conflict: ``sitting.ended``, ``sitting.cancelled``.
        Invalid: ``agenda.circular``, ``agenda.too_deep``; ``file.unmarkable``, a paper for what is to be confidential.
        TooMany: ``agenda.too_many`` with ``max``.
    """
    sitting = _managed(actor, command.sitting_id)
    draft = Draft(sitting)
    is_new = command.item_id not in draft.items
    item = draft.add(command.item_id) if is_new else draft.item(command.item_id)
    if is_new or item.parent_id != command.parent_id:
        draft.place(item, command.parent_id, position=len(draft.items))
    item.kind, item.title, item.minutes = command.kind, command.title, command.minutes
    item.floor_order, item.is_confidential = command.floor_order or "", command.is_confidential
    draft.presenters[item.id] = _presenters(sitting, command.presenters)
    draft.save(actor)
    papers.follow(actor, sitting)
    return AgendaResult(item_id=item.id)


@change
def move(actor: Account, command: AgendaMove) -> AgendaResult:
    """Move an item, with all below it. Moving it where it is changes nothing.

    Raises:
        NotFound: ``sitting.not_found``, ``agenda.not_found``.
        Forbidden: ``agenda.forbidden``, to those who do not prepare the sitting.
        Conflict: ``sitting.ended``, ``sitting.cancelled``.
        Invalid: ``agenda.circular``, below itself; ``agenda.too_deep``; ``file.unmarkable``.
    """
    sitting = _managed(actor, command.sitting_id)
    draft = Draft(sitting)
    draft.place(draft.item(command.item_id), command.parent_id, command.position)
    draft.save(actor)
    papers.follow(actor, sitting)
    return AgendaResult(item_id=command.item_id)


@change
def arrange(actor: Account, command: AgendaArrange) -> Done:
    """Put all items in an order. Putting them as they are changes nothing.

    Raises:
        NotFound: ``sitting.not_found``.
        Forbidden: ``agenda.forbidden``, to those who do not prepare the sitting.
        Conflict: ``sitting.ended``, ``sitting.cancelled``; ``agenda.stale``, these are not the items there are.
        Invalid: ``agenda.circular``, ``agenda.too_deep``, ``file.unmarkable``.
    """
    sitting = _managed(actor, command.sitting_id)
    draft = Draft(sitting)
    places = {place.item_id: place.parent_id for place in command.items}
    known = draft.items.keys()
    if places.keys() != known or len(command.items) > len(places) or not known >= set(filter(None, places.values())):
        raise Conflict("agenda.stale")
    for position, (item_id, parent_id) in enumerate(places.items()):
        item = draft.items[item_id]
        item.parent_id, item.position = parent_id, position
    draft.save(actor)
    papers.follow(actor, sitting)
    return Done()


@change
def remove(actor: Account, command: AgendaRemove) -> Done:
    """Remove an item with all below it. Its papers stay, as papers of the whole sitting and no less confidential.

    Raises:
        NotFound: ``sitting.not_found``, ``agenda.not_found``.
        Forbidden: ``agenda.forbidden``, to those who do not prepare the sitting.
        Conflict: ``sitting.ended``, ``sitting.cancelled``; ``agenda.is_current``, ``agenda.in_use``.
    """
    sitting = _managed(actor, command.sitting_id)
    draft = Draft(sitting)
    item = draft.item(command.item_id)
    papers.release(actor, draft.with_all_below(item))
    draft.remove(item)
    draft.save(actor)
    return Done()


@change
def fill(actor: Account, command: AgendaFill) -> Done:
    """Fill an empty agenda with what is usual for the form of the consultation.

    Raises:
        NotFound: ``sitting.not_found``.
        Forbidden: ``agenda.forbidden``, to those who do not prepare the sitting.
        Conflict: ``sitting.ended``, ``sitting.cancelled``; ``agenda.not_empty``.
    """
    sitting = _managed(actor, command.sitting_id)
    furnish(actor, sitting)
    return Done()


@change
def furnish(actor: Actor | None, sitting: Sitting) -> None:
    """Fill the empty agenda of a sitting; the caller has asked for the right and locked the sitting.

    Raises:
        Conflict: ``agenda.not_empty``.
    """
    draft = Draft(sitting)
    if draft.items:
        raise Conflict("agenda.not_empty")
    for position, usual in enumerate(usual_agendas.of(sitting.consultation.form)):
        item = draft.add(uuid7())
        item.kind, item.title, item.minutes = usual.kind, usual.title, usual.minutes
        item.floor_order = usual.floor_order or ""
        draft.place(item, None, position)
    draft.save(actor)


def _managed(actor: Account, sitting_id: UUID) -> Sitting:
    """Return a sitting, locked, whose agenda ``actor`` may change now."""
    sitting, standing = access_sitting(actor, sitting_id, lock=True)
    policies.require(policies.may_manage(standing), "agenda.forbidden")
    require_open(sitting)
    return sitting


def _presenters(sitting: Sitting, ids: list[UUID]) -> list[UUID]:
    """Return the invitations that these are, in order of their ids."""
    invited = Invitation.objects.filter(sitting=sitting, withdrawn_at=None, id__in=ids)
    if invited.count() < len(set(ids)):
        raise NotFound("invitation.not_found")
    return sorted(set(ids))
