"""The floor (发言权): ``floor.*``. Instants and queues are absolute: whoever comes late reads what others read."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, Vocabulary, event
from deliberation.events.sittings import FloorOrder

Limit = Annotated[int, Field(ge=10, le=4 * 3600)]
"""Seconds somebody may speak."""
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=NO_NUL)]
WrittenSpeech = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50_000, pattern=NO_NUL)
]
"""How long it may really be is a rule."""


class FloorKind(StrEnum):
    """What the floor is wanted for (发言、插话、提问、答复、程序性发言)."""

    SPEECH = "speech"
    REPLY = "reply"
    QUESTION = "question"
    ANSWER = "answer"
    POINT_OF_ORDER = "point_of_order"


class FloorWhy(StrEnum):
    """Why somebody stands where they stand in a queue; each is said with one value."""

    PLACED = "placed"
    """Put there by hand; the value is how many go before."""
    POINT_OF_ORDER = "point_of_order"
    """Points of order go first; the value is how many of them asked before."""
    ARRANGED = "arranged"
    """The value is the place in the arranged list, from 1."""
    SUBSTITUTE = "substitute"
    """Comes after the arranged list; the value is the place among the substitutes, from 1."""
    ASKED = "asked"
    """By time of asking; the value is how many asked before."""
    HEARD = "heard"
    """Whoever was heard least goes first; the value is how many seconds they have spoken."""
    SECTOR = "sector"
    """Sectors take turns; the value is how many turns its sector has had and has before this one."""
    TURN = "turn"
    """Members and departments take turns; the value is how many of the same side go before."""


class FloorEnd(StrEnum):
    """Why a turn ended."""

    RELEASED = "released"
    NEXT = "next"
    TIME_OVER = "time_over"
    REVOKED = "revoked"
    DROPPED = "dropped"
    WRITTEN = "written"
    """A written speech was handed in instead."""
    REMOVED = "removed"
    STEPPED = "stepped"
    """The sitting went on to another item."""
    ENDED = "ended"
    """The sitting ended."""


class FloorPause(StrEnum):
    """Why a speaker's clock stands still."""

    DROPPED = "dropped"
    SUSPENDED = "suspended"


class FloorRequest(Command):
    """Ask for the floor (申请发言), for the current item unless another is named.

    ``about_id`` is the turn that a reply or an answer is about; ``department_id`` is whom a question is put to.
    """

    type: ClassVar[str] = "floor.request"
    room_id: UUID
    kind: FloorKind = FloorKind.SPEECH
    item_id: UUID | None = None
    about_id: UUID | None = None
    department_id: UUID | None = None


class FloorWithdraw(Command):
    """Take one's own request back (取消申请)."""

    type: ClassVar[str] = "floor.withdraw"
    room_id: UUID
    request_id: UUID


class ArrangedSpeaker(Vocabulary):
    """One line of an arranged list. ``limit`` in seconds; without one the rule's."""

    participant_id: UUID
    limit: Limit | None = None
    is_substitute: bool = False


class FloorArrange(Command):
    """Set the arranged list of an item (预定名单) in place of the one before."""

    type: ClassVar[str] = "floor.arrange"
    room_id: UUID
    item_id: UUID | None = None
    speakers: Annotated[list[ArrangedSpeaker], Field(max_length=200)]


class FloorMove(Command):
    """Put somebody at a place in the queue by hand, 0 being the front; ``null`` gives them back to the order."""

    type: ClassVar[str] = "floor.move"
    room_id: UUID
    request_id: UUID
    place: Annotated[int, Field(ge=0, le=500)] | None


class FloorSetOrder(Command):
    """Choose in what order an item's queue stands."""

    type: ClassVar[str] = "floor.set_order"
    room_id: UUID
    item_id: UUID | None = None
    order: FloorOrder


class FloorGrant(Command):
    """Give somebody the floor (请发言), by a request of theirs or without one; whoever had it loses it.

    ``source_id`` is the venue at which they speak; without one, their own device.
    """

    type: ClassVar[str] = "floor.grant"
    room_id: UUID
    request_id: UUID | None = None
    participant_id: UUID | None = None
    kind: FloorKind = FloorKind.SPEECH
    source_id: UUID | None = None
    limit: Limit | None = None


class FloorNext(Command):
    """End the turn of whoever speaks and give the floor to the next in the current item's queue (下一位).

    ``after_id`` is the turn that ends by it, ``null`` where nobody speaks. If somebody else has been called up since,
    nothing changes: so two who press it at once do not skip anybody.
    """

    type: ClassVar[str] = "floor.next"
    room_id: UUID
    after_id: UUID | None


class FloorTake(Command):
    """Begin to speak (开始发言): the clock starts."""

    type: ClassVar[str] = "floor.take"
    room_id: UUID
    request_id: UUID


class FloorExtend(Command):
    """Give the speaker more time (延时); without ``seconds`` the rule's step."""

    type: ClassVar[str] = "floor.extend"
    room_id: UUID
    request_id: UUID
    seconds: Annotated[int, Field(ge=10, le=3600)] | None = None


class FloorRelease(Command):
    """Be done speaking (结束发言)."""

    type: ClassVar[str] = "floor.release"
    room_id: UUID
    request_id: UUID


class FloorRevoke(Command):
    """Take the floor from the speaker (终止发言), for a reason that the speaker and the desk learn."""

    type: ClassVar[str] = "floor.revoke"
    room_id: UUID
    request_id: UUID
    reason: Reason


class FloorPass(Command):
    """Call a department to answer: one of its people has the floor, or goes next where somebody speaks.

    Without ``participant_id`` it is the first of them who is there; ``about_id`` is the question.
    """

    type: ClassVar[str] = "floor.pass"
    room_id: UUID
    department_id: UUID
    participant_id: UUID | None = None
    about_id: UUID | None = None


class FloorTakeAway(Command):
    """Take a question away to answer it in writing by a date (会后答复): for the department's people and the desk."""

    type: ClassVar[str] = "floor.take_away"
    room_id: UUID
    request_id: UUID
    department_id: UUID
    question: Reason
    due_on: date


class FloorHandIn(Command):
    """Hand in a written speech (书面发言) in place of speaking to an item; a second one replaces the first."""

    type: ClassVar[str] = "floor.hand_in"
    room_id: UUID
    item_id: UUID | None = None
    text: WrittenSpeech


class QueueEntry(Vocabulary):
    """One waiting request at its place. ``why`` with ``value`` explains the place."""

    request_id: UUID
    participant_id: UUID
    kind: FloorKind
    limit: int
    is_arranged: bool
    about_id: UUID | None
    department_id: UUID | None
    why: FloorWhy
    value: int


@event
class FloorQueued(Event):
    """An item's queue is now this, first the next to speak."""

    type: ClassVar[str] = "floor.queued"
    item_id: UUID | None
    order: FloorOrder
    entries: list[QueueEntry]


@event
class FloorGranted(Event):
    """Somebody is called up; unless they begin before ``take_by``, their clock starts then."""

    type: ClassVar[str] = "floor.granted"
    request_id: UUID
    item_id: UUID | None
    participant_id: UUID
    source_id: UUID | None
    kind: FloorKind
    about_id: UUID | None
    department_id: UUID | None
    limit: int
    take_by: datetime


@event
class FloorTaken(Event):
    """The speaker's clock runs from ``started_at`` to ``ends_at``.

    At ``over_at`` the turn ends by itself; ``null`` where the rule lets it run over.
    """

    type: ClassVar[str] = "floor.taken"
    request_id: UUID
    started_at: datetime
    ends_at: datetime
    over_at: datetime | None


@event
class FloorWarned(Event):
    """The speaker's time is nearly over."""

    type: ClassVar[str] = "floor.warned"
    request_id: UUID
    ends_at: datetime


@event
class FloorExtended(Event):
    """The speaker may speak ``limit`` seconds in all.

    ``ends_at`` and ``over_at`` are ``null`` while the clock does not run; ``left`` says what is left while it pauses.
    """

    type: ClassVar[str] = "floor.extended"
    request_id: UUID
    limit: int
    ends_at: datetime | None
    over_at: datetime | None
    left: int | None


@event
class FloorPaused(Event):
    """The speaker's clock stands still at ``left`` seconds; whoever dropped must be back before ``resume_by``."""

    type: ClassVar[str] = "floor.paused"
    request_id: UUID
    reason: FloorPause
    left: int
    resume_by: datetime | None


@event
class FloorResumed(Event):
    """The speaker's clock runs again."""

    type: ClassVar[str] = "floor.resumed"
    request_id: UUID
    started_at: datetime
    ends_at: datetime
    over_at: datetime | None


@event
class FloorReleased(Event):
    """A turn is over. ``seconds`` is how long it was, ``began_at`` when its clock first started, if it did.

    ``total`` is how long this participant has spoken in the room before the same audience: what was said under
    confidential items is summed apart.
    """

    type: ClassVar[str] = "floor.released"
    request_id: UUID
    item_id: UUID | None
    participant_id: UUID
    source_id: UUID | None
    kind: FloorKind
    about_id: UUID | None
    department_id: UUID | None
    limit: int
    began_at: datetime | None
    seconds: int
    total: int
    reason: FloorEnd


@event
class FloorRevoked(Event):
    """To the desk: why the floor was taken away. The speaker is told by a notice."""

    type: ClassVar[str] = "floor.revoked"
    request_id: UUID
    participant_id: UUID
    reason: str


@event
class FloorTakenAway(Event):
    """A department answers a question in writing by ``due_on``."""

    type: ClassVar[str] = "floor.taken_away"
    request_id: UUID
    item_id: UUID | None
    participant_id: UUID
    department_id: UUID
    question: str
    due_on: date


@event
class FloorHandedIn(Event):
    """Somebody has handed in a written speech of ``length`` characters."""

    type: ClassVar[str] = "floor.handed_in"
    request_id: UUID
    item_id: UUID | None
    participant_id: UUID
    length: int
