"""What is being sent as sound and picture."""

from uuid import UUID

from realtime.models import Publication


def live_publications(room_id: UUID) -> list[Publication]:
    """Return what is being sent in the room, in order of its start."""
    rows = Publication.objects.filter(participant__room_id=room_id, ended_at=None)
    return list(rows.order_by("started_seq"))
