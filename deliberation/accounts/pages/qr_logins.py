"""The page that a desktop's picture opens on a phone."""

from django.http import HttpRequest, HttpResponse

from deliberation.accounts import selectors
from deliberation.accounts.models import LoginSession
from deliberation.accounts.pages.base import PlainPage, led_to, masked, page
from deliberation.accounts.services import qr_logins
from deliberation.core.browsers import named
from deliberation.core.errors import DomainError


class QrLoginPage(PlainPage):
    """Asks whether to sign in on the computer, and grants it when a button says so."""

    def get(self, request: HttpRequest, secret: str) -> HttpResponse:
        wish = selectors.open_qr_login(secret)
        login_session = _login_session(request)
        if wish is None:
            return page(request, "accounts/qr_login_gone.html", {}, status=410)
        if login_session is None:
            return page(request, "accounts/qr_login_stranger.html", {}, status=403)
        if wish.approved_by_id is not None:
            is_own = wish.approved_by_id == login_session.account_id
            template = "accounts/qr_login_done.html" if is_own else "accounts/qr_login_gone.html"
            return page(request, template, {}, status=200 if is_own else 410)
        context = {
            "name": masked(login_session.account.name),
            "browser": str(named(wish.user_agent)),
            "asked_at": selectors.local(wish.created_at),
        }
        return page(request, "accounts/qr_login.html", context)

    def head(self, request: HttpRequest, secret: str) -> HttpResponse:
        return HttpResponse(status=200 if selectors.open_qr_login(secret) else 410)

    def post(self, request: HttpRequest, secret: str) -> HttpResponse:
        login_session = _login_session(request)
        if login_session is not None:
            try:
                qr_logins.approve(login_session.account, login_session, secret)
            except DomainError:
                return page(request, "accounts/qr_login_gone.html", {}, status=410)
            return led_to(request.get_full_path())
        return self.get(request, secret)


def _login_session(request: HttpRequest) -> LoginSession | None:
    """Return who is signed in on this phone, and recognised."""
    current = getattr(request, "login_session", None)
    if isinstance(current, LoginSession) and current.is_bound and current.confined_to is None:
        return current
    return None
