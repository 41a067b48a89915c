"""Brings rows and media process together again once a second, whichever of them lost something."""

import logging
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from deliberation.core import clock
from deliberation.core.errors import Conflict, Unavailable
from deliberation.events.calls import PublicationEnd
from realtime.media import control
from realtime.models import Publication
from realtime.selectors.call_devices import devices_in_call
from realtime.services import media_rights
from realtime.services.media_process import ask, peer_of
from realtime.services.publications import end_each

logger = logging.getLogger(__name__)

UNKNOWN = timedelta(seconds=10)
"""How long the media process may know a peer that no row explains: a publication is entered just after it is made."""


class Reconciler:
    """Brings rows and media process together again, whichever of them lost something."""

    def __init__(self) -> None:
        self._unknown_since: dict[tuple[str, str], datetime] = {}

    def run(self) -> None:
        """End what is no longer sent, remove whoever is no longer connected, and what no row explains."""
        # Rows first: what a row says was in the media process before the row was written.
        rows = set(Publication.objects.filter(ended_at=None).values_list("id", flat=True))
        try:
            rooms = ask(lambda media: media.rooms())["rooms"]
        except (Unavailable, Conflict) as error:
            logger.info("media process not reconciled: %s", error)
            return
        now = clock.now()
        flowing = {
            item["id"] for room in rooms.values() for peer in room["peers"].values() for item in peer["publications"]
        }
        end_each(Publication.objects.filter(id__in=rows - flowing, ended_at=None), PublicationEnd.MEDIA_LOST)
        self._remove_departed(rooms, now)
        self._unpublish_unknown(rooms, now)
        for room_id in rooms:
            media_rights.send(UUID(room_id))

    def _remove_departed(self, rooms: dict[str, control.Room], now: datetime) -> None:
        """Take sound and picture, both ways, from devices without a connection to the room."""
        present = {(str(room), f"{participant}.{device}") for room, participant, device in devices_in_call(now)}
        sending = Publication.objects.filter(ended_at=None).select_related("participant")
        gone = [row.id for row in sending if (str(row.participant.room_id), peer_of(row)) not in present]
        end_each(Publication.objects.filter(id__in=gone, ended_at=None), PublicationEnd.LEFT)
        for room_id, room in rooms.items():
            for peer_id in room["peers"]:
                if (room_id, peer_id) not in present:
                    ask(partial(_remove, room_id, peer_id))

    def _unpublish_unknown(self, rooms: dict[str, control.Room], now: datetime) -> None:
        """End uplinks without a row once they have been so for a while: a publication is entered after it is made."""
        rows = Publication.objects.filter(ended_at=None).select_related("participant")
        known = {(str(row.participant.room_id), peer_of(row)) for row in rows}
        unknown = {
            (room_id, peer_id)
            for room_id, room in rooms.items()
            for peer_id, peer in room["peers"].items()
            if peer["publications"] and (room_id, peer_id) not in known
        }
        self._unknown_since = {key: self._unknown_since.get(key, now) for key in unknown}
        for (room_id, peer_id), since in self._unknown_since.items():
            if now - since >= UNKNOWN:
                ask(partial(_unpublish, room_id, peer_id))


def _unpublish(room_id: str, peer_id: str, media: control.ControlClient) -> None:
    media.unpublish(room_id, peer_id)


def _remove(room_id: str, peer_id: str, media: control.ControlClient) -> None:
    media.remove(room_id, peer_id)


reconcile = Reconciler().run
