"""Brings rows and media processes together again once a second, whichever of them lost something."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from deliberation.core import clock
from deliberation.core.threads import give_back_connections
from deliberation.events.calls import PublicationEnd
from realtime.media import control
from realtime.models import Publication, Room
from realtime.selectors import media_nodes as selectors
from realtime.selectors.call_devices import devices_in_call
from realtime.services import media_nodes, media_rights
from realtime.services.media_lines import PATIENCE, Lines
from realtime.services.media_process import peer_of
from realtime.services.publications import end_each

logger = logging.getLogger(__name__)

Nodes = Mapping[str, dict[str, control.Room]]
"""Address of a media process → the rooms that it knows."""

BRIEFLY = 0.25
"""Seconds in which one that did not answer last time has to: the others' next round does not wait for it again."""

UNKNOWN = timedelta(seconds=10)
"""How long the media process may know a peer that no row explains: a publication is entered just after it is made."""


class Reconciler:
    """Brings rows and media process together again, whichever of them lost something."""

    def __init__(self) -> None:
        self._unknown_since: dict[tuple[str, str, str], datetime] = {}
        self._lines = Lines()
        self._asked: dict[str, Future[control.Rooms]] = {}
        """What each media process was last asked, answered or not."""

    def run(self) -> None:
        """End what is no longer sent, remove whoever is no longer connected, and what no row explains."""
        # Rows first: what a row says was in the media process before the row was written.
        rows = set(Publication.objects.filter(ended_at=None).values_list("id", flat=True))
        nodes: dict[str, dict[str, control.Room]] = {}
        told: list[Future[int]] = []
        for url, rooms in self._answering():
            media_nodes.hear(url)
            nodes[url] = rooms
            # First of all who may be heard: nothing that follows may keep a room waiting for it, and no other process.
            told += self._tell(url, rooms)
        now = clock.now()
        media_nodes.move_rooms(now)
        if nodes:
            _end_lost(rows, nodes)
            _await([*told, *self._remove_departed(nodes, now), *self._unpublish_unknown(nodes, now)])

    def _answering(self) -> Iterator[tuple[str, dict[str, control.Room]]]:
        """Ask all media processes at once, and give each that answers, as it does, with the rooms that it knows."""
        began = time.monotonic()
        patience = {url: PATIENCE if _has_answered(self._asked.get(url)) else BRIEFLY for url in selectors.urls()}
        self._asked = {url: self._lines.ask(url, control.ControlClient.rooms, about="") for url in patience}
        urls = {answer: url for url, answer in self._asked.items()}
        pending = set(urls)
        give_back_connections()
        while pending:
            left = began + max(patience[urls[answer]] for answer in pending) - time.monotonic()
            done, pending = wait(pending, timeout=max(0.0, left), return_when=FIRST_COMPLETED)
            if not done:
                logger.info("media processes not reconciled: %s", sorted(urls[answer] for answer in pending))
                return
            for answer in done:
                if _has_answered(answer):
                    yield urls[answer], answer.result()["rooms"]

    def _tell(self, url: str, rooms: Mapping[str, control.Room]) -> Iterator[Future[int]]:
        """Say who may be heard in the rooms that stand on a media process."""
        for room_id, stands_on in selectors.nodes_of({UUID(room_id) for room_id in rooms}).items():
            if stands_on == url:
                try:
                    told = media_rights.tell(self._lines, room_id)
                except Room.DoesNotExist:
                    continue  # it is not ours: a room of a database that was put back
                if told is not None:
                    yield told

    def _remove_departed(self, nodes: Nodes, now: datetime) -> Iterator[Future[None]]:
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
                        yield self._tidy(url, room_id, peer_id, control.ControlClient.remove)

    def _unpublish_unknown(self, nodes: Nodes, now: datetime) -> Iterator[Future[None]]:
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
                yield self._tidy(url, room_id, peer_id, control.ControlClient.unpublish)

    def _tidy(
        self, url: str, room_id: str, peer_id: str, work: Callable[[control.ControlClient, str, str], None]
    ) -> Future[None]:
        """Have something of a peer taken away; what is refused or not answered now is tried again in a second."""
        question = partial(_of_peer, work, room_id, peer_id)
        return self._lines.ask(url, question, about=f"{work.__name__} {room_id} {peer_id}")


def _of_peer(
    work: Callable[[control.ControlClient, str, str], None], room_id: str, peer_id: str, media: control.ControlClient
) -> None:
    work(media, room_id, peer_id)


def _has_answered(asked: Future[control.Rooms] | None) -> bool:
    """Return whether a media process has answered what it was asked; one that was asked nothing yet may well do so."""
    return asked is None or (asked.done() and not asked.cancelled() and asked.exception() is None)


def _await(answers: Iterable[Future[Any]]) -> None:
    """Wait until everything was told and tidied up, or its time is over: the next round finds what is left."""
    give_back_connections()
    _, pending = wait(answers, timeout=PATIENCE)
    if pending:
        logger.info("%d requests to media processes not answered in time", len(pending))


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


reconcile = Reconciler().run
