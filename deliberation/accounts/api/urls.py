"""Routes below ``/api/``."""

from django.urls import path

from deliberation.accounts.api.views import organisations, people, rules, sessions
from deliberation.accounts.verbs import VERBS
from deliberation.eventlog.rest import routes

urlpatterns = [
    path("session", sessions.SessionView.as_view()),
    path("account", sessions.AccountView.as_view()),
    *routes(
        VERBS,
        reads={
            "login-sessions": sessions.LoginSessionsView,
            "people": people.PeopleView,
            "people/{account_id}": people.PersonView,
            "organisations": organisations.OrganisationsView,
            "organisations/{organisation_id}": organisations.OrganisationView,
            "sectors": people.SectorsView,
            "terms": people.TermsView,
            "rules": rules.RuleScopesView,
            "rules/{scope}": rules.RuleSetView,
        },
    ),
]
