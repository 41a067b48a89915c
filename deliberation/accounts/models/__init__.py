"""The institution, whom it knows, and where they are signed in: one noun per file."""

from deliberation.accounts.digests import DIGEST_LENGTH
from deliberation.accounts.models.accounts import Account, AccountManager
from deliberation.accounts.models.devices import USER_AGENT_LENGTH, Device
from deliberation.accounts.models.imports import ImportPreview
from deliberation.accounts.models.institution import Institution, Term
from deliberation.accounts.models.logins import LoginLink, LoginSession, Session
from deliberation.accounts.models.memberships import Membership, Sector
from deliberation.accounts.models.organisations import Organisation, OrganisationRole
from deliberation.accounts.models.personal_links import PersonalLink
from deliberation.accounts.models.qr_logins import QrLogin
from deliberation.accounts.models.rate_windows import RateWindow
from deliberation.accounts.models.text_codes import TextCode
from deliberation.accounts.models.text_messages import TextMessage

__all__ = [
    "DIGEST_LENGTH",
    "USER_AGENT_LENGTH",
    "Account",
    "AccountManager",
    "Device",
    "ImportPreview",
    "Institution",
    "LoginLink",
    "LoginSession",
    "Membership",
    "Organisation",
    "OrganisationRole",
    "PersonalLink",
    "QrLogin",
    "RateWindow",
    "Sector",
    "Session",
    "Term",
    "TextCode",
    "TextMessage",
]
