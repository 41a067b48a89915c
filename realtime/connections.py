"""What both live doors share: coming in, choosing between snapshot and missed events."""

from dataclasses import dataclass
from uuid import UUID

from deliberation.accounts.models import LoginSession
from deliberation.events.base import Envelope
from realtime import selectors
from realtime.models import Participant
from realtime.representations import Snapshot
from realtime.services.arrivals import arrive


@dataclass(frozen=True, slots=True)
class Entrance:
    """A connection that has come to the door: its lease, its first frames, and the ``seq`` of each stream after them.

    ``is_in`` says whether it was let in; one that waits hears the lobby and asks for nothing. ``is_confined`` says
    whether its login reaches this room alone.
    """

    participant_id: UUID
    login_session_id: UUID
    lease_id: UUID
    is_in: bool
    is_confined: bool
    frames: list[str]
    positions: dict[str, int]


def enter(
    participant: Participant, login_session: LoginSession, *, device: str, since: dict[str, int] | None
) -> Entrance:
    """Open a lease and return what the client is told first: what it missed, or everything anew.

    Raises:
        Forbidden: ``room.removed``.
        NotFound: ``room.not_found``.
    """
    arrival = arrive(participant, login_session, device=device)
    frames, positions = _first_frames(participant, since, is_bound=login_session.is_bound)
    return Entrance(
        participant_id=participant.id,
        login_session_id=login_session.id,
        lease_id=arrival.lease_id,
        is_in=arrival.is_in,
        is_confined=login_session.confined_to is not None,
        frames=frames,
        positions=positions,
    )


def _first_frames(
    participant: Participant, since: dict[str, int] | None, *, is_bound: bool
) -> tuple[list[str], dict[str, int]]:
    missed = selectors.missed(participant, since, is_bound=is_bound) if since is not None else None
    if missed is None or since is None:
        snapshot = selectors.snapshot(participant, is_bound=is_bound)
        return [snapshot_frame(snapshot)], snapshot.streams
    return [event.model_dump_json() for event in missed], _advance(since, missed)


def snapshot_frame(snapshot: Snapshot) -> str:
    """Return the frame that carries a snapshot."""
    return f'{{"type":"room.snapshot","v":1,"data":{snapshot.model_dump_json()}}}'


def _advance(since: dict[str, int], events: list[Envelope]) -> dict[str, int]:
    return {**since, **{event.stream: event.seq for event in events}}
