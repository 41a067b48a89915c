"""Polls, who may vote in them, and what was cast."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import uuid4

from django.conf import settings
from django.db import models

from consultations.models import AgendaItem
from deliberation.core.ids import uuid7
from deliberation.events.polls import (
    PollBase,
    PollKind,
    PollMajority,
    PollMethod,
    PollQuestion,
    PollQuorum,
    PollState,
)
from realtime.models.rooms import Participant, Room


def _choices(values: Iterable[StrEnum]) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in values]


class Poll(models.Model):
    """A question put to the room (投票)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="polls")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, related_name="+")
    repeats = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="repetitions")
    """The poll that is asked again by this one."""
    kind = models.CharField(max_length=12, choices=_choices(PollKind))
    title = models.CharField(max_length=200)
    explanation = models.TextField(blank=True)
    method = models.CharField(max_length=12, choices=_choices(PollMethod))
    options = models.JSONField(default=list)
    minimum = models.PositiveSmallIntegerField(default=1)
    maximum = models.PositiveSmallIntegerField(default=1)
    is_secret = models.BooleanField(default=False)
    may_change = models.BooleanField(default=False)
    has_codes = models.BooleanField(default=False)
    base = models.CharField(max_length=12, choices=_choices(PollBase))
    majority = models.CharField(max_length=12, choices=_choices(PollMajority))
    quorum = models.CharField(max_length=12, choices=_choices(PollQuorum))
    seconds = models.PositiveIntegerField(null=True)
    """Time limit; null where only a person closes it."""
    state = models.CharField(max_length=12, choices=_choices(PollState), default=PollState.DRAFT)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    """At this instant no ballot is taken any more; null where there is no limit."""
    closed_at = models.DateTimeField(null=True)
    """When it was closed or cancelled."""
    published_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=500, blank=True)
    is_inner = models.BooleanField(default=False)
    """Whether observers are kept from it, as its item was confidential when it was opened."""
    is_guessable = models.BooleanField(default=False)
    is_live = models.BooleanField(default=False)
    """Whether the room sees votes while they are cast."""
    roles = models.JSONField(default=list)
    """Of whom the roll was made."""
    entitled = models.PositiveIntegerField(default=0)
    """How many stand on the roll."""
    cast = models.PositiveIntegerField(default=0)
    """How many of them have voted."""
    told_cast = models.PositiveIntegerField(default=0)
    """What the room was last told of ``cast``."""
    told_votes = models.JSONField(null=True)
    """And of the votes for each option, where it ``is_live``."""
    told_at = models.DateTimeField(null=True)
    has_news = models.BooleanField(default=False)
    """Whether something was counted that the room has not been told of."""
    reminded_at = models.DateTimeField(null=True)
    urn_key = models.BinaryField(null=True)
    """Public half of the key that its ballots are sealed to; null unless it is secret and open."""
    result = models.JSONField(null=True)
    """The arithmetic, once it is closed."""
    digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of the ballots as they stood when it was closed."""

    class Meta:
        indexes = [
            models.Index(fields=["room", "state"], name="poll_by_state"),
            models.Index(fields=["ends_at"], name="poll_open", condition=models.Q(state="open")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """The audience that is asked."""
        return self.room.inner_stream if self.is_inner else self.room.stream

    @property
    def question(self) -> PollQuestion:
        """What is asked, and how it is counted."""
        return PollQuestion.model_validate(self)


class VoterRoll(models.Model):
    """One person on the roll of a poll (投票人名册): whether they have voted; never how, and not when."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="roll")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    has_voted = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "participant"], name="voter_once")]

    def __str__(self) -> str:
        return f"{self.participant_id} on the roll of {self.poll_id}"


class Ballot(models.Model):
    """What somebody cast, plain. A secret one is written when the poll is closed and knows neither voter nor time."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    """Random: an id that told of time would tell of order."""
    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="ballots")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.JSONField()
    code = models.CharField(max_length=16, blank=True)
    cast_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "participant"], name="ballot_once")]

    def __str__(self) -> str:
        return f"ballot in {self.poll_id}"


class SealedBallot(models.Model):
    """A secret ballot while its poll is open: only the urn's key opens it, and it is gone once that is destroyed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="sealed_ballots")
    box = models.BinaryField()

    def __str__(self) -> str:
        return f"sealed ballot in {self.poll_id}"
