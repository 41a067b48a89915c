"""The floor: who has it, who waits, who has spoken how long. Each audience has a holder of its own."""

from typing import Literal
from uuid import UUID

from deliberation.events import floors
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import FloorState, HolderState, QueueState, RoomState, TalkState

Slot = Literal["holder", "inner_holder"]


@on(floors.FloorQueued)
def _floor_queued(state: RoomState, event: Envelope, data: floors.FloorQueued) -> RoomState:
    others = [item for item in state.floor.queues if item.item_id != data.item_id]
    queue = QueueState(item_id=data.item_id, order=data.order, entries=data.entries)
    return _floor(state, queues=sorted([*others, queue], key=lambda item: str(item.item_id or "")))


@on(floors.FloorGranted)
def _floor_granted(state: RoomState, event: Envelope, data: floors.FloorGranted) -> RoomState:
    return _floor(state, **{_slot(event): HolderState(**data.model_dump())})


@on(floors.FloorTaken)
def _floor_taken(state: RoomState, event: Envelope, data: floors.FloorTaken) -> RoomState:
    return _holder(state, event, data.request_id, take_by=None, started_at=data.started_at, ends_at=data.ends_at)


@on(floors.FloorWarned)
def _floor_warned(state: RoomState, event: Envelope, data: floors.FloorWarned) -> RoomState:
    return _holder(state, event, data.request_id, is_warned=True)


@on(floors.FloorExtended)
def _floor_extended(state: RoomState, event: Envelope, data: floors.FloorExtended) -> RoomState:
    holder = getattr(state.floor, _slot(event))
    left = None
    if holder is not None and holder.left is not None:
        left = holder.left + data.limit - holder.limit
    return _holder(state, event, data.request_id, limit=data.limit, ends_at=data.ends_at, is_warned=False, left=left)


@on(floors.FloorPaused)
def _floor_paused(state: RoomState, event: Envelope, data: floors.FloorPaused) -> RoomState:
    paused = {"pause": data.reason, "left": data.left, "resume_by": data.resume_by}
    return _holder(state, event, data.request_id, take_by=None, started_at=None, ends_at=None, **paused)


@on(floors.FloorResumed)
def _floor_resumed(state: RoomState, event: Envelope, data: floors.FloorResumed) -> RoomState:
    running = {"started_at": data.started_at, "ends_at": data.ends_at}
    return _holder(state, event, data.request_id, pause=None, left=None, resume_by=None, **running)


@on(floors.FloorReleased)
def _floor_released(state: RoomState, event: Envelope, data: floors.FloorReleased) -> RoomState:
    slot, is_inner = _slot(event), _slot(event) == "inner_holder"
    others = [
        item for item in state.floor.talk if (item.participant_id, item.is_inner) != (data.participant_id, is_inner)
    ]
    told = TalkState(participant_id=data.participant_id, is_inner=is_inner, seconds=data.total)
    talk = sorted([*others, told], key=lambda item: (str(item.participant_id), item.is_inner))
    holder: HolderState | None = getattr(state.floor, slot)
    left = None if holder is None or holder.request_id == data.request_id else holder
    return _floor(state, talk=talk, **{slot: left})


def _slot(event: Envelope) -> Slot:
    return "inner_holder" if event.stream.endswith(".inner") else "holder"


def _holder(state: RoomState, event: Envelope, request_id: UUID, /, **update: object) -> RoomState:
    slot = _slot(event)
    holder: HolderState | None = getattr(state.floor, slot)
    if holder is None or holder.request_id != request_id:
        return state
    return _floor(state, **{slot: holder.model_copy(update=update)})


def _floor(state: RoomState, /, **update: object) -> RoomState:
    floor: FloorState = state.floor.model_copy(update=update)
    return state.model_copy(update={"floor": floor})
