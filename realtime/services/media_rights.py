"""Telling the media process who may be heard: the whole set, again and again, so that nothing lost stays lost.

The worker does so once a second for every room with sound or picture. Whoever has just committed something in such a
room does so at once, from a thread of its own: nobody waits for it, and if it fails the second's round repairs it.
Rooms on one media process never wait for another: each process is told on a line of its own.
"""

import logging
import queue
import threading
from concurrent.futures import Future
from uuid import UUID

from django.db import close_old_connections

from deliberation.core import clock
from deliberation.eventlog import nudges
from deliberation.events import streams
from realtime.media import control
from realtime.models import Publication
from realtime.selectors.media_nodes import node_of
from realtime.selectors.media_rights import MediaRight, MediaRights, media_rights
from realtime.services.media_lines import Lines

logger = logging.getLogger(__name__)

GATHER = 0.05
"""Seconds between two sets for one room, so that a burst of events costs few of them."""
_tellers: list["Teller"] = []


def tell(lines: Lines, room_id: UUID) -> Future[int] | None:
    """Have the media process told who may be heard in a room, and return the version that it will hold.

    ``None`` for a room that stands on no media process: nobody sends there.
    """
    url = node_of(room_id)
    if url is None:
        return None
    permissions = _set(media_rights(room_id, now=clock.now()))
    return lines.ask(url, lambda media: media.permit(str(room_id), permissions), about=str(room_id))


def _set(rights: MediaRights) -> control.Permissions:
    return control.Permissions(
        version=rights.version,
        allowed=[_right(right) for right in rights.rights],
        outside=[str(participant_id) for participant_id in rights.outside],
        record={name: control.Recorded(**source) for name, source in rights.record.items()},
        present=[f"{participant_id}.{device}" for participant_id, device in rights.present],
    )


def _right(right: MediaRight) -> control.Right:
    return control.Right(
        participant=str(right.participant_id),
        device=None,
        sources=[source.value for source in right.sources],
        until=right.until.timestamp() if right.until else None,
        standing=right.is_standing,
        inner=right.is_inner,
    )


def tell_soon(room_id: UUID) -> None:
    """Have a room's rights told at once though nothing was committed: by this process's teller, if it has one."""
    for teller in _tellers:
        teller.put(room_id)


class Teller:
    """Tells the media process at once what has changed in rooms with sound or picture."""

    def __init__(self) -> None:
        self._rooms: queue.SimpleQueue[UUID | None] = queue.SimpleQueue()
        self._lines = Lines()
        self._thread = threading.Thread(target=self._run, name="media-rights", daemon=True)
        self._stop_listening = nudges.listen(self.hear)
        self._thread.start()
        _tellers.append(self)

    def hear(self, heads: nudges.Heads) -> None:
        """Note whose streams have grown; called by whoever has committed, so it must not take long."""
        for room_id in {streams.room_of(stream) for stream in heads} - {None}:
            self._rooms.put(room_id)

    def put(self, room_id: UUID) -> None:
        """Tell of a room in its turn."""
        self._rooms.put(room_id)

    def close(self) -> None:
        """Hear no more, and end once what was heard has been told."""
        _tellers.remove(self)
        self._stop_listening()
        self._rooms.put(None)
        self._thread.join()
        self._lines.close()

    def _run(self) -> None:
        ended = threading.Event()
        while not ended.is_set():
            rooms = {self._rooms.get()}
            while not self._rooms.empty():
                rooms.add(self._rooms.get())
            for room_id in rooms:
                if room_id is None:
                    ended.set()
                else:
                    self._tell(room_id)
            ended.wait(GATHER)

    def _tell(self, room_id: UUID) -> None:
        close_old_connections()
        try:
            if Publication.objects.filter(participant__room=room_id, ended_at=None).exists():
                tell(self._lines, room_id)
        except Exception:  # this thread outlives whatever happens to one room; the next second's round tries again
            logger.exception("rights not told")
        finally:
            close_old_connections()
