"""What is kept about sign-ins, and for how long."""

from datetime import timedelta

from axes.helpers import get_cool_off
from axes.models import AccessAttempt

from deliberation.accounts.models import ImportPreview, LoginLink, LoginSession
from deliberation.accounts.sessions import SessionStore
from deliberation.core import clock
from deliberation.core.schedule import every

ENDED_SESSIONS_KEPT = timedelta(days=90)
LINKS_KEPT = timedelta(days=30)


@every(24 * 3600, name="accounts.purge")
def purge() -> None:
    """Delete sessions that are over, links that are long expired, and failures that no longer count."""
    now = clock.now()
    SessionStore.clear_expired()
    LoginSession.objects.filter(expires_at__lt=now - ENDED_SESSIONS_KEPT).delete()
    LoginSession.objects.filter(revoked_at__lt=now - ENDED_SESSIONS_KEPT).delete()
    LoginLink.objects.filter(expires_at__lt=now - LINKS_KEPT).delete()
    cool_off = get_cool_off()
    if cool_off is not None:
        # They hold addresses: kept only as long as they throttle.
        AccessAttempt.objects.filter(attempt_time__lt=now - cool_off).delete()


@every(3600, name="accounts.purge_previews")
def purge_previews() -> None:
    """Delete previews of workbooks that are over: they hold names and phones."""
    ImportPreview.objects.filter(expires_at__lte=clock.now()).delete()
