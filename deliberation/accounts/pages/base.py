"""What all pages outside the application share: plain HTML without script, for any browser that a chat brings along."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views import View

from deliberation.accounts import selectors
from deliberation.accounts.models import Account, LoginSession
from deliberation.accounts.occasions import Occasion
from deliberation.core import qr
from deliberation.core.browsers import is_unfit
from deliberation.rules.selectors import rules

LANGUAGES = {"zh-hans": "zh-CN", "en": "en"}
"""Django's name of a language → the one HTML uses."""


class PlainPage(View):
    """A page that is for one person: never kept, never found by a search, its address given to nobody."""

    http_method_names = ["get", "head", "post"]
    leads_into_application = False
    """Whether what follows needs a browser that can run the application."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(language_of(request)):
            if self.leads_into_application and is_unfit(request.headers.get("User-Agent", "")):
                response: HttpResponseBase = unfit(request)
            else:
                response = super().dispatch(request, *args, **kwargs)
        return private(response)


def private(response: HttpResponseBase) -> HttpResponseBase:
    """Let the answer be kept by nobody, and its address be told to nobody."""
    patch_cache_control(response, no_store=True)
    # The address is a secret. "no-referrer" would hide it too, but makes browsers send `Origin: null`
    # with the form (Fetch, "append a request Origin header"), which the CSRF check has to refuse.
    response["Referrer-Policy"] = "no-referrer" if response.status_code in (302, 303, 410) else "strict-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


def page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Return a page in the active language, with the way to the other one."""
    language = translation.get_language()
    other = next(code for code in LANGUAGES if code != language)
    shared = {
        "language": LANGUAGES[language],
        "other": LANGUAGES[other],
        "languages": LANGUAGES,
        "institution": selectors.current_institution(),
    }
    return render(request, template, {**shared, **context}, status=status)


def led_to(path: str) -> HttpResponseRedirect:
    """Return the way to ``path`` of this service after a form: whatever the method was, the next request is a GET.

    Raises:
        ValueError: it would lead somewhere else.
    """
    if not path.startswith("/") or path.startswith(("//", "/\\")):
        raise ValueError("a path of this service begins with one slash")
    return HttpResponseRedirect(path, status=303)


def gone(request: HttpRequest) -> HttpResponse:
    """Say in both languages that the link opens nothing any more, and whom to ask."""
    return page(request, "accounts/link_gone.html", {"contact": rules().entry.contact}, status=410)


def unfit(request: HttpRequest) -> HttpResponse:
    """Say that this browser is too old, how to switch it, and offer the same address to a phone's camera."""
    address = request.build_absolute_uri()
    response = page(request, "accounts/unfit.html", {"address": address, "qr": qr.png_address(address, scale=5)})
    patch_vary_headers(response, ["User-Agent"])
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say in both languages that the browser did not send its cookie (``CSRF_FAILURE_VIEW``)."""
    return page(request, "accounts/no_cookie.html", {}, status=403)


def masked(name: str) -> str:
    """Return enough of a name for its bearer to know it, and not its length."""
    return f"{name[:1]}**"


def told(occasion: Occasion) -> dict[str, Any]:
    """Return what the pages about an occasion show of it."""
    return {
        "occasion": occasion,
        "starts_at": selectors.local(occasion.starts_at),
        "ends_at": selectors.local(occasion.ends_at),
        "contact": occasion.contact,
    }


def somebody_else(request: HttpRequest, account: Account) -> Account | None:
    """Return who is signed in here if it is another person; who only waits to be recognised counts for nobody."""
    current = getattr(request, "login_session", None)
    if not isinstance(current, LoginSession) or current.confined_to is not None or not current.is_bound:
        return None
    return current.account if current.account_id != account.id else None


def language_of(request: HttpRequest) -> str:
    """Return the language asked for by ``?lang=``, else the browser's, as Django names it."""
    asked = request.GET.get("lang", "").lower()
    if asked.startswith("zh"):
        return "zh-hans"
    if asked.startswith("en"):
        return "en"
    language = translation.get_language_from_request(request)
    return language if language in LANGUAGES else "zh-hans"
