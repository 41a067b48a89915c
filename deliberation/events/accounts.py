"""Sign-in: ``login.*``, on the stream ``member.<account>``."""

from typing import ClassVar
from uuid import UUID

from deliberation.events.base import Command, Event, event


class LoginRevoke(Command):
    """End one of one's own login sessions, on whatever device it is."""

    type: ClassVar[str] = "login.revoke"
    login_session_id: UUID


@event
class LoginRevoked(Event):
    """A login session ended; everything that stands on it closes."""

    type: ClassVar[str] = "login.revoked"
    login_session_id: UUID
