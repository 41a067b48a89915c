"""What lies before the people of a room."""

from consultations.selectors.papers import paper_item, papers
from realtime.models import Room
from realtime.room.state import PaperState


def paper_states(room: Room, *, inner: bool) -> list[PaperState]:
    """Return the papers of the room's sitting, in order; confidential ones only to who hears the ``inner`` stream."""
    rows = [paper for paper in papers(room.sitting) if inner or not paper.is_inner]
    return [PaperState.model_validate(paper_item(paper)) for paper in rows]
