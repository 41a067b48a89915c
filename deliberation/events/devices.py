"""Browsers bound to an account: ``device.*``, on the stream ``member.<account>``."""

from typing import ClassVar
from uuid import UUID

from deliberation.events.base import Command, Event, event


class DeviceRevoke(Command):
    """Let a browser no longer count as its person's own; it is signed out."""

    type: ClassVar[str] = "device.revoke"
    device_id: UUID


@event
class DeviceBound(Event):
    """A browser counts as this person's own from now on."""

    type: ClassVar[str] = "device.bound"
    device_id: UUID


@event
class DeviceRevoked(Event):
    """A browser no longer counts as this person's own."""

    type: ClassVar[str] = "device.revoked"
    device_id: UUID
