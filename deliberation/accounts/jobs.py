"""What is kept about sign-ins, and for how long."""

from datetime import timedelta

from axes.helpers import get_cool_off
from axes.models import AccessAttempt

from deliberation.accounts.models import (
    Device,
    ImportPreview,
    LoginLink,
    LoginSession,
    PersonalLink,
    QrLogin,
    RateWindow,
    TextCode,
    TextMessage,
)
from deliberation.accounts.services import text_messages
from deliberation.accounts.sessions import SessionStore
from deliberation.core import clock
from deliberation.core.schedule import every

ENDED_SESSIONS_KEPT = timedelta(days=90)
LINKS_KEPT = timedelta(days=30)
PERSONAL_LINKS_KEPT = timedelta(days=180)
"""After they expire: what they lead to may be put off, and then they open again."""
CODES_KEPT = timedelta(days=1)
TEXTS_KEPT = timedelta(days=90)
DEVICES_KEPT = timedelta(days=90)


@every(24 * 3600, name="accounts.purge")
def purge() -> None:
    """Delete sessions that are over, links that are long expired, and failures that no longer count."""
    now = clock.now()
    SessionStore.clear_expired()
    LoginSession.objects.filter(expires_at__lt=now - ENDED_SESSIONS_KEPT).delete()
    LoginSession.objects.filter(revoked_at__lt=now - ENDED_SESSIONS_KEPT).delete()
    LoginLink.objects.filter(expires_at__lt=now - LINKS_KEPT).delete()
    PersonalLink.objects.filter(expires_at__lt=now - PERSONAL_LINKS_KEPT).delete()
    Device.objects.filter(revoked_at__lt=now - DEVICES_KEPT).delete()
    TextMessage.objects.filter(expires_at__lt=now - TEXTS_KEPT).delete()
    cool_off = get_cool_off()
    if cool_off is not None:
        # They hold addresses: kept only as long as they throttle.
        AccessAttempt.objects.filter(attempt_time__lt=now - cool_off).delete()


@every(3600, name="accounts.purge_previews")
def purge_previews() -> None:
    """Delete previews of workbooks that are over: they hold names and phones."""
    ImportPreview.objects.filter(expires_at__lte=clock.now()).delete()


@every(3600, name="accounts.purge_codes")
def purge_codes() -> None:
    """Delete codes and desktops' wishes that are over, and counts that no longer limit anything."""
    now = clock.now()
    TextCode.objects.filter(expires_at__lt=now - CODES_KEPT).delete()
    QrLogin.objects.filter(expires_at__lt=now - CODES_KEPT).delete()
    RateWindow.objects.filter(ends_at__lte=now).delete()


@every(1, name="accounts.send_texts")
def send_texts() -> None:
    """Send the texts that are due: somebody waits for them."""
    text_messages.send_due()
