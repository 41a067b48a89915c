"""Ballots: taken in batches, each counted once, and acknowledged when it is in the database.

There is one answer to a ballot that comes again, be it by another tab or after a broken connection: already counted.
The roll knows, so ballots need no receipts, and nothing but the urn ever holds a choice.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from deliberation.eventlog import receipts
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Request, Result
from deliberation.events import streams
from deliberation.events.ballots import BallotCast, BallotCounted, BallotVerdict
from deliberation.events.polls import PollState
from realtime import policies, tally, urn
from realtime.models import Ballot, Participant, Poll, SealedBallot, VoterRoll
from realtime.selectors import polls as selectors
from realtime.selectors.rooms import access_rooms, admitted
from realtime.services import poll_course


class BallotResult(Result):
    """What became of the ballot."""

    poll_id: UUID
    verdict: BallotVerdict


def cast(actor: Account, command: BallotCast) -> BallotResult:
    """Vote: a batch of one.

    Raises:
        as ``cast_many`` refuses.
    """
    verdict = cast_many([Request(actor, command)])[0]
    if isinstance(verdict, DomainError):
        raise verdict
    return verdict


@change
def cast_many(requests: Sequence[Request]) -> list[BallotResult | DomainError]:
    """Take ballots, each with a verdict of its own; a ballot that was counted before is not counted again.

    Refusals of an item:
        NotFound: ``room.not_found``, ``poll.not_found``.
        Forbidden: ``ballot.forbidden``, the role has no vote; ``ballot.not_on_roll``, they came after it was opened.
        Conflict: ``sitting.not_open`` with ``state``; ``poll.over``.
        Invalid: ``ballot.invalid``, the poll cannot be answered so; ``idempotency.mismatch``, as in ``perform``.
    """
    batch = _Batch(requests)
    verdicts: list[BallotResult | DomainError] = []
    for request in requests:
        try:
            verdicts.append(batch.take(request))
        except DomainError as refusal:
            verdicts.append(refusal)
    batch.save()
    return verdicts


class _Batch:
    """Ballots that are judged one after another and written together, in a number of statements that does not grow."""

    def __init__(self, requests: Sequence[Request]) -> None:
        self._polls = _locked({request.command.poll_id for request in requests})
        # Read after the lock: whoever ends the sitting locks its polls once its state has changed.
        self._places = access_rooms({(request.command.room_id, request.actor.id) for request in requests})
        self._roll = _roll(self._polls, self._places.values())
        self._now = clock.now()
        self._known = self._counted_before(requests)
        self._ballots: dict[tuple[UUID, UUID], Ballot] = {}
        self._sealed: list[SealedBallot] = []
        self._fresh: list[VoterRoll] = []
        self._outcomes: list[receipts.Outcome] = []

    def take(self, request: Request) -> BallotResult:
        """Judge one ballot and put it among those to be written."""
        command: BallotCast = request.command
        place = admitted(self._places.get((command.room_id, request.actor.id)))
        poll = self._polls.get(command.poll_id)
        if poll is None or poll.room_id != place.room_id or not selectors.may_know(place, poll):
            raise NotFound("poll.not_found")
        policies.require(policies.may_vote(place, poll), "ballot.forbidden")
        entry = self._roll.get((poll.id, place.id))
        if entry is None:
            raise Forbidden("ballot.not_on_roll")
        is_known = self._is_known(request)
        if entry.has_voted and (not poll.may_change or is_known or not self._is_open(poll)):
            return BallotResult(poll_id=poll.id, verdict=BallotVerdict.ALREADY_COUNTED)
        policies.require_running(place.room)
        if not self._is_open(poll):
            raise Conflict("poll.over")
        if not _is_acceptable(poll, command):
            raise Invalid("ballot.invalid")
        return self._put(request, poll, entry)

    def _put(self, request: Request, poll: Poll, entry: VoterRoll) -> BallotResult:
        command: BallotCast = request.command
        verdict = BallotVerdict.CHANGED if entry.has_voted else BallotVerdict.COUNTED
        if poll.urn_key is not None:
            box = urn.seal(bytes(poll.urn_key), urn.Plain(command.answer, command.code or ""))
            self._sealed.append(SealedBallot(poll=poll, box=box))
        else:
            ballot = Ballot(poll=poll, participant=entry.participant, answer=command.answer, cast_at=self._now)
            self._ballots[poll.id, entry.participant_id] = ballot
        if not entry.has_voted:
            entry.has_voted = True
            self._fresh.append(entry)
        result = BallotResult(poll_id=poll.id, verdict=verdict)
        if identity := self._identity(request):
            self._known[identity] = poll.id
            self._outcomes.append(receipts.Outcome(identity, "", result.model_dump(mode="json")))
        return result

    def save(self) -> None:
        """Write what was taken, count it, and tell each voter."""
        VoterRoll.objects.filter(id__in=[entry.id for entry in self._fresh]).update(has_voted=True)
        SealedBallot.objects.bulk_create(self._sealed)
        Ballot.objects.bulk_create(
            self._ballots.values(),
            update_conflicts=True,
            unique_fields=["poll", "participant"],
            update_fields=["answer", "cast_at"],
        )
        receipts.keep(self._outcomes)
        fresh = Counter(entry.poll_id for entry in self._fresh)
        for poll_id in {*fresh, *(poll_id for poll_id, _ in self._ballots)}:
            poll_course.take_in(self._polls[poll_id], fresh[poll_id], at=self._now)
        for entry in self._fresh:
            account = entry.participant.account
            event = BallotCounted(room_id=entry.participant.room_id, poll_id=entry.poll_id)
            emit(event, stream=streams.member(account.id), actor=account, at=self._now)

    def _is_open(self, poll: Poll) -> bool:
        return poll.state == PollState.OPEN and not poll_course.is_over(poll, self._now)

    def _counted_before(self, requests: Sequence[Request]) -> dict[receipts.Identity | None, UUID]:
        """Return which of the requests were done before, each with its poll."""
        found = receipts.found(identity for request in requests if (identity := self._identity(request)))
        return {identity: UUID(receipt.outcome["poll_id"]) for identity, receipt in found.items()}

    def _is_known(self, request: Request) -> bool:
        """Return whether this very ballot was counted before.

        Raises:
            Invalid: ``idempotency.mismatch``, its key was used in another poll.
        """
        poll_id = self._known.get(self._identity(request))
        if poll_id not in (None, request.command.poll_id):
            raise Invalid("idempotency.mismatch", "this key was used for another ballot")
        return poll_id is not None

    def _identity(self, request: Request) -> receipts.Identity | None:
        """Return what tells a changed ballot from one that is sent again: only where ballots change does it matter."""
        poll = self._polls.get(request.command.poll_id)
        return request.identity if poll is not None and poll.may_change else None


def _locked(poll_ids: Iterable[UUID]) -> dict[UUID, Poll]:
    """Return polls, locked in the order of their ids: nothing is closed while its ballots are taken."""
    rows = Poll.objects.select_for_update(no_key=True, of=("self",)).filter(id__in=poll_ids)
    return {row.id: row for row in rows.select_related("room__sitting").order_by("id")}


def _roll(polls: Iterable[UUID], places: Iterable[Participant]) -> dict[tuple[UUID, UUID], VoterRoll]:
    by_id = {place.id: place for place in places}
    rows = list(VoterRoll.objects.filter(poll__in=polls, participant__in=by_id))
    for row in rows:
        row.participant = by_id[row.participant_id]
    return {(row.poll_id, row.participant_id): row for row in rows}


def _is_acceptable(poll: Poll, command: BallotCast) -> bool:
    may_have_code = command.code is None or poll.has_codes
    return may_have_code and tally.is_acceptable(poll.question, command.answer)
