"""How everybody in a room sends and receives: for those who have to help, never evidence of anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from realtime.media.downlink import Downlink
    from realtime.media.publication import Publication
    from realtime.media.room import Room
    from realtime.media.uplink import Uplink


def describe(room: Room, now: float) -> dict[str, Any]:
    """Describe a room at this moment of the loop's clock, as `control.Statistics` has it."""
    spoken = [
        publication
        for _, publications in room.publications
        for publication in publications
        if publication.is_open and publication.voice.is_speaking(now)
    ]
    spoken.sort(key=lambda publication: publication.voice.level(now), reverse=True)
    return {
        "peers": {
            peer.name: {
                "up": None if peer.uplink is None else _up(peer.uplink),
                "down": None if peer.downlink is None else _down(peer.downlink, now),
                "publications": [_publication(publication, now) for publication in peer.publications],
            }
            for peer in room.peers.values()
        },
        "speaking": [publication.id for publication in spoken],
    }


def _up(uplink: Uplink) -> dict[str, Any]:
    receptions = [layer.reception for publication in uplink.publications for layer in publication.layers]
    path = uplink.transport.path
    return {
        "path": None if path is None else path.protocol,
        "loss": round(max((reception.loss for reception in receptions), default=0.0), 4),
        "jitter_ms": round(1000 * max((reception.jitter for reception in receptions), default=0.0)),
        "bitrate": sum(reception.bitrate for reception in receptions),
    }


def _down(downlink: Downlink, now: float) -> dict[str, Any]:
    quality, path = downlink.quality, downlink.transport.path
    return {
        "path": None if path is None else path.protocol,
        "rtt_ms": None if quality.rtt is None else round(1000 * quality.rtt),
        "loss": None if quality.loss is None else round(quality.loss, 4),
        "bitrate": quality.bitrate,
        "estimate": quality.estimate(now),
        "is_video_paused": downlink.is_video_paused,
    }


def _publication(publication: Publication, now: float) -> dict[str, Any]:
    return {
        "id": publication.id,
        "source": publication.source,
        "is_open": publication.is_open,
        "packets_in": sum(layer.reception.received for layer in publication.layers),
        "packets_forwarded": publication.packets,
        "bitrate": publication.bitrate,
        "layers": [
            {
                "level": layer.level.name.lower(),
                "is_sent": layer.is_alive(now),
                "bitrate": layer.reception.bitrate,
                "receivers": len(layer.forwarder.tracks),
            }
            for layer in publication.layers
        ],
        "is_speaking": publication.is_open and publication.voice.is_speaking(now),
        "level": publication.voice.level(now) if publication.kind == "audio" else None,
    }
