"""Sound and picture: what the room's people may send and receive, arranged with the media process.

The media process knows rooms and peers by opaque ids: a peer is ``<participant id>.<device>``. Its word on what flows
is kept as ``Publication`` rows and told as events, so that everybody learns of a camera as they learn of a message.
Speaking to it happens outside any transaction; ``reconcile`` repairs whatever a crash in between left apart.
"""

import base64
import hashlib
import hmac
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet

from deliberation.accounts import selectors as accounts
from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.core.errors import Conflict, Unavailable
from deliberation.eventlog.units import Actor, change, emit
from deliberation.eventlog.verbs import Done, Result
from deliberation.events.calls import (
    CallAnswer,
    CallPublish,
    CallSubscribe,
    CallUnpublish,
    MediaKind,
    MediaSource,
    PublicationEnd,
    PublicationEnded,
    PublicationStarted,
)
from deliberation.events.participants import Admission
from realtime import policies
from realtime.media import control
from realtime.models import Attendance, Participant, Publication, Room
from realtime.representations import CallSetup, IceServer, PublicationItem, SubscribedTrack
from realtime.selectors import access_room

T = TypeVar("T")
logger = logging.getLogger(__name__)

TURN_LIFETIME = timedelta(hours=8)
LEAVING = timedelta(seconds=15)
"""How long a device may be without a connection before its tracks are taken back: a reconnect keeps the camera on."""
UNKNOWN = timedelta(seconds=10)
"""How long the media process may know a peer that no row explains: a publication is entered just after it is made."""


class Published(Result):
    """The forwarder's answer and the tracks it now takes."""

    sdp: str
    publications: list[PublicationItem]


class Subscribed(Result):
    """The forwarder's offer; answer it under the same ``version``."""

    sdp: str
    version: int
    tracks: list[SubscribedTrack]


def setup(participant: Participant) -> CallSetup:
    """Return the TURN servers of this deployment with credentials for this participant (none: direct only)."""
    env = settings.ENV
    if not env.media_turn_urls:
        return CallSetup(ice_servers=[])
    # coturn's REST scheme (use-auth-secret): the name carries the expiry, the password proves it.
    username = f"{int((clock.now() + TURN_LIFETIME).timestamp())}:{participant.id}"
    digest = hmac.new(env.secret("media_turn_secret").encode(), username.encode(), hashlib.sha1).digest()
    credential = base64.b64encode(digest).decode()
    return CallSetup(ice_servers=[IceServer(urls=list(env.media_turn_urls), username=username, credential=credential)])


def publish(actor: Account, command: CallPublish) -> Published:
    """Offer this device's tracks to the room, in place of those it sent before.

    Raises:
        Forbidden: ``call.forbidden``, to observers.
        Conflict: ``sitting.not_open``; ``call.not_connected``, the device has no live connection to the room.
        Unavailable: ``call.unavailable``, the media process does not answer.
    """
    participant = access_room(actor, command.room_id)
    policies.require(policies.may_publish(participant), "call.forbidden")
    policies.require_open(participant.room)
    _require_connected(participant, command.device)
    uplink = _ask(
        lambda media: media.publish(
            str(participant.room_id), _peer(participant, command.device), command.sdp, sources=command.sources
        )
    )
    items = [
        PublicationItem(
            publication_id=item["id"],
            kind=MediaKind(item["kind"]),
            source=MediaSource(item["source"]),
            mid=item["mid"],
        )
        for item in uplink["publications"]
    ]
    _enter(participant, command.device, items)
    return Published(sdp=uplink["sdp"], publications=items)


def unpublish(actor: Account, command: CallUnpublish) -> Done:
    """Take this device's tracks back. Taking them back again changes nothing.

    Raises:
        Unavailable: ``call.unavailable``, the media process does not answer; the tracks are withdrawn all the same.
    """
    participant = access_room(actor, command.room_id)
    _end(_live(participant, command.device), PublicationEnd.UNPUBLISHED, actor=actor)
    _ask(lambda media: media.unpublish(str(participant.room_id), _peer(participant, command.device)))
    return Done()


def subscribe(actor: Account, command: CallSubscribe) -> Subscribed:
    """Return an offer that carries everything the others send.

    Raises:
        Conflict: ``sitting.not_open``; ``call.not_connected``, the device has no live connection to the room.
        Unavailable: ``call.unavailable``, the media process does not answer.
    """
    participant = access_room(actor, command.room_id)
    policies.require_open(participant.room)
    _require_connected(participant, command.device)
    peer = _peer(participant, command.device)
    downlink = _ask(lambda media: media.subscribe(str(participant.room_id), peer, restart=command.restart))
    tracks = [
        SubscribedTrack(
            mid=track["mid"],
            publication_id=track["publication"],
            participant_id=UUID(track["peer"].partition(".")[0]),
            kind=MediaKind(track["kind"]),
            source=MediaSource(track["source"]),
        )
        for track in downlink["tracks"]
    ]
    return Subscribed(sdp=downlink["sdp"], version=downlink["version"], tracks=tracks)


def answer(actor: Account, command: CallAnswer) -> Done:
    """Answer the newest offer.

    Raises:
        Conflict: ``call.stale``; the room has changed since that offer, ask for the next.
        Unavailable: ``call.unavailable``, the media process does not answer.
    """
    participant = access_room(actor, command.room_id)
    peer = _peer(participant, command.device)
    _ask(lambda media: media.accept(str(participant.room_id), peer, command.sdp, command.version))
    return Done()


def _require_connected(participant: Participant, device: str) -> None:
    """Refuse devices that nobody has: each costs the media process memory, and belongs to a live connection."""
    if not _leases(clock.now()).filter(participant=participant, device=device).exists():
        raise Conflict("call.not_connected")


def _peer(participant: Participant, device: str) -> str:
    return f"{participant.id}.{device}"


def _ask(question: Callable[[control.ControlClient], T]) -> T:
    """Ask the media process; its refusals and its silence become errors a person can be told."""
    if not connection.in_atomic_block:
        connection.close()  # the answer may take seconds: no connection of the pool waits for it
    address = urlsplit(settings.ENV.media_control_url)
    client = control.ControlClient(
        address.hostname or "127.0.0.1", address.port or 80, settings.ENV.secret("media_secret")
    )
    try:
        return question(client)
    except control.ControlUnreachable as error:
        raise Unavailable("call.unavailable", str(error)) from error
    except control.ControlError as error:
        if error.status in (404, 409):
            raise Conflict("call.stale", error.detail) from error
        raise Conflict("call.refused", error.code) from error


def _peer_of(publication: Publication) -> str:
    return _peer(publication.participant, publication.device)


def _unpublish(room_id: str, peer_id: str, media: control.ControlClient) -> None:
    media.unpublish(room_id, peer_id)


def _remove(room_id: str, peer_id: str, media: control.ControlClient) -> None:
    media.remove(room_id, peer_id)


def _live(participant: Participant, device: str) -> QuerySet[Publication]:
    return Publication.objects.filter(participant=participant, device=device, ended_at=None)


@change
def _enter(participant: Participant, device: str, items: list[PublicationItem]) -> None:
    """Record that a device sends these tracks, in place of others."""
    now = clock.now()
    _end(_live(participant, device), PublicationEnd.REPLACED, actor=participant.account)
    for item in items:
        row = Publication(
            id=item.publication_id,
            participant=participant,
            device=device,
            kind=item.kind,
            source=item.source,
            started_at=now,
        )

        def save(seq: int, row: Publication = row) -> None:
            row.started_seq = seq
            row.save(force_insert=True)

        event = PublicationStarted(
            publication_id=row.id,
            participant_id=participant.id,
            device=device,
            kind=item.kind,
            source=item.source,
        )
        emit(event, stream=participant.room.stream, actor=participant.account, at=now, sequenced=save)


@change
def _end(publications: QuerySet[Publication], reason: PublicationEnd, *, actor: Actor | None) -> None:
    """Record that tracks are no longer sent."""
    now = clock.now()
    locked = publications.select_for_update(of=("self",)).select_related("participant__room").order_by("started_seq")
    for row in locked:
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        event = PublicationEnded(publication_id=row.id, reason=reason)
        emit(event, stream=row.participant.room.stream, actor=actor, at=now)


def end_all(room: Room, *, actor: Actor | None) -> None:
    """Take back all that is sent in the room, because the sitting is over; the media process follows within seconds."""
    _end(Publication.objects.filter(participant__room=room, ended_at=None), PublicationEnd.SITTING_ENDED, actor=actor)


def end_of(participant: Participant, *, actor: Actor | None) -> None:
    """Take back all that one participant sends, because they are taken out; the media process follows in seconds."""
    _end(Publication.objects.filter(participant=participant, ended_at=None), PublicationEnd.REMOVED, actor=actor)


class Reconciler:
    """Brings rows and media process together again, whichever of them lost something."""

    def __init__(self) -> None:
        self._unknown_since: dict[tuple[str, str], datetime] = {}

    def run(self) -> None:
        """End what is no longer sent, remove whoever is no longer connected, and what no row explains."""
        # Rows first: what a row says was in the media process before the row was written.
        rows = set(Publication.objects.filter(ended_at=None).values_list("id", flat=True))
        try:
            rooms = _ask(lambda media: media.rooms())["rooms"]
        except (Unavailable, Conflict) as error:
            logger.info("media process not reconciled: %s", error)
            return
        now = clock.now()
        flowing = {
            item["id"] for room in rooms.values() for peer in room["peers"].values() for item in peer["publications"]
        }
        _end_each(Publication.objects.filter(id__in=rows - flowing, ended_at=None), PublicationEnd.MEDIA_LOST)
        self._remove_departed(rooms, now)
        self._unpublish_unknown(rooms, now)

    def _remove_departed(self, rooms: dict[str, control.Room], now: datetime) -> None:
        """Take sound and picture, both ways, from devices without a connection to the room."""
        present = _present(now)
        sending = Publication.objects.filter(ended_at=None).select_related("participant")
        gone = [row.id for row in sending if (str(row.participant.room_id), _peer_of(row)) not in present]
        _end_each(Publication.objects.filter(id__in=gone, ended_at=None), PublicationEnd.LEFT)
        for room_id, room in rooms.items():
            for peer_id in room["peers"]:
                if (room_id, peer_id) not in present:
                    _ask(partial(_remove, room_id, peer_id))

    def _unpublish_unknown(self, rooms: dict[str, control.Room], now: datetime) -> None:
        """End uplinks without a row once they have been so for a while: a publication is entered after it is made."""
        rows = Publication.objects.filter(ended_at=None).select_related("participant")
        known = {(str(row.participant.room_id), _peer_of(row)) for row in rows}
        unknown = {
            (room_id, peer_id)
            for room_id, room in rooms.items()
            for peer_id, peer in room["peers"].items()
            if peer["publications"] and (room_id, peer_id) not in known
        }
        self._unknown_since = {key: self._unknown_since.get(key, now) for key in unknown}
        for (room_id, peer_id), since in self._unknown_since.items():
            if now - since >= UNKNOWN:
                _ask(partial(_unpublish, room_id, peer_id))


def _leases(now: datetime) -> QuerySet[Attendance]:
    """Return the leases on which a call may stand: open, or so lately closed that a reconnect may be under way.

    Whoever waits, or was taken out, has no call.
    """
    leases = Attendance.objects.filter(is_in_lobby=False, participant__admission=Admission.ADMITTED)
    return leases.filter(Q(closed_at=None) | Q(closed_at__gt=now - LEAVING))


def _present(now: datetime) -> set[tuple[str, str]]:
    """Return room and peer of every device that may have a call; one whose login was revoked may not."""
    leases = list(_leases(now).select_related("participant"))
    logins = accounts.alive({lease.login_session_id for lease in leases})
    return {
        (str(lease.participant.room_id), _peer(lease.participant, lease.device))
        for lease in leases
        if lease.login_session_id in logins
    }


def _end_each(publications: QuerySet[Publication], reason: PublicationEnd) -> None:
    if publications.exists():  # no write lock where there is nothing to end
        _end(publications, reason, actor=None)


reconcile = Reconciler().run
