"""Desktops that wish to be signed in."""

from uuid import UUID

from django.http import HttpRequest

from deliberation.accounts.digests import digest
from deliberation.accounts.models import QrLogin
from deliberation.core import clock
from deliberation.core.errors import NotFound

QR_LOGIN_KEY = "qr_login"
"""In the browser's session: the id of its own wish."""


def access_qr_login(request: HttpRequest, qr_login_id: UUID) -> QrLogin:
    """Return a wish of this browser.

    Raises:
        NotFound: ``qr_login.not_found``; another browser's looks the same as none.
    """
    own = request.session.get(QR_LOGIN_KEY)
    wish = QrLogin.objects.select_related("approved_by").filter(id=qr_login_id).first() if own else None
    if wish is None or own != str(qr_login_id):
        raise NotFound("qr_login.not_found")
    return wish


def open_qr_login(secret: str) -> QrLogin | None:
    """Return the wish whose picture holds ``secret``, if it can still be granted or has just been."""
    wishes = QrLogin.objects.filter(secret_digest=digest(secret), expires_at__gt=clock.now(), used_at=None)
    return wishes.select_related("approved_by").first()
