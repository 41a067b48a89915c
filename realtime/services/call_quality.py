"""How a call fares, for those who help: asked of the media process each time, kept nowhere and evidence of nothing."""

from uuid import UUID

from deliberation.accounts.models import Account
from deliberation.events.calls import MediaSource
from realtime import policies
from realtime.media.control import ControlClient, ControlError, Down, PeerStatistics, Statistics, Up
from realtime.representations.calls import (
    DeviceQuality,
    ReceivingQuality,
    RoomQuality,
    SendingQuality,
    SentLayer,
    SentTrack,
)
from realtime.selectors import access_room
from realtime.services.media_process import ask


def read(actor: Account, room_id: UUID) -> RoomQuality:
    """Return how everybody in the call sends and receives now; of a room without a call, nothing.

    Raises:
        Forbidden: ``quality.forbidden``, to everybody but those who preside.
        Unavailable: ``call.unavailable``, the media process does not answer.
    """
    participant = access_room(actor, room_id)
    policies.require(policies.may_preside(participant), "quality.forbidden")
    statistics = ask(room_id, lambda media: _statistics(media, str(room_id)))
    return RoomQuality(
        devices=[_device(name, peer) for name, peer in statistics["peers"].items()], speaking=statistics["speaking"]
    )


def _statistics(media: ControlClient, room: str) -> Statistics:
    try:
        return media.statistics(room)
    except ControlError as error:
        if error.code == "room.not_found":
            return Statistics(peers={}, speaking=[])
        raise


def _device(name: str, peer: PeerStatistics) -> DeviceQuality:
    participant, _, device = name.partition(".")
    return DeviceQuality(
        participant_id=UUID(participant),
        device=device,
        sending=_sending(peer["up"]),
        receiving=_receiving(peer["down"]),
        tracks=[
            SentTrack(
                publication_id=sent["id"],
                source=MediaSource(sent["source"]),
                is_open=sent["is_open"],
                bitrate=sent["bitrate"],
                is_speaking=sent["is_speaking"],
                level=sent["level"],
                layers=[SentLayer(**layer) for layer in sent["layers"]],
            )
            for sent in peer["publications"]
        ],
    )


def _sending(up: Up | None) -> SendingQuality | None:
    if up is None:
        return None
    return SendingQuality(path=up["path"], loss=up["loss"], jitter_ms=up["jitter_ms"], bitrate=up["bitrate"])


def _receiving(down: Down | None) -> ReceivingQuality | None:
    return None if down is None else ReceivingQuality(**down)
