"""Sound and picture."""

from deliberation.events import calls
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import PublicationState, RoomState
from realtime.room.steps.participants import change_participant


@on(calls.PublicationStarted)
def _publication_started(state: RoomState, event: Envelope, data: calls.PublicationStarted) -> RoomState:
    started = PublicationState(**data.model_dump())
    return state.model_copy(update={"publications": [*state.publications, started]})


@on(calls.ParticipantMuted)
def _participant_muted(state: RoomState, event: Envelope, data: calls.ParticipantMuted) -> RoomState:
    return change_participant(state, data.participant_id, muted=data.muted)


@on(calls.ParticipantOpened)
def _participant_opened(state: RoomState, event: Envelope, data: calls.ParticipantOpened) -> RoomState:
    return change_participant(state, data.participant_id, has_open_microphone=data.is_open)


@on(calls.PublicationEnded)
def _publication_ended(state: RoomState, event: Envelope, data: calls.PublicationEnded) -> RoomState:
    left = [item for item in state.publications if item.publication_id != data.publication_id]
    return state.model_copy(update={"publications": left})
