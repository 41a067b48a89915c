"""People's places in the room, and the reader's own standing."""

from uuid import UUID

from deliberation.events import participants
from deliberation.events.base import Envelope
from deliberation.events.participants import Admission
from realtime.room.registry import on
from realtime.room.state import ParticipantState, RoomState, StandingState


@on(participants.ParticipantAdded)
def _participant_added(state: RoomState, event: Envelope, data: participants.ParticipantAdded) -> RoomState:
    added = ParticipantState(**data.model_dump())
    return state.model_copy(update={"participants": [*state.participants, added]})


@on(participants.ParticipantChanged)
def _participant_changed(state: RoomState, event: Envelope, data: participants.ParticipantChanged) -> RoomState:
    return change_participant(state, data.participant_id, **data.model_dump(exclude={"participant_id"}))


@on(participants.ParticipantAdmitted)
def _participant_admitted(state: RoomState, event: Envelope, data: participants.ParticipantAdmitted) -> RoomState:
    return change_participant(state, data.participant_id, admission=Admission.ADMITTED)


@on(participants.ParticipantRemoved)
def _participant_removed(state: RoomState, event: Envelope, data: participants.ParticipantRemoved) -> RoomState:
    return change_participant(state, data.participant_id, admission=Admission.REMOVED)


@on(participants.ParticipantWithdrawn)
def _participant_withdrawn(state: RoomState, event: Envelope, data: participants.ParticipantWithdrawn) -> RoomState:
    return change_participant(state, data.participant_id, admission=Admission.WITHDRAWN, is_due=False)


@on(participants.ParticipantMarked)
def _participant_marked(state: RoomState, event: Envelope, data: participants.ParticipantMarked) -> RoomState:
    return change_participant(state, data.participant_id, whereabouts=data.whereabouts)


@on(participants.ParticipantCounted)
def _participant_counted(state: RoomState, event: Envelope, data: participants.ParticipantCounted) -> RoomState:
    return change_participant(state, data.participant_id, headcount=data.headcount)


@on(participants.ParticipantCheckedIn)
def _participant_checked_in(state: RoomState, event: Envelope, data: participants.ParticipantCheckedIn) -> RoomState:
    return change_participant(state, data.participant_id, is_signed_on_paper=True, arrived_at=data.arrived_at)


@on(participants.ParticipantCheckedOut)
def _participant_checked_out(state: RoomState, event: Envelope, data: participants.ParticipantCheckedOut) -> RoomState:
    return change_participant(state, data.participant_id, is_signed_on_paper=False, arrived_at=data.arrived_at)


@on(participants.StandingChanged)
def _standing_changed(state: RoomState, event: Envelope, data: participants.StandingChanged) -> RoomState:
    """The person's own stream tells of all their rooms; this one's is meant."""
    if data.room_id != state.room_id:
        return state
    return state.model_copy(update={"standing": StandingState(admission=data.admission, reason=data.reason)})


def change_participant(state: RoomState, participant_id: UUID, /, **update: object) -> RoomState:
    """Return the room with one place changed."""
    changed = [
        item.model_copy(update=update) if item.participant_id == participant_id else item for item in state.participants
    ]
    return state.model_copy(update={"participants": changed})
