"""Personal links: made for one person and one occasion, opened as often as they like."""

import secrets
from datetime import datetime
from uuid import UUID

from django.conf import settings

from deliberation.accounts.digests import digest
from deliberation.accounts.models import Account, Device, PersonalLink
from deliberation.accounts.services import devices
from deliberation.core import clock
from deliberation.eventlog.units import Actor, change
from deliberation.events.entries import LinkChannel


@change
def make(account: Account, occasion: str, subject_id: UUID, *, channel: LinkChannel, expires_at: datetime) -> str:
    """Make a link and return its token, which is kept nowhere; ``url`` gives the address.

    A former link for the same way opens nothing any more, but for texts: one that is sent again may have arrived.
    """
    now = clock.now()
    if channel is not LinkChannel.TEXT:
        former = PersonalLink.objects.filter(account=account, occasion=occasion, subject_id=subject_id)
        former.filter(channel=channel, revoked_at=None).update(revoked_at=now)
    token = secrets.token_urlsafe(32)
    PersonalLink.objects.create(
        account=account,
        token_digest=digest(token),
        occasion=occasion,
        subject_id=subject_id,
        channel=channel,
        created_at=now,
        expires_at=expires_at,
    )
    return token


def url(token: str) -> str:
    """Return the address that opens the link of ``token``."""
    return f"{settings.ENV.origin}/m/{token}"


@change
def mark_used(link: PersonalLink, device: Device) -> None:
    """Remember that somebody entered by the link, and by which browser first."""
    if link.device is None or link.device.revoked_at is not None:
        link.device = device
    link.first_used_at = link.first_used_at or clock.now()
    link.save(update_fields=["device", "first_used_at"])


@change
def revoke(account: Account, occasion: str, subject_id: UUID, *, actor: Actor | None) -> int:
    """Let none of a person's links to one occasion open anything; return how many there were.

    Browsers that came in first by one of them are signed out: whoever revokes a link fears that it was not the person.
    """
    Account.objects.select_for_update(no_key=True).get(id=account.id)  # nobody enters meanwhile
    links = PersonalLink.objects.filter(account=account, occasion=occasion, subject_id=subject_id, revoked_at=None)
    for device in Device.objects.filter(links__in=links, revoked_at=None).select_related("account").distinct():
        devices.unbind(device, actor=actor)
    return links.update(revoked_at=clock.now())


@change
def revoke_of(account: Account) -> None:
    """Let none of a person's links open anything."""
    PersonalLink.objects.filter(account=account, revoked_at=None).update(revoked_at=clock.now())


@change
def revoke_everywhere() -> None:
    """Let no personal link made so far open anything."""
    PersonalLink.objects.filter(revoked_at=None).update(revoked_at=clock.now())
