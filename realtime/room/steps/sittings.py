"""What is planned of the sitting, and its course."""

from deliberation.events import course, plans
from deliberation.events.base import Envelope
from deliberation.events.sittings import SittingState
from realtime.room.registry import on
from realtime.room.state import RoomState


@on(course.SittingOpened)
def _sitting_opened(state: RoomState, event: Envelope, data: course.SittingOpened) -> RoomState:
    """Whoever is there to prepare arrives now: 实到 counts from here."""
    participants = [
        item.model_copy(update={"arrived_at": event.at if item.present else None, "left_at": None})
        for item in state.participants
    ]
    opened = _course(state, state=SittingState.WAITING, opened_at=event.at)
    return opened.model_copy(update={"participants": participants})


@on(course.SittingStarted)
def _sitting_started(state: RoomState, event: Envelope, data: course.SittingStarted) -> RoomState:
    return _course(state, state=SittingState.RUNNING, started_at=event.at)


@on(course.SittingSuspended)
def _sitting_suspended(state: RoomState, event: Envelope, data: course.SittingSuspended) -> RoomState:
    return _course(state, state=SittingState.SUSPENDED, suspended_at=event.at)


@on(course.SittingResumed)
def _sitting_resumed(state: RoomState, event: Envelope, data: course.SittingResumed) -> RoomState:
    return _course(state, state=SittingState.RUNNING, suspended_at=None)


@on(course.SittingEnded)
def _sitting_ended(state: RoomState, event: Envelope, data: course.SittingEnded) -> RoomState:
    return _course(state, state=SittingState.ENDED, ended_at=event.at, suspended_at=None)


@on(course.SittingClosed)
def _sitting_closed(state: RoomState, event: Envelope, data: course.SittingClosed) -> RoomState:
    return _course(state, state=SittingState.CLOSED)


@on(course.SittingLocked)
def _sitting_locked(state: RoomState, event: Envelope, data: course.SittingLocked) -> RoomState:
    return _course(state, is_locked=True)


@on(course.SittingUnlocked)
def _sitting_unlocked(state: RoomState, event: Envelope, data: course.SittingUnlocked) -> RoomState:
    return _course(state, is_locked=False)


@on(plans.SittingChanged)
def _sitting_changed(state: RoomState, event: Envelope, data: plans.SittingChanged) -> RoomState:
    changed = _course(state, starts_at=data.starts_at, ends_at=data.ends_at)
    return changed.model_copy(update={"title": data.title})


@on(plans.SittingCancelled)
def _sitting_cancelled(state: RoomState, event: Envelope, data: plans.SittingCancelled) -> RoomState:
    return _course(state, is_cancelled=True)


@on(course.AgendaStepped)
def _agenda_stepped(state: RoomState, event: Envelope, data: course.AgendaStepped) -> RoomState:
    return _course(state, current_item_id=data.item_id, stepped_at=event.at)


def _course(room: RoomState, /, **update: object) -> RoomState:
    return room.model_copy(update={"course": room.course.model_copy(update=update)})
