"""What the secretariat and the administrators can do with accounts."""

from deliberation.accounts.services import accounts
from deliberation.eventlog.verbs import Verb, declare
from deliberation.events.people import AccountActivate, AccountChange, AccountCreate, AccountDeactivate

ACCOUNT_VERBS = declare(
    Verb(
        command=AccountCreate,
        service=accounts.create,
        result=accounts.AccountResult,
        method="POST",
        path="accounts",
        status=201,
        summary="Make an account for a person or a place, without a password.",
    ),
    Verb(
        command=AccountChange,
        service=accounts.alter,
        result=accounts.AccountResult,
        method="PATCH",
        path="accounts/{account_id}",
        summary="Change an account; whoever loses a right is signed out everywhere.",
    ),
    Verb(
        command=AccountDeactivate,
        service=accounts.deactivate,
        result=accounts.AccountResult,
        method="POST",
        path="accounts/{account_id}/deactivate",
        summary="Let an account no longer sign in, and end all its logins.",
    ),
    Verb(
        command=AccountActivate,
        service=accounts.activate,
        result=accounts.AccountResult,
        method="POST",
        path="accounts/{account_id}/activate",
        summary="Let an account sign in again, by new links.",
    ),
)
