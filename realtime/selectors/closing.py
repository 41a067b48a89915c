"""What is still to be done before a sitting can be put away: it is not to end without what people came for."""

from deliberation.events.polls import PollState
from realtime.models import Poll, Room
from realtime.selectors.messages import open_questions


def missing(room: Room) -> list[str]:
    """Return what is missing for 已办结, in the order in which it is told.

    ``questions``: somebody asked a department, and has neither an answer nor a day by which there will be one.
    ``polls``: people voted, and nobody was told the result; one that was voted on again is told by that.
    """
    unpublished = Poll.objects.filter(room=room, state=PollState.CLOSED)
    again = Poll.objects.filter(repeats__in=unpublished, state__in=(PollState.CLOSED, PollState.PUBLISHED))
    found = {
        "questions": open_questions(room).exists(),
        "polls": unpublished.exclude(id__in=again.values("repeats")).exists(),
    }
    return [name for name, is_missing in found.items() if is_missing]
