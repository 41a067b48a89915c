"""Where accounts are signed in."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from deliberation.accounts import policies
from deliberation.accounts.digests import digest
from deliberation.accounts.models import Account, Device, LoginLink, LoginSession
from deliberation.core import clock
from deliberation.core.errors import NotFound


def login_sessions(account: Account) -> QuerySet[LoginSession]:
    """Return where ``account`` is signed in now, the last seen first."""
    return LoginSession.objects.filter(_alive(clock.now()), account=account).order_by("-last_seen_at", "-id")


def login_sessions_on(device: Device) -> QuerySet[LoginSession]:
    """Return what is signed in on a bound browser now."""
    return LoginSession.objects.filter(_alive(clock.now()), device=device).select_related("account")


def login_session_of(session_key: str | None) -> LoginSession | None:
    """Return the login session that stands on the browser's ``session_key``, if it is alive."""
    if session_key is None:
        return None
    rows = LoginSession.objects.filter(_alive(clock.now()), session_key_digest=digest(session_key))
    return rows.select_related("account").first()


def living(login_session_id: UUID) -> LoginSession | None:
    """Return a login session by its id, if something may still stand on it."""
    return LoginSession.objects.filter(_alive(clock.now()), id=login_session_id).first()


def alive(login_session_ids: Collection[UUID]) -> set[UUID]:
    """Return those of the login sessions on which something may still stand: one query for all of them."""
    rows = LoginSession.objects.filter(_alive(clock.now()), id__in=login_session_ids)
    return set(rows.values_list("id", flat=True))


def bound(login_session_ids: Collection[UUID]) -> set[UUID]:
    """Return those of the login sessions whose browsers are known to be their persons' own."""
    return set(LoginSession.objects.filter(id__in=login_session_ids, is_bound=True).values_list("id", flat=True))


def user_agents(login_session_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return how the browsers of these login sessions describe themselves, of those that are still known."""
    return dict(LoginSession.objects.filter(id__in=login_session_ids).values_list("id", "user_agent"))


def access_login_session(actor: Account, login_session_id: UUID) -> LoginSession:
    """Return a login session that ``actor`` may see, ended ones included.

    Raises:
        NotFound: ``login_session.not_found``; somebody else's looks the same as none.
    """
    login_session = LoginSession.objects.filter(id=login_session_id).select_related("account").first()
    if login_session is None or not policies.may_see(actor, login_session):
        raise NotFound("login_session.not_found")
    return login_session


def open_link(token: str) -> LoginLink | None:
    """Return the link of ``token`` if it could sign somebody in now."""
    links = LoginLink.objects.filter(
        token_digest=digest(token), used_at__isnull=True, expires_at__gt=clock.now(), account__is_active=True
    )
    return links.select_related("account").first()


def _alive(now: datetime) -> Q:
    """Return the one definition of a login session that counts."""
    return Q(revoked_at__isnull=True, expires_at__gt=now, account__is_active=True)
