"""Routes below ``/api/``."""

from django.urls import path

from deliberation.accounts.api import views
from deliberation.accounts.verbs import LOGIN_VERBS
from deliberation.eventlog.rest import routes

urlpatterns = [
    path("session", views.SessionView.as_view()),
    path("account", views.AccountView.as_view()),
    path("login-sessions", views.LoginSessionsView.as_view()),
    *routes(LOGIN_VERBS),
]
