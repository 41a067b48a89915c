"""Browsers that are known to be somebody's own."""

from uuid import UUID

from django.db.models import QuerySet

from deliberation.accounts import policies
from deliberation.accounts.digests import digest
from deliberation.accounts.models import Account, Device
from deliberation.accounts.selectors.accounts import access_account
from deliberation.core.errors import NotFound


def devices(account: Account) -> QuerySet[Device]:
    """Return the browsers bound to ``account``, the last used first."""
    return Device.objects.filter(account=account, revoked_at=None).order_by("-last_seen_at", "-id")


def device_of(account: Account, secret: str) -> Device | None:
    """Return the browser that holds ``secret``, if it is bound to ``account``."""
    return devices(account).filter(secret_digest=digest(secret)).first()


def access_bound_account(actor: Account, account_id: UUID) -> Account:
    """Return an account whose browsers ``actor`` may see and unbind.

    Raises:
        NotFound: ``account.not_found``; also to whoever may not know who there is.
        Forbidden: ``account.forbidden``.
    """
    account = access_account(actor, account_id)
    policies.require(policies.may_unbind(actor, account), "account.forbidden")
    return account


def access_device(actor: Account, device_id: UUID) -> Device:
    """Return a browser that ``actor`` may unbind, unbound ones included.

    Raises:
        NotFound: ``device.not_found``; one that is none of their business looks the same as none.
    """
    device = Device.objects.filter(id=device_id).select_related("account").first()
    if device is None or not policies.may_unbind(actor, device.account):
        raise NotFound("device.not_found")
    return device
