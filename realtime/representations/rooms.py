"""Rooms, who is in them, and what one sees there."""

from datetime import datetime
from uuid import UUID

from deliberation.events.base import Envelope
from deliberation.events.rooms import ParticipantRole
from deliberation.rules.catalogue import MessageRules
from realtime.representations.answers import Answer
from realtime.representations.polls import OwnBallot
from realtime.room.state import RoomState


class RoomItem(Answer):
    """A room in one's list; ``present`` of ``due`` participants are there, ``last_at`` is the newest message's time."""

    room_id: UUID
    title: str
    role: ParticipantRole
    present: int
    due: int
    last_at: datetime | None


class RoomList(Answer):
    """One's rooms, the liveliest first."""

    items: list[RoomItem]


class Person(Answer):
    """Who is behind a participant. What is not known is empty; ``headcount`` is how many a venue stands for."""

    participant_id: UUID
    name: str
    post: str
    organisation: str
    sector: str
    is_venue: bool
    headcount: int


class Department(Answer):
    """A body that can be asked in a room."""

    department_id: UUID
    name: str


class PersonList(Answer):
    """The room's directory: who is in it, and whom one can ask."""

    items: list[Person]
    departments: list[Department]


class Me(Answer):
    """The reader's own place in the room."""

    account_id: UUID
    participant_id: UUID
    role: ParticipantRole


class Snapshot(Answer):
    """The room at one moment: ``state`` is what the streams said up to the ``seq`` given for each."""

    state: RoomState
    streams: dict[str, int]
    me: Me
    people: list[Person]
    departments: list[Department]
    ballots: list[OwnBallot]
    passed_over: list[UUID]
    """The open polls whose roll was made without the reader."""
    rules: MessageRules
    heartbeat: int
    """Seconds between two beats that the client is to send."""


class EventRange(Answer):
    """Missed events; ``more`` says that the range was cut and the reader should ask again from its end."""

    events: list[Envelope]
    more: bool


class TicketAnswer(Answer):
    """The secret for one connection."""

    ticket: str
    expires_at: datetime
