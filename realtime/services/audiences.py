"""Who hears of something: the server chooses the stream when the event is made."""

from consultations.models import AgendaItem
from realtime.models import Room


def stream_for(room: Room, item: AgendaItem | None) -> str:
    """Return the audience of what happens under an agenda item: observers are kept from confidential ones."""
    return room.inner_stream if item is not None and item.is_confidential else room.stream
