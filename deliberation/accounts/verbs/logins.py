"""What a person can do with their own logins."""

from deliberation.accounts.models import Account
from deliberation.accounts.services import login_sessions
from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.accounts import LoginRevoke


def _revoke(actor: Account, command: LoginRevoke) -> Done:
    login_sessions.revoke(actor, command.login_session_id)
    return Done()


LOGIN_VERBS = declare(
    Verb(
        command=LoginRevoke,
        service=_revoke,
        result=Done,
        method="DELETE",
        path="login-sessions/{login_session_id}",
        summary="End one of one's own login sessions, on whatever device it is.",
    )
)
