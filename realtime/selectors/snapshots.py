"""A room at one moment, and what has happened since another."""

from django.db import connection

from deliberation.core.errors import NotFound
from deliberation.eventlog import reading
from deliberation.events.base import Envelope
from deliberation.events.notices import NoticeKind
from deliberation.events.participants import Admission
from deliberation.events.polls import PollState
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import SittingState
from deliberation.notifications.selectors import open_notices
from realtime import policies
from realtime.heartbeats import BEAT
from realtime.models import Participant
from realtime.representations import EventRange, Me, Snapshot
from realtime.room.state import CourseState, NoticeState, RoomState, StandingState
from realtime.selectors.messages import message_rules, notes
from realtime.selectors.polls import own_ballots, passed_over, voted
from realtime.selectors.room_views import room_view
from realtime.selectors.rooms import is_in, readable_streams, room_now

REPLAY_LIMIT = reading.BATCH
"""A reader further behind than this gets a snapshot instead of the missed events."""


def snapshot(participant: Participant, *, is_bound: bool = True) -> Snapshot:
    """Return the room as this person sees it, with the ``seq`` of each stream at that very moment.

    By a device that is not known as theirs (``is_bound``) they see no more than whoever waits.
    """
    sees_all = is_in(participant, is_bound=is_bound)
    is_shareable = not connection.in_atomic_block  # what may yet be rolled back is nobody else's
    with reading.one_moment():
        heads = reading.heads(readable_streams(participant, is_bound=is_bound))
        if sees_all:
            view = room_view(participant, heads, is_shareable=is_shareable)
            state = _with_own(view.state, participant)
        else:
            view, state = None, _waiting_state(participant, is_bound=is_bound)
        return Snapshot(
            state=state,
            streams=heads,
            me=Me(
                account_id=participant.account_id, participant_id=participant.id, role=ParticipantRole(participant.role)
            ),
            people=view.people if view else [],
            departments=view.departments if view else [],
            ballots=own_ballots(participant) if state.polls else [],
            passed_over=passed_over(participant) if any(poll.state == PollState.OPEN for poll in state.polls) else [],
            rules=message_rules(participant.room),
            heartbeat=int(BEAT),
        )


def _with_own(state: RoomState, participant: Participant) -> RoomState:
    """Return the room's state with what is for one person alone."""
    own = {
        "notes": notes(participant, is_desk=policies.may_moderate(participant)),
        "notices": _notices(participant),
        "voted": voted(participant),
    }
    return state.model_copy(update=own)


def _waiting_state(participant: Participant, *, is_bound: bool) -> RoomState:
    """Return what whoever is not in may know: what it is called, where it stands, and how they stand themselves.

    What is for the person alone is kept from a device that is not known as theirs.
    """
    room = room_now(participant.room_id)
    sitting = room.sitting
    is_removed = participant.admission == Admission.REMOVED
    return RoomState(
        room_id=room.id,
        title=room.title,
        course=CourseState(
            state=SittingState(sitting.state),
            starts_at=sitting.starts_at,
            is_cancelled=sitting.cancelled_at is not None,
        ),
        standing=StandingState(
            admission=Admission.REMOVED if is_removed else Admission.WAITING, reason=participant.removal_reason
        ),
        voted=voted(participant) if is_bound else [],  # their own stream tells of it wherever they wait
        notices=_notices(participant) if is_bound else [],
    )


def _notices(participant: Participant) -> list[NoticeState]:
    return [
        NoticeState(
            notice_id=item.id, seq=item.seq, at=item.created_at, kind=NoticeKind(item.kind), subject=item.subject
        )
        for item in open_notices(participant.account_id)
    ]


def missed(participant: Participant, since: dict[str, int], *, is_bound: bool = True) -> list[Envelope] | None:
    """Return what the reader has missed on its streams, or ``None`` if it had better take a snapshot.

    A snapshot is better when the reader is too far behind, or claims a position that the log never reached (a
    restored backup).
    """
    streams = readable_streams(participant, is_bound=is_bound)
    with reading.one_moment():
        heads = reading.heads(streams)
        behind = {name: head - since.get(name, -1) for name, head in heads.items()}
        if set(since) != set(streams) or min(behind.values()) < 0 or sum(behind.values()) > REPLAY_LIMIT:
            return None
        return [event for name in streams if behind[name] for event in reading.since(name, since[name])]


def event_range(participant: Participant, since: dict[str, int], *, is_bound: bool = True) -> EventRange:
    """Return the events after ``since`` on the named streams, at most ``BATCH`` of each.

    Raises:
        NotFound: ``stream.not_found``; the participant does not hear one of them.
    """
    if not set(since) <= set(readable_streams(participant, is_bound=is_bound)):
        raise NotFound("stream.not_found")
    with reading.one_moment():
        ranges = [reading.since(name, position) for name, position in since.items()]
    return EventRange(
        events=[event for range_ in ranges for event in range_], more=any(len(r) == reading.BATCH for r in ranges)
    )
