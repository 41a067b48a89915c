"""How groups of people voted in a named poll. Of a secret one nobody can tell, and few would be guessed."""

from collections import defaultdict
from collections.abc import Callable

from deliberation.events.polls import PollMethod
from realtime import tally
from realtime.models import Poll
from realtime.representations import Person
from realtime.representations.polls import Breakdown, GroupTally
from realtime.selectors.participants import people, places


def breakdown(poll: Poll) -> Breakdown:
    """Return a named poll's votes by sector and by organisation, in the order of their names."""
    listed = {person.participant_id: person for person in people(places(poll.room_id))}
    voters = [listed[participant_id] for participant_id in poll.roll.values_list("participant_id", flat=True)]
    answers = dict(poll.ballots.values_list("participant_id", "answer"))
    cast = [(listed[participant_id], answer) for participant_id, answer in answers.items() if participant_id in listed]
    return Breakdown(
        sectors=_by_group(poll, voters, cast, lambda person: person.sector),
        organisations=_by_group(poll, voters, cast, lambda person: person.organisation),
    )


def _by_group(
    poll: Poll, voters: list[Person], cast: list[tuple[Person, list[int]]], group: Callable[[Person], str]
) -> list[GroupTally]:
    entitled: dict[str, int] = defaultdict(int)
    for person in voters:
        entitled[group(person)] += 1
    answers: dict[str, list[list[int]]] = defaultdict(list)
    for person, answer in cast:
        answers[group(person)].append(answer)
    return [
        GroupTally(name=name, entitled=entitled[name], cast=len(answers[name]), votes=_votes(poll, answers[name]))
        for name in sorted(entitled)
    ]


def _votes(poll: Poll, answers: list[list[int]]) -> list[int]:
    tallies = tally.option_tallies(poll.question, answers)
    return [option.sum if poll.method == PollMethod.RATING else option.votes for option in tallies]
