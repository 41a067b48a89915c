"""The floor: who has it, who waits, who has spoken how long. Each audience has a holder of its own."""

from typing import Literal
from uuid import UUID

from deliberation.events import floors
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import (
    FloorState,
    HolderState,
    QueueState,
    RoomState,
    TakenAwayState,
    TalkState,
    WrittenState,
)

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
    return _holder(state, event, data.request_id, take_by=None, **_clock(data))


@on(floors.FloorWarned)
def _floor_warned(state: RoomState, event: Envelope, data: floors.FloorWarned) -> RoomState:
    return _holder(state, event, data.request_id, is_warned=True)


@on(floors.FloorExtended)
def _floor_extended(state: RoomState, event: Envelope, data: floors.FloorExtended) -> RoomState:
    return _holder(state, event, data.request_id, is_warned=False, **data.model_dump(exclude={"request_id"}))


@on(floors.FloorPaused)
def _floor_paused(state: RoomState, event: Envelope, data: floors.FloorPaused) -> RoomState:
    paused = {"pause": data.reason, "left": data.left, "resume_by": data.resume_by}
    stopped = {"take_by": None, "started_at": None, "ends_at": None, "over_at": None}
    return _holder(state, event, data.request_id, **paused, **stopped)


@on(floors.FloorResumed)
def _floor_resumed(state: RoomState, event: Envelope, data: floors.FloorResumed) -> RoomState:
    return _holder(state, event, data.request_id, pause=None, left=None, resume_by=None, **_clock(data))


@on(floors.FloorReleased)
def _floor_released(state: RoomState, event: Envelope, data: floors.FloorReleased) -> RoomState:
    slot, is_inner = _slot(event), _is_inner(event)
    others = [
        item for item in state.floor.talk if (item.participant_id, item.is_inner) != (data.participant_id, is_inner)
    ]
    told = TalkState(participant_id=data.participant_id, is_inner=is_inner, seconds=data.total)
    talk = sorted([*others, told], key=lambda item: (str(item.participant_id), item.is_inner))
    holder: HolderState | None = getattr(state.floor, slot)
    left = None if holder is None or holder.request_id == data.request_id else holder
    return _floor(state, talk=talk, **{slot: left})


@on(floors.FloorHandedIn)
def _floor_handed_in(state: RoomState, event: Envelope, data: floors.FloorHandedIn) -> RoomState:
    others = [item for item in state.floor.written if item.request_id != data.request_id]
    written = [*others, WrittenState(**data.model_dump())]
    return _floor(state, written=sorted(written, key=lambda item: item.request_id))


@on(floors.FloorTakenAway)
def _floor_taken_away(state: RoomState, event: Envelope, data: floors.FloorTakenAway) -> RoomState:
    others = [item for item in state.floor.taken_away if item.request_id != data.request_id]
    taken = TakenAwayState(seq=event.seq, is_inner=_is_inner(event), **data.model_dump())
    return _floor(state, taken_away=sorted([*others, taken], key=lambda item: item.request_id))


def _clock(data: floors.FloorTaken | floors.FloorResumed) -> dict[str, object]:
    return {"started_at": data.started_at, "ends_at": data.ends_at, "over_at": data.over_at}


def _is_inner(event: Envelope) -> bool:
    return event.stream.endswith(".inner")


def _slot(event: Envelope) -> Slot:
    return "inner_holder" if _is_inner(event) else "holder"


def _holder(state: RoomState, event: Envelope, request_id: UUID, /, **update: object) -> RoomState:
    slot = _slot(event)
    holder: HolderState | None = getattr(state.floor, slot)
    if holder is None or holder.request_id != request_id:
        return state
    return _floor(state, **{slot: holder.model_copy(update=update)})


def _floor(state: RoomState, /, **update: object) -> RoomState:
    floor: FloorState = state.floor.model_copy(update=update)
    return state.model_copy(update={"floor": floor})
