"""Sound and picture."""

from typing import Literal
from uuid import UUID

from deliberation.events.calls import MediaKind, MediaSource
from realtime.representations.answers import Answer


class IceServer(Answer):
    """W3C RTCIceServer."""

    urls: list[str]
    username: str
    credential: str


class CallSetup(Answer):
    """What a browser needs before it opens a peer connection."""

    ice_servers: list[IceServer]


class SendingQuality(Answer):
    """How what a device sends arrives; ``loss`` is a share, ``bitrate`` in bits a second."""

    path: Literal["udp", "tcp"] | None
    loss: float
    jitter_ms: int
    bitrate: int


class ReceivingQuality(Answer):
    """How packets reach a device, by its own word; null where it has said nothing lately."""

    path: Literal["udp", "tcp"] | None
    rtt_ms: int | None
    loss: float | None
    bitrate: int
    estimate: int | None
    is_video_paused: bool
    """Whether it gets no picture, so that the sound goes on."""


class SentLayer(Answer):
    """One size of a picture as it arrives, and how many devices get it."""

    level: Literal["low", "medium", "high"]
    is_sent: bool
    bitrate: int
    receivers: int


class SentTrack(Answer):
    """A track as it arrives; ``level`` is in dBov, null for pictures."""

    publication_id: str
    source: MediaSource
    is_open: bool
    """Whether it is forwarded now."""
    bitrate: int
    is_speaking: bool
    level: int | None
    layers: list[SentLayer]
    """Its sizes, the smallest first; one, if its browser sends but one."""


class DeviceQuality(Answer):
    """How one device sends and receives; null where it does not."""

    participant_id: UUID
    device: str
    sending: SendingQuality | None
    receiving: ReceivingQuality | None
    tracks: list[SentTrack]


class RoomQuality(Answer):
    """How everybody in the call sends and receives, and the tracks that somebody speaks into, loudest first."""

    devices: list[DeviceQuality]
    speaking: list[str]


class PublicationItem(Answer):
    """One of one's own published tracks; ``mid`` names its media section in the answer."""

    publication_id: str
    kind: MediaKind
    source: MediaSource
    mid: str


class SubscribedTrack(Answer):
    """A track in the forwarder's offer and whose it is."""

    mid: str
    publication_id: str
    participant_id: UUID
    kind: MediaKind
    source: MediaSource
