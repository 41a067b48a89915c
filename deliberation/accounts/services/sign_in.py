"""Signing in and out, by whatever method."""

import math
from datetime import timedelta
from uuid import UUID

from axes.conf import settings as axes_settings
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest

from deliberation.accounts import selectors
from deliberation.accounts.digests import digest
from deliberation.accounts.models import USER_AGENT_LENGTH, Account, Device, LoginSession, TextCode
from deliberation.accounts.services import devices, links, login_sessions, qr_logins, text_codes
from deliberation.core import clock
from deliberation.core.errors import TooMany, Unauthenticated
from deliberation.core.proxies import client_address
from deliberation.eventlog.units import change

BACKEND = "django.contrib.auth.backends.ModelBackend"


def with_password(request: HttpRequest, *, username: str, password: str) -> LoginSession:
    """Sign in by name and password.

    An unknown name, an inactive account, an account without a password and a wrong password have one answer,
    after the same work: each costs one run of the password hasher.

    Raises:
        Unauthenticated: ``login.failed``.
        TooMany: ``login.throttled``, too many failures for this name from this address; nothing was compared.
    """
    username = username.strip().lower()
    # Not in a transaction: a failure is counted although nothing else happens.
    account = authenticate(request, username=username, password=password)
    if isinstance(account, Account):
        return begin(request, account, method=LoginSession.Method.PASSWORD)
    if getattr(request, "axes_locked_out", False):
        # With the flag set, the middleware of axes would put a page of its own in place of our answer.
        request.axes_locked_out = False  # type: ignore[attr-defined]  # axes put it there
        raise TooMany("login.throttled", retry_after=_seconds_locked(username, client_address(request)))
    raise Unauthenticated("login.failed")


@change
def with_link(request: HttpRequest, token: str) -> LoginSession:
    """Sign in by a one-time link, which is used up by it.

    Raises:
        Unauthenticated: ``login_link.invalid``; unknown, expired, used, or the account is not active.
    """
    link = links.use(token)
    return begin(request, link.account, method=LoginSession.Method.LINK)


def with_code(request: HttpRequest, *, phone: str, code: str) -> LoginSession:
    """Sign in by the code that was sent to a phone, and bind this browser.

    Raises:
        Invalid: ``account.phone_invalid``.
        Unauthenticated: ``text_code.wrong``, ``text_code.spent``.
    """
    account = text_codes.confirm(phone, TextCode.Purpose.SIGN_IN, code)
    return begin_bound(request, account, method=LoginSession.Method.CODE)


@change
def with_qr(request: HttpRequest, qr_login_id: UUID) -> LoginSession:
    """Sign in because a phone has granted it, and bind this browser.

    Raises:
        NotFound: ``qr_login.not_found``.
        Conflict: ``qr_login.waiting``.
        Unauthenticated: ``qr_login.expired``.
    """
    account = qr_logins.take(request, qr_login_id)
    return begin_bound(request, account, method=LoginSession.Method.QR)


@change
def begin_bound(request: HttpRequest, account: Account, *, method: LoginSession.Method) -> LoginSession:
    """Sign ``account`` in on this browser, which has been proved to be theirs."""
    return begin(request, account, method=method, device=devices.bind(request, account))


@change
def begin_confined(
    request: HttpRequest, account: Account, room_id: UUID, *, method: LoginSession.Method, hours: int
) -> LoginSession:
    """Sign somebody in who only says that they are ``account``: they can wait before one room, and nothing else."""
    return begin(request, account, method=method, confined_to=room_id, lifetime=timedelta(hours=hours))


@change
def begin(
    request: HttpRequest,
    account: Account,
    *,
    method: LoginSession.Method,
    device: Device | None = None,
    confined_to: UUID | None = None,
    lifetime: timedelta | None = None,
) -> LoginSession:
    """Sign ``account`` in on this browser and return the login session; one that was there before ends.

    The session starts empty and under a new key, so that a key planted in the browser before opens nothing.
    """
    sign_out(request)
    login(request, account, backend=BACKEND)
    if lifetime is not None:
        request.session.set_expiry(lifetime)
    request.session.save()
    session_key = request.session.session_key
    if session_key is None:
        raise RuntimeError("a saved session has a key")
    now = clock.now()
    login_session = LoginSession.objects.create(
        account=account,
        session_key_digest=digest(session_key),
        method=method,
        is_bound=confined_to is None,
        confined_to=confined_to,
        device=device,
        user_agent=request.headers.get("User-Agent", "")[:USER_AGENT_LENGTH],
        created_at=now,
        last_seen_at=now,
        expires_at=request.session.get_expiry_date(),
    )
    request.login_session = login_session  # type: ignore[attr-defined]  # as the middleware does
    return login_session


@change
def sign_out(request: HttpRequest) -> None:
    """End this browser's login session, if it has one, and forget its session."""
    current = selectors.login_session_of(request.session.session_key)
    if current is not None:
        login_sessions.end(current, actor=current.account)
    logout(request)
    request.login_session = None  # type: ignore[attr-defined]  # as the middleware does


def _seconds_locked(username: str, address: str) -> int:
    """Return in how many seconds ``username`` may be tried again from ``address``.

    Failures are counted per browser and age together; the lock ends when those young enough are too few.
    """
    limit: int = axes_settings.AXES_FAILURE_LIMIT
    cool_off: timedelta | None = get_cool_off()
    if cool_off is None:
        raise RuntimeError("AXES_COOLOFF_TIME is set")
    now = clock.now()
    attempts = AccessAttempt.objects.filter(
        username=username, ip_address=address, attempt_time__gte=now - cool_off
    ).order_by("attempt_time")
    failures = sum(attempt.failures_since_start for attempt in attempts)
    for attempt in attempts:
        failures -= attempt.failures_since_start
        if failures < limit:
            left: timedelta = attempt.attempt_time + cool_off - now
            return max(1, math.ceil(left.total_seconds()))
    return 1
