"""Brings rows and media processes together again once a second, whichever of them lost something."""

import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from deliberation.core import clock
from deliberation.core.errors import Conflict, Unavailable
from deliberation.events.calls import PublicationEnd
from realtime.media import control
from realtime.models import Publication
from realtime.selectors import media_nodes as selectors
from realtime.selectors.call_devices import devices_in_call
from realtime.services import media_nodes, media_rights
from realtime.services.media_process import ask_node, peer_of
from realtime.services.publications import end_each

logger = logging.getLogger(__name__)

Nodes = Mapping[str, dict[str, control.Room]]
"""Address of a media process → the rooms that it knows."""

PATIENCE = 1.0
"""Seconds for a media process to say what it has: one that hangs must not keep the others from hearing who speaks."""

UNKNOWN = timedelta(seconds=10)
"""How long the media process may know a peer that no row explains: a publication is entered just after it is made."""


class Reconciler:
    """Brings rows and media process together again, whichever of them lost something."""

    def __init__(self) -> None:
        self._unknown_since: dict[tuple[str, str, str], datetime] = {}

    def run(self) -> None:
        """End what is no longer sent, remove whoever is no longer connected, and what no row explains."""
        # Rows first: what a row says was in the media process before the row was written.
        rows = set(Publication.objects.filter(ended_at=None).values_list("id", flat=True))
        nodes = dict(_answering())
        now = clock.now()
        media_nodes.move_rooms(now)
        if not nodes:
            return
        # First of all who may be heard: nothing that follows may keep a room waiting for it.
        for room_id in {room_id for rooms in nodes.values() for room_id in rooms}:
            media_rights.send(UUID(room_id))
        _end_lost(rows, nodes)
        self._remove_departed(nodes, now)
        self._unpublish_unknown(nodes, now)

    def _remove_departed(self, nodes: Nodes, now: datetime) -> None:
        """Take sound and picture, both ways, from who is not connected, and from rooms that have moved."""
        present = {(str(room), f"{participant}.{device}") for room, participant, device in devices_in_call(now)}
        sending = Publication.objects.filter(ended_at=None).select_related("participant")
        gone = [row.id for row in sending if (str(row.participant.room_id), peer_of(row)) not in present]
        end_each(Publication.objects.filter(id__in=gone, ended_at=None), PublicationEnd.LEFT)
        stand = selectors.nodes_of({UUID(room_id) for rooms in nodes.values() for room_id in rooms})
        for url, rooms in nodes.items():
            for room_id, room in rooms.items():
                for peer_id in room["peers"]:
                    if stand[UUID(room_id)] != url or (room_id, peer_id) not in present:
                        _tidy(url, partial(_remove, room_id, peer_id))

    def _unpublish_unknown(self, nodes: Nodes, now: datetime) -> None:
        """End uplinks without a row once they have been so for a while: a publication is entered after it is made."""
        rows = Publication.objects.filter(ended_at=None).select_related("participant")
        known = {(str(row.participant.room_id), peer_of(row)) for row in rows}
        unknown = {
            (url, room_id, peer_id)
            for url, rooms in nodes.items()
            for room_id, room in rooms.items()
            for peer_id, peer in room["peers"].items()
            if peer["publications"] and (room_id, peer_id) not in known
        }
        self._unknown_since = {key: self._unknown_since.get(key, now) for key in unknown}
        for (url, room_id, peer_id), since in self._unknown_since.items():
            if now - since >= UNKNOWN:
                _tidy(url, partial(_unpublish, room_id, peer_id))


def _tidy(url: str, work: Callable[[control.ControlClient], None]) -> None:
    """Have something taken away; what is refused or not answered now is tried again in a second."""
    try:
        ask_node(url, work, timeout=PATIENCE)
    except (Unavailable, Conflict) as error:
        logger.info("not tidied up: %s", error)


def _answering() -> Iterator[tuple[str, dict[str, control.Room]]]:
    """Give each media process that answers with the rooms that it knows, and note that it was heard."""
    for url in selectors.urls():
        try:
            rooms = ask_node(url, lambda media: media.rooms(), timeout=PATIENCE)["rooms"]
        except (Unavailable, Conflict) as error:
            logger.info("media process not reconciled: %s", error)
            continue
        media_nodes.hear(url)
        yield url, rooms


def _end_lost(rows: set[str], nodes: Nodes) -> None:
    """End what a media process that answers sends no more; of one that is silent nobody knows yet."""
    flowing = {
        track["id"]
        for rooms in nodes.values()
        for room in rooms.values()
        for peer in room["peers"].values()
        for track in peer["publications"]
    }
    lost = Publication.objects.filter(id__in=rows - flowing, ended_at=None)
    if len(selectors.urls()) > 1:
        lost = lost.filter(participant__room__media_node__in=list(nodes))
    end_each(lost, PublicationEnd.MEDIA_LOST)


def _unpublish(room_id: str, peer_id: str, media: control.ControlClient) -> None:
    media.unpublish(room_id, peer_id)


def _remove(room_id: str, peer_id: str, media: control.ControlClient) -> None:
    media.remove(room_id, peer_id)


reconcile = Reconciler().run
