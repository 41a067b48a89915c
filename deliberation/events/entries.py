"""Ways into a sitting for those who are invited: ``entry.*``, on the stream of its desk."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from deliberation.events.base import Command, Event, event

MOST = 2000
"""Invitations that one request may name."""
Invitations = Annotated[list[UUID], Field(min_length=1, max_length=MOST)]


class LinkChannel(StrEnum):
    """How a personal link reaches its person; of two made for the same way, the older one opens nothing."""

    SHOWN = "shown"
    """Handed to those who prepare the sitting, who pass it on."""
    PRINTED = "printed"
    """On paper, as a QR code."""
    TEXT = "text"
    """By SMS, without anybody seeing it."""


class TextState(StrEnum):
    """What became of a text."""

    OPEN = "open"
    SENT = "sent"
    FAILED = "failed"
    """Not taken, and tried often enough."""
    DROPPED = "dropped"
    """It was no use any more, or there was nobody to send it to."""


class EntryIssueLink(Command):
    """Make a personal link for one of those invited; a former one for the same way opens nothing any more."""

    type: ClassVar[str] = "entry.issue_link"
    sitting_id: UUID
    invitation_id: UUID
    channel: LinkChannel = LinkChannel.SHOWN


class EntryIssueLinks(Command):
    """Make personal links for all who are invited, or for those named."""

    type: ClassVar[str] = "entry.issue_links"
    sitting_id: UUID
    invitation_ids: Invitations | None = None
    channel: LinkChannel = LinkChannel.SHOWN


class EntryRevokeLink(Command):
    """Let no personal link made so far for one of those invited open anything."""

    type: ClassVar[str] = "entry.revoke_link"
    sitting_id: UUID
    invitation_id: UUID


class EntrySendLinks(Command):
    """Send personal links by SMS to all who are invited, or to those named. Who waits for one gets no second."""

    type: ClassVar[str] = "entry.send_links"
    sitting_id: UUID
    invitation_ids: Invitations | None = None


@event
class EntryLinkIssued(Event):
    """There is a new personal link for somebody invited."""

    type: ClassVar[str] = "entry.link_issued"
    invitation_id: UUID
    channel: LinkChannel
    expires_at: datetime


@event
class EntryLinkRevoked(Event):
    """No personal link made so far for somebody invited opens anything."""

    type: ClassVar[str] = "entry.link_revoked"
    invitation_id: UUID


@event
class EntryLinkQueued(Event):
    """A personal link will be sent to somebody invited by SMS."""

    type: ClassVar[str] = "entry.link_queued"
    invitation_id: UUID
