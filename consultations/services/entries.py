"""Ways in for those who are invited: personal links, handed out or sent."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import translation

from consultations import policies
from consultations.models import Invitation, Sitting
from consultations.occasions import SITTING, occasion
from consultations.selectors.entries import access_invitations, sitter
from consultations.selectors.standings import access_sitting
from deliberation.accounts import selectors
from deliberation.accounts.models import Account
from deliberation.accounts.services import personal_links, text_messages
from deliberation.core import qr
from deliberation.core.errors import Conflict, Unavailable
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Done, Result
from deliberation.events.entries import (
    EntryIssueLink,
    EntryIssueLinks,
    EntryLinkIssued,
    EntryLinkQueued,
    EntryLinkRevoked,
    EntryRevokeLink,
    EntrySendLinks,
    LinkChannel,
)
from deliberation.events.sittings import SittingState
from deliberation.transports import chosen


class LinkItem(Result):
    """One person's link, told this once, and the text that hands it on. Kept in no receipt."""

    invitation_id: UUID
    name: str
    phone: str
    url: str
    text: str


class LinkResult(LinkItem):
    """The same with its QR code, an SVG element."""

    svg: str


class LinksResult(Result):
    """The links of several, in the order of lists."""

    items: list[LinkItem]


class SendResult(Result):
    """To whom links will be sent, who waits for one already, and who has no phone: invitations."""

    queued: list[UUID]
    waiting: list[UUID]
    without_phone: list[UUID]


@change
def issue_link(actor: Account, command: EntryIssueLink) -> LinkResult:
    """Make a personal link for one of those invited; a former one for the same way opens nothing any more.

    Raises:
        Forbidden: ``entry.forbidden``, to those who do not prepare the sitting.
        NotFound: ``sitting.not_found``, ``invitation.not_found``.
        Conflict: ``sitting.closed``.
    """
    sitting = _managed(actor, command.sitting_id)
    (item,) = _issued(actor, sitting, access_invitations(sitting, [command.invitation_id]), command.channel)
    return LinkResult(**item.model_dump(), svg=qr.svg(item.url))


@change
def issue_links(actor: Account, command: EntryIssueLinks) -> LinksResult:
    """Make personal links for all who are invited and have not asked for leave, or for those named.

    Raises:
        Forbidden, NotFound, Conflict: as ``issue_link``.
    """
    sitting = _managed(actor, command.sitting_id)
    invitations = access_invitations(sitting, command.invitation_ids)
    return LinksResult(items=_issued(actor, sitting, invitations, command.channel))


@change
def revoke_link(actor: Account, command: EntryRevokeLink) -> Done:
    """Let no personal link made so far for one of those invited open anything. Doing it again changes nothing.

    Raises:
        Forbidden, NotFound: as ``issue_link``.
    """
    sitting, standing = access_sitting(actor, command.sitting_id)
    policies.require(policies.may_manage(standing), "entry.forbidden")
    (invitation,) = access_invitations(sitting, [command.invitation_id])
    if personal_links.revoke(sitter(invitation), SITTING, sitting.id, actor=actor):
        emit(EntryLinkRevoked(invitation_id=invitation.id), stream=sitting.desk_stream, actor=actor)
    return Done()


@change
def send_links(actor: Account, command: EntrySendLinks) -> SendResult:
    """Have personal links sent by SMS to all who are invited and have not asked for leave, or to those named.

    Raises:
        Forbidden, NotFound, Conflict: as ``issue_link``.
        Unavailable: ``text_code.unavailable``; texts are not sent here.
    """
    sitting = _managed(actor, command.sitting_id)
    if chosen() is None:
        raise Unavailable("text_code.unavailable")
    invitations = access_invitations(sitting, command.invitation_ids)
    reached = [row for row in invitations if sitter(row).phone]
    accounts = {sitter(row).id: sitter(row) for row in reached}
    expires_at = selectors.lasts_until(occasion(sitting))
    told = text_messages.queue_links(list(accounts.values()), SITTING, sitting.id, expires_at=expires_at)
    queued = [row.id for row in reached if sitter(row).id in told]
    for invitation_id in queued:
        emit(EntryLinkQueued(invitation_id=invitation_id), stream=sitting.desk_stream, actor=actor)
    return SendResult(
        queued=queued,
        waiting=[row.id for row in reached if row.id not in queued],
        without_phone=[row.id for row in invitations if not sitter(row).phone],
    )


def _managed(actor: Account, sitting_id: UUID) -> Sitting:
    """Return a sitting into which ``actor`` may let people now."""
    sitting, standing = access_sitting(actor, sitting_id)
    policies.require(policies.may_manage(standing), "entry.forbidden")
    if sitting.state == SittingState.CLOSED or sitting.cancelled_at is not None:
        raise Conflict("sitting.closed")
    return sitting


def _issued(
    actor: Account, sitting: Sitting, invitations: Iterable[Invitation], channel: LinkChannel
) -> list[LinkItem]:
    """Make a link for each and say so; the events hold no token."""
    told = occasion(sitting)
    expires_at = selectors.lasts_until(told)
    items = []
    for invitation in invitations:
        account = sitter(invitation)
        token = personal_links.make(account, SITTING, sitting.id, channel=channel, expires_at=expires_at)
        url = personal_links.url(token)
        with translation.override(text_messages.LANGUAGES[Account.Language(account.language)]):
            text = text_messages.invitation_text(account, told, url)
        items.append(LinkItem(invitation_id=invitation.id, name=account.name, phone=account.phone, url=url, text=text))
        event = EntryLinkIssued(invitation_id=invitation.id, channel=channel, expires_at=expires_at)
        emit(event, stream=sitting.desk_stream, actor=actor)
    return items
