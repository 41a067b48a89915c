"""What is known about the institution, its people and where they are signed in: one noun per file."""

from deliberation.accounts.selectors.accounts import access_account, active_account, is_of_the_house, running
from deliberation.accounts.selectors.imports import access_import, import_answer, import_rows, import_template
from deliberation.accounts.selectors.institution import access_term, current_institution, current_term, today
from deliberation.accounts.selectors.logins import (
    access_login_session,
    alive,
    bound,
    login_session_of,
    login_sessions,
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
from deliberation.accounts.selectors.rule_scopes import access_scope, rule_scopes, rule_set

__all__ = [
    "access_account",
    "access_import",
    "access_login_session",
    "access_membership",
    "access_organisation",
    "access_scope",
    "access_sector",
    "access_term",
    "active_account",
    "alive",
    "bound",
    "current_institution",
    "current_term",
    "import_answer",
    "import_rows",
    "import_template",
    "is_of_the_house",
    "login_session_of",
    "login_sessions",
    "open_link",
    "organisation",
    "organisations",
    "people",
    "person",
    "role_in",
    "roles_of",
    "rule_scopes",
    "rule_set",
    "running",
    "sectors",
    "terms",
    "today",
    "user_agents",
]
