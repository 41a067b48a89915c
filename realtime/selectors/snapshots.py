"""A room at one moment, and what has happened since another."""

from deliberation.core.errors import NotFound
from deliberation.eventlog import reading
from deliberation.events.base import Envelope
from deliberation.events.calls import MediaKind
from deliberation.events.notices import NoticeKind
from deliberation.events.rooms import ParticipantRole
from deliberation.notifications.selectors import open_notices
from realtime import policies
from realtime.heartbeats import BEAT
from realtime.models import Participant
from realtime.representations import EventRange, Me, Snapshot
from realtime.room.state import WINDOW, NoticeState, PublicationState, RoomState
from realtime.selectors.messages import message_page, message_rules, moderation
from realtime.selectors.papers import paper_states
from realtime.selectors.publications import live_publications
from realtime.selectors.rooms import participants, people, readable_streams

REPLAY_LIMIT = reading.BATCH
"""A reader further behind than this gets a snapshot instead of the missed events."""


def snapshot(participant: Participant) -> Snapshot:
    """Return the room as this person sees it, with the ``seq`` of each stream at that very moment."""
    with reading.one_moment():
        return Snapshot(
            state=_state(participant),
            streams=reading.heads(readable_streams(participant)),
            me=Me(
                account_id=participant.account_id, participant_id=participant.id, role=ParticipantRole(participant.role)
            ),
            people=people(participant.room_id),
            rules=message_rules(),
            heartbeat=int(BEAT),
        )


def _state(participant: Participant) -> RoomState:
    room = participant.room
    hears_inner = room.sitting.inner_stream in readable_streams(participant)
    return RoomState(
        room_id=room.id,
        title=room.title,
        participants=participants(room.id),
        messages=message_page(room.id, limit=WINDOW).items,
        moderation=moderation(room.id) if policies.may_moderate(participant) else [],
        publications=[
            PublicationState(
                publication_id=item.id,
                participant_id=item.participant_id,
                device=item.device,
                kind=MediaKind(item.kind),
            )
            for item in live_publications(room.id)
        ],
        notices=[
            NoticeState(
                notice_id=item.id, seq=item.seq, at=item.created_at, kind=NoticeKind(item.kind), subject=item.subject
            )
            for item in open_notices(participant.account_id)
        ],
        papers=paper_states(room, inner=hears_inner),
    )


def missed(participant: Participant, since: dict[str, int]) -> list[Envelope] | None:
    """Return what the reader has missed on its streams, or ``None`` if it had better take a snapshot.

    A snapshot is better when the reader is too far behind, or claims a position that the log never reached (a
    restored backup).
    """
    streams = readable_streams(participant)
    with reading.one_moment():
        heads = reading.heads(streams)
        behind = {name: head - since.get(name, -1) for name, head in heads.items()}
        if set(since) != set(streams) or min(behind.values()) < 0 or sum(behind.values()) > REPLAY_LIMIT:
            return None
        return [event for name in streams if behind[name] for event in reading.since(name, since[name])]


def event_range(participant: Participant, since: dict[str, int]) -> EventRange:
    """Return the events after ``since`` on the named streams, at most ``BATCH`` of each.

    Raises:
        NotFound: ``stream.not_found``; the participant does not hear one of them.
    """
    if not set(since) <= set(readable_streams(participant)):
        raise NotFound("stream.not_found")
    with reading.one_moment():
        ranges = [reading.since(name, position) for name, position in since.items()]
    return EventRange(
        events=[event for range_ in ranges for event in range_], more=any(len(r) == reading.BATCH for r in ranges)
    )
