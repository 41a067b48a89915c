"""The room as all of one audience see it alike: read once for those who come together."""

import time
from dataclasses import dataclass
from uuid import UUID

from deliberation.events import streams
from realtime import policies
from realtime.models import Participant, Room
from realtime.representations import Department, Person
from realtime.room.state import WINDOW, RoomState
from realtime.selectors.departments import departments
from realtime.selectors.floor_states import floor_state
from realtime.selectors.messages import message_page, moderation
from realtime.selectors.papers import paper_states
from realtime.selectors.participants import lobby, participants, people, places
from realtime.selectors.polls import poll_drafts, poll_items, poll_tallies
from realtime.selectors.publications import publications
from realtime.selectors.recordings import recording_items
from realtime.selectors.rooms import room_now
from realtime.selectors.sittings import agenda, agenda_item, course, inner_titles

SHARED_FOR = 1.0
"""Seconds for which newcomers share a view. The streams say when the state has changed, but not when somebody's name
has: that may be this old."""


@dataclass(frozen=True, slots=True)
class RoomView:
    """A room without what is for one person alone, at the moment of ``heads``."""

    state: RoomState
    people: list[Person]
    departments: list[Department]
    heads: dict[str, int]
    read_at: float


_views: dict[tuple[UUID, bool, bool], RoomView] = {}


def room_view(participant: Participant, heads: dict[str, int], *, is_shareable: bool) -> RoomView:
    """Return the room as the participant's audience sees it, in the very ``one_moment`` in which ``heads`` were read.

    When hundreds come at once, or all come back after a restart, most of them find what somebody has just read.
    """
    heard = {name: head for name, head in heads.items() if name != streams.member(participant.account_id)}
    key = (participant.room_id, policies.may_hear_inner(participant), policies.may_moderate(participant))
    now = time.monotonic()
    known = _views.get(key) if is_shareable else None
    if known is not None and known.heads == heard and now - known.read_at < SHARED_FOR:
        return known
    view = _read(participant, heard, now)
    if is_shareable:
        for old in [other for other, seen in list(_views.items()) if now - seen.read_at >= SHARED_FOR]:
            _views.pop(old, None)
        _views[key] = view
    return view


def _read(participant: Participant, heads: dict[str, int], now: float) -> RoomView:
    room = room_now(participant.room_id)
    rows = list(places(room.id))
    return RoomView(_state(participant, room, rows), people(rows), departments(room), heads, now)


def _state(participant: Participant, room: Room, rows: list[Participant]) -> RoomState:
    is_desk, hears_inner = policies.may_moderate(participant), policies.may_hear_inner(participant)
    items = agenda(room)
    return RoomState(
        room_id=room.id,
        title=room.title,
        course=course(room),
        agenda=[agenda_item(row) for row in items],
        inner_titles=inner_titles(items) if hears_inner else {},
        participants=participants(rows),
        lobby=lobby(rows) if is_desk else [],
        messages=message_page(participant, limit=WINDOW).items,
        moderation=moderation(room.id) if is_desk else [],
        publications=publications(room.id),
        papers=paper_states(room, inner=hears_inner),
        poll_drafts=poll_drafts(room.id) if is_desk else [],
        polls=poll_items(room.id, hears_inner=hears_inner),
        poll_tallies=poll_tallies(room.id) if is_desk else [],
        floor=floor_state(room, hears_inner=hears_inner),
        recording_since=room.recording_since,
        recording_pictures=room.recording_pictures,
        recordings=recording_items(room.id) if is_desk else [],
    )
