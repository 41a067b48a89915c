"""Sound and picture in a room: ``call.*`` commands and ``publication.*`` events."""

from enum import StrEnum
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.base import Command, Event, event, upcast

Device = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{8,32}$")]
MediaSection = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,32}$")]
PublicationId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
SessionOffer = Annotated[str, StringConstraints(min_length=10, max_length=60_000)]
SessionAnswer = Annotated[str, StringConstraints(min_length=10, max_length=500_000)]
"""Longer: it says something of each track that a device was ever offered."""


class MediaKind(StrEnum):
    """W3C MediaStreamTrack.kind."""

    AUDIO = "audio"
    VIDEO = "video"


class MediaSource(StrEnum):
    """What a track shows or carries; each may be allowed or kept back by itself."""

    MICROPHONE = "microphone"
    CAMERA = "camera"
    SCREEN = "screen"


class VideoPreference(StrEnum):
    """How large a picture is wanted; a publisher that sends one size sends it for each of these but ``off``."""

    OFF = "off"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class PublicationEnd(StrEnum):
    """Why a publication ended."""

    UNPUBLISHED = "unpublished"
    REPLACED = "replaced"
    LEFT = "left"
    MEDIA_LOST = "media_lost"
    REMOVED = "removed"
    SITTING_ENDED = "sitting_ended"


class CallPublish(Command):
    """Offer this device's tracks to the room (SDP offer in, answer out)."""

    type: ClassVar[str] = "call.publish"
    room_id: UUID
    device: Device
    sdp: SessionOffer
    sources: Annotated[dict[MediaSection, MediaSource], Field(max_length=8)] = {}
    """Media section → what it carries; of one not named here, sound is a microphone's and a picture a camera's."""
    ice_restart: bool = False
    """Whether the browser's connection is the one of before and looks for new paths; all that it sends goes on."""


class CallUnpublish(Command):
    """Take this device's tracks back."""

    type: ClassVar[str] = "call.unpublish"
    room_id: UUID
    device: Device


class CallSubscribe(Command):
    """Ask for an offer that carries everything the others publish."""

    type: ClassVar[str] = "call.subscribe"
    room_id: UUID
    device: Device
    restart: bool = False
    """Whether the browser's connection is a new one, so that the old one is given up."""
    ice_restart: bool = False
    """Whether it is the one of before and looks for new paths."""


class CallAnswer(Command):
    """Answer the forwarder's offer of the given version."""

    type: ClassVar[str] = "call.answer"
    room_id: UUID
    device: Device
    version: Annotated[int, Field(ge=0, le=2**31)]
    sdp: SessionAnswer


class CallPrefer(Command):
    """Get, of what the others send, what this device wants (只听声音); until it is said anew, or the call is over."""

    type: ClassVar[str] = "call.prefer"
    room_id: UUID
    device: Device
    audio_only: bool = False
    video: Annotated[dict[PublicationId, VideoPreference], Field(max_length=64)] = {}
    """Publication → the picture wanted of it; of one not named here, the best."""
    most_videos: Annotated[int, Field(ge=0, le=64)] | None = None
    """At most so many pictures: a shared screen first, then who spoke last, then who came last."""


class CallMute(Command):
    """Forward a source of somebody's no more (静音)."""

    type: ClassVar[str] = "call.mute"
    room_id: UUID
    participant_id: UUID
    source: MediaSource


class CallUnmute(Command):
    """Forward a source of somebody's again where they have a right to it."""

    type: ClassVar[str] = "call.unmute"
    room_id: UUID
    participant_id: UUID
    source: MediaSource


class CallOpen(Command):
    """Let a venue be heard without the floor, or no more (放开会场话筒)."""

    type: ClassVar[str] = "call.open"
    room_id: UUID
    participant_id: UUID
    is_open: bool


@event
class ParticipantMuted(Event):
    """To the room: these sources of a participant's, and no others, are kept back."""

    type: ClassVar[str] = "participant.muted"
    participant_id: UUID
    muted: list[MediaSource]


@event
class ParticipantOpened(Event):
    """To the room: a venue is heard without the floor, or no more."""

    type: ClassVar[str] = "participant.opened"
    participant_id: UUID
    is_open: bool


@event
class PublicationStarted(Event):
    """A participant's device sends a track that others may subscribe to."""

    type: ClassVar[str] = "publication.started"
    version: ClassVar[int] = 2
    publication_id: str
    participant_id: UUID
    device: str
    kind: MediaKind
    source: MediaSource


@upcast("publication.started", 1)
def _with_source(data: dict[str, Any]) -> dict[str, Any]:
    """Say what a track carried when there was one microphone and one camera."""
    source = MediaSource.MICROPHONE if data["kind"] == MediaKind.AUDIO else MediaSource.CAMERA
    return {**data, "source": source.value}


@event
class PublicationEnded(Event):
    """A track is no longer sent."""

    type: ClassVar[str] = "publication.ended"
    publication_id: str
    reason: PublicationEnd
