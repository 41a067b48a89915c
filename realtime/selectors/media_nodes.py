"""Which media processes there are, and on which a room stands."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from realtime import policies
from realtime.models import MediaNode, Room

DEAD_AFTER = timedelta(seconds=3)
"""How long a media process may be silent before its rooms are moved: it is asked once a second."""


@dataclass(frozen=True, slots=True)
class NodeState:
    """How one of several media processes stands, by the rows."""

    url: str
    silence: timedelta | None
    """Since when it has not been heard; ``None`` if it never was."""
    is_draining: bool
    rooms: int
    """How many rooms stand on it."""

    @property
    def is_alive(self) -> bool:
        """Whether it was heard lately."""
        return self.silence is not None and self.silence < DEAD_AFTER


def urls() -> list[str]:
    """Return the control addresses of this deployment's media processes."""
    env = settings.ENV
    return env.media_nodes or [env.media_control_url]


def living(now: datetime) -> QuerySet[MediaNode]:
    """Return the media processes that were heard lately."""
    return MediaNode.objects.filter(url__in=urls(), heard_at__gt=now - DEAD_AFTER)


def node_of(room_id: UUID) -> str | None:
    """Return the address of the media process on which a room stands, ``None`` for a room that stands on none."""
    return nodes_of({room_id})[room_id]


def nodes_of(room_ids: Collection[UUID]) -> dict[UUID, str | None]:
    """Return where each of the rooms stands; see ``node_of``."""
    known = urls()
    if len(known) == 1:
        return dict.fromkeys(room_ids, known[0])
    rows = Room.objects.filter(id__in=room_ids, media_node__in=known).values_list("id", "media_node")
    return {**dict.fromkeys(room_ids, None), **dict(rows)}


def least_loaded(now: datetime) -> MediaNode | None:
    """Return the living media process with the fewest rooms under way that takes new ones."""
    under_way = Count("rooms", filter=Q(rooms__sitting__state__in=policies.OPEN))
    return living(now).filter(is_draining=False).annotate(load=under_way).order_by("load", "url").first()


def states(now: datetime) -> list[NodeState]:
    """Return how the media processes of this deployment stand, in the order of the settings.

    Where there is only one, nobody keeps a row of it, and it has never been heard.
    """
    known = {node.url: node for node in MediaNode.objects.annotate(placed=Count("rooms"))}
    return [_state(url, known.get(url), now) for url in urls()]


def _state(url: str, node: MediaNode | None, now: datetime) -> NodeState:
    if node is None:
        return NodeState(url, silence=None, is_draining=False, rooms=0)
    placed: int = node.placed  # type: ignore[attr-defined]  # annotated above
    return NodeState(url, silence=max(now - node.heard_at, timedelta()), is_draining=node.is_draining, rooms=placed)
