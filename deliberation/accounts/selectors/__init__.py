"""What is known about the institution, its people and where they are signed in: one noun per file."""

from deliberation.accounts.selectors.accounts import (
    access_account,
    active_account,
    is_of_the_house,
    running,
    works_in_body,
)
from deliberation.accounts.selectors.devices import access_bound_account, access_device, device_of, devices
from deliberation.accounts.selectors.imports import access_import, import_answer, import_rows, import_template
from deliberation.accounts.selectors.institution import access_term, current_institution, current_term, local, today
from deliberation.accounts.selectors.logins import (
    access_login_session,
    alive,
    bound,
    living,
    login_session_of,
    login_sessions,
    login_sessions_on,
    open_link,
    user_agents,
)
from deliberation.accounts.selectors.memberships import access_membership, access_sector, sectors, terms
from deliberation.accounts.selectors.organisations import (
    access_organisation,
    organisation,
    organisations,
    role_in,
    roles_of,
)
from deliberation.accounts.selectors.people import people, person
from deliberation.accounts.selectors.personal_links import (
    lasts_until,
    links_like,
    occasion_of,
    opens,
    personal_link,
    wants_proof,
)
from deliberation.accounts.selectors.qr_logins import QR_LOGIN_KEY, access_qr_login, open_qr_login
from deliberation.accounts.selectors.rule_scopes import access_scope, rule_scopes, rule_set

__all__ = [
    "QR_LOGIN_KEY",
    "access_account",
    "access_bound_account",
    "access_device",
    "access_import",
    "access_login_session",
    "access_membership",
    "access_organisation",
    "access_qr_login",
    "access_scope",
    "access_sector",
    "access_term",
    "active_account",
    "alive",
    "bound",
    "current_institution",
    "current_term",
    "device_of",
    "devices",
    "import_answer",
    "import_rows",
    "import_template",
    "is_of_the_house",
    "lasts_until",
    "links_like",
    "living",
    "local",
    "login_session_of",
    "login_sessions",
    "login_sessions_on",
    "occasion_of",
    "open_link",
    "open_qr_login",
    "opens",
    "organisation",
    "organisations",
    "people",
    "person",
    "personal_link",
    "role_in",
    "roles_of",
    "rule_scopes",
    "rule_set",
    "running",
    "sectors",
    "terms",
    "today",
    "user_agents",
    "wants_proof",
    "works_in_body",
]
