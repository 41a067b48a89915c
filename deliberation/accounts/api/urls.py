"""Routes below ``/api/``."""

from django.urls import path

from deliberation.accounts.api.views import entrances, imports, organisations, people, rules, sessions
from deliberation.accounts.verbs import VERBS
from deliberation.eventlog.rest import routes

urlpatterns = [
    path("session", sessions.SessionView.as_view()),
    path("account", sessions.AccountView.as_view()),
    path("text-codes", entrances.TextCodesView.as_view()),
    path("qr-logins", entrances.QrLoginsView.as_view()),
    path("qr-logins/<uuid:qr_login_id>", entrances.QrLoginView.as_view()),
    path("qr-logins/<uuid:qr_login_id>/claim", entrances.QrLoginClaimView.as_view()),
    *routes(
        VERBS,
        reads={
            "login-sessions": sessions.LoginSessionsView,
            "devices": entrances.DevicesView,
            "people/{account_id}/devices": entrances.PersonDevicesView,
            "people": people.PeopleView,
            "people/{account_id}": people.PersonView,
            "people/imports": imports.ImportsView,
            "people/imports/template": imports.TemplateView,
            "people/imports/{import_id}": imports.ImportView,
            "people/imports/{import_id}/rows": imports.ImportRowsView,
            "organisations": organisations.OrganisationsView,
            "organisations/{organisation_id}": organisations.OrganisationView,
            "sectors": people.SectorsView,
            "terms": people.TermsView,
            "rules": rules.RuleScopesView,
            "rules/{scope}": rules.RuleSetView,
        },
    ),
]
