"""A sitting's course, live: ``sitting.open`` … ``sitting.close``, ``agenda.step``, and what they lead to."""

from typing import ClassVar
from uuid import UUID

from deliberation.events.base import Command, Event, event


class SittingOpen(Command):
    """Open the lobby: people may come, and wait or enter (等候中)."""

    type: ClassVar[str] = "sitting.open"
    room_id: UUID


class SittingStart(Command):
    """Begin (进行中)."""

    type: ClassVar[str] = "sitting.start"
    room_id: UUID


class SittingSuspend(Command):
    """Pause (休会)."""

    type: ClassVar[str] = "sitting.suspend"
    room_id: UUID


class SittingResume(Command):
    """Go on after a pause."""

    type: ClassVar[str] = "sitting.resume"
    room_id: UUID


class SittingEnd(Command):
    """End (已结束): whatever is still open in it ends with it. Nothing can stand in the way."""

    type: ClassVar[str] = "sitting.end"
    room_id: UUID


class SittingClose(Command):
    """Put it away as done with (已办结)."""

    type: ClassVar[str] = "sitting.close"
    room_id: UUID


class SittingLock(Command):
    """Let nobody more in but by hand."""

    type: ClassVar[str] = "sitting.lock"
    room_id: UUID


class SittingUnlock(Command):
    """Let people in again as the rule says."""

    type: ClassVar[str] = "sitting.unlock"
    room_id: UUID


class AgendaStep(Command):
    """Go to an item of the agenda; ``null`` leaves the agenda."""

    type: ClassVar[str] = "agenda.step"
    room_id: UUID
    item_id: UUID | None


@event
class SittingOpened(Event):
    """People may come in to wait. Who was there before, preparing, counts as arrived now."""

    type: ClassVar[str] = "sitting.opened"


@event
class SittingStarted(Event):
    """The sitting has begun."""

    type: ClassVar[str] = "sitting.started"


@event
class SittingSuspended(Event):
    """The sitting pauses."""

    type: ClassVar[str] = "sitting.suspended"


@event
class SittingResumed(Event):
    """The sitting goes on."""

    type: ClassVar[str] = "sitting.resumed"


@event
class SittingEnded(Event):
    """The sitting is over. ``due`` and ``present`` count people by place, ``at_venues`` those whom venues stand for."""

    type: ClassVar[str] = "sitting.ended"
    due: int
    present: int
    at_venues: int


@event
class SittingClosed(Event):
    """All that followed from the sitting is done."""

    type: ClassVar[str] = "sitting.closed"


@event
class SittingLocked(Event):
    """Nobody more is let in but by hand."""

    type: ClassVar[str] = "sitting.locked"


@event
class SittingUnlocked(Event):
    """People are let in again as the rule says."""

    type: ClassVar[str] = "sitting.unlocked"


@event
class AgendaStepped(Event):
    """The sitting has gone to this item of its agenda."""

    type: ClassVar[str] = "agenda.stepped"
    item_id: UUID | None
