"""What the sitting goes through."""

from deliberation.events import agendas
from deliberation.events.base import Envelope
from realtime.room.registry import on
from realtime.room.state import AgendaItemState, RoomState


@on(agendas.AgendaItemPut)
def _item_put(state: RoomState, event: Envelope, data: agendas.AgendaItemPut) -> RoomState:
    others = [item for item in state.agenda if item.item_id != data.item_id]
    items = sorted([*others, AgendaItemState(**data.model_dump())], key=lambda item: (item.position, item.item_id))
    return state.model_copy(update={"agenda": items})


@on(agendas.AgendaItemRemoved)
def _item_removed(state: RoomState, event: Envelope, data: agendas.AgendaItemRemoved) -> RoomState:
    return state.model_copy(update={"agenda": [item for item in state.agenda if item.item_id != data.item_id]})


@on(agendas.AgendaItemTitled)
def _item_titled(state: RoomState, event: Envelope, data: agendas.AgendaItemTitled) -> RoomState:
    titles = {item_id: title for item_id, title in state.inner_titles.items() if item_id != data.item_id}
    if data.title is not None:
        titles[data.item_id] = data.title
    return state.model_copy(update={"inner_titles": titles})
