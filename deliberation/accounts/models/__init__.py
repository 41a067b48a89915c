"""The institution, whom it knows, and where they are signed in: one noun per file."""

from deliberation.accounts.models.accounts import Account, AccountManager
from deliberation.accounts.models.imports import ImportPreview
from deliberation.accounts.models.institution import Institution, Term
from deliberation.accounts.models.logins import DIGEST_LENGTH, LoginLink, LoginSession, Session
from deliberation.accounts.models.memberships import Membership, Sector
from deliberation.accounts.models.organisations import Organisation, OrganisationRole

__all__ = [
    "DIGEST_LENGTH",
    "Account",
    "AccountManager",
    "ImportPreview",
    "Institution",
    "LoginLink",
    "LoginSession",
    "Membership",
    "Organisation",
    "OrganisationRole",
    "Sector",
    "Session",
    "Term",
]
