"""What both live doors share: opening a lease, choosing between snapshot and missed events, leaving."""

from dataclasses import dataclass
from uuid import UUID

from deliberation.events.base import Envelope
from realtime import selectors
from realtime.models import Participant
from realtime.representations import Snapshot
from realtime.services import attendances


@dataclass(frozen=True, slots=True)
class Entrance:
    """A connection that has been let in: its lease, its first frames, and the ``seq`` of each stream after them."""

    lease_id: UUID
    frames: list[str]
    positions: dict[str, int]


def enter(participant: Participant, *, login_session_id: UUID, device: str, since: dict[str, int] | None) -> Entrance:
    """Open a lease and return what the client is told first: what it missed, or everything anew."""
    lease_id = attendances.open_lease(participant, login_session_id=login_session_id, device=device)
    missed = selectors.missed(participant, since) if since is not None else None
    if missed is None or since is None:
        snapshot = selectors.snapshot(participant)
        return Entrance(lease_id, [snapshot_frame(snapshot)], snapshot.streams)
    return Entrance(lease_id, [event.model_dump_json() for event in missed], _advance(since, missed))


def snapshot_frame(snapshot: Snapshot) -> str:
    """Return the frame that carries a snapshot."""
    return f'{{"type":"room.snapshot","v":1,"data":{snapshot.model_dump_json()}}}'


def _advance(since: dict[str, int], events: list[Envelope]) -> dict[str, int]:
    return {**since, **{event.stream: event.seq for event in events}}
