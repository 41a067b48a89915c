"""Polls (投票): ``poll.*``. No event tells of a single ballot but to the voter; the room hears a count now and then."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, Vocabulary, event
from deliberation.events.rooms import ParticipantRole

MOST_OPTIONS = 30
"""How many options a poll can have."""

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=NO_NUL)]
Explanation = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000, pattern=NO_NUL)]
Option = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=NO_NUL)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=NO_NUL)]
Choices = Annotated[int, Field(ge=1, le=MOST_OPTIONS)]
Seconds = Annotated[int, Field(ge=10, le=24 * 3600)]


class PollKind(StrEnum):
    """What a poll is for (意见征询、表决、评分)."""

    SOUNDING = "sounding"
    DECISION = "decision"
    RATING = "rating"


class PollMethod(StrEnum):
    """How one votes: for, against or abstaining; one option; several options; a mark from 1 to 5 for each option."""

    MOTION = "motion"
    SINGLE = "single"
    MULTIPLE = "multiple"
    RATING = "rating"


class PollBase(StrEnum):
    """Of whom a majority is counted (应到、实到、参加投票、有效票)."""

    ENTITLED = "entitled"
    PRESENT = "present"
    CAST = "cast"
    VALID = "valid"


class PollMajority(StrEnum):
    """How many it takes: more than against; more than half of the base; at least two thirds of it."""

    SIMPLE = "simple"
    ABSOLUTE = "absolute"
    TWO_THIRDS = "two_thirds"


class PollQuorum(StrEnum):
    """How many of those entitled must be present for a decision: no matter; more than half; at least two thirds."""

    NONE = "none"
    HALF = "half"
    TWO_THIRDS = "two_thirds"


class PollState(StrEnum):
    """Where a poll stands (草稿、进行中、已截止、已公布、已取消)."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class PollVerdict(StrEnum):
    """What a poll decided; soundings and ratings decide nothing."""

    NONE = "none"
    PASSED = "passed"
    FAILED = "failed"
    NO_QUORUM = "no_quorum"


class _Asked(Vocabulary):
    """What is asked, and how. ``options`` are empty for a motion; ``minimum`` and ``maximum`` bound how many of several
    options may be chosen. ``has_codes`` lets voters of a secret poll keep a code by which they find their ballot in the
    published list. ``seconds`` is the time limit.
    """

    item_id: UUID | None = None
    kind: PollKind = PollKind.SOUNDING
    title: Title
    explanation: Explanation = ""
    method: PollMethod = PollMethod.MOTION
    options: Annotated[list[Option], Field(max_length=MOST_OPTIONS)] = []
    minimum: Choices = 1
    maximum: Choices = 1
    is_secret: bool = False
    may_change: bool = False
    has_codes: bool = False
    seconds: Seconds | None = None


class PollQuestion(_Asked):
    """A poll's question with everything that decides how it is counted."""

    base: PollBase
    majority: PollMajority
    quorum: PollQuorum


class PollDraft(_Asked):
    """A question as somebody drafts it: what is not given of base, majority and quorum is the rule's."""

    base: PollBase | None = None
    majority: PollMajority | None = None
    quorum: PollQuorum | None = None


class PollCreate(PollDraft, Command):
    """Prepare a poll; only the desk sees it until it is opened."""

    type: ClassVar[str] = "poll.create"
    room_id: UUID


class PollChange(PollDraft, Command):
    """Put another question in a draft's place."""

    type: ClassVar[str] = "poll.change"
    room_id: UUID
    poll_id: UUID


class _OfOnePoll(Vocabulary):
    room_id: UUID
    poll_id: UUID


class PollDelete(_OfOnePoll, Command):
    """Throw a draft away."""

    type: ClassVar[str] = "poll.delete"


class PollOpen(_OfOnePoll, Command):
    """Let people vote. Who may is fixed now."""

    type: ClassVar[str] = "poll.open"


class PollClose(_OfOnePoll, Command):
    """Take no more ballots, and count."""

    type: ClassVar[str] = "poll.close"


class PollPublish(_OfOnePoll, Command):
    """Show everybody the result (宣布结果)."""

    type: ClassVar[str] = "poll.publish"


class PollCancel(_OfOnePoll, Command):
    """Break an open poll off, for a reason: its ballots count for nothing and are destroyed."""

    type: ClassVar[str] = "poll.cancel"
    reason: Reason


class PollRepeat(_OfOnePoll, Command):
    """Prepare the same question again, as a draft that names the poll before."""

    type: ClassVar[str] = "poll.repeat"


class PollRemind(_OfOnePoll, Command):
    """Remind whoever has not voted yet (提醒)."""

    type: ClassVar[str] = "poll.remind"


class Fraction(Vocabulary):
    """A threshold as it is, before anything is rounded: two thirds of 7 are 14/3.

    Votes must exceed it where ``is_exceeded``, otherwise reach it.
    """

    numerator: int
    denominator: int
    is_exceeded: bool


class OptionTally(Vocabulary):
    """How an option fared: ``votes`` for it. In a rating, ``votes`` marks with their ``sum``, so many of each 1–5."""

    votes: int
    sum: int = 0
    marks: list[int] = []


class Arithmetic(Vocabulary):
    """A result with all that leads to it, to be printed as a sentence.

    应到 ``entitled``，实到 ``present``，参加投票 ``cast``，有效票 ``valid``，未投 ``missing``. ``options`` has an entry
    for each option; for a motion: for, against, abstain. ``of`` is the number the base stands for; ``threshold`` the
    majority as a fraction, and ``needed`` the whole votes it takes; ``quorum_needed`` how many had to be present.
    ``leading`` are the places of the options with the most votes, ``reached`` of those that a decision is for.
    """

    kind: PollKind
    method: PollMethod
    entitled: int
    present: int
    cast: int
    valid: int
    missing: int
    options: list[OptionTally]
    leading: list[int]
    reached: list[int]
    base: PollBase
    of: int
    majority: PollMajority
    threshold: Fraction
    needed: int
    quorum: PollQuorum
    quorum_needed: int
    verdict: PollVerdict


@event
class PollDrafted(Event):
    """To the desk: a draft is now this. ``repeats`` is the poll it asks again."""

    type: ClassVar[str] = "poll.drafted"
    poll_id: UUID
    repeats: UUID | None
    question: PollQuestion


@event
class PollUndrafted(Event):
    """To the desk: no draft any more, thrown away or opened."""

    type: ClassVar[str] = "poll.undrafted"
    poll_id: UUID


@event
class PollOpened(Event):
    """Whoever is on the roll may vote: ``entitled`` people of these ``roles``, until ``ends_at`` if there is a limit.

    ``is_guessable`` warns that among so few a secret ballot may be guessed. ``is_live`` says that the room sees votes
    while they are cast.
    """

    type: ClassVar[str] = "poll.opened"
    poll_id: UUID
    repeats: UUID | None
    question: PollQuestion
    ends_at: datetime | None
    entitled: int
    roles: list[ParticipantRole]
    is_guessable: bool
    is_live: bool


@event
class PollCounted(Event):
    """So many have voted by now; told at most four times a second. ``votes`` for each option where they are live."""

    type: ClassVar[str] = "poll.counted"
    poll_id: UUID
    cast: int
    votes: list[int] | None


@event
class PollClosed(Event):
    """No more ballots are taken. ``digest`` is that of the ballots as they stand from now on."""

    type: ClassVar[str] = "poll.closed"
    poll_id: UUID
    cast: int
    digest: str


@event
class PollTallied(Event):
    """To the desk: the result, before it is published. ``missing`` are the participants who did not vote."""

    type: ClassVar[str] = "poll.tallied"
    poll_id: UUID
    arithmetic: Arithmetic
    missing: list[UUID]


@event
class PollPublished(Event):
    """The result, with all that is needed to read it by itself. ``roll`` are the participants who could vote."""

    type: ClassVar[str] = "poll.published"
    poll_id: UUID
    question: PollQuestion
    opened_at: datetime
    closed_at: datetime
    roll: list[UUID]
    digest: str
    arithmetic: Arithmetic


@event
class PollCancelled(Event):
    """A poll was broken off; what was cast counts for nothing."""

    type: ClassVar[str] = "poll.cancelled"
    poll_id: UUID
    reason: str


@event
class PollReminded(Event):
    """To the desk: so many people are reminded who have not voted."""

    type: ClassVar[str] = "poll.reminded"
    poll_id: UUID
    number: int
