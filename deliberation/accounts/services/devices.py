"""Binding browsers to their persons, and undoing it."""

import re
import secrets

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from deliberation.accounts.digests import digest
from deliberation.accounts.models import USER_AGENT_LENGTH, Account, Device
from deliberation.accounts.selectors import access_device, login_sessions_on
from deliberation.accounts.services import login_sessions
from deliberation.core import clock
from deliberation.eventlog.units import Actor, change, emit
from deliberation.eventlog.verbs import Done
from deliberation.events.devices import DeviceBound, DeviceRevoke, DeviceRevoked

COOKIE_AGE = 400 * 24 * 3600
"""Seconds; browsers keep no cookie longer."""
_SECRET = re.compile(r"[\w-]{43}")


def secret_of(request: HttpRequest) -> str:
    """Return the secret by which this browser is known; one that has none is given one with the answer.

    A page that asks somebody to enter calls this when it is shown, so that a button pressed twice comes twice from the
    same browser. Having a secret is nothing yet: it counts once it is bound to an account.
    """
    kept = getattr(request, "device_secret", None) or request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    if _SECRET.fullmatch(kept):
        return str(kept)
    secret = secrets.token_urlsafe(32)
    request.device_secret = secret  # type: ignore[attr-defined]  # for ``give_secret``
    return secret


def give_secret(request: HttpRequest, response: HttpResponseBase) -> None:
    """Put the secret that ``secret_of`` has made, if any, into the browser."""
    secret = getattr(request, "device_secret", None)
    if secret is not None:
        response.set_cookie(
            settings.DEVICE_COOKIE_NAME,
            secret,
            max_age=COOKIE_AGE,
            path="/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


@change
def bind(request: HttpRequest, account: Account) -> Device:
    """Take this browser for ``account``'s own; the caller has seen a proof. Binding it again changes nothing."""
    now = clock.now()
    user_agent = request.headers.get("User-Agent", "")[:USER_AGENT_LENGTH]
    device, is_new = Device.objects.get_or_create(
        account=account,
        secret_digest=digest(secret_of(request)),
        defaults={"user_agent": user_agent, "created_at": now, "last_seen_at": now},
    )
    if is_new or device.revoked_at is not None:
        emit(DeviceBound(device_id=device.id), stream=account.stream, actor=account, at=now)
    device.user_agent, device.last_seen_at, device.revoked_at = user_agent, now, None
    device.save(update_fields=["user_agent", "last_seen_at", "revoked_at"])
    return device


@change
def revoke(actor: Account, command: DeviceRevoke) -> Done:
    """Let a browser no longer count as its person's own, and sign it out. Doing it again changes nothing.

    Raises:
        NotFound: ``device.not_found``; also for other people's, unless one looks after their accounts.
    """
    unbind(access_device(actor, command.device_id), actor=actor)
    return Done()


@change
def revoke_all(account: Account, *, actor: Actor | None) -> None:
    """Let no browser count as ``account``'s own any more."""
    for device in Device.objects.filter(account=account, revoked_at=None).select_related("account"):
        unbind(device, actor=actor)


@change
def revoke_everywhere() -> None:
    """Let no browser count as anybody's own any more."""
    for account in Account.objects.filter(devices__revoked_at=None, devices__isnull=False).distinct():
        revoke_all(account, actor=None)


@change
def unbind(device: Device, *, actor: Actor | None) -> None:
    """Let a browser no longer count as its person's own, and sign it out."""
    now = clock.now()
    for login_session in login_sessions_on(device):
        login_sessions.end(login_session, actor=actor)
    # The condition decides between two that do it at once: one of them tells.
    if Device.objects.filter(id=device.id, revoked_at=None).update(revoked_at=now):
        emit(DeviceRevoked(device_id=device.id), stream=device.account.stream, actor=actor, at=now)
