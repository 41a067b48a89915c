"""What is being sent as sound and picture."""

from uuid import UUID

from deliberation.events.calls import MediaKind, MediaSource
from realtime.models import Publication
from realtime.room.state import PublicationState


def live_publications(room_id: UUID) -> list[Publication]:
    """Return what is being sent in the room, in order of its start."""
    rows = Publication.objects.filter(participant__room_id=room_id, ended_at=None)
    return list(rows.order_by("started_seq"))


def publications(room_id: UUID) -> list[PublicationState]:
    return [
        PublicationState(
            publication_id=item.id,
            participant_id=item.participant_id,
            device=item.device,
            kind=MediaKind(item.kind),
            source=MediaSource(item.source),
        )
        for item in live_publications(room_id)
    ]
