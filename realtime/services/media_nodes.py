"""On which media process a room stands: chosen when it is first needed, and again when that process dies or is left.

A row is written once a second for each process that answers. Where there is only one, none is: there is nothing to
choose, and a room simply waits for it to come back.
"""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from deliberation.core import clock
from deliberation.events.calls import PublicationEnd
from realtime.media import control
from realtime.models import MediaNode, Publication, Room
from realtime.selectors import media_nodes as selectors
from realtime.services.publications import end_each


def client(url: str, *, timeout: float = control.TIMEOUT) -> control.ControlClient:
    """Return a client of one media process, which waits so many seconds for an answer."""
    address = urlsplit(url)
    secret = settings.ENV.secret("media_secret")
    return control.ControlClient(address.hostname or "127.0.0.1", address.port or 80, secret, timeout=timeout)


def place(room_id: UUID) -> str:
    """Return the address of the media process on which a room stands, choosing one if it stands on none that lives.

    One that is to be left is as good as dead to a room in which nobody sends. If none was heard lately it is the first:
    whoever asks it learns that it does not answer.
    """
    known = selectors.urls()
    if len(known) == 1:
        return known[0]
    now = clock.now()
    before = selectors.node_of(room_id)
    node = None if before is None else selectors.living(now).filter(url=before).first()
    if node is not None and not (node.is_draining and _is_silent(room_id)):
        return node.url
    chosen = selectors.least_loaded(now)
    if chosen is None:
        return before or known[0]
    # Of two who choose at once one moves the room, and the other takes what stands there then.
    Room.objects.filter(id=room_id, media_node=before).update(media_node=chosen)
    return selectors.node_of(room_id) or chosen.url


def _is_silent(room_id: UUID) -> bool:
    return not Publication.objects.filter(participant__room=room_id, ended_at=None).exists()


def hear(url: str) -> None:
    """Note that a media process has answered."""
    if len(selectors.urls()) > 1:
        MediaNode.objects.update_or_create(url=url, defaults={"heard_at": clock.now()})


def drain(url: str, *, at_once: bool = False) -> bool:
    """Let a media process be left: by each room when nobody sends in it, or by all at once; say if there is such a one.

    At once means that cameras and microphones come again on another process within seconds.
    """
    if not MediaNode.objects.filter(url=url).update(is_draining=True):
        return False
    if at_once:
        _leave(Room.objects.filter(media_node=url).values_list("id", flat=True))
    return True


def resume(url: str) -> bool:
    """Let a media process take rooms again; say if there is such a one."""
    return bool(MediaNode.objects.filter(url=url).update(is_draining=False))


def move_rooms(now: datetime) -> None:
    """Take rooms off media processes that are dead, and off those to be left once nobody sends in a room."""
    if len(selectors.urls()) == 1:
        return
    placed = Room.objects.exclude(media_node=None)
    dead = placed.exclude(media_node__in=selectors.living(now))
    _leave(dead.values_list("id", flat=True))
    sending = Publication.objects.filter(ended_at=None).values("participant__room")
    placed.filter(media_node__is_draining=True).exclude(id__in=sending).update(media_node=None)


def _leave(room_ids: Iterable[UUID]) -> None:
    """Take rooms off their media process: what was sent there is lost, and who sends comes again elsewhere."""
    rooms = list(room_ids)
    if rooms:
        Room.objects.filter(id__in=rooms).update(media_node=None)
        lost = Publication.objects.filter(participant__room__in=rooms, ended_at=None)
        end_each(lost, PublicationEnd.MEDIA_LOST)
