"""The page that a personal link opens: it asks, and one tap enters."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from deliberation.accounts import selectors
from deliberation.accounts.models import PersonalLink
from deliberation.accounts.occasions import Occasion
from deliberation.accounts.pages.base import PlainPage, gone, led_to, masked, page, somebody_else, told
from deliberation.accounts.pages.refusals import sentence
from deliberation.accounts.services import devices, entrances, qr_logins, text_codes
from deliberation.core import qr
from deliberation.core.errors import DomainError, Forbidden, NotFound, Unauthenticated


class PersonalLinkPage(PlainPage):
    """Asks whether one is the person, and enters when a button says so; opening it changes nothing.

    On the browser that entered first, one tap does it every time. Another one proves by a code, or by the first, that
    it is the same person's, or waits until an operator recognises them.
    """

    leads_into_application = True

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = selectors.personal_link(token)
        if link is None:
            return gone(request)
        occasion = selectors.occasion_of(link)
        if occasion is None or not selectors.opens(link, occasion):
            return over(request, occasion)
        return _question(request, link, occasion)

    def head(self, request: HttpRequest, token: str) -> HttpResponse:
        link = selectors.personal_link(token)
        good = link is not None and selectors.opens(link, selectors.occasion_of(link))
        return HttpResponse(status=200 if good else 410)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        link = selectors.personal_link(token)
        occasion = selectors.occasion_of(link) if link is not None else None
        if link is None or occasion is None:
            return self.get(request, token)
        act = ACTS.get(request.POST.get("act", ""), _enter)
        try:
            return act(request, token, link, occasion)
        except Unauthenticated as refusal:
            if refusal.code != "personal_link.invalid":
                raise
            return over(request, occasion)


def over(request: HttpRequest, occasion: Occasion | None) -> HttpResponse:
    """Say that the link has expired, was revoked, or that there is nothing to come to any more, and whom to call."""
    if occasion is None:
        return gone(request)
    return page(request, "accounts/personal_link_over.html", told(occasion), status=410)


def _question(request: HttpRequest, link: PersonalLink, occasion: Occasion) -> HttpResponse:
    """Ask, or, on a browser that has to prove whose it is, offer the ways to do so."""
    device = selectors.device_of(link.account, devices.secret_of(request))
    other = somebody_else(request, link.account)
    is_here = entrances.is_signed_in(request, link.account)
    context = {
        **told(occasion),
        "name": masked(link.account.name),
        "other_name": masked(other.name) if other is not None else "",
        "is_known": is_here or device is not None,
    }
    if not is_here and selectors.wants_proof(link, device):
        return page(request, "accounts/personal_link_proof.html", {**context, **_ways(link, occasion)})
    return page(request, "accounts/personal_link.html", context)


def _ways(link: PersonalLink, occasion: Occasion) -> dict[str, Any]:
    has_phone = bool(link.account.phone) and text_codes.are_sent()
    return {"digits": link.account.phone[-4:] if has_phone else "", "has_lobby": occasion.lobby_id is not None}


def _enter(request: HttpRequest, token: str, link: PersonalLink, occasion: Occasion) -> HttpResponse:
    if somebody_else(request, link.account) is not None and request.POST.get("act") != "switch":
        return _question(request, link, occasion)  # the page that was answered asked something else
    try:
        return led_to(entrances.by_link(request, token).path)
    except Forbidden:
        return _question(request, link, occasion)


def _text(request: HttpRequest, token: str, link: PersonalLink, occasion: Occasion) -> HttpResponse:
    try:
        entrances.ask_code(request, token)
    except Unauthenticated:
        raise
    except DomainError as refusal:
        return _code_page(request, link, occasion, refusal)
    return _code_page(request, link, occasion)


def _code(request: HttpRequest, token: str, link: PersonalLink, occasion: Occasion) -> HttpResponse:
    try:
        return led_to(entrances.by_code(request, token, request.POST.get("code", "")).path)
    except DomainError as refusal:
        if refusal.code == "personal_link.invalid":
            raise
        return _code_page(request, link, occasion, refusal)


def _code_page(
    request: HttpRequest, link: PersonalLink, occasion: Occasion, refusal: DomainError | None = None
) -> HttpResponse:
    context = {
        **told(occasion),
        **_ways(link, occasion),
        "problem": sentence(refusal) if refusal is not None else "",
    }
    return page(request, "accounts/personal_link_code.html", context, status=refusal.status if refusal else 200)


def _qr(request: HttpRequest, token: str, link: PersonalLink, occasion: Occasion) -> HttpResponse:
    try:
        wish, secret = qr_logins.ask(request)
    except DomainError as refusal:
        return page(
            request,
            "accounts/personal_link_qr.html",
            {**told(occasion), "problem": sentence(refusal)},
            status=refusal.status,
        )
    address = qr_logins.url(secret)
    context = {**told(occasion), "wish": wish, "qr": qr.svg(address, title=_("QR code")), "secret": secret}
    return page(request, "accounts/personal_link_qr.html", context)


def _take(request: HttpRequest, token: str, link: PersonalLink, occasion: Occasion) -> HttpResponse:
    try:
        wish_id = UUID(request.POST.get("wish", ""))
        return led_to(entrances.by_qr(request, token, wish_id).path)
    except (ValueError, NotFound):
        return _qr(request, token, link, occasion)
    except DomainError as refusal:
        if refusal.code == "personal_link.invalid":
            raise
        return _again(request, occasion, refusal, wish_id)


def _again(request: HttpRequest, occasion: Occasion, refusal: DomainError, wish_id: UUID) -> HttpResponse:
    """Show the same picture again while nobody has granted it, or offer a new one."""
    secret = request.POST.get("secret", "")
    wish = selectors.open_qr_login(secret)
    is_waiting = refusal.code == "qr_login.waiting" and wish is not None and wish.id == wish_id
    context = {
        **told(occasion),
        "wish": wish if is_waiting else None,
        "qr": qr.svg(qr_logins.url(secret), title=_("QR code")) if is_waiting else "",
        "secret": secret,
        "problem": sentence(refusal),
    }
    return page(request, "accounts/personal_link_qr.html", context, status=refusal.status)


def _wait(request: HttpRequest, token: str, link: PersonalLink, occasion: Occasion) -> HttpResponse:
    return led_to(entrances.as_waiting(request, token).lobby_path)


Act = Callable[[HttpRequest, str, PersonalLink, Occasion], HttpResponse]
ACTS: dict[str, Act] = {"text": _text, "code": _code, "qr": _qr, "take": _take, "wait": _wait}
"""What the page's buttons ask for; anything else is taken for entering."""
