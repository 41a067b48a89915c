"""Who may do what to accounts and login sessions. Pure functions of rows."""

from deliberation.accounts.models import Account, LoginSession


def may_see(actor: Account, login_session: LoginSession) -> bool:
    """Return whether ``actor`` may know of ``login_session``, and so end it: it is their own, on whatever device."""
    return actor.id == login_session.account_id
