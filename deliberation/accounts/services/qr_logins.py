"""Signing a desktop in by a phone (扫码登录): the desktop asks by a picture, the phone grants, the desktop takes it."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from deliberation.accounts import selectors
from deliberation.accounts.digests import digest
from deliberation.accounts.models import USER_AGENT_LENGTH, Account, LoginSession, QrLogin
from deliberation.accounts.services import rates
from deliberation.core import clock
from deliberation.core.errors import Conflict, Forbidden, NotFound, TooMany, Unauthenticated
from deliberation.core.proxies import client_address
from deliberation.eventlog.units import change
from deliberation.rules.selectors import rules

HOUR = 3600


def ask(request: HttpRequest) -> tuple[QrLogin, str]:
    """Make a wish of this browser to be signed in, and return it with the secret for the picture.

    The browser's session keeps which wish is its own, under a new key: one planted in it before could take the grant.

    Raises:
        TooMany: ``qr_login.too_many`` with ``retry_after``.
    """
    numbers = rules().entry
    if wait := rates.spend("qr", client_address(request), count=numbers.qr_per_address, seconds=HOUR):
        raise TooMany("qr_login.too_many", retry_after=wait)
    secret = secrets.token_urlsafe(24)
    now = clock.now()
    wish = QrLogin.objects.create(
        secret_digest=digest(secret),
        user_agent=request.headers.get("User-Agent", "")[:USER_AGENT_LENGTH],
        created_at=now,
        expires_at=now + timedelta(seconds=numbers.qr_seconds),
    )
    request.session.cycle_key()
    request.session[selectors.QR_LOGIN_KEY] = str(wish.id)
    return wish, secret


@change
def approve(actor: Account, login_session: LoginSession, secret: str) -> QrLogin:
    """Grant the wish whose picture holds ``secret``. Granting it again changes nothing.

    Raises:
        Forbidden: ``login.confined``; who is not recognised themselves lets nobody in.
        NotFound: ``qr_login.not_found``; unknown, expired, or granted by somebody else.
    """
    if login_session.confined_to is not None or not login_session.is_bound:
        raise Forbidden("login.confined")
    now = clock.now()
    wishes = QrLogin.objects.filter(secret_digest=digest(secret), expires_at__gt=now)
    # No join in the statement: its condition decides between two phones that grant at once.
    wishes.filter(approved_by=None).update(approved_by=actor, approved_at=now)
    wish = wishes.filter(approved_by=actor).first()
    if wish is None:
        raise NotFound("qr_login.not_found")
    return wish


@change
def take(request: HttpRequest, qr_login_id: UUID) -> Account:
    """Use up a granted wish of this browser and return who granted it.

    Raises:
        NotFound: ``qr_login.not_found``; it is not this browser's.
        Conflict: ``qr_login.waiting``; nobody has granted it yet.
        Unauthenticated: ``qr_login.expired``; also if it was used.
    """
    wish = selectors.access_qr_login(request, qr_login_id)
    if wish.approved_by is None and wish.expires_at > clock.now():
        raise Conflict("qr_login.waiting")
    open_ = QrLogin.objects.filter(id=wish.id, used_at=None, approved_by__isnull=False, expires_at__gt=clock.now())
    if wish.approved_by is None or not wish.approved_by.is_active or not open_.update(used_at=clock.now()):
        raise Unauthenticated("qr_login.expired")
    return wish.approved_by


def url(secret: str) -> str:
    """Return the address that stands in the picture."""
    return f"{settings.ENV.origin}/q/{secret}"
