"""Sound and picture."""

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
