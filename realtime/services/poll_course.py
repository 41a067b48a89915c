"""What a poll goes through: opened, counted, closed, published, broken off.

The verbs of people, the end of a sitting and the clock's sweep all come here, so that all tell the same events. Callers
have locked the poll. Keys are files, so they are read before the transaction and destroyed after it: whatever process
dies in between leaves work that the sweep does.
"""

import functools
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from nacl.public import PrivateKey

from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict, Unavailable
from deliberation.eventlog.units import emit
from deliberation.events.polls import (
    Arithmetic,
    PollCancelled,
    PollClosed,
    PollCounted,
    PollKind,
    PollOpened,
    PollPublished,
    PollState,
    PollTallied,
    PollUndrafted,
)
from realtime import policies, tally, urn
from realtime.models import Ballot, Poll, Room, SealedBallot, VoterRoll
from realtime.selectors import polls as selectors
from realtime.selectors.rooms import hold_room

TELL_EVERY = timedelta(milliseconds=250)
"""The room is told at most so often how many have voted."""

Keys = Mapping[UUID, PrivateKey]


def keys(polls: "QuerySet[Poll]") -> Keys:
    """Return poll → private key of those of the polls that are secret and open, as far as their keys are there."""
    publics = polls.filter(state=PollState.OPEN, urn_key__isnull=False).values_list("id", "urn_key")
    found = {poll_id: urn.key(bytes(public)) for poll_id, public in publics if public is not None}
    return {poll_id: key for poll_id, key in found.items() if key is not None}


def is_over(poll: Poll, now: datetime) -> bool:
    """Return whether an open poll's time is over; at its last instant it is."""
    return poll.ends_at is not None and poll.ends_at <= now


def open_(poll: Poll, *, key: bytes | None, actor: Account, at: datetime) -> None:
    """Make the roll and let it vote. ``key`` is the public one of a secret poll's urn.

    Raises:
        Conflict: ``poll.nobody_votes``.
        Unavailable: ``poll.urn_missing``: the draft has become secret this moment.
    """
    rules = selectors.poll_rules(poll.room)
    kind = PollKind(poll.kind)
    voters = selectors.voters(poll.room, kind, rules)
    if not voters:
        raise Conflict("poll.nobody_votes")
    if poll.is_secret and key is None:
        raise Unavailable("poll.urn_missing")
    VoterRoll.objects.bulk_create(VoterRoll(poll=poll, participant=voter) for voter in voters)
    poll.state, poll.opened_at, poll.urn_key = PollState.OPEN, at, key
    poll.ends_at = at + timedelta(seconds=poll.seconds) if poll.seconds else None
    poll.entitled, poll.roles = len(voters), policies.voting_roles(kind, rules)
    poll.is_inner = poll.item is not None and poll.item.is_confidential
    poll.is_guessable = poll.is_secret and poll.entitled < rules.guessable_below
    poll.is_live = rules.live_results and not poll.is_secret and kind is not PollKind.DECISION
    poll.save()
    emit(PollUndrafted(poll_id=poll.id), stream=poll.room.desk_stream, actor=actor, at=at)
    event = PollOpened(
        poll_id=poll.id,
        repeats=poll.repeats_id,
        question=poll.question,
        ends_at=poll.ends_at,
        entitled=poll.entitled,
        roles=poll.roles,
        is_guessable=poll.is_guessable,
        is_live=poll.is_live,
    )
    emit(event, stream=poll.stream, actor=actor, at=at)


def take_in(poll: Poll, fresh: int, *, at: datetime) -> None:
    """Count ``fresh`` more people as having voted, and tell the room, or let the sweep if it was just told."""
    poll.cast += fresh
    poll.has_news = True
    if poll.told_at is None or at - poll.told_at >= TELL_EVERY:
        tell_count(poll, at=at)
    else:
        poll.save(update_fields=["cast", "has_news"])


def tell_count(poll: Poll, *, at: datetime) -> None:
    """Tell the room how many have voted by now."""
    poll.told_cast, poll.told_at, poll.has_news = poll.cast, at, False
    if poll.is_live:
        poll.told_votes = selectors.votes(poll)
    poll.save(update_fields=["cast", "told_cast", "told_votes", "told_at", "has_news"])
    event = PollCounted(poll_id=poll.id, cast=poll.told_cast, votes=poll.told_votes)
    emit(event, stream=poll.stream, actor=None, at=at)


def close(poll: Poll, keys: Keys, *, actor: Account | None, at: datetime) -> None:
    """Take no more ballots, and fix the result.

    Raises:
        Unavailable: ``poll.urn_missing``; nothing has changed then.
    """
    if poll.is_secret:
        _unseal(poll, keys)
    present = selectors.present(poll, at=at)
    result = tally.count(poll.question, selectors.answers(poll), entitled=poll.entitled, present=present)
    poll.state, poll.closed_at, poll.has_news = PollState.CLOSED, at, False
    poll.result, poll.digest, poll.told_cast = result.model_dump(mode="json"), selectors.digest(poll), result.cast
    poll.save()
    closed = PollClosed(poll_id=poll.id, cast=result.cast, digest=poll.digest)
    emit(closed, stream=poll.stream, actor=actor, at=at)
    tallied = PollTallied(poll_id=poll.id, arithmetic=result, missing=selectors.missing(poll))
    emit(tallied, stream=poll.room.desk_stream, actor=actor, at=at)


def close_all(room: Room, keys: Keys, *, actor: Account, at: datetime) -> None:
    """Close whatever is open: the sitting is over. A poll whose key is not among ``keys`` is left to the sweep."""
    hold_room(room)  # whoever opens one meanwhile has done so, or will find the sitting ended
    rows = Poll.objects.select_for_update(no_key=True, of=("self",)).filter(room=room, state=PollState.OPEN)
    for poll in rows.select_related("room__sitting__consultation", "item").order_by("id"):
        if not poll.is_secret or poll.id in keys:
            close(poll, keys, actor=actor, at=min(at, poll.ends_at or at))


def publish(poll: Poll, *, actor: Account, at: datetime) -> None:
    """Show everybody the result."""
    assert poll.opened_at is not None
    assert poll.closed_at is not None
    poll.state, poll.published_at = PollState.PUBLISHED, at
    poll.save(update_fields=["state", "published_at"])
    event = PollPublished(
        poll_id=poll.id,
        question=poll.question,
        opened_at=poll.opened_at,
        closed_at=poll.closed_at,
        roll=list(poll.roll.order_by("participant_id").values_list("participant_id", flat=True)),
        digest=poll.digest,
        arithmetic=Arithmetic.model_validate(poll.result),
    )
    emit(event, stream=poll.stream, actor=actor, at=at)


def cancel(poll: Poll, reason: str, *, actor: Account, at: datetime) -> None:
    """Break an open poll off and destroy what was cast. It needs no key."""
    poll.state, poll.closed_at, poll.cancel_reason = PollState.CANCELLED, at, reason
    poll.has_news = False
    poll.ballots.all().delete()
    _empty(poll)
    poll.save()
    emit(PollCancelled(poll_id=poll.id, reason=reason), stream=poll.stream, actor=actor, at=at)


def _unseal(poll: Poll, keys: Keys) -> None:
    """Write the secret ballots plain, so that nothing tells in what order they were cast."""
    key = keys.get(poll.id)
    if key is None:
        raise Unavailable("poll.urn_missing")
    plain = urn.open_all(key, SealedBallot.objects.filter(poll=poll).values_list("box", flat=True))
    secrets.SystemRandom().shuffle(plain)
    plain.sort()  # equal ones stay shuffled; the order of the others says no more than what they say
    Ballot.objects.bulk_create(Ballot(poll=poll, answer=ballot.answer, code=ballot.code) for ballot in plain)
    _empty(poll)


def _empty(poll: Poll) -> None:
    """Take the sealed ballots away, and their key once that is committed; if the process dies then, the sweep does."""
    SealedBallot.objects.filter(poll=poll).delete()
    if poll.urn_key is not None:
        transaction.on_commit(functools.partial(urn.destroy, bytes(poll.urn_key)), robust=True)
        poll.urn_key = None
