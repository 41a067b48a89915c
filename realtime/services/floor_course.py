"""What the course of the meeting does to the floor: pauses, new items, the end, and people who leave.

Each function is called inside the unit of work of the verb that causes it, and finds the floor held or takes it.
"""

from datetime import datetime
from uuid import UUID

from consultations.models import AgendaItem
from deliberation.eventlog.units import Actor
from deliberation.events.floors import ArrangedSpeaker, FloorEnd, FloorPause
from deliberation.events.participants import Admission
from realtime import policies
from realtime.models import Participant, Room, Turn
from realtime.selectors import floors as selectors
from realtime.services import floor_clock, turns
from realtime.services.floor_queues import set_list


def suspend(room: Room, *, actor: Actor | None, at: datetime) -> None:
    """Stop the clock of whoever has the floor: the sitting pauses, and a dropped line is waited for no longer."""
    holder, _ = floor_clock.hold(room, at=at)
    if holder is not None:
        turns.pause(holder, FloorPause.SUSPENDED, at=at, resume_by=None, actor=actor)


def go_on(room: Room, *, actor: Actor, at: datetime) -> None:
    """Let the clock run on that stopped when the sitting paused; who had not begun is called up anew."""
    holder, _ = floor_clock.hold(room, at=at)
    if holder is None or holder.pause != FloorPause.SUSPENDED:
        return
    if holder.began_at is None:
        turns.call_up(holder, source=holder.source, actor=actor, at=at)
    else:
        turns.resume(holder, at=at, actor=actor)


def step(room: Room, item_id: UUID | None, *, actor: Actor, at: datetime) -> None:
    """Go to another item: whoever speaks to the one before is done, and who presents the new one stands on its list.

    By rule a speaker may go on instead, but never over the border of a confidential item. Whoever waits keeps their
    place under the item that was left.
    """
    holder, _ = floor_clock.hold(room, at=at)
    item = selectors.access_item(room, item_id)
    if holder is not None and holder.item_id != item_id and _must_end(holder, item):
        turns.finish(holder, FloorEnd.STEPPED, actor=actor, at=at)
    if item is not None:
        _list_presenters(room, item, at=at)
    turns.tell_queues(room, actor=actor, at=at)


def end_all(room: Room, *, actor: Actor | None, at: datetime) -> None:
    """End the turn of whoever has the floor and let all who wait go: the sitting is over."""
    holder, _ = floor_clock.hold(room, at=at)
    if holder is not None:
        turns.finish(holder, FloorEnd.ENDED, actor=actor, at=at)
    Turn.objects.filter(room=room, state=Turn.State.WAITING).update(state=Turn.State.EXPIRED, ended_at=at)
    turns.tell_queues(room, actor=actor, at=at)


def leave(participant: Participant, *, actor: Actor | None, at: datetime) -> None:
    """End whatever turns somebody has who is taken out of the meeting, or may speak in it no longer."""
    room = participant.room
    if not Turn.objects.filter(participant=participant, state__in=[Turn.State.WAITING, *Turn.HELD]).exists():
        return
    holder, _ = floor_clock.hold(room, at=at)
    if holder is not None and holder.participant_id == participant.id:
        turns.finish(holder, FloorEnd.REMOVED, actor=actor, at=at)
    waiting = Turn.objects.filter(participant=participant, state=Turn.State.WAITING)
    waiting.update(state=Turn.State.WITHDRAWN, ended_at=at)
    turns.tell_queues(room, actor=actor, at=at)


def _must_end(holder: Turn, item: AgendaItem | None) -> bool:
    is_confidential = item is not None and item.is_confidential
    return selectors.is_inner(holder) != is_confidential or selectors.floor_rules(holder.room).step_releases


def _list_presenters(room: Room, item: AgendaItem, *, at: datetime) -> None:
    """Put those on the list who are to present an item for which nobody has set one."""
    if Turn.objects.filter(room=room, item=item, arranged__isnull=False).exists():
        return
    places = room.participants.filter(invitation__presents=item).exclude(admission=Admission.WITHDRAWN)
    speakers = [
        ArrangedSpeaker(participant_id=place.id)
        for place in places.order_by("invitation__position", "added_seq")
        if policies.may_speak(place)
    ]
    if speakers:
        set_list(room, item, speakers, at=at)
