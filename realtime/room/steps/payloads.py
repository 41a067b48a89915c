"""Contents that were erased from the log."""

from deliberation.events import payloads
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import NoteState, RoomState


@on(payloads.PayloadErased)
def _payload_erased(state: RoomState, event: Envelope, data: payloads.PayloadErased) -> RoomState:
    """Drop whatever the erased event had put on the screen: a ``seq`` names one event of its stream."""
    if event.stream.startswith("member."):
        notices = [item for item in state.notices if item.seq != data.seq]
        return state.model_copy(update={"notices": notices, "notes": _notes(state, data.seq, is_desk=False)})
    if event.stream.endswith(".desk"):
        moderation = [item for item in state.moderation if item.seq != data.seq]
        return state.model_copy(update={"moderation": moderation, "notes": _notes(state, data.seq, is_desk=True)})
    is_inner = event.stream.endswith(".inner")
    taken_away = [item for item in state.floor.taken_away if (item.seq, item.is_inner) != (data.seq, is_inner)]
    floor = state.floor.model_copy(update={"taken_away": taken_away})
    messages = [item for item in state.messages if (item.seq, item.is_inner) != (data.seq, is_inner)]
    return state.model_copy(update={"messages": messages, "floor": floor})


def _notes(state: RoomState, seq: int, *, is_desk: bool) -> list[NoteState]:
    return [item for item in state.notes if (item.seq, item.is_desk) != (seq, is_desk)]
