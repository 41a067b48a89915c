"""The client side of the control API, for services: synchronous, signed, with a timeout on everything.

Imports the standard library and the signatures alone, so that no web process loads a codec.
"""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Mapping
from typing import Any, Literal, NotRequired, TypedDict, cast
from urllib.parse import quote

from realtime.media.signatures import signed_headers

TIMEOUT = 3.0
_PART = 64 * 1024

Source = Literal["microphone", "camera", "screen"]


class ControlError(Exception):
    """The media process refused. `code` is `noun.reason`, `status` the HTTP status."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.status = status
        self.code = code
        self.detail = detail


class ControlUnreachable(Exception):
    """The media process did not answer, or not in time; whether it acted is unknown."""


class Publication(TypedDict):
    """A track a peer publishes, and the m-line it comes on."""

    id: str
    kind: Literal["audio", "video"]
    source: Source
    mid: str
    is_open: bool
    """Whether it is forwarded now."""
    packets_forwarded: int


class Track(TypedDict):
    """A publication of `peer` on an m-line of a downlink."""

    mid: str
    publication: str
    peer: str
    kind: Literal["audio", "video"]
    source: Source


class Right(TypedDict):
    """Somebody's right to have tracks forwarded, until a unix time if there is one; see `media.permissions.Right`."""

    participant: str
    device: str | None
    sources: list[Source]
    until: float | None
    standing: bool
    inner: bool


class Recorded(TypedDict):
    """Whose speech a recording takes, with pictures or not; `device` is null for any of theirs."""

    participant: str
    device: str | None
    pictures: NotRequired[bool]


class Permissions(TypedDict):
    """All that is allowed in a room, who hears nothing inner, and by the id of the recording what is recorded.

    `present` names the peers that may be here, null for whoever was let in; see `media.permissions.PermissionSet`.
    """

    version: int
    allowed: list[Right]
    outside: list[str]
    record: dict[str, Recorded]
    present: list[str] | None


class Uplink(TypedDict):
    """The answer to a publisher's offer."""

    sdp: str
    publications: list[Publication]


class Downlink(TypedDict):
    """An offer to a subscriber; with `is_new` the first one of a transport, which needs a connection of its own."""

    is_new: bool
    sdp: str
    version: int
    tracks: list[Track]


class Link(TypedDict):
    """How a transport fares, and whether by UDP or TCP."""

    state: Literal["new", "connecting", "connected", "failed", "closed"]
    path: Literal["udp", "tcp"] | None


class Peer(TypedDict):
    """One peer of a room."""

    uplink: Link | None
    downlink: Link | None
    publications: list[Publication]


class Room(TypedDict):
    """One room."""

    peers: dict[str, Peer]


class Rooms(TypedDict):
    """Everything in the media process. Another epoch means another run, which knows nothing of the last."""

    epoch: str
    rooms: dict[str, Room]


class Up(TypedDict):
    """How a peer's own packets arrive; nobody measures how long they take."""

    path: Literal["udp", "tcp"] | None
    loss: float
    jitter_ms: int
    bitrate: int


class Down(TypedDict):
    """How packets reach a peer, by its own word; null where it has said nothing lately."""

    path: Literal["udp", "tcp"] | None
    rtt_ms: int | None
    loss: float | None
    bitrate: int
    estimate: int | None
    is_video_paused: bool


class SentLayer(TypedDict):
    """How one size of a picture arrives, and how many get it."""

    level: Literal["low", "medium", "high"]
    is_sent: bool
    bitrate: int
    receivers: int


class Sent(TypedDict):
    """How one publication arrives; `level` is in dBov and null for pictures."""

    id: str
    source: Source
    is_open: bool
    packets_in: int
    packets_forwarded: int
    bitrate: int
    is_speaking: bool
    level: int | None
    layers: list[SentLayer]


class PeerStatistics(TypedDict):
    """How one peer sends and receives."""

    up: Up | None
    down: Down | None
    publications: list[Sent]


class Statistics(TypedDict):
    """How everybody in a room sends and receives, and the publications that somebody speaks into, loudest first."""

    peers: dict[str, PeerStatistics]
    speaking: list[str]


class Recording(TypedDict):
    """What is known of one recording; ``sha256`` and ``size`` are those of the file once it ``is_over``.

    Pictures lie apart from the sound, as ``<recording>-camera`` and ``<recording>-screen``.
    """

    id: str
    room: str
    source: Source
    is_over: bool
    heard_at: float | None
    ended_at: float | None
    device: str
    milliseconds: int
    size: int
    sha256: str
    is_complete: bool
    failure: Literal["", "disk", "disk_full"]


class Health(TypedDict):
    """The media process is there."""

    status: Literal["ok"]
    epoch: str


class ControlClient:
    """Asks one media process. May be shared by threads: every request has a connection of its own."""

    def __init__(self, host: str, port: int, secret: str, *, timeout: float = TIMEOUT) -> None:
        self._host = host
        self._port = port
        self._secret = secret
        self._timeout = timeout

    def publish(
        self, room: str, peer: str, sdp: str, *, sources: Mapping[str, str] | None = None, ice_restart: bool = False
    ) -> Uplink:
        """Replace the peer's uplink by one that answers this offer; `sources` says by mid what the tracks carry.

        Of a track not named there, sound is a microphone's and a picture a camera's. With `ice_restart` the uplink
        stays and finds new paths; `uplink.not_found` if there is none of this connection.
        """
        body = {"sdp": sdp, "sources": dict(sources or {}), "ice_restart": ice_restart}
        return cast(Uplink, self._request("PUT", _path(room, peer, "uplink"), body))

    def permit(self, room: str, permissions: Permissions) -> int:
        """Let nothing be forwarded in the room but what the set allows, and give the version that holds.

        `permissions.stale` if a newer one does, `room.not_found` if nobody is there.
        """
        answer = self._request("PUT", f"/rooms/{quote(room, safe='')}/permissions", cast(dict[str, Any], permissions))
        return int(answer["version"])

    def unpublish(self, room: str, peer: str) -> None:
        """End the peer's uplink; nothing happens if there is none."""
        self._request("DELETE", _path(room, peer, "uplink"))

    def subscribe(self, room: str, peer: str, *, restart: bool = False, ice_restart: bool = False) -> Downlink:
        """Have an offer made that carries all others' publications.

        `restart` makes a new transport: for a peer that came back with a new RTCPeerConnection. With `ice_restart`
        the transport stays and finds new paths; `downlink.not_found` if there is none.
        """
        body = {"restart": restart, "ice_restart": ice_restart}
        return cast(Downlink, self._request("POST", _path(room, peer, "downlink"), body))

    def accept(self, room: str, peer: str, sdp: str, version: int) -> None:
        """Give the peer's answer to the offer of this version; `downlink.stale` if there is a newer one."""
        self._request("PUT", _path(room, peer, "downlink"), {"sdp": sdp, "version": version})

    def prefer(
        self,
        room: str,
        peer: str,
        *,
        audio_only: bool = False,
        video: Mapping[str, str] | None = None,
        most_videos: int | None = None,
    ) -> None:
        """Send the peer what it wants of what it may get, in place of what it wanted before.

        `video` says by publication `off`, `low`, `medium` or `high`. `peer.not_found` if it is not there.
        """
        body = {"audio_only": audio_only, "video": dict(video or {}), "most_videos": most_videos}
        self._request("PUT", _path(room, peer, "preferences"), body)

    def statistics(self, room: str) -> Statistics:
        """Give how everybody in the room sends and receives; `room.not_found` if nobody is there."""
        return cast(Statistics, self._request("GET", f"/rooms/{quote(room, safe='')}/statistics"))

    def remove(self, room: str, peer: str) -> None:
        """End everything of the peer; nothing happens if it is not there."""
        self._request("DELETE", _path(room, peer))

    def rooms(self) -> Rooms:
        """Give everything that is there now."""
        return cast(Rooms, self._request("GET", "/rooms"))

    def recordings(self) -> list[Recording]:
        """Give what is recorded, and what lies there to be fetched."""
        return cast(list[Recording], self._request("GET", "/recordings")["recordings"])

    def fetch_recording(self, recording: str, write: Callable[[bytes], object]) -> None:
        """Hand over, part by part, the sound of a speech that is over, or its pictures.

        Whether all of it came, the digest in its description tells.
        """
        target = f"/recordings/{quote(recording, safe='')}"
        headers = signed_headers(self._secret, method="GET", target=target, body=b"", at=time.time())
        connection = http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
        try:
            connection.request("GET", target, headers=headers)
            response = connection.getresponse()
            if response.status != 200:
                _result(response.status, response.read())
            while part := response.read(_PART):
                write(part)
        except (OSError, http.client.HTTPException) as error:
            raise ControlUnreachable(f"GET {target}: {error!r}") from error
        finally:
            connection.close()

    def delete_recording(self, recording: str) -> None:
        """Remove a recording that is over; nothing happens if it is not there."""
        self._request("DELETE", f"/recordings/{quote(recording, safe='')}")

    def health(self) -> Health:
        """Give the epoch, or raise `ControlUnreachable`."""
        return cast(Health, self._request("GET", "/health"))

    def _request(self, method: str, target: str, body: dict[str, Any] | None = None) -> Any:
        data = b"" if body is None else json.dumps(body).encode()
        headers = signed_headers(self._secret, method=method, target=target, body=data, at=time.time())
        connection = http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
        try:
            connection.request(method, target, body=data, headers=headers | {"Content-Type": "application/json"})
            response = connection.getresponse()
            text = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise ControlUnreachable(f"{method} {target}: {error!r}") from error
        finally:
            connection.close()
        return _result(response.status, text)


def _result(status: int, text: bytes) -> Any:
    try:
        content = json.loads(text) if text else None
    except ValueError:
        content = None
    if 200 <= status < 300 and (content is not None or status == 204):
        return content
    problem = content if isinstance(content, dict) else {}
    raise ControlError(
        status, str(problem.get("code", "media.unintelligible")), str(problem.get("detail", f"HTTP {status}"))
    )


def _path(room: str, peer: str, link: str = "") -> str:
    base = f"/rooms/{quote(room, safe='')}/peers/{quote(peer, safe='')}"
    return f"{base}/{link}" if link else base
