"""Do texts reach phones?"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings

from deliberation.accounts.models import TextMessage
from deliberation.core import clock
from deliberation.core.checkup import Finding, check, fail, ok, warn
from deliberation.environment import SmsTransport
from deliberation.events.entries import TextState

LOOKED_AT = timedelta(days=1)
"""How far back texts are looked at: what failed before has been seen, or is of no use any more."""
LATE = timedelta(minutes=5)
"""How long a text may be due and not sent: the worker tries each second, and a code lasts minutes."""


@check("texts.transport")
def transport() -> Iterator[Finding]:
    """Is there a way for texts, and is it one for this deployment?"""
    env = settings.ENV
    if env.texts is SmsTransport.NONE:
        yield warn(
            "texts.none",
            "No texts are sent: nobody can sign in by a code, and links must be handed out by other means.",
            fix="Set SMS_TRANSPORT=http and SMS_URL, see .env.example.",
        )
    elif env.texts is not SmsTransport.HTTP:
        yield from _local(env.texts.value)
    elif not env.sms_url.startswith("https://"):
        yield warn(
            "texts.plain",
            "Numbers, codes and links go to the gateway for texts without HTTPS.",
            fix="Give SMS_URL an https:// address, unless the way to it is private.",
        )
    else:
        yield ok("texts.gateway", "Texts are handed to a gateway.")


def _local(transport: str) -> Iterator[Finding]:
    if settings.PRODUCTION:
        yield fail(
            "texts.local",
            "Texts stay on this machine (SMS_TRANSPORT=%(transport)s): they reach nobody's phone.",
            fix="Set SMS_TRANSPORT=http and SMS_URL, see .env.example.",
            transport=transport,
        )
    else:
        yield ok("texts.trial", "Texts stay on this machine (SMS_TRANSPORT=%(transport)s).", transport=transport)


@check("texts.delivery")
def delivery() -> Iterator[Finding]:
    """Were the texts of the last day taken by the transport?"""
    now = clock.now()
    recent = TextMessage.objects.filter(created_at__gte=now - LOOKED_AT)
    failed = recent.filter(state=TextState.FAILED)
    waiting = TextMessage.objects.filter(state=TextState.OPEN, next_at__lt=now - LATE, expires_at__gt=now)
    late = waiting.count() if settings.ENV.texts is not SmsTransport.NONE else 0  # without a transport they wait
    newest = failed.order_by("-created_at").first()
    if newest is not None:
        yield _failed(failed.count(), newest.error, is_any_sent=recent.filter(state=TextState.SENT).exists())
    if late:
        yield warn(
            "texts.late",
            "%(count)s texts have been due for more than five minutes and were not sent.",
            fix="See that the worker runs, and that it reaches the gateway.",
            count=late,
        )
    if newest is None and not late:
        yield ok("texts.sent", "No text of the last day has failed.")


def _failed(count: int, error: str, *, is_any_sent: bool) -> Finding:
    """Return what is to be said of failed texts: a fault if none got through at all."""
    if is_any_sent:
        return warn(
            "texts.failed",
            "%(count)s texts of the last day were given up; the last one for: %(error)s.",
            fix="See at the sitting's invitations whom they were for, and hand the links out by other means.",
            count=count,
            error=error,
        )
    return fail(
        "texts.refused",
        "All %(count)s texts of the last day were given up; the last one for: %(error)s.",
        fix="See that SMS_URL, the gateway's credentials and its balance are right, then send the texts again.",
        count=count,
        error=error,
    )
