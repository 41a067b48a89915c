"""What a person is told in private: ``notice.*``, on the stream ``member.<account>``."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from deliberation.events.base import Command, Event, event


class NoticeKind(StrEnum):
    """The occasions on which a person is told something."""

    MESSAGE_HIDDEN = "message.hidden"
    FLOOR_REVOKED = "floor.revoked"
    INVITATION_SENT = "invitation.sent"
    INVITATION_WITHDRAWN = "invitation.withdrawn"
    SITTING_CHANGED = "sitting.changed"
    SITTING_CANCELLED = "sitting.cancelled"
    POLL_REMINDER = "poll.reminder"


class NoticeDismiss(Command):
    """Put a notice away as read."""

    type: ClassVar[str] = "notice.dismiss"
    notice_id: UUID


@event
class NoticeRaised(Event):
    """Something concerns this person. ``subject`` holds the ids and values its sentence needs."""

    type: ClassVar[str] = "notice.raised"
    notice_id: UUID
    kind: NoticeKind
    subject: dict[str, str]


@event
class NoticeDismissed(Event):
    """The person has read it."""

    type: ClassVar[str] = "notice.dismissed"
    notice_id: UUID
