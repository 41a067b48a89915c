"""The page that a login link opens: plain HTML without script, for any browser that a chat brings along."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views import View

from deliberation.accounts import selectors
from deliberation.accounts.models import Account, LoginLink
from deliberation.accounts.services import sign_in
from deliberation.core.errors import Unauthenticated

LANGUAGES = {"zh-hans": "zh-CN", "en": "en"}
"""Django's name of a language → the one HTML uses."""


class LoginLinkPage(View):
    """One link, two ways: the operator's own signs in when opened, a person's shows a button first.

    What is sent through a chat is opened by the chat's servers before any person does; a link that these
    could use up would be useless, and one that signed them in would be worse.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(_language(request)):
            response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, no_store=True)
        # The address is a secret. "no-referrer" would hide it too, but makes browsers send `Origin: null`
        # with the form (Fetch, "append a request Origin header"), which the CSRF check has to refuse.
        response["Referrer-Policy"] = "strict-origin" if response.status_code == 200 else "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = selectors.open_link(token)
        if link is None:
            return gone(request)
        if link.kind == LoginLink.Kind.CONSOLE:
            return _sign_in(request, token)
        return _ask(request, link.account)

    def head(self, request: HttpRequest, token: str) -> HttpResponse:
        return HttpResponse(status=200 if selectors.open_link(token) else 410)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        return _sign_in(request, token)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say in both languages that the browser did not send its cookie (``CSRF_FAILURE_VIEW``)."""
    return render(request, "accounts/no_cookie.html", {"languages": LANGUAGES}, status=403)


def gone(request: HttpRequest) -> HttpResponse:
    """Say in both languages that the link opens nothing any more, and whom to ask."""
    context = {"languages": LANGUAGES, "institution": selectors.current_institution()}
    return render(request, "accounts/link_gone.html", context, status=410)


def masked(name: str) -> str:
    """Return enough of a name for its bearer to know it, and not its length."""
    return f"{name[:1]}**"


def _ask(request: HttpRequest, account: Account) -> HttpResponse:
    language = translation.get_language()
    other = next(code for code in LANGUAGES if code != language)
    context = {
        "language": LANGUAGES[language],
        "other": LANGUAGES[other],
        "name": masked(account.name),
        "institution": selectors.current_institution(),
    }
    return render(request, "accounts/login_link.html", context)


def _sign_in(request: HttpRequest, token: str) -> HttpResponse:
    try:
        sign_in.with_link(request, token)
    except Unauthenticated:
        return gone(request)
    # 303: whatever the method was, the next request is a GET.
    return HttpResponseRedirect("/", status=303) if request.method == "POST" else HttpResponseRedirect("/")


def _language(request: HttpRequest) -> str:
    """Return the language asked for by ``?lang=``, else the browser's, as Django names it."""
    asked = request.GET.get("lang", "").lower()
    if asked.startswith("zh"):
        return "zh-hans"
    if asked.startswith("en"):
        return "en"
    language = translation.get_language_from_request(request)
    return language if language in LANGUAGES else "zh-hans"
