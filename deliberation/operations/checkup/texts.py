"""Do texts reach phones?"""

from collections.abc import Iterator

from django.conf import settings

from deliberation.core.checkup import Finding, check, fail, ok, warn
from deliberation.environment import SmsTransport


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
