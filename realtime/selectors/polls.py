"""Polls: who may see which, what has been cast, and how it stands."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from deliberation.core.errors import NotFound
from deliberation.eventlog import chain
from deliberation.events.participants import Admission
from deliberation.events.polls import Arithmetic, PollKind, PollState
from deliberation.events.rooms import ParticipantRole
from deliberation.rules.catalogue import PollRules
from deliberation.rules.selectors import rules
from realtime import policies, tally
from realtime.models import Ballot, Participant, Poll, Room, VoterRoll
from realtime.representations.polls import CodeItem, CodeList, OwnBallot, RollItem, RollList
from realtime.room.state import PollDraftState, PollItemState, PollTallyState

ASKED = (PollState.OPEN, PollState.CLOSED, PollState.PUBLISHED, PollState.CANCELLED)
"""The states of polls that the room knows of."""
COUNTED = (PollState.CLOSED, PollState.PUBLISHED)
"""The states of polls that have a result."""


def poll_rules(room: Room) -> PollRules:
    """Return the rules about voting in force in a room."""
    return rules(room.committee_id).poll


def access_poll(participant: Participant, poll_id: UUID, *, lock: bool = False) -> Poll:
    """Return a poll that the participant may know of, locked for change if asked.

    Raises:
        NotFound: ``poll.not_found``.
    """
    polls = Poll.objects.filter(room_id=participant.room_id, id=poll_id)
    if lock:
        polls = polls.select_for_update(no_key=True, of=("self",))
    poll = polls.select_related("room__sitting__consultation", "item").first()
    if poll is None or not may_know(participant, poll):
        raise NotFound("poll.not_found")
    return poll


def may_know(participant: Participant, poll: Poll) -> bool:
    """Return whether somebody may know that there is such a poll: drafts are the desk's."""
    if poll.state == PollState.DRAFT:
        return policies.may_moderate(participant)
    return policies.may_hear_inner(participant) or not poll.is_inner


def voters(room: Room, kind: PollKind, poll_rules: PollRules) -> list[Participant]:
    """Return who stands on the roll of a poll that is opened now: of the roles that vote, whoever is due.

    Whoever excused themselves and came after all is due after all.
    """
    places = room.participants.filter(role__in=policies.voting_roles(kind, poll_rules), account__is_venue=False)
    if not poll_rules.counts_excused:
        places = places.filter(Q(is_due=True) | Q(arrived_at__isnull=False))
    return list(places.exclude(admission=Admission.WITHDRAWN).order_by("id"))


def missing(poll: Poll) -> list[UUID]:
    """Return the participants on the roll who have not voted, in order of their ids."""
    return list(poll.roll.filter(has_voted=False).order_by("participant_id").values_list("participant_id", flat=True))


def present(poll: Poll, *, at: datetime) -> int:
    """Return how many on the roll had come to the sitting at a moment (实到), by device or on paper."""
    has_come = Q(participant__arrived_at__lte=at) | Q(participant__is_signed_on_paper=True)
    return poll.roll.filter(has_come).count()


def answers(poll: Poll) -> list[list[int]]:
    """Return what the plain ballots say; of a secret poll there are none before it is closed."""
    return list(Ballot.objects.filter(poll=poll).values_list("answer", flat=True))


def votes(poll: Poll) -> list[int]:
    """Return the votes for each option so far, of a named poll that is open."""
    return [option.votes for option in tally.option_tallies(poll.question, answers(poll))]


def digest(poll: Poll) -> str:
    """Return SHA-256 over the plain ballots, sorted: whoever has the rows can compute it again.

    Each ballot is ``[participant or null, answer, code]``, all of them one canonical JSON array (RFC 8785).
    """
    rows = Ballot.objects.filter(poll=poll)
    ballots = [[str(row.participant_id) if row.participant_id else None, row.answer, row.code] for row in rows]
    ballots.sort(key=chain.canonical)
    return hashlib.sha256(chain.canonical(ballots).encode()).hexdigest()


def poll_drafts(room_id: UUID) -> list[PollDraftState]:
    """Return what the desk prepares."""
    rows = Poll.objects.filter(room_id=room_id, state=PollState.DRAFT).order_by("id")
    return [PollDraftState(poll_id=row.id, repeats=row.repeats_id, question=row.question) for row in rows]


def poll_items(room_id: UUID, *, hears_inner: bool) -> list[PollItemState]:
    """Return the polls that were opened, as far as the reader may know of them."""
    rows = Poll.objects.filter(room_id=room_id, state__in=ASKED).order_by("id")
    return [_poll_item(row) for row in rows if hears_inner or not row.is_inner]


def poll_tallies(room_id: UUID) -> list[PollTallyState]:
    """Return the results that the desk knows."""
    rows = list(Poll.objects.filter(room_id=room_id, state__in=COUNTED).order_by("id"))
    absent: dict[UUID, list[UUID]] = {row.id: [] for row in rows}
    roll = VoterRoll.objects.filter(poll__in=rows, has_voted=False).order_by("participant_id")
    for poll_id, participant_id in roll.values_list("poll_id", "participant_id"):
        absent[poll_id].append(participant_id)
    return [
        PollTallyState(poll_id=row.id, arithmetic=Arithmetic.model_validate(row.result), missing=absent[row.id])
        for row in rows
    ]


def voted(participant: Participant) -> list[UUID]:
    """Return the polls of the room in which somebody has voted."""
    rows = VoterRoll.objects.filter(participant=participant, has_voted=True).order_by("poll_id")
    return list(rows.values_list("poll_id", flat=True))


def own_ballots(participant: Participant) -> list[OwnBallot]:
    """Return how somebody has voted in the room's named polls: nobody can say that of secret ones."""
    rows = Ballot.objects.filter(participant=participant).order_by("poll_id")
    return [OwnBallot(poll_id=row.poll_id, answer=row.answer) for row in rows]


def passed_over(participant: Participant) -> list[UUID]:
    """Return the open polls of the room whose roll was made without somebody, who came later."""
    rows = Poll.objects.filter(room=participant.room_id, state=PollState.OPEN)
    return list(rows.exclude(roll__participant=participant).order_by("id").values_list("id", flat=True))


def roll(poll: Poll) -> RollList:
    """Return who could vote and who has, in the order of the room's list."""
    rows = poll.roll.order_by("participant__added_seq").values("participant_id", "has_voted")
    return RollList(items=[RollItem(**row) for row in rows])


def codes(poll: Poll) -> CodeList:
    """Return the codes that voters kept, each with what the ballot says, in order of the codes."""
    rows = poll.ballots.exclude(code="").order_by("code").values("code", "answer")
    return CodeList(items=[CodeItem(**row) for row in rows])


def _poll_item(row: Poll) -> PollItemState:
    assert row.opened_at is not None  # drafts are none of them
    is_published = row.state == PollState.PUBLISHED
    return PollItemState(
        poll_id=row.id,
        repeats=row.repeats_id,
        question=row.question,
        state=PollState(row.state),
        opened_at=row.opened_at,
        ends_at=row.ends_at,
        entitled=row.entitled,
        roles=[ParticipantRole(role) for role in row.roles],
        is_guessable=row.is_guessable,
        is_live=row.is_live,
        cast=row.told_cast,
        votes=row.told_votes,
        closed_at=row.closed_at,
        digest=row.digest,
        arithmetic=Arithmetic.model_validate(row.result) if is_published else None,
        reason=row.cancel_reason,
    )
