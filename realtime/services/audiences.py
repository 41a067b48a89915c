"""Who hears of something: the server chooses the stream when the event is made."""

from consultations.models import AgendaItem
from realtime.models import Room


def is_inner(room: Room, item: AgendaItem | None, *, to_all: bool = False) -> bool:
    """Return whether observers are kept from what is said under ``item``, or under none.

    What names no item belongs to the one that is being dealt with: a word slipped in beside a confidential item is
    confidential. Only what is meant for all (``to_all``) goes to all then.
    """
    if item is not None:
        return item.is_confidential
    current = room.sitting.current_item
    return not to_all and current is not None and current.is_confidential
