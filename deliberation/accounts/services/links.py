"""One-time links that sign an account in."""

import secrets
from datetime import timedelta

from django.conf import settings

from deliberation.accounts.digests import digest
from deliberation.accounts.models import Account, LoginLink
from deliberation.core import clock
from deliberation.core.errors import NotFound, Unauthenticated
from deliberation.eventlog.units import change

LIFETIMES = {
    LoginLink.Kind.CONSOLE: timedelta(minutes=15),
    LoginLink.Kind.PERSON: timedelta(days=7),
}


def make(account: Account, kind: LoginLink.Kind, lifetime: timedelta | None = None) -> str:
    """Make a link for ``account`` and return its token, which is kept nowhere; ``url`` gives the address.

    Raises:
        NotFound: ``account.not_found``, the account is not active.
    """
    if not account.is_active:
        raise NotFound("account.not_found", account.username)
    token = secrets.token_urlsafe(32)
    now = clock.now()
    LoginLink.objects.create(
        account=account,
        token_digest=digest(token),
        kind=kind,
        created_at=now,
        expires_at=now + (lifetime or LIFETIMES[kind]),
    )
    return token


def url(token: str) -> str:
    """Return the address that opens the link of ``token``."""
    return f"{settings.ENV.origin}/login/{token}"


@change
def use(token: str) -> LoginLink:
    """Use up the link of ``token`` and return it. Of two that use it at once, one succeeds.

    Raises:
        Unauthenticated: ``login_link.invalid``; unknown, expired, used, or the account is not active.
    """
    now = clock.now()
    # No join in this statement: its condition must be judged anew by whoever waited for the row.
    links = LoginLink.objects.filter(token_digest=digest(token), used_at__isnull=True, expires_at__gt=now)
    if not links.update(used_at=now):
        raise Unauthenticated("login_link.invalid")
    link = LoginLink.objects.select_related("account").get(token_digest=digest(token))
    if not link.account.is_active:
        raise Unauthenticated("login_link.invalid")
    return link


def withdraw(account: Account) -> None:
    """Let no link made so far sign ``account`` in."""
    LoginLink.objects.filter(account=account, used_at=None, expires_at__gt=clock.now()).update(expires_at=clock.now())


def withdraw_all() -> None:
    """Let no link made so far open anything."""
    LoginLink.objects.filter(used_at=None, expires_at__gt=clock.now()).update(expires_at=clock.now())
