"""What people can do with accounts and all that is known of people: one noun per file."""

from deliberation.accounts.verbs.accounts import ACCOUNT_VERBS
from deliberation.accounts.verbs.devices import DEVICE_VERBS
from deliberation.accounts.verbs.imports import IMPORT_VERBS
from deliberation.accounts.verbs.logins import LOGIN_VERBS
from deliberation.accounts.verbs.memberships import MEMBERSHIP_VERBS
from deliberation.accounts.verbs.organisations import ORGANISATION_VERBS
from deliberation.accounts.verbs.rules import RULE_VERBS

VERBS = (
    *LOGIN_VERBS,
    *DEVICE_VERBS,
    *ACCOUNT_VERBS,
    *ORGANISATION_VERBS,
    *MEMBERSHIP_VERBS,
    *IMPORT_VERBS,
    *RULE_VERBS,
)
