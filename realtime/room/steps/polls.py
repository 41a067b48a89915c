"""Polls: drafts and results that the desk sees first, what the room is asked, and where the reader has voted.

What the desk alone knows stands in lists of its own, so that it does not matter which of the two streams is read first.
"""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from deliberation.events import ballots, polls
from deliberation.events.base import Envelope
from deliberation.events.polls import PollState
from realtime.room.registry import on
from realtime.room.state import PollDraftState, PollItemState, PollTallyState, RoomState

T = TypeVar("T", bound=PollDraftState | PollItemState | PollTallyState)


@on(polls.PollDrafted)
def _poll_drafted(state: RoomState, event: Envelope, data: polls.PollDrafted) -> RoomState:
    draft = PollDraftState.model_validate(data)
    return state.model_copy(update={"poll_drafts": _put(state.poll_drafts, draft)})


@on(polls.PollUndrafted)
def _poll_undrafted(state: RoomState, event: Envelope, data: polls.PollUndrafted) -> RoomState:
    left = [item for item in state.poll_drafts if item.poll_id != data.poll_id]
    return state.model_copy(update={"poll_drafts": left})


@on(polls.PollOpened)
def _poll_opened(state: RoomState, event: Envelope, data: polls.PollOpened) -> RoomState:
    opened = PollItemState(state=PollState.OPEN, opened_at=event.at, **dict(data))
    return state.model_copy(update={"polls": _put(state.polls, opened)})


@on(polls.PollCounted)
def _poll_counted(state: RoomState, event: Envelope, data: polls.PollCounted) -> RoomState:
    return _poll(state, data.poll_id, cast=data.cast, votes=data.votes)


@on(polls.PollClosed)
def _poll_closed(state: RoomState, event: Envelope, data: polls.PollClosed) -> RoomState:
    closed = {"state": PollState.CLOSED, "closed_at": event.at, "cast": data.cast, "digest": data.digest}
    return _poll(state, data.poll_id, **closed)


@on(polls.PollTallied)
def _poll_tallied(state: RoomState, event: Envelope, data: polls.PollTallied) -> RoomState:
    tally = PollTallyState.model_validate(data)
    return state.model_copy(update={"poll_tallies": _put(state.poll_tallies, tally)})


@on(polls.PollPublished)
def _poll_published(state: RoomState, event: Envelope, data: polls.PollPublished) -> RoomState:
    return _poll(state, data.poll_id, state=PollState.PUBLISHED, arithmetic=data.arithmetic)


@on(polls.PollCancelled)
def _poll_cancelled(state: RoomState, event: Envelope, data: polls.PollCancelled) -> RoomState:
    cancelled = {"state": PollState.CANCELLED, "closed_at": event.at, "reason": data.reason}
    return _poll(state, data.poll_id, **cancelled)


@on(ballots.BallotCounted)
def _ballot_counted(state: RoomState, event: Envelope, data: ballots.BallotCounted) -> RoomState:
    """The person's own stream tells of all their rooms; this one's is meant."""
    if data.room_id != state.room_id:
        return state
    return state.model_copy(update={"voted": sorted({*state.voted, data.poll_id})})


def _poll(state: RoomState, poll_id: UUID, /, **update: object) -> RoomState:
    changed = [item.model_copy(update=update) if item.poll_id == poll_id else item for item in state.polls]
    return state.model_copy(update={"polls": changed})


def _put(items: Iterable[T], new: T) -> list[T]:
    others = [item for item in items if item.poll_id != new.poll_id]
    return sorted([*others, new], key=lambda item: item.poll_id)
