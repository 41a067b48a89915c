"""The lobby of a room: ``lobby.*``, to those who wait and to the desk."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from deliberation.events.base import Event, event
from deliberation.events.sittings import SittingState


class LobbyEnd(StrEnum):
    """Why somebody no longer waits."""

    ADMITTED = "admitted"
    TURNED_AWAY = "turned_away"
    LEFT = "left"


@event
class LobbyChanged(Event):
    """To those who wait: what the sitting is called, where it stands, and when it is to begin, if at all."""

    type: ClassVar[str] = "lobby.changed"
    title: str
    state: SittingState
    starts_at: datetime
    is_cancelled: bool


@event
class LobbyEntered(Event):
    """To the desk: somebody waits to be let in, since ``since``.

    ``is_bound`` says whether they wait by a device known as theirs; if not, somebody should look who it is.
    """

    type: ClassVar[str] = "lobby.entered"
    participant_id: UUID
    since: datetime
    is_bound: bool


@event
class LobbyLeft(Event):
    """To the desk: somebody no longer waits."""

    type: ClassVar[str] = "lobby.left"
    participant_id: UUID
    reason: LobbyEnd
