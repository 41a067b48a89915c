"""What the reader is told in private."""

from deliberation.events import notices
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import NoticeState, RoomState


@on(notices.NoticeRaised)
def _notice_raised(state: RoomState, event: Envelope, data: notices.NoticeRaised) -> RoomState:
    raised = NoticeState(seq=event.seq, at=event.at, **data.model_dump())
    return state.model_copy(update={"notices": [*state.notices, raised]})


@on(notices.NoticeDismissed)
def _notice_dismissed(state: RoomState, event: Envelope, data: notices.NoticeDismissed) -> RoomState:
    left = [item for item in state.notices if item.notice_id != data.notice_id]
    return state.model_copy(update={"notices": left})
