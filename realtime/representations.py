"""What the doors answer about rooms."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from deliberation.events.base import Envelope
from deliberation.events.calls import MediaKind
from deliberation.events.rooms import ParticipantRole
from deliberation.rules.catalogue import MessageRules
from realtime.room.state import MessageState, RoomState


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)


class RoomItem(_Answer):
    """A room in one's list; ``present`` of ``due`` participants are there, ``last_at`` is the newest message's time."""

    room_id: UUID
    title: str
    role: ParticipantRole
    present: int
    due: int
    last_at: datetime | None


class RoomList(_Answer):
    """One's rooms, the liveliest first."""

    items: list[RoomItem]


class Person(_Answer):
    """The name behind a participant."""

    participant_id: UUID
    name: str


class PersonList(_Answer):
    """The room's directory."""

    items: list[Person]


class Me(_Answer):
    """The reader's own place in the room."""

    account_id: UUID
    participant_id: UUID
    role: ParticipantRole


class Snapshot(_Answer):
    """The room at one moment: ``state`` is what the streams said up to the ``seq`` given for each."""

    state: RoomState
    streams: dict[str, int]
    me: Me
    people: list[Person]
    rules: MessageRules
    heartbeat: int
    """Seconds between two beats that the client is to send."""


class MessagePage(_Answer):
    """Messages in order of ``seq``."""

    items: list[MessageState]


class EventRange(_Answer):
    """Missed events; ``more`` says that the range was cut and the reader should ask again from its end."""

    events: list[Envelope]
    more: bool


class TicketAnswer(_Answer):
    """The secret for one connection."""

    ticket: str
    expires_at: datetime


class IceServer(_Answer):
    """W3C RTCIceServer."""

    urls: list[str]
    username: str
    credential: str


class CallSetup(_Answer):
    """What a browser needs before it opens a peer connection."""

    ice_servers: list[IceServer]


class PublicationItem(_Answer):
    """One of one's own published tracks; ``mid`` names its media section in the answer."""

    publication_id: str
    kind: MediaKind
    mid: str


class SubscribedTrack(_Answer):
    """A track in the forwarder's offer and whose it is."""

    mid: str
    publication_id: str
    participant_id: UUID
    kind: MediaKind
