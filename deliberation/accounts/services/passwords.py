"""Passwords."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from deliberation.accounts.models import Account
from deliberation.accounts.services import login_sessions
from deliberation.core.errors import Invalid
from deliberation.eventlog.units import change


@change
def give(account: Account, password: str) -> None:
    """Give ``account`` a password and end all its login sessions: whoever knew the former one is out.

    Raises:
        Invalid: ``request.invalid``, the password is too weak; ``fields`` name the reasons.
    """
    try:
        validate_password(password, account)
    except ValidationError as error:
        reasons = [{"field": "password", "reason": item.code or "invalid"} for item in error.error_list]
        raise Invalid("request.invalid", " ".join(error.messages), fields=reasons) from None
    account.set_password(password)
    account.save(update_fields=["password"])
    login_sessions.end_all(account, actor=None)
