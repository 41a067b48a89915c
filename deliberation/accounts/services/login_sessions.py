"""Ending login sessions: on the same device or from another."""

from collections.abc import Collection
from uuid import UUID

from deliberation.accounts.models import Account, Device, LoginSession, Session
from deliberation.accounts.selectors import access_login_session, login_sessions
from deliberation.core import clock
from deliberation.eventlog.units import Actor, change, emit
from deliberation.events.accounts import LoginRevoked


@change
def revoke(actor: Account, login_session_id: UUID) -> LoginSession:
    """End one of the actor's login sessions. Revoking an ended one changes nothing.

    Raises:
        NotFound: ``login_session.not_found``; also for somebody else's.
    """
    login_session = access_login_session(actor, login_session_id)
    end(login_session, actor=actor)
    return login_session


@change
def end(login_session: LoginSession, *, actor: Actor | None) -> None:
    """Revoke ``login_session``, delete the browser session it stands on, and tell all that stands on it."""
    now = clock.now()
    # The condition decides between two that end it at once: one of them tells, the other finds it done.
    if not LoginSession.objects.filter(id=login_session.id, revoked_at__isnull=True).update(revoked_at=now):
        return
    login_session.revoked_at = now
    Session.objects.filter(session_key=login_session.session_key_digest).delete()
    emit(
        LoginRevoked(login_session_id=login_session.id),
        stream=login_session.account.stream,
        actor=actor,
        at=now,
    )


def settle(login_session: LoginSession, device: Device) -> None:
    """Let a login stand on the bound browser that it is in: it will end with it."""
    LoginSession.objects.filter(id=login_session.id).update(device=device)


def vouch(login_session_ids: Collection[UUID]) -> None:
    """Take the browsers of these login sessions for their persons' own: somebody has seen who they are."""
    LoginSession.objects.filter(id__in=login_session_ids).update(is_bound=True)


@change
def end_these(login_session_ids: Collection[UUID], *, actor: Actor | None) -> None:
    """End login sessions by their ids."""
    for login_session in LoginSession.objects.filter(id__in=login_session_ids).select_related("account"):
        end(login_session, actor=actor)


@change
def end_all(account: Account, *, actor: Actor | None) -> int:
    """End every login session of ``account`` and return how many there were."""
    ended = list(login_sessions(account).select_related("account"))
    for login_session in ended:
        end(login_session, actor=actor)
    return len(ended)


@change
def end_everywhere() -> None:
    """End every login session there is."""
    for account in Account.objects.filter(login_sessions__revoked_at=None).distinct():
        end_all(account, actor=None)
