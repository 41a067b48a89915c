"""Who gets in how, for those who prepare a sitting."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import QuerySet

from consultations.entrances import general_link, spoken_code
from consultations.models import Invitation, Sitting
from consultations.occasions import SITTING
from consultations.representations.entries import EntryItem, EntryList
from deliberation.accounts.models import Account, PersonalLink, TextMessage
from deliberation.core.errors import NotFound
from deliberation.events.entries import TextState
from deliberation.events.sittings import ReplyState
from deliberation.transports import chosen


def sitter(invitation: Invitation) -> Account:
    """Return who sits by an invitation: the deputy, once it is known who that is."""
    if invitation.reply == ReplyState.DEPUTY and invitation.deputy is not None:
        return invitation.deputy
    return invitation.account


def invited(sitting: Sitting) -> QuerySet[Invitation]:
    """Return the invitations that stand, in the order of lists."""
    return Invitation.objects.filter(sitting=sitting, withdrawn_at=None).select_related("account", "deputy")


def access_invitations(sitting: Sitting, invitation_ids: Collection[UUID] | None) -> list[Invitation]:
    """Return the invitations named, or those of all who have not asked for leave.

    Raises:
        NotFound: ``invitation.not_found``; one of them is not of this sitting, or was withdrawn.
    """
    if invitation_ids is None:
        return list(invited(sitting).exclude(reply=ReplyState.LEAVE))
    found = list(invited(sitting).filter(id__in=invitation_ids))
    if len(found) != len(set(invitation_ids)):
        raise NotFound("invitation.not_found")
    return found


def entry_list(sitting: Sitting) -> EntryList:
    """Return how all who are invited get in."""
    links, texts = _links(sitting), _texts(sitting)
    return EntryList(
        items=[_item(row, links[sitter(row).id], texts.get(sitter(row).id)) for row in invited(sitting)],
        general_link=general_link(sitting),
        meeting_code=spoken_code(sitting),
        sends_texts=chosen() is not None,
    )


def _links(sitting: Sitting) -> Mapping[UUID, list[PersonalLink]]:
    """Return account → links that were not revoked, the oldest first."""
    found: defaultdict[UUID, list[PersonalLink]] = defaultdict(list)
    rows = PersonalLink.objects.filter(occasion=SITTING, subject_id=sitting.id, revoked_at=None)
    for link in rows.order_by("created_at", "id"):
        found[link.account_id].append(link)
    return found


def _texts(sitting: Sitting) -> Mapping[UUID | None, TextMessage]:
    """Return account → newest text."""
    rows = TextMessage.objects.filter(occasion=SITTING, subject_id=sitting.id)
    return {text.account_id: text for text in rows.order_by("created_at", "id")}


def _item(invitation: Invitation, links: list[PersonalLink], text: TextMessage | None) -> EntryItem:
    account = sitter(invitation)
    return EntryItem(
        invitation_id=invitation.id,
        account_id=account.id,
        name=account.name,
        phone=account.phone,
        links=len(links),
        issued_at=links[-1].created_at if links else None,
        first_used_at=min((link.first_used_at for link in links if link.first_used_at is not None), default=None),
        text_state=TextState(text.state) if text is not None else None,
        text_at=(text.sent_at or text.created_at) if text is not None else None,
    )
