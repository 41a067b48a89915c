"""Sentences for refusals, on pages that do without the application and its translations."""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

from deliberation.core.errors import DomainError

SENTENCES: Mapping[str, str] = {
    "account.phone_invalid": gettext_noop("This is no mobile number: it has eleven digits."),
    "qr_login.expired": gettext_noop("The QR code has expired, or somebody else confirmed it. Please take a new one."),
    "qr_login.too_many": gettext_noop("That was too often. Please try again in %(retry_after)s seconds."),
    "qr_login.waiting": gettext_noop("It has not been confirmed on the phone yet."),
    "text_code.spent": gettext_noop("This code is not valid any more. Please ask for a new one."),
    "text_code.too_many": gettext_noop("A code was asked for just now. The next one can be sent in %(retry_after)s s."),
    "text_code.unavailable": gettext_noop("No texts are sent here. Please choose another way."),
    "text_code.wrong": gettext_noop("The code is not right. Please look again."),
}
OTHER = gettext_noop("That did not work. Please try again, or call whoever prepares the meeting.")


def sentence(refusal: DomainError, own: Mapping[str, str] | None = None) -> str:
    """Return what a person is told of ``refusal``, in the active language; ``own`` are sentences of the page's own."""
    text = (own or {}).get(refusal.code) or SENTENCES.get(refusal.code, OTHER)
    return gettext(text) % refusal.params
