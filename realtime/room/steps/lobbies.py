"""Those who wait: what they see, and what the desk sees of them."""

from deliberation.events import lobbies
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import RoomState, WaitingState


@on(lobbies.LobbyChanged)
def _lobby_changed(state: RoomState, event: Envelope, data: lobbies.LobbyChanged) -> RoomState:
    course = state.course.model_copy(update=data.model_dump(include={"state", "starts_at", "is_cancelled"}))
    return state.model_copy(update={"title": data.title, "course": course})


@on(lobbies.LobbyEntered)
def _lobby_entered(state: RoomState, event: Envelope, data: lobbies.LobbyEntered) -> RoomState:
    others = [item for item in state.lobby if item.participant_id != data.participant_id]
    waiting = [*others, WaitingState(**data.model_dump())]
    return state.model_copy(update={"lobby": sorted(waiting, key=lambda item: (item.since, item.participant_id))})


@on(lobbies.LobbyLeft)
def _lobby_left(state: RoomState, event: Envelope, data: lobbies.LobbyLeft) -> RoomState:
    left = [item for item in state.lobby if item.participant_id != data.participant_id]
    return state.model_copy(update={"lobby": left})
