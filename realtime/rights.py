"""What rooms answer when files are asked for: whoever has been let in reads what lies before the room."""

from consultations.selectors.papers import papers_made_of
from deliberation.accounts.models import Account
from deliberation.documents.models import File
from deliberation.documents.rights import Reading, grants_reading
from deliberation.events.participants import Admission
from realtime import policies
from realtime.models import Participant


@grants_reading("realtime.rooms")
def reading(actor: Account, file: File) -> Reading | None:
    """Return how ``actor`` may read ``file`` because of a place in the room, invited or not."""
    lying = {paper.sitting_id: paper for paper in papers_made_of(file)}
    places = Participant.objects.filter(room__in=lying, account=actor, admission=Admission.ADMITTED)
    answers = [
        Reading.MARKED if lying[place.room_id].must_be_inner else Reading.PLAIN
        for place in places
        if policies.may_hear_inner(place) or not lying[place.room_id].must_be_inner
    ]
    return max(answers, default=None)
