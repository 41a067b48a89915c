"""Pages outside the application: what links and pictures open."""

from deliberation.accounts.pages.base import csrf_failure, masked, unfit
from deliberation.accounts.pages.login_links import LoginLinkPage
from deliberation.accounts.pages.personal_links import PersonalLinkPage
from deliberation.accounts.pages.qr_logins import QrLoginPage

__all__ = ["LoginLinkPage", "PersonalLinkPage", "QrLoginPage", "csrf_failure", "masked", "unfit"]
