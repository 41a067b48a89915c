"""Everything that can happen, told for the golden log: a file for each part of the product."""

from tests.conftest import Cast
from tests.contract.stories import (
    consultations,
    entries,
    floors,
    papers,
    people,
    polls,
    recordings,
    rooms,
    sittings,
)

STORIES = [
    consultations.live,
    rooms.live,
    people.live,
    sittings.live,
    papers.live,
    floors.live,
    entries.live,
    polls.live,
    recordings.live,
]


def live(cast: Cast) -> None:
    """Let everything happen that can happen."""
    for story in STORIES:
        story(cast)
