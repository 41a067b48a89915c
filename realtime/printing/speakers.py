"""The arranged speakers, for the printed list."""

from uuid import UUID

from consultations.models import AgendaItem, Sitting
from consultations.printing.speakers import Speaker, source
from consultations.selectors.agendas import walk
from realtime.models import Turn


@source
def arranged(sitting: Sitting) -> list[Speaker]:
    """Return whom the operators have put on the lists of the agenda's items, as they are to follow each other."""
    items = [item for item, _ in walk(AgendaItem.objects.filter(sitting=sitting))]
    places: dict[UUID | None, int] = {item.id: place for place, item in enumerate(items)}
    turns = Turn.objects.filter(room=sitting.id, arranged__isnull=False).exclude(state=Turn.State.WITHDRAWN)
    listed = turns.select_related("participant__account", "item").order_by("arranged", "id")
    return [
        Speaker(
            invitation_id=turn.participant.invitation_id,
            name=turn.participant.account.name,
            item=turn.item.title if turn.item else "",
            minutes=-(-turn.limit // 60),
            is_substitute=turn.is_substitute,
        )
        for turn in sorted(listed, key=lambda turn: places.get(turn.item_id, len(places)))
    ]
