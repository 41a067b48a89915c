"""What there is to read.

A paper may pass from one stream to another. Streams are read side by side, so of two states of it the greater revision
holds, whichever comes first.
"""

from deliberation.events import papers
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import PaperState, RoomState


@on(papers.PaperWasPut)
def _paper_put(state: RoomState, event: Envelope, data: papers.PaperWasPut) -> RoomState:
    if any(item.paper_id == data.paper_id and item.revision > data.revision for item in state.papers):
        return state
    others = [item for item in state.papers if item.paper_id != data.paper_id]
    put = [*others, PaperState.model_validate(data)]
    return state.model_copy(update={"papers": sorted(put, key=lambda item: (item.position, item.paper_id))})


@on(papers.PaperWithdrawn)
def _paper_withdrawn(state: RoomState, event: Envelope, data: papers.PaperWithdrawn) -> RoomState:
    left = [item for item in state.papers if item.paper_id != data.paper_id or item.revision > data.revision]
    return state.model_copy(update={"papers": left})
