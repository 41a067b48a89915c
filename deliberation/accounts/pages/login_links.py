"""The page that a one-time login link opens."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from deliberation.accounts import selectors
from deliberation.accounts.models import LoginLink
from deliberation.accounts.pages.base import PlainPage, gone, led_to, masked, page
from deliberation.accounts.services import sign_in
from deliberation.core.errors import Unauthenticated


class LoginLinkPage(PlainPage):
    """One link, two ways: the operator's own signs in when opened, a person's shows a button first.

    What is sent through a chat is opened by the chat's servers before any person does; a link that these
    could use up would be useless, and one that signed them in would be worse.
    """

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = selectors.open_link(token)
        if link is None:
            return gone(request)
        if link.kind == LoginLink.Kind.CONSOLE:
            return _sign_in(request, token)
        return page(request, "accounts/login_link.html", {"name": masked(link.account.name)})

    def head(self, request: HttpRequest, token: str) -> HttpResponse:
        return HttpResponse(status=200 if selectors.open_link(token) else 410)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        return _sign_in(request, token)


def _sign_in(request: HttpRequest, token: str) -> HttpResponse:
    try:
        sign_in.with_link(request, token)
    except Unauthenticated:
        return gone(request)
    return led_to("/") if request.method == "POST" else HttpResponseRedirect("/")
