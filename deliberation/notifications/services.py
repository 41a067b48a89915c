"""Telling, and putting away."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.core.errors import NotFound
from deliberation.eventlog.units import Actor, change, emit, place
from deliberation.eventlog.verbs import Done
from deliberation.events.notices import NoticeDismiss, NoticeDismissed, NoticeKind, NoticeRaised
from deliberation.notifications.models import Notice
from deliberation.notifications.selectors import notices_about


@change
def notify(recipients: Iterable[UUID], kind: NoticeKind, subject: dict[str, str], *, actor: Actor | None) -> None:
    """Tell each account in ``recipients`` of an occasion, on its own stream."""
    now = clock.now()
    for account_id in recipients:
        notice = Notice(account_id=account_id, kind=kind, subject=subject, created_at=now)
        event = NoticeRaised(notice_id=notice.id, kind=kind, subject=subject)
        emit(event, stream=f"member.{account_id}", actor=actor, at=now, sequenced=partial(place, notice))


@change
def put_away(kind: NoticeKind, key: str, value: str) -> None:
    """Dismiss everybody's notices of a kind whose subject says ``value`` under ``key``: they have had their time."""
    now = clock.now()
    for notice in notices_about(key, value).filter(kind=kind, dismissed_at=None).select_for_update():
        notice.dismissed_at = now
        notice.save(update_fields=["dismissed_at"])
        emit(NoticeDismissed(notice_id=notice.id), stream=f"member.{notice.account_id}", actor=None, at=now)


@change
def dismiss(actor: Account, command: NoticeDismiss) -> Done:
    """Put one of one's own notices away. Dismissing it again changes nothing.

    Raises:
        NotFound: ``notice.not_found``, also for other people's notices.
    """
    notice = Notice.objects.select_for_update().filter(id=command.notice_id, account_id=actor.id).first()
    if notice is None:
        raise NotFound("notice.not_found")
    if notice.dismissed_at is None:
        notice.dismissed_at = clock.now()
        notice.save(update_fields=["dismissed_at"])
        emit(NoticeDismissed(notice_id=notice.id), stream=f"member.{actor.id}", actor=actor)
    return Done()
