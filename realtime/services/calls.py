"""Sound and picture: what the room's people may send and receive, arranged with the media process.

Its word on what flows is kept as ``Publication`` rows and told as events, so that everybody learns of a camera as they
learn of a message. ``call_reconciler`` repairs whatever a crash in between left apart. That somebody sends does not
mean that they are forwarded: see ``media_rights``.
"""

import base64
import hashlib
import hmac
from datetime import timedelta
from uuid import UUID

from django.conf import settings

from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.core.errors import Conflict
from deliberation.eventlog.verbs import Done, Result
from deliberation.events.calls import (
    CallAnswer,
    CallPrefer,
    CallPublish,
    CallSubscribe,
    CallUnpublish,
    MediaKind,
    MediaSource,
    PublicationEnd,
)
from realtime import policies
from realtime.models import Participant
from realtime.representations import CallSetup, IceServer, PublicationItem, SubscribedTrack
from realtime.selectors import access_room
from realtime.selectors.call_devices import call_leases
from realtime.services import media_rights, publications
from realtime.services.media_process import ask, peer_name

TURN_LIFETIME = timedelta(hours=8)


class Published(Result):
    """The forwarder's answer and the tracks it now takes."""

    sdp: str
    publications: list[PublicationItem]


class Subscribed(Result):
    """The forwarder's offer; answer it under the same ``version``."""

    is_new: bool
    """Whether it needs a connection of its own: the forwarder knows the one of before no more."""
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
        Conflict: ``sitting.not_open``; ``call.not_connected``, the device has no live connection to the room;
            ``call.stale``, there is no such connection whose paths could be renewed.
        Unavailable: ``call.unavailable``, the media process does not answer.
    """
    participant = access_room(actor, command.room_id)
    policies.require(policies.may_publish(participant), "call.forbidden")
    policies.require_open(participant.room)
    _require_connected(participant, command.device)
    uplink = ask(
        participant.room_id,
        lambda media: media.publish(
            str(participant.room_id),
            peer_name(participant, command.device),
            command.sdp,
            sources=command.sources,
            ice_restart=command.ice_restart,
        ),
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
    publications.enter(participant, command.device, items)
    return Published(sdp=uplink["sdp"], publications=items)


def unpublish(actor: Account, command: CallUnpublish) -> Done:
    """Take this device's tracks back. Taking them back again changes nothing.

    Raises:
        Unavailable: ``call.unavailable``, the media process does not answer; the tracks are withdrawn all the same.
    """
    participant = access_room(actor, command.room_id)
    publications.end(publications.live(participant, command.device), PublicationEnd.UNPUBLISHED, actor=actor)
    ask(
        participant.room_id,
        lambda media: media.unpublish(str(participant.room_id), peer_name(participant, command.device)),
    )
    return Done()


def subscribe(actor: Account, command: CallSubscribe) -> Subscribed:
    """Return an offer that carries everything the others send.

    Raises:
        Conflict: ``sitting.not_open``; ``call.not_connected``, the device has no live connection to the room;
            ``call.stale``, there is no connection whose paths could be renewed.
        Unavailable: ``call.unavailable``, the media process does not answer.
    """
    participant = access_room(actor, command.room_id)
    policies.require_open(participant.room)
    _require_connected(participant, command.device)
    peer = peer_name(participant, command.device)
    downlink = ask(
        participant.room_id,
        lambda media: media.subscribe(
            str(participant.room_id), peer, restart=command.restart, ice_restart=command.ice_restart
        ),
    )
    if command.restart:
        # A second device of somebody who is present is told of by no event, and nobody is sent anything untold.
        media_rights.tell_soon(participant.room_id)
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
    return Subscribed(is_new=downlink["is_new"], sdp=downlink["sdp"], version=downlink["version"], tracks=tracks)


def answer(actor: Account, command: CallAnswer) -> Done:
    """Answer the newest offer.

    Raises:
        Conflict: ``call.stale``; the room has changed since that offer, ask for the next.
        Unavailable: ``call.unavailable``, the media process does not answer.
    """
    participant = access_room(actor, command.room_id)
    peer = peer_name(participant, command.device)
    ask(participant.room_id, lambda media: media.accept(str(participant.room_id), peer, command.sdp, command.version))
    return Done()


def prefer(actor: Account, command: CallPrefer) -> Done:
    """Get, of what the others send, what this device wants. It changes nothing for anybody else, and is told to nobody.

    Raises:
        Conflict: ``call.stale``, the device is in no call: it has to subscribe first.
        Unavailable: ``call.unavailable``, the media process does not answer.
    """
    participant = access_room(actor, command.room_id)
    room, peer = str(participant.room_id), peer_name(participant, command.device)
    ask(
        participant.room_id,
        lambda media: media.prefer(
            room, peer, audio_only=command.audio_only, video=command.video, most_videos=command.most_videos
        ),
    )
    return Done()


def _require_connected(participant: Participant, device: str) -> None:
    """Refuse devices that nobody has: each costs the media process memory, and belongs to a live connection."""
    if not call_leases(clock.now()).filter(participant=participant, device=device).exists():
        raise Conflict("call.not_connected")
